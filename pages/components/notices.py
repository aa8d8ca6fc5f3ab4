"""What is said when something was asked in vain, and when there is nothing to show."""

from __future__ import annotations

import streamlit as st

from analytics.filters import AtlasFilter, Choices
from analytics.site_filters import SiteFilter
from figures.formatting import full_day, listed
from figures.headline import narrowing_filters
from figures.site_headline import narrowing_site_filters
from pages.components import session
from pages.components.markup import text


def show_notices() -> None:
    """Say what in the reader's link could not be followed."""
    for sentence in st.session_state.get("notices", []):
        st.html(f'<p class="notice" role="status">{text(sentence)}</p>')


def show_empty_view(chosen: AtlasFilter, choices: Choices, words: str = "") -> None:
    """Say which filters hide everything, and offer to clear them."""
    if chosen.as_of and chosen.as_of < choices.first_day:
        sentence = f"The atlas knows of no event before {full_day(choices.first_day)}."
    elif words:
        sentence = f"No deal in view holds the words “{words}”; try fewer of them."
    elif narrowing := narrowing_filters(chosen):
        sentence = f"No deal passes the filter; loosen {listed(narrowing)}."
    else:
        sentence = "No public deal of these companies was found up to this day."
    _offer_to_clear(sentence)


def show_empty_sites(sites: SiteFilter) -> None:
    """Say which filters hide every datacenter, and offer to clear them."""
    narrowing = listed(narrowing_site_filters(sites)) or "the filter"
    _offer_to_clear(f"No site passes the filter; loosen {narrowing}.")


def _offer_to_clear(sentence: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="empty_view"):
        st.html(f'<p class="notice" role="status">{text(sentence)}</p>', width="content")
        st.button(
            "Clear the filters",
            key="clear_from_notice",
            on_click=session.clear_filters,
            type="tertiary",
        )


def show_no_deal_here() -> None:
    """A country without a deal in view: say what that means."""
    st.html(
        '<p class="notice" role="status">No public deal found with the companies chosen. No row '
        "does not mean no deal: talks that nobody reported are missing.</p>"
    )


def stop_for_broken_facts(problem: Exception) -> None:
    """The facts break their contract: say where, and show nothing else."""
    st.html(
        "<h1>The facts could not be opened</h1>"
        f'<p class="notice" role="alert">{text(problem)}</p>'
        "<p>Correct the row, or take it out, and start the atlas again.</p>"
    )
    st.stop()
