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
    popover = st.popover(label, type=kind, key=f"{key}_popover", on_change="rerun")
    if count:
        # Written by the style sheet: a button with other words or of another kind is another
        # widget to Streamlit, and each choice would close what it was made in.
        st.html(
            f'<style>.st-key-{key}_popover {{ --chosen: ": {count}"; --chosen-ground: var(--tint); '
            "--chosen-ink: var(--accent); --chosen-weight: 600; }</style>"
        )
    with popover:
        yield bool(popover.open)
