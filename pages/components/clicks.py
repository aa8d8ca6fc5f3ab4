"""What a click, a key or a typed phrase changes in the session; the next run shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from analytics.filters import FIELDS, PARAMETERS, SWITCHES, Choices
from analytics.phrases import read_phrase
from analytics.site_filters import SITE_FIELDS, SITE_NUMBERS, SITE_PARAMETERS
from analytics.written_filters import MOST_REFUSALS, read_filter, shorten
from analytics.written_site_filters import read_site_filter
from pages.components.own_parameters import OWN_PARAMETERS, read_own
from pages.components.session import ARRIVAL, View, widget_values


def follow(parameters: dict[str, str], choices: Choices) -> None:
    """Do what a link of the atlas asks for, on top of the present view.

    Args:
        parameters: those of the link's address; what is invalid is passed over.
        choices: what the facts offer.
    """
    view: View = st.session_state["view"]
    chosen = read_filter(parameters, choices, view.chosen).chosen
    asked, _ = read_own(parameters, choices)
    named = {name: getattr(asked, name) for name in OWN_PARAMETERS if name in parameters}
    asked_sites = read_site_filter(parameters, choices).chosen
    named_sites = {
        name: getattr(asked_sites, name) for name in SITE_PARAMETERS if name in parameters
    }
    wanted = widget_values(
        View(chosen, replace(view.own, **named), replace(view.of_sites, **named_sites)), choices
    )
    for name in {*parameters} & {*PARAMETERS, *SITE_PARAMETERS, *OWN_PARAMETERS}:
        st.session_state[name] = wanted[name]


def follow_phrase(choices: Choices) -> None:
    """Filter as the typed phrase says, and name the words that mean nothing here."""
    phrase = read_phrase(st.session_state["phrase"], choices)
    st.session_state["phrase"] = ""
    follow(phrase.parameters, choices)
    typed = st.session_state["countries"] if "countries" in phrase.parameters else []
    if len(typed) == 1:  # who types one country wants to read of it
        st.session_state["country"] = typed[0]
    if phrase.unknown:
        words = ", ".join(f"“{shorten(word)}”" for word in phrase.unknown[:MOST_REFUSALS])
        st.session_state["said_by_phrase"] = [
            f"No company, stage, kind, region, bloc or country is called {words}; "
            "to search in the texts of deals, use the box on the Deals page."
        ]


def set_stages(stages: list[str], choices: Choices) -> None:
    """Let the stage filter be what the legend asks for."""
    allowed = FIELDS["stages"].options(choices)
    st.session_state["stages"] = [stage for stage in stages if stage in allowed]


def set_as_of(day: date, choices: Choices, *, moving: bool) -> None:
    """Go to a day; while the slider or play is moving, the URL waits."""
    st.session_state["as_of"] = min(max(day, choices.first_day), choices.last_day)
    st.session_state["moving"] = moving


def set_month(day: date, choices: Choices, *, moving: bool) -> None:
    """Show the sites of a month; while the slider or play is moving, the URL waits."""
    shown = min(max(day, choices.sites_from), choices.sites_planned_to)
    st.session_state["month"] = None if shown == choices.sites_until else shown
    st.session_state["moving"] = moving


def select_site(datacenter_id: str | None, choices: Choices) -> None:
    """Open a datacenter's card beside the map."""
    if datacenter_id is None or datacenter_id in choices.sites:
        st.session_state["site"] = datacenter_id


def select_country(iso3: str | None, choices: Choices) -> None:
    """Open a country's story beside the map."""
    if iso3 is None or iso3 in choices.countries:
        st.session_state["country"] = iso3


def clear_filters(choices: Choices) -> None:
    """Back to the filters and the day of a first visit, with the companies and the country kept."""
    kept = replace(ARRIVAL, vendors=st.session_state["view"].chosen.vendors)
    for name in (*FIELDS, *SWITCHES):
        value = getattr(kept, name)
        st.session_state[name] = list(value) if isinstance(value, tuple) else value
    st.session_state.update({"as_of": choices.last_day, "since": None, "words": "", "month": None})
    st.session_state.update({name: [] for name in SITE_FIELDS})
    st.session_state.update(dict.fromkeys(SITE_NUMBERS))


def show_everything(choices: Choices) -> None:
    """All companies, places and kinds, on the newest day."""
    clear_filters(choices)
    choose_all("vendors")


def choose_all(name: str) -> None:
    """Let a list filter leave nothing out."""
    st.session_state[name] = []


def show_sites_of(companies: list[str]) -> None:
    """Narrow the datacenters to companies that the deals are narrowed to."""
    st.session_state["companies"] = companies


def add_to(name: str, picked_in: str) -> None:
    """Add to a list filter what was picked from a long list.

    Args:
        name: the filter.
        picked_in: key of the widget of the long list.
    """
    picked = st.session_state[picked_in]
    if picked and picked not in st.session_state[name]:
        st.session_state[name] = [*st.session_state[name], picked]
    st.session_state[picked_in] = None


def since_last_look() -> None:
    """Show the moves since the day up to which the reader last looked."""
    st.session_state["since"] = date.fromisoformat(st.session_state["looked"])


def flip(key: str) -> None:
    """Open or close the rest of a list."""
    st.session_state[key] = not st.session_state.get(key, False)
