"""The sovereignty lens: whose hands each country's megawatts are in, as bars, map and table."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analytics.filters import Choices
from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from analytics.sovereignty import HANDS, HIGHLY_CONCENTRATED, MEASURES
from analytics.vocabulary import SITE_ROLES
from figures.sovereignty import lens_method, lens_title
from figures.sovereignty_bars import ownership_bars
from figures.sovereignty_map import SHADES, shaded_map
from pages.components.drawing import show_drawing
from pages.components.markup import text

ROW = 30  # pixels
HHI_POINTS = 10_000  # in which the index is usually told: 100 % squared


def ask_lens(choices: Choices) -> None:
    """Whose hands, of which megawatts, who counts as allied, and what shades the map?

    The widgets' keys are the parameters role, measure, allies and shade; their values are in the
    session before.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", key="lens_bar"):
        st.segmented_control(
            "Role",
            list(SITE_ROLES),
            key="role",
            format_func=lambda role: f"{SITE_ROLES[role]}s",
            required=True,
        )
        st.segmented_control(
            "Megawatts",
            list(MEASURES),
            key="measure",
            format_func=lambda measure: MEASURES[measure],
            required=True,
        )
        st.selectbox(
            "Allies",
            list(choices.groups),
            key="allies",
            index=None,
            format_func=lambda code: choices.groups[code],
            placeholder="No bloc",
            help="Members of this bloc count as allied in each other’s countries.",
            width=240,
        )
        st.selectbox(
            "Shade the map by",
            list(SHADES),
            key="shade",
            format_func=lambda shade: SHADES[shade].label,
            width=280,
        )


def show_lens(
    atlas: Atlas, sites: SiteFilter, role: str, measure: str, allies: str | None, shade: str
) -> None:
    """In whose hands are the megawatts in view, country by country?

    Args:
        atlas: the facts.
        sites: the reader's filter of datacenters.
        role: owner, operator or tenant.
        measure: running or planned.
        allies: code of the bloc whose members count as allied; None counts nobody.
        shade: key of the measure that shades the map.
    """
    rows = atlas.rows("capacity_by_country", sites, measure=measure, allies=allies)
    if not rows:
        return  # the page says so, and offers a way out
    shaded = SHADES[shade]
    what = (
        f"{SITE_ROLES[role]}s of the megawatts {'running' if measure == 'running' else 'planned'}"
    )
    title = lens_title(rows, role, measure, allies, sites, atlas.choices)
    of_countries, of_the_world = st.columns(2, gap="large")
    with of_countries:
        st.html(f'<h2 class="section">{text(what)}, by country</h2>')
        if any(row.measured_mw for row in rows):
            show_drawing(ownership_bars(rows, role, allies), key="lens_bars")
        else:
            st.html('<p class="quiet">No megawatts are known of the datacenters in view.</p>')
    with of_the_world:
        st.html(f'<h2 class="section">{text(shaded.label)}</h2>')
        show_drawing(shaded_map(rows, shaded, role, title), key="lens_map")
    _show_table(rows, role, measure, allies)
    st.html(f'<p class="quiet">{text(lens_method(role, measure, allies, atlas.choices))}</p>')


def _show_table(rows: tuple[Any, ...], role: str, measure: str, allies: str | None) -> None:
    """One row per country, largest first; a column sorts by a click on its head."""
    column = st.column_config
    told = {
        "country": column.TextColumn("Country", pinned=True),
        "measured_mw": _number(f"{MEASURES[measure]}, MW"),
        **{
            f"{role}_{hands}_mw": _number(f"{name}, MW", _HAND_WORDS[hands])
            for hands, name in HANDS.items()
            if allies or hands != "allied"
        },
        "largest_owner": column.TextColumn("Largest owner"),
        "largest_owner_share": _number("Its share, %", "Of all megawatts measured."),
        "owner_hhi": _number(
            "Owners’ HHI, points",
            "Herfindahl index of the megawatts with a named owner, from near 0 to 10,000 for a "
            f"single owner. Above {HIGHLY_CONCENTRATED * HHI_POINTS:,.0f} the merger guidelines of "
            "the United States (2023) call a market highly concentrated.",
        ),
        "owners": _number("Owners"),
        "mw_per_million": _number("MW per million people", form="%.1f"),
        "mw_per_twh": _number(
            "MW per TWh a year",
            "Of the electricity generated in the country. A megawatt that runs all year uses "
            "0.009 TWh: 1 MW per TWh is 0.9 % of the country’s electricity.",
            form="%.2f",
        ),
        "low_carbon_share": _number("Low-carbon, %", "Share of the electricity generated."),
        "sites": _number("Datacenters"),
        "sites_not_disclosed": _number("of them without figure"),
    }
    table = pd.DataFrame(rows)[list(told)]
    table["owner_hhi"] = table["owner_hhi"].astype(float) * HHI_POINTS
    for share in ("largest_owner_share", "low_carbon_share"):
        table[share] = table[share].astype(float) * 100
    st.dataframe(
        table,
        hide_index=True,
        row_height=ROW,
        placeholder="",
        height=min(480, ROW * (len(table) + 1) + 8),
        key="lens_table",
        column_config=told,
    )


_HAND_WORDS = {
    "domestic": "Every party has its seat in the country.",
    "allied": "Every party has it in the country or in the bloc of allies.",
    "shared": "Some have it there, some elsewhere.",
    "foreign": "None has it there or in the bloc of allies.",
    "unknown": "No party is known, or the seat of one is not.",
}


def _number(label: str, about: str | None = None, form: str = "%,.0f") -> Any:
    return st.column_config.NumberColumn(label, help=about, format=form)
