"""What is shown of the datacenters in view: figures, capacity over time, the largest, the table."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics.filters import Choices
from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from analytics.vocabulary import NONE_SEEN, PRECISIONS, STATUSES
from figures.catalog import VIEWS
from figures.charts import CONFIG, GROUPINGS, capacity_chart
from figures.deal_sentences import with_article
from figures.formatting import counted, gigawatts, megawatts, share
from figures.site_headline import megawatts_by_country, undated_sentence
from pages.components.export_menu import show_figure_head
from pages.components.markup import site_link, text
from pages.components.opening_table import show_opening_table
from pages.components.site_controls import ask_grouping
from pages.components.site_map_panel import find_site, reader_palette

LARGEST_SHOWN = 15


def show_figures(rows: tuple[Any, ...], totals: Any, sites: SiteFilter, choices: Choices) -> None:
    """The row of figures, each with how it is counted.

    Args:
        rows: rows of datacenter_map.
        totals: the row of site_totals.
        sites: filter with its month filled in.
        choices: what the facts offer.
    """
    is_due = sites.month > choices.sites_until
    running = "due" if is_due else "running"
    by_country = megawatts_by_country(rows)
    figures = [
        (
            gigawatts(totals.running_mw) if totals.running_mw else NONE_SEEN,
            f"{running}, {counted(totals.running_sites, 'site')}",
            "Megawatts of the sites in view on the day; a part of a larger site in view is left "
            "out where the larger one has a figure. What they measure is said above.",
        ),
        *_leader(by_country, 0, totals.running_mw),
        (
            gigawatts(totals.planned_mw),
            "planned" + (", mixed bases" if totals.planned_bases > 1 else ""),
            f"Full plans of {counted(totals.planned_sites, 'site')}, with what runs of them "
            "already; never added to running megawatts. Bases are facility power, IT load and not "
            f"stated. {counted(totals.held_sites, 'paused or cancelled plan')} left out.",
        ),
        *_leader(by_country, 1, totals.planned_mw),
        (
            totals.plan_not_disclosed,
            "plans not disclosed",
            "Sites in view without megawatts of a plan; they count in no sum.",
        ),
    ]
    with st.container(horizontal=True, key="figures"):
        for value, label, meaning in figures:
            st.metric(label, value, help=meaning)


def _leader(
    by_country: dict[str, tuple[float, float]], at: int, total: float | None
) -> list[tuple[str, str, str]]:
    """The country with the largest part of a sum, where there are several countries."""
    if not total or len(by_country) < 2:
        return []
    leader = max(by_country, key=lambda country: by_country[country][at])
    return [
        (
            share(by_country[leader][at] / total),
            f"in {with_article(leader)}",
            "Share of the sum at the left. Coverage differs by country: this is no market share.",
        )
    ]


def show_capacity(
    timeline: tuple[Any, ...], totals: Any, atlas: Atlas, sites: SiteFilter, by: str
) -> None:
    """How much ran, and how much is planned to run, month by month?

    Args:
        timeline: rows of capacity_timeline by the same grouping.
        totals: the row of site_totals.
        atlas: the facts.
        sites: filter with its month filled in.
        by: what the chart is stacked by.
    """
    if not timeline:
        return
    show_figure_head(
        f'<div class="section-head"><h2 class="section">Power at AI sites {GROUPINGS[by]}</h2>'
        f'<span class="quiet">{text(undated_sentence(totals))}</span></div>',
        atlas,
        sites,
        VIEWS["capacity_timeline"],
        by=by,
    )
    ask_grouping()
    st.plotly_chart(
        capacity_chart(timeline, by, sites.month, atlas.choices.sites_until, reader_palette()),
        theme=None,
        key="capacity_chart",
        config=CONFIG,
        alt="Megawatts by month, seen and planned; the Export menu holds the same rows",
    )


def show_find(datacenter_id: str) -> None:
    """Offer to go to the selected site on the map."""
    st.button(
        "Find on map",
        key="find_on_map",
        type="tertiary",
        on_click=partial(find_site, datacenter_id),
    )


def show_largest(rows: tuple[Any, ...]) -> None:
    """Which are the largest? For a reader who has selected none yet.

    Args:
        rows: rows of datacenter_map, largest first.
    """
    known = [row for row in rows if row.capacity_mw_planned or row.capacity_mw_operational]
    items = "".join(
        f"<tr><td>{site_link(row.datacenter_id, row.name)}<br>"
        f"<small>{text(row.country)}, {text(STATUSES[row.status].lower())}</small></td>"
        f'<td class="number">{text(megawatts(row.capacity_mw_planned))}<br>'
        f"<small>{text(_running(row))}</small></td></tr>"
        for row in known[:LARGEST_SHOWN]
    )
    st.html(
        '<h2>Largest plans</h2><p class="quiet">Click a circle, or find a site by its name, to '
        f'read its card.</p><table class="facts largest">{items}</table>'
        + (
            f'<p class="more">{counted(len(rows) - LARGEST_SHOWN, "more site")} on the map and in '
            "the table</p>"
            if len(rows) > LARGEST_SHOWN
            else ""
        )
    )


def _running(row: Any) -> str:
    power = row.capacity_mw_operational or row.capacity_mw_due
    if not power:
        return f"{NONE_SEEN} running"
    return f"{megawatts(power)} {'due' if row.capacity_mw_due else 'running'}"


def show_table(rows: tuple[Any, ...]) -> None:
    """The map's rows as a table that sorts; selecting a row opens its site.

    Args:
        rows: rows of datacenter_map; empty where nothing is in view or a crowd is.
    """
    if not rows:
        st.html('<p class="quiet">Narrow the filter to list sites one by one.</p>')
        return
    table = pd.DataFrame(
        {
            "name": [row.name for row in rows],
            "country": [row.country for row in rows],
            "status": [STATUSES[row.status] for row in rows],
            "running": [row.capacity_mw_operational for row in rows],
            "planned": [row.capacity_mw_planned for row in rows],
            "basis": [row.capacity_basis for row in rows],
            "owner": [row.owner for row in rows],
            "operator": [row.operator for row in rows],
            "tenant": [row.tenant for row in rows],
            "first": [row.first_online for row in rows],
            "precision": [PRECISIONS[row.precision] for row in rows],
            "confidence": [row.confidence for row in rows],
        }
    )
    show_opening_table(
        table,
        "site",
        tuple(row.datacenter_id for row in rows),
        {
            "name": st.column_config.TextColumn("Site", pinned=True),
            "country": st.column_config.TextColumn("Country"),
            "status": st.column_config.TextColumn("Status"),
            "running": st.column_config.NumberColumn("Running, MW", format="localized"),
            "planned": st.column_config.NumberColumn("Planned, MW", format="localized"),
            "basis": st.column_config.TextColumn("Basis"),
            "owner": st.column_config.TextColumn("Owner"),
            "operator": st.column_config.TextColumn("Operator"),
            "tenant": st.column_config.TextColumn("Tenant"),
            "first": st.column_config.TextColumn("First online"),
            "precision": st.column_config.TextColumn("Place known to"),
            "confidence": st.column_config.TextColumn("Confidence"),
        },
        key="site_table",
        height=560,
    )
