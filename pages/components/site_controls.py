"""The filter bar of datacenters: company first, then status, owner, place, size and the rest."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from analytics.filters import Choices
from analytics.map_windows import CROWD
from analytics.questions import Atlas
from analytics.site_filters import SITE_NUMBERS, SiteFilter
from figures.catalog import View
from figures.charts import GROUPINGS
from figures.formatting import upper_first
from figures.maps.site_colours import COLOURINGS
from pages.components import clicks
from pages.components.choosers import ask_one
from pages.components.controls import (
    ask_companies,
    ask_list,
    ask_long_list,
)
from pages.components.copy_link import copy_link
from pages.components.export_menu import offer_export
from pages.components.own_parameters import CLOSED
from pages.components.popovers import popover

# The companies with most sites on both sides of a contract; the others are one click away.
LEADING_COMPANIES = ("openai", "anthropic", "google", "microsoft", "meta", "xai")
FURTHER = ("operators", "tenants", "online_from", "online_to", "precisions", "confidence",
           "linked_deals")  # fmt: skip
SHAPES = {"flat": "Flat", "globe": "Globe", "columns": "Columns", "bins": "Bins"}
ARCS = {
    "none": "No lines",
    "owner": "Lines from owners' homes",
    "tenant": "Lines from tenants' homes",
}


def ask_site_filters(atlas: Atlas, chosen: SiteFilter, exported: View, **options: Any) -> None:
    """Show the filter bar; what is chosen is read by ``session.begin`` in the run it causes.

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        exported: the view of the page's own figure, which the Export menu writes.
        options: what that view asks beside the filter.
    """
    choices = atlas.choices
    with st.container(horizontal=True, wrap=False, gap="xsmall", key="filter_bar"):
        ask_companies("companies", choices.site_companies, LEADING_COMPANIES, chosen.companies)
        with popover("statuses", "Status", len(chosen.statuses)) as is_open:
            if is_open:
                ask_list("statuses", choices)
        with popover("owners", "Owner", len(chosen.owners) + len(chosen.homes)) as is_open:
            if is_open:
                ask_long_list("owners", choices)
                ask_long_list("homes", choices)
        places = len(chosen.regions) + len(chosen.groups) + len(chosen.countries)
        with popover("places", "Place", places) as is_open:
            if is_open:
                for name in ("regions", "groups", "countries"):
                    ask_long_list(name, choices)
        sizes = (chosen.mw_from is not None) + (chosen.mw_to is not None)
        with popover("size", "Size", sizes) as is_open:
            if is_open:
                _ask_numbers("mw_from", "mw_to", "MW", 0.0, 1e9)
        further = sum(getattr(chosen, name) not in ((), None) for name in FURTHER)
        with popover("further", "More", further) as is_open:
            if is_open:
                _ask_further(choices)
        st.html('<span class="grow"></span>')
        copy_link(key="copy_link")
        offer_export(atlas, chosen, exported, key="export", **options)


def _ask_numbers(first: str, last: str, unit: str, least: float, most: float) -> None:
    with st.container(horizontal=True):
        for name, word in ((first, "from"), (last, "to")):
            st.number_input(
                f"{unit}, {word}",
                least,
                most,
                key=name,
                value=None,
                step=1 if isinstance(least, int) else 100.0,
                help=upper_first(SITE_NUMBERS[name]),
            )


def _ask_further(choices: Choices) -> None:
    ask_long_list("operators", choices)
    ask_long_list("tenants", choices)
    _ask_numbers("online_from", "online_to", "First online", 1990, 2100)
    ask_list("precisions", choices)
    ask_list("confidence", choices)
    ask_long_list("linked_deals", choices)
    st.button(
        "Clear the filters", key="clear_filters", on_click=clicks.clear_filters, args=(choices,)
    )


def ask_site(atlas: Atlas) -> None:
    """Go to a datacenter by its name; of a crowd, by words of its name first."""
    names = atlas.choices.sites
    offered = list(names) if len(names) <= CROWD else _found(atlas)
    hint = f"Find one of {len(offered):,} sites" if offered else "No site found yet"
    ask_one("Go to site", names, key="site", offered=offered, placeholder=hint)


def _found(atlas: Atlas) -> list[str]:
    """The opened site and those that hold the typed words: no browser holds a million names."""
    words = st.text_input(
        "Words of a site's name",
        key="site_words",
        placeholder=f"Words of one of {len(atlas.choices.sites):,} sites",
        label_visibility="collapsed",
    )
    found = atlas.rows("sites_found", words=tuple(words.split())) if words else ()
    opened = st.session_state.get("site")
    return list(
        dict.fromkeys([*([opened] if opened else []), *(row.datacenter_id for row in found)])
    )


def ask_map_look() -> None:
    """How is the map drawn, what do colours and lines say, and how far is reach?"""
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", key="map_look"):
        st.segmented_control(
            "Shape of the map",
            list(SHAPES),
            key="shape",
            format_func=lambda shape: SHAPES[shape],
            required=True,
            label_visibility="collapsed",
        )
        st.selectbox(
            "Colour by",
            CLOSED["colour"],
            key="colour",
            format_func=lambda name: f"Colour: {COLOURINGS[name].lower()}",
            label_visibility="collapsed",
        )
        st.selectbox(
            "Lines",
            CLOSED["arcs"],
            key="arcs",
            format_func=lambda name: ARCS[name],
            label_visibility="collapsed",
        )
        st.text_input(
            "People within",
            key="radius",
            placeholder="People within: 2000 miles, 15 ms",
            label_visibility="collapsed",
            help="A distance in km or miles, or in milliseconds of light in fibre; around the "
            "selected site, or around all sites in view.",
        )


def ask_grouping() -> None:
    """What is capacity over time stacked by?"""
    st.segmented_control(
        "Stack",
        CLOSED["by"],
        key="by",
        format_func=lambda by: GROUPINGS[by].removeprefix("by ").removeprefix("in ").capitalize(),
        required=True,
        label_visibility="collapsed",
    )


def step_window(window: str) -> None:
    """Look at another part of the map of bins."""
    st.session_state["window"] = window


def window_buttons(nearer: str, wider: str) -> None:
    """Nearer and wider, for a map whose bins are made for what is shown.

    Args:
        nearer: the window one step nearer.
        wider: the window one step wider; empty for the whole world.
    """
    with st.container(horizontal=True, key="window_buttons", width="content"):
        st.button("Nearer", key="nearer", on_click=partial(step_window, nearer))
        st.button("Wider", key="wider", on_click=partial(step_window, wider))
        st.button("Whole world", key="whole", on_click=partial(step_window, ""))
