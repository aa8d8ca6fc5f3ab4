"""What is said when something was asked in vain, and when there is nothing to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from analytics.filters import AtlasFilter, Choices
from analytics.site_filters import SiteFilter
from figures.formatting import full_day, listed
from figures.headline import as_object, narrowing_filters, subject
from figures.site_headline import narrowing_site_filters
from pages.components import clicks
from pages.components.markup import as_label, text
from pages.components.session import ARRIVAL


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
    offer_to_clear(sentence, choices)


def show_empty_sites(sites: SiteFilter, choices: Choices) -> None:
    """Say which filters hide every datacenter, and offer to clear them."""
    narrowing = listed(narrowing_site_filters(sites)) or "the filter"
    offer_to_clear(f"No site passes the filter; loosen {narrowing}.", choices)


def offer_sites_of_companies(chosen: AtlasFilter, sites: SiteFilter, choices: Choices) -> None:
    """Who chose companies of deals sees the datacenters of all; offer those of the same.

    Args:
        chosen: the reader's filter of deals.
        sites: the reader's filter of datacenters.
        choices: what the facts offer.
    """
    with_sites = [vendor for vendor in chosen.vendors if vendor in choices.site_companies]
    if not with_sites or sites.companies or chosen.vendors == ARRIVAL.vendors:
        return
    named = as_object(subject(replace(chosen, vendors=tuple(with_sites)), choices))
    with st.container(
        horizontal=True, vertical_alignment="center", gap="xsmall", key="sites_of_companies"
    ):
        st.html(
            f'<p class="quiet">Datacenters of all companies; the choice of {text(named)} is about '
            "deals.</p>",
            width="content",
        )
        st.button(
            as_label(f"Only sites of {named}"),
            key="only_sites_of",
            on_click=clicks.show_sites_of,
            args=(with_sites,),
            type="tertiary",
        )


def offer_to_clear(sentence: str, choices: Choices) -> None:
    """Say why nothing is to be seen, and offer to take the filters and the day away."""
    offer_way_out(sentence, "Clear the filters", clicks.clear_filters, choices)


def offer_to_show_all(sentence: str, words: str, choices: Choices) -> None:
    """Say why nothing is to be seen, and offer all companies, places and the newest day.

    Args:
        sentence: what was looked for in vain.
        words: on the button.
        choices: what the facts offer.
    """
    offer_way_out(sentence, words, clicks.show_everything, choices)


def offer_way_out(
    sentence: str, words: str, act: Callable[[Choices], None], choices: Choices
) -> None:
    """A sentence, and the one click that leads on from it."""
    with st.container(horizontal=True, vertical_alignment="center", key="empty_view"):
        st.html(f'<p class="notice" role="status">{text(sentence)}</p>', width="content")
        st.button(words, key="way_out", on_click=act, args=(choices,), type="tertiary")


def show_no_deal_here(chosen: AtlasFilter, choices: Choices) -> None:
    """A country without a deal in view: say what that means, and look further if one can."""
    sentence = (
        "No public deal found with the companies chosen. No row does not mean no deal: talks that "
        "nobody reported are missing."
    )
    if chosen.vendors or chosen.as_of < choices.last_day or narrowing_filters(chosen):
        offer_to_show_all(sentence, "Look with all companies, newest day", choices)
    else:
        st.html(f'<p class="notice" role="status">{text(sentence)}</p>')


def say_without_effect(chosen: AtlasFilter) -> None:
    """Name what is filtered on other pages and would leave nothing to tell of a single country."""
    places_and_stages = AtlasFilter(
        stages=chosen.stages,
        regions=chosen.regions,
        groups=chosen.groups,
        countries=chosen.countries,
    )
    if named := narrowing_filters(places_and_stages):
        st.html(
            f'<p class="quiet">This page tells all of one country; the choice of {listed(named)} '
            "counts on the other pages.</p>"
        )


def stop_for_broken_facts(problem: Exception) -> None:
    """The facts break their contract: say where, and show nothing else."""
    st.html(
        "<h1>The facts could not be opened</h1>"
        f'<p class="notice" role="alert">{text(problem)}</p>'
        "<p>Correct the row, or take it out, and start the atlas again.</p>"
    )
    st.stop()
