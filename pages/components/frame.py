"""What every page stands in: title and icon, style sheet, the data's date at the foot."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from analytics.vocabulary import CREDIT
from analytics.warehouse import DataError
from figures.formatting import full_day
from figures.theme import variables
from pages.components import failures, session
from pages.components.markup import text
from pages.components.notices import stop_for_broken_facts
from pages.components.page_links import follow_links

ICON = "/app/static/icon.png"  # an address: a file would be read and hashed at each run
STYLE = Path(__file__).parent / "style"
# In this order: what fingers and paper need has the last word.
SHEETS = ("everywhere", "deals_and_countries", "people_sites_and_rivals", "site_map_and_files",
          "fingers_and_paper")  # fmt: skip


def open_frame(page: StreamlitPage) -> None:
    """Set up a page before its content; without sound facts, say so and stop.

    Args:
        page: the page that is open, which the browser's tab and history name first.
    """
    st.session_state["framed"] = True
    st.set_page_config(page_title=f"{page.title} · {CREDIT}", page_icon=ICON, layout="wide")
    st.html(_style())
    failures.number_the_log()
    failures.show_failed_files()
    try:
        session.shared_atlas()
    except DataError as problem:
        stop_for_broken_facts(problem)


def follow_link(pages: list[StreamlitPage], current: StreamlitPage) -> None:
    """Go to the page that a link of the atlas named, if one was followed in this run.

    The listener for the next link is mounted before the page, so that no link comes without it.

    Args:
        pages: every page of the atlas.
        current: the page that is open; a link to it needs no way, which would be a step of history.
    """
    st.session_state["page"] = current.url_path
    st.session_state.setdefault("arrived_at", current.url_path)
    wanted = st.session_state.pop("go_to", None)
    for page in pages:
        if wanted and page.url_path == wanted.strip("./") != current.url_path:
            st.switch_page(page)
    atlas = session.shared_atlas()
    follow_links(atlas.choices, session.expected(atlas).chosen.as_of)


def close_frame() -> None:
    """The data's date, its coverage and the credit, below every page."""
    atlas = session.shared_atlas()
    until = {row.topic: row.covered_until for row in atlas.rows("coverage")}
    st.html(
        '<footer class="foot">'
        f"News read to {text(full_day(until['deals']))}, "
        f"datacenter figures to {text(full_day(until['datacenters']))}. "
        "After those days the atlas knows nothing. Country figures: World Bank, Our World in Data, "
        "Ember, CIA World Factbook; outlines: Natural Earth; datacenters: Epoch AI and press. "
        f"{CREDIT}.</footer>"
    )


@cache
def _style() -> str:
    sheets = "\n".join((STYLE / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    return f"<style>{variables()}\n{sheets}</style>"
