"""The filter bar: company first, then stage, kind, region, bloc and the rest."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from analytics.filters import FIELDS, SWITCHES, AtlasFilter, Choices
from analytics.questions import Atlas
from analytics.written_filters import LISTS
from figures.catalog import View as CatalogView
from figures.formatting import upper_first
from pages.components import clicks
from pages.components.choosers import ask_one
from pages.components.copy_link import copy_link
from pages.components.export_menu import offer_export
from pages.components.markup import as_label
from pages.components.own_parameters import FACES, MOST_COMPARED
from pages.components.popovers import popover

# The companies that negotiate most with states stand in the bar; the others are one click away.
LEADING_VENDORS = ("openai", "anthropic", "google", "microsoft", "nvidia", "mistral-ai")

# Lists that stand alone behind a button of their name.
NAMED_BY_THEIR_BUTTON = ("stages", "kinds", "groups", "statuses")

# Filters behind “More”.
FURTHER = ("counterparties", "confidence", "countries", "since", *SWITCHES)


def ask_filters(
    atlas: Atlas,
    chosen: AtlasFilter,
    exported: CatalogView | None = None,
    exported_filter: AtlasFilter | None = None,
    **options: Any,
) -> None:
    """Show the filter bar; what is chosen is read by ``session.begin`` in the run it causes.

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        exported: the view of the page's own figure, which the Export menu writes.
        exported_filter: its filter, where the page narrows the reader's.
        options: what that view asks beside the filter.
    """
    choices = atlas.choices
    with st.container(horizontal=True, wrap=False, gap="xsmall", key="filter_bar"):
        ask_companies("vendors", choices.vendors, LEADING_VENDORS, chosen.vendors)
        for name, ask in (
            ("stages", ask_list),
            ("kinds", ask_list),
            ("regions", ask_long_list),
            ("groups", ask_list),
        ):
            with popover(name, FIELDS[name].label, len(getattr(chosen, name))) as is_open:
                if is_open:
                    ask(name, choices)
        further = sum(bool(getattr(chosen, name)) for name in FURTHER)
        with popover("further", "More", further) as is_open:
            if is_open:
                _ask_further(choices)
        st.text_input(
            "Type a filter",
            key="phrase",
            placeholder="Type: ASEAN discussions March 2026",
            label_visibility="collapsed",
            on_change=partial(clicks.follow_phrase, choices),
        )
        copy_link(key="copy_link")
        if exported:
            offer_export(atlas, exported_filter or chosen, exported, key="export", **options)


def ask_companies(
    name: str, names: Mapping[str, str], leading: tuple[str, ...], chosen: tuple[str, ...]
) -> None:
    """Companies as pills: all of them, the leading ones, and the others one click away.

    Args:
        name: the filter.
        names: code to name of every company that it offers.
        leading: codes of those that always stand in the bar.
        chosen: codes that the filter holds.
    """
    st.button(
        "All companies",
        key="all_vendors",
        on_click=clicks.choose_all,
        args=(name,),
        type="secondary" if chosen else "primary",
    )
    first = [code for code in leading if code in names]
    others = [code for code in chosen if code not in first]
    st.pills(
        "Company",
        [*first, *others],
        key=name,
        selection_mode="multi",
        format_func=lambda code: as_label(names[code]),
        label_visibility="collapsed",
    )
    rest = [code for code in names if code not in (*first, *others)]
    with popover("rest", "Others", 0) as is_open:
        if is_open:
            st.selectbox(
                "Add a company",
                rest,
                key="more_companies",
                index=None,
                format_func=lambda code: names[code],
                placeholder="Choose a company",
                on_change=clicks.add_to,
                args=(name, "more_companies"),
            )


def ask_list(name: str, choices: Choices) -> None:
    """Choose from a short list of a filter."""
    options = LISTS[name].options(choices)
    st.pills(
        LISTS[name].label,
        list(options),
        key=name,
        selection_mode="multi",
        format_func=lambda code: as_label(options[code]),
        label_visibility="collapsed" if name in NAMED_BY_THEIR_BUTTON else "visible",
        width="stretch",
    )


def ask_long_list(name: str, choices: Choices) -> None:
    """Choose from a long list of a filter, by typing."""
    options = LISTS[name].options(choices)
    st.multiselect(
        LISTS[name].label,
        list(options),
        key=name,
        format_func=lambda code: options[code],
        placeholder=f"Any {LISTS[name].label.lower()}",
    )


def _ask_further(choices: Choices) -> None:
    ask_list("counterparties", choices)
    ask_list("confidence", choices)
    ask_long_list("countries", choices)
    for name, meaning in SWITCHES.items():
        st.toggle(upper_first(meaning), key=name)
    days = {"min_value": choices.first_day, "max_value": choices.last_day, "format": "YYYY-MM-DD"}
    with st.container(horizontal=True):
        st.date_input("As of", key="as_of", **days)
        st.date_input("Moves since (empty: 90 days)", key="since", value=None, **days)
    st.button(
        "Clear the filters", key="clear_filters", on_click=clicks.clear_filters, args=(choices,)
    )


def ask_face(picture: str) -> None:
    """Picture or table: two faces of the same rows.

    Args:
        picture: what the page calls its picture, such as Map.
    """
    faces = dict.fromkeys(FACES, picture) | {"table": "Table"}
    st.segmented_control(
        "Show as",
        list(faces),
        key="face",
        format_func=lambda face: faces[face],
        required=True,
        label_visibility="collapsed",
    )


def ask_country(choices: Choices) -> None:
    """Go to a country by its name."""
    ask_one("Go to country", choices.countries, key="country")


def ask_countries(choices: Choices, iso3: str) -> None:
    """The country of the page, and up to three others beside it."""
    with st.container(horizontal=True, wrap=False, key="countries_bar"):
        ask_one("Country", choices.countries, key="country", placeholder=choices.countries[iso3])
        st.multiselect(
            "Compare with",
            [code for code in choices.countries if code != iso3],
            key="compare",
            format_func=lambda code: choices.countries[code],
            max_selections=MOST_COMPARED - 1,
            placeholder="Compare with up to three others",
            label_visibility="collapsed",
        )


def show_toggle(key: str, words: str) -> None:
    """A quiet button that opens the rest of a list and closes it again.

    Args:
        key: session key that holds whether the list is open.
        words: what the button says while the list is closed.
    """
    is_open = st.session_state.get(key, False)
    st.button(
        "Show fewer" if is_open else words,
        key=f"toggle_{key}",
        type="tertiary",
        on_click=clicks.flip,
        args=(key,),
    )
