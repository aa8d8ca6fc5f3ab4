"""The register of deals: search, chips of the active filter, totals, the sortable table."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analytics.filters import FIELDS, SWITCHES, AtlasFilter, Choices
from analytics.questions import Atlas
from analytics.vocabulary import VALUE_BASES, Stage
from figures.formatting import counted, day, megawatts, usd
from pages.components.markup import as_label, text
from pages.components.opening_table import show_opening_table

TABLE_HEIGHT = 620
LONG_NAME = 40
MOST_ROWS = 1000  # of the table; more would take seconds to send and no reader scrolls so far
NO_DEAL_AT_ALL = "-"  # the id of no deal: a search that finds nothing still narrows the view


def searched(words: str, atlas: Atlas) -> tuple[str, ...]:
    """Ids of the deals that hold the words; none means that nothing is searched for."""
    if not words:
        return ()
    found = atlas.rows("deals_found", words=tuple(words.split()))
    return tuple(row.deal_id for row in found) or (NO_DEAL_AT_ALL,)


def ask_words() -> None:
    """Search in titles, counterparties, partners and summaries."""
    st.text_input(
        "Search the deals",
        key="words",
        placeholder="Search titles, counterparties, partners, summaries",
        label_visibility="collapsed",
    )


def show_chips(chosen: AtlasFilter, choices: Choices) -> None:
    """Every choice that narrows the view, each with a click to take it away."""
    chips = [
        (name, code, f"{field.label}: {field.options(choices)[code]}")
        for name, field in FIELDS.items()
        for code in getattr(chosen, name)
    ]
    chips += [(name, None, meaning) for name, meaning in SWITCHES.items() if getattr(chosen, name)]
    if chosen.as_of:
        chips.append(("as_of", None, f"as of {day(chosen.as_of)}"))
    if not chips:
        return
    with st.container(horizontal=True, gap="xsmall", key="chips"):
        for name, code, words in chips:
            shown = words if len(words) <= LONG_NAME else words[: LONG_NAME - 1] + "…"
            st.button(
                f"{as_label(shown)} ×",
                key=f"chip_{name}_{code}",
                on_click=_take_away,
                args=(name, code, choices),
                help="Take this choice away",
            )


def _take_away(name: str, code: str | None, choices: Choices) -> None:
    if name == "as_of":
        st.session_state["as_of"] = choices.last_day
    elif code is None:
        st.session_state[name] = False
    else:
        st.session_state[name] = [kept for kept in st.session_state[name] if kept != code]


def show_totals(totals: tuple[Any, ...]) -> None:
    """Sums by the counting rules: one per kind of value, never added to each other.

    Args:
        totals: rows of deal_totals.
    """
    if not totals:
        st.html('<p class="quiet">No value and no megawatts disclosed in view.</p>')
        return
    parts = []
    for row in totals:
        is_money = row.measure == "value_usd"
        figure = usd(row.total) if is_money else megawatts(row.total)
        word = VALUE_BASES[row.basis] if is_money else "planned"
        nested = f", {row.nested} nested left out" if row.nested else ""
        parts.append(
            f'<div><b>{text(figure)}</b><span class="quiet">{word}: '
            f"{counted(row.rows_counted, 'deal')}{nested}</span></div>"
        )
    silent = {row.measure: row.not_disclosed for row in totals}
    unknown = "; ".join(
        f"{name} not disclosed in {counted(silent[measure], 'deal')}"
        for measure, name in (("value_usd", "value"), ("capacity_mw", "megawatts"))
        if measure in silent
    )
    st.html(
        f'<div class="totals">{"".join(parts)}</div>'
        f'<p class="quiet">Kinds of value are never added to each other; {unknown}.</p>'
    )


def show_page_of_register(atlas: Atlas, chosen: AtlasFilter, only: tuple[str, ...] = ()) -> None:
    """The deals in view, as many as a table can hold.

    Args:
        atlas: the facts.
        chosen: filter with both days filled in.
        only: ids that the reader searched for, or none.
    """
    (counts,) = atlas.rows("register_counts", chosen, only=only)
    if counts.deals:
        show_register(atlas.table("deal_register", chosen, only=only, most=MOST_ROWS), counts.deals)


def show_register(deals: pd.DataFrame, in_all: int) -> None:
    """The deals as a table that sorts; its menu hides and shows columns; a row opens its deal.

    Args:
        deals: table of deal_register, its first rows.
        in_all: how many there are.
    """
    if in_all > len(deals):
        st.html(
            f'<p class="quiet">The table holds the first {len(deals):,} of {in_all:,}, furthest '
            "stage first; narrow the filter, or export all of them.</p>"
        )
    rows = deals.assign(
        stage=[f"{Stage(stage).rung or '–'} {Stage(stage).label}" for stage in deals["stage"]]
    )
    show_opening_table(
        rows,
        "deal",
        tuple(deals["deal_id"]),
        {
            "country": st.column_config.TextColumn("Country", pinned=True, width=130),
            "title": st.column_config.TextColumn("Deal", width=300),
            "vendor": st.column_config.TextColumn("Company", width=110),
            "kind": st.column_config.TextColumn("Kind", width=100),
            "stage": st.column_config.TextColumn("Stage", width=115),
            "stage_since": st.column_config.DateColumn("Since", format="YYYY-MM-DD", width=95),
            "days_in_stage": st.column_config.NumberColumn("Days in stage", width=70),
            "value_usd": st.column_config.NumberColumn("Value, USD", format="compact", width=80),
            "value_basis": st.column_config.TextColumn("Basis", width=85),
            "capacity_mw": st.column_config.NumberColumn("MW planned", width=80),
            "confidence": st.column_config.TextColumn("Confidence", width=85),
            "sources": st.column_config.NumberColumn("Sources", width=60),
        },
        key="register",
        height=TABLE_HEIGHT,
        page="deals",
    )


def show_invitation() -> None:
    """What the side of the page is for while no deal is opened."""
    st.html(
        '<h2>One deal</h2><p class="quiet">Choose a row to read its story, parties, sites and '
        "sources. Every deal has an address of its own.</p>"
    )
