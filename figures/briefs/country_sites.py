"""A country's datacenters in a brief: the largest by name, and what all of them run and plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from analytics.vocabulary import (
    CAPACITY_BASES,
    NONE_SEEN,
    NOT_DISCLOSED,
    RUNNING_STATUSES,
    STATUSES,
)
from figures.formatting import NO_BREAK, counted, full_day, gigawatts, listed, megawatts

MOST_SITES = 5


@dataclass(frozen=True)
class SiteLine:
    """One datacenter: status and parties, what runs and what is planned."""

    name: str
    about: str
    running: str
    planned: str


@dataclass(frozen=True)
class CountrySites:
    """The datacenters of a country on a day.

    Attributes:
        lines: the largest, at most MOST_SITES.
        in_all: how many there are.
        figure: what runs, with what is planned.
        note: how the figures may be read.
    """

    lines: tuple[SiteLine, ...]
    in_all: int
    figure: tuple[str, str]
    note: str


def sites_filter(atlas: Atlas, here: AtlasFilter) -> SiteFilter:
    """The datacenters of the places of a filter on its day, or on the last day of their figures."""
    return SiteFilter(month=min(here.as_of, atlas.choices.sites_until)).within(here)


def country_sites(atlas: Atlas, here: AtlasFilter) -> CountrySites:
    """What is built in a country, how large is it, and who owns and runs it?

    Args:
        atlas: the facts.
        here: filter narrowed to the country, with its day filled in.
    """
    chosen = sites_filter(atlas, here)
    until = atlas.choices.sites_until
    rows = atlas.rows("datacenter_map", chosen)
    (totals,) = atlas.rows("site_totals", chosen)
    # A datacenter whose megawatts are known later was not seen running on the day; of one whose
    # megawatts are never known nobody can say.
    latest = atlas.rows("datacenter_map", SiteFilter(month=until).within(here))
    silent = {
        row.datacenter_id
        for row in latest
        if row.capacity_mw_operational is None and row.status in RUNNING_STATUSES
    }
    lines = tuple(
        SiteLine(
            name=row.name,
            about=_about(row),
            running=_running(row.capacity_mw_operational, row.datacenter_id in silent),
            planned=_planned(row.capacity_mw_planned),
        )
        for row in rows[:MOST_SITES]
    )
    note = _note(rows, totals, len(silent), until)
    return CountrySites(lines, len(rows), _figure(totals, len(silent)), note)


def _running(seen: float | None, is_silent: bool) -> str:
    if seen is None:
        return NOT_DISCLOSED if is_silent else NONE_SEEN
    return megawatts(seen)


def _planned(plan: float | None) -> str:
    return f"plan {NOT_DISCLOSED}" if plan is None else f"of {megawatts(plan)}"


def _about(row: Any) -> str:
    """Status and parties; an owner that operates the site itself is named once."""
    parties = [f"owner {row.owner}"] if row.owner and row.owner != row.operator else []
    if row.operator:
        both = "owner and operator" if row.owner == row.operator else "operator"
        parties.append(f"{both} {row.operator}")
    return ", ".join([STATUSES[row.status], *parties])


def _figure(totals: Any, silent: int) -> tuple[str, str]:
    if not totals.sites:
        return "0", "AI datacenters in the facts"
    if totals.planned_mw is None and totals.held_mw:
        plan = f"{gigawatts(totals.held_mw).replace(' ', NO_BREAK)} paused or cancelled"
    else:
        plan = f"planned {gigawatts(totals.planned_mw).replace(' ', NO_BREAK)}"
    if totals.running_mw is None:
        return NOT_DISCLOSED if silent else NONE_SEEN, f"running; {plan}"
    return gigawatts(totals.running_mw), f"running; {plan}"


def _note(rows: Iterable[Any], totals: Any, silent: int, until: date) -> str:
    rows = list(rows)
    if not rows:
        return ""
    said = [f"Plan and status as read to {full_day(until)}."]
    if silent:
        said.append(f"{counted(silent, 'running site')}: megawatts {NOT_DISCLOSED}.")
    if totals.held_sites:
        said.append(f"{counted(totals.held_sites, 'site')} paused or cancelled: in no sum.")
    known = {row.capacity_basis for row in rows if row.capacity_mw_planned is not None}
    names = [name for basis, name in CAPACITY_BASES.items() if basis in known]
    if len(names) > 1:
        said.append(f"Sums mix {listed(names)}.")
    return " ".join(said)
