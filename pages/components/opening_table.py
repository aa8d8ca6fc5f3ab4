"""A table that sorts; a click on a row, or the arrow keys, open what the row is about."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

ROW = 30  # pixels
HEAD = 38


def show_opening_table(
    table: pd.DataFrame,
    opens: str,
    codes: tuple[str, ...],
    columns: Mapping[str, Any],
    *,
    key: str,
    height: int,
    unknown: str = "",
    page: str = "",
) -> None:
    """Show rows of which each opens something.

    Args:
        table: the rows.
        opens: what a row opens, a parameter of the address such as deal.
        codes: what each row opens.
        columns: how each column is shown, by its name.
        key: of the widget.
        height: pixels, at most.
        unknown: what stands in an empty cell.
        page: where it opens; empty for the page of the table.
    """
    # Cells, not rows: a row is chosen by a small box at its edge alone.
    st.dataframe(
        table[list(columns)],
        hide_index=True,
        row_height=ROW,
        height=min(height, HEAD + ROW * max(1, len(table))),
        placeholder=unknown,
        selection_mode="single-cell",
        on_select=partial(_open, key, opens, codes, page),
        key=key,
        column_config=dict(columns),
    )


def _open(key: str, opens: str, codes: tuple[str, ...], page: str) -> None:
    cells = st.session_state[key]["selection"]["cells"]
    if not cells or not 0 <= cells[0][0] < len(codes):
        return
    st.session_state[opens] = codes[cells[0][0]]
    if page:
        st.session_state["go_to"] = page
