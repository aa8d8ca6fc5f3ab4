"""A slider through the months of datacenters: what runs, as seen, then what is planned to run."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from analytics.filters import Choices
from analytics.site_filters import SiteFilter
from analytics.written_filters import UnknownChoice, read_day
from figures.formatting import full_day, gigawatts
from pages.components import clicks
from pages.components.world_map import SCRIPT, address

_component = st.components.v2.component("month_slider", html="<span hidden></span>", js=SCRIPT)
_SAYS = {
    "curve": "Megawatts by month, seen, then planned",
    "slider": "Month that the sites are shown for",
    "wish": "month",
}


def show_month_slider(timeline: tuple[Any, ...], sites: SiteFilter, choices: Choices) -> None:
    """For which month are the sites shown? Drag, step or play; map and chart follow.

    Args:
        timeline: rows of capacity_timeline in total.
        sites: filter with its month filled in.
        choices: what the facts offer.
    """
    megawatts = [round(row.actual_mw or row.planned_mw or 0) for row in timeline]
    shown = next(
        (power for row, power in zip(timeline, megawatts, strict=True) if row.month >= sites.month),
        0,
    )
    is_end = sites.month == choices.sites_until
    _component(
        key="month_slider",
        data={
            "script": address("world_map/month_slider.js"),
            "says": _SAYS,
            "first_month": f"{timeline[0].month:%Y-%m}" if timeline else "",
            "last_day": timeline[-1].month.isoformat() if timeline else "",
            "counts": megawatts,
            "shown": gigawatts(shown),
            "day": sites.month.isoformat(),
            "day_in_words": full_day(sites.month),
            "seen_until": choices.sites_until.isoformat(),
            "note": "figures end here" if is_end else "planned" if _is_due(sites, choices) else "",
        },
        height="content",
        on_month_change=partial(_on_month, choices),
    )


def _is_due(sites: SiteFilter, choices: Choices) -> bool:
    return sites.month > choices.sites_until


def _on_month(choices: Choices) -> None:
    wish = st.session_state.get("month_slider", {}).get("month")
    if not isinstance(wish, dict):
        return
    try:
        asked = read_day("month", str(wish.get("day")))
    except UnknownChoice:
        return
    clicks.set_month(asked, choices, moving=bool(wish.get("moving")))
