"""A button that opens a choice, and builds it only while it is open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import streamlit as st


@contextmanager
def popover(
    key: str, label: str, count: int, kind: Literal["secondary", "tertiary"] = "secondary"
) -> Iterator[bool]:
    """A button that opens a choice, and says how many filters in it are set.

    Args:
        key: start of the widget's key.
        label: what the button says.
        count: how many choices in it narrow the view.
        kind: how the button looks while none does.

    Yields:
        Whether it is open, so that its content has to be built.
    """
    # What is inside is built only while it is open: fifteen closed widgets cost a third of a
    # rerun. The rerun that closing causes would overtake a click on a page's link in the top bar;
    # page_links.js therefore follows those links too.
    popover = st.popover(
        f"{label}: {count}" if count else label,
        type="primary" if count else kind,
        key=f"{key}_popover",
        on_change="rerun",
    )
    with popover:
        yield bool(popover.open)
