"""The lines of a country's brief: companies, events, former officials, countries to compare."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.vocabulary import NOT_DISCLOSED, OFF_LADDER, SIGNED, Stage
from figures.appointment_sentences import term
from figures.exhibit import CellMark
from figures.exhibits.cells import stage_mark
from figures.formatting import NO_BREAK, counted, day, people, published_day, three_figures, usd
from figures.theme import Palette

MOST_COMPANIES, MOST_EVENTS, MOST_OFFICIALS, MOST_PLACES = 10, 6, 3, 4


@dataclass(frozen=True)
class CompanyLine:
    """One company: how far it is, since when, by how many deals."""

    mark: CellMark
    stage: str
    company: str
    since: str
    deals: str


@dataclass(frozen=True)
class EventLine:
    """One event; doubt names the confidence where it is not high."""

    day: str
    company: str
    headline: str
    doubt: str


@dataclass(frozen=True)
class OfficialLine:
    """One former official: since when, from which office to which work."""

    person: str
    term: str
    path: str


@dataclass(frozen=True)
class PlaceLine:
    """Another country to compare with; about tells how far it lies, where it has no border."""

    mark: CellMark
    stage: str
    country: str
    about: str


def dated_events(story: Iterable[Any]) -> list[Any]:
    """One row per event, newest first; what has no date is no news."""
    one_each = {row.event_id: row for row in reversed(tuple(story)) if row.event_day is not None}
    return list(reversed(one_each.values()))


def officials_by_person(atlas: Atlas, here: AtlasFilter) -> dict[str, list[Any]]:
    """Which former officials joined a company, whichever companies the reader has chosen?

    Somebody whose start is not known had joined by the last day of coverage; on an earlier day
    nobody knows.
    """
    rows = atlas.rows("appointments", replace(here, vendors=()))
    of_person: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        if row.start_date or here.as_of >= atlas.choices.last_day:
            of_person[row.person].append(row)
    return dict(of_person)


def official_line(rows: list[Any]) -> OfficialLine:
    """Who joined which company, from which office?

    Args:
        rows: rows of appointments of one person, newest first.
    """
    work = "; ".join(f"{row.organization}, {row.role}" for row in rows)
    said = term(rows[0].start_date, rows[0].end_date)
    return OfficialLine(rows[0].person, said, f"{rows[0].former_office} → {work}")


def country_figures(facts: Any) -> tuple[tuple[str, str], ...]:
    """Population, GDP, internet and electricity, each with its year."""
    low_carbon = facts.low_carbon_share_pct
    of_it = "" if low_carbon is None else f", {low_carbon:.0f}{NO_BREAK}% of it low-carbon"
    power, internet = facts.electricity_twh, facts.internet_users_pct
    return (
        (
            NOT_DISCLOSED if facts.population is None
            else people(facts.population).removesuffix(" people"),
            f"people{_year(facts.population_year)}",
        ),
        (usd(facts.gdp_usd), f"GDP{_year(facts.gdp_year)}"),
        (
            NOT_DISCLOSED if internet is None else f"{internet:.0f}{NO_BREAK}%",
            f"of people use the internet{_year(facts.internet_year)}",
        ),
        (
            NOT_DISCLOSED if power is None else f"{three_figures(float(power))} TWh",
            f"electricity{_year(facts.electricity_year)}{of_it}",
        ),
    )  # fmt: skip


def _year(year: int | None) -> str:
    return "" if year is None else f" ({year})"


def signed_figure(deals: tuple[Any, ...]) -> tuple[str, str]:
    """How many of the country's deals are signed or further?

    Args:
        deals: rows of deal_register.
    """
    if not deals:
        return "0", "public deals found"
    signed = sum(deal.stage in SIGNED for deal in deals)
    return f"{signed}", f"of {counted(len(deals), 'deal')} signed or further"


def company_lines(
    atlas: Atlas,
    here: AtlasFilter,
    companies: tuple[Any, ...],
    deals: tuple[Any, ...],
    palette: Palette,
) -> tuple[CompanyLine, ...]:
    """How far is each company, since when, by how many deals?

    Args:
        atlas: the facts.
        here: filter narrowed to the country, with its day filled in.
        companies: rows of country_vendors.
        deals: rows of deal_register.
        palette: light or dark.
    """
    codes = {deal.vendor: deal.vendor_id for deal in deals}
    off = Counter((deal.vendor, deal.stage) for deal in deals if deal.stage in OFF_LADDER)
    lines = []
    for row in companies[:MOST_COMPANIES]:
        # Counting rule 3 for this company alone: the day on which its furthest stage last changed.
        alone = replace(here, vendors=(codes[row.vendor],))
        (standing,) = atlas.rows("partnership_map", alone)
        held = [
            f"{off[row.vendor, stage]} {stage}"
            for stage in OFF_LADDER
            if off[row.vendor, stage] and row.stage not in OFF_LADDER
        ]
        stage = Stage(row.stage)
        lines.append(
            CompanyLine(
                mark=stage_mark(stage, palette, is_solid=row.is_well_sourced),
                stage=stage.label,
                company=row.vendor,
                since=day(standing.stage_since),
                deals=", ".join([f"{row.deals}", *held]),
            )
        )
    return tuple(lines)


def event_lines(story: list[Any], deals: tuple[Any, ...]) -> tuple[EventLine, ...]:
    """What is new, and how sure is it?

    Args:
        story: one row of country_story for each event, newest first.
        deals: rows of deal_register.
    """
    confidence = {deal.deal_id: deal.confidence for deal in deals}
    return tuple(
        EventLine(
            day=published_day(row.event_date),
            company=row.vendor,
            headline=row.headline,
            doubt="" if (sure := confidence[row.deal_id]) == "high" else f"{sure} confidence",
        )
        for row in story[:MOST_EVENTS]
    )


def place_lines(
    places: Iterable[Any], around: Mapping[str, Any], palette: Palette
) -> tuple[PlaceLine, ...]:
    """Countries as far as they are in the atlas, each with its furthest stage in view."""
    lines = []
    for place in places:
        if place.iso3 not in around or len(lines) == MOST_PLACES:
            continue
        row = around[place.iso3]
        is_far = not getattr(place, "shares_border", True)
        lines.append(
            PlaceLine(
                mark=_mark(row, palette),
                stage=Stage(row.stage).label,
                country=row.country,
                about=f"{place.distance_km:,.0f}{NO_BREAK}km" if is_far else "",
            )
        )
    return tuple(lines)


def _mark(row: Any, palette: Palette) -> CellMark:
    stage = Stage(row.stage)
    if stage is Stage.NONE:
        return CellMark(palette.no_deal)
    return stage_mark(stage, palette, is_solid=row.is_well_sourced)
