"""Links inside the atlas: followed without loading the page anew, and open in another tab.

The same piece remembers, in the reader's own browser, up to which day news was last looked at,
tells the server when the page is as narrow as a phone, says each new title to who listens, and
leads who uses the keyboard through what a button has opened and back to the link that was used,
on a narrow page to what a click has opened below, by Escape out of it again, and by the arrow keys
through a table whose cells are one stop of the Tab key.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import streamlit as st

from analytics.filters import Choices
from analytics.written_filters import UnknownChoice, read_day
from pages.components import clicks, session

# A link of the atlas begins with the name of a page or with "?". With a modifier key, or in
# another tab, it carries the rest of the view's address along.
_PARTS = (
    "page_links",
    "spoken_title",
    "popover_focus",
    "kept_focus",
    "opened_panel",
    "table_keys",
)
_JS = "\n".join((Path(__file__).parent / f"{part}.js").read_text("utf-8") for part in _PARTS)

_component = st.components.v2.component("page_links", html="<span hidden></span>", js=_JS)


def follow_links(choices: Choices, as_of: date | None) -> None:
    """Mount the listener; once on every page.

    Args:
        choices: what the facts offer.
        as_of: the day that the page shows, which the browser remembers as looked at.
    """
    day = (as_of or choices.last_day).isoformat()
    _component(
        key="page_links",
        data={
            "day": day,
            "known": st.session_state.get("looked", ""),
            "narrow": st.session_state.get("narrow", False),
        },
        height="content",
        on_go_change=partial(_on_go, choices),
        on_looked_change=partial(_on_looked, choices),
        on_narrow_change=_on_narrow,
    )


def _said(name: str) -> Any:
    return st.session_state.get("page_links", {}).get(name)


def _on_go(choices: Choices) -> None:
    address = _said("go")
    if not isinstance(address, str):
        return
    parts = urlsplit(address)
    clicks.follow(dict(parse_qsl(parts.query, keep_blank_values=True)), choices)
    st.session_state["go_to"] = parts.path


def _on_narrow() -> None:
    st.session_state["narrow"] = _said("narrow") is True
    session.say_again()


def _on_looked(choices: Choices) -> None:
    session.say_again()
    try:
        looked = read_day("since", str(_said("looked")))
    except UnknownChoice:
        return
    if choices.first_day <= looked < choices.last_day:
        st.session_state["looked"] = looked.isoformat()
