"""Who leads where: what the rows of contested_countries say of each company held against others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.vocabulary import SIGNED, TALKING

RUNGS_APART = 1  # a company this many rungs behind the first still contests a country (rule 17)
LED = "led"
CONTESTED = "contested"
OPEN = "open"

# Whom a reader without a wish sees held against each other; the atlas began with the first.
USUAL_RIVALS = ("openai", "anthropic", "google", "microsoft")
FEWEST_RIVALS = 2
QUARTERS_SHOWN = 4
_SIGNED_RANKS = {stage.rank for stage in SIGNED}
_TALKING_RANKS = {stage.rank for stage in TALKING}


def rivals_in_view(
    asked: tuple[str, ...], in_filter: tuple[str, ...], known: Iterable[str], most: int
) -> tuple[str, ...]:
    """The companies held against each other, the first of them the reader's own.

    Args:
        asked: those that the reader chose to hold against each other; none means no wish.
        in_filter: the companies of the filter; two or more stand in for a wish, one comes first.
        known: every company of the facts, those with most deals first.
        most: how many fit side by side.

    Examples:
        >>> rivals_in_view((), ("google",), ("openai", "google", "g42"), most=2)
        ('google', 'openai')
        >>> rivals_in_view((), ("xai", "g42"), ("openai", "xai", "g42"), most=4)
        ('xai', 'g42')
    """
    if asked:
        return asked[:most]
    if len(in_filter) >= FEWEST_RIVALS:
        return in_filter[:most]
    companies = tuple(known)
    usual = [vendor for vendor in USUAL_RIVALS if vendor in companies] or companies
    return tuple(dict.fromkeys((*in_filter, *usual)))[:most]


@dataclass(frozen=True)
class Standing:
    """Where one company stands in one country.

    Attributes:
        rank: furthest rank of its deals there: rungs 1 to 6, paused 0, ended -1.
        deals: how many it has there.
        is_well_sourced: whether a deal of high confidence stands as far.
    """

    rank: int
    deals: int
    is_well_sourced: bool


def standings_in(country: Any) -> dict[str, Standing]:
    """Every company with a deal in a country, furthest first.

    Args:
        country: a row of contested_countries.
    """
    return {
        company["vendor_id"]: Standing(
            -company["turned_rank"], company["deals"], company["is_well_sourced"]
        )
        for company in country.line
    }


def contenders(country: Any) -> tuple[str, ...]:
    """Who is in the race for a country: its only leader, or all within a rung of the furthest.

    Args:
        country: a row of contested_countries.
    """
    if country.contest == OPEN:
        return ()
    here = standings_in(country)
    furthest = next(iter(here.values())).rank
    return tuple(
        vendor for vendor, there in here.items() if there.rank >= max(1, furthest - RUNGS_APART)
    )


@dataclass(frozen=True)
class Record:
    """What one company holds among the countries in view; each counted once in led to absent."""

    led: int = 0
    contested: int = 0
    behind: int = 0
    signed: int = 0
    talking: int = 0
    deals: int = 0


@dataclass(frozen=True)
class Contest:
    """The world as several companies share it.

    Attributes:
        records: company to what it holds, in the order asked for.
        contested: countries where the first two stand within a rung.
        led: countries with one company two rungs or more ahead, or alone.
        unclaimed: countries where none of them stands on a rung.
    """

    records: dict[str, Record]
    contested: int
    led: int
    unclaimed: int


def contest_of(countries: Iterable[Any], rivals: tuple[str, ...]) -> Contest:
    """How do these companies share the countries in view?

    Args:
        countries: rows of contested_countries, asked for these companies.
        rivals: the companies, in the order of the answer.
    """
    rows = list(countries)
    found = {vendor: dict.fromkeys(Record.__dataclass_fields__, 0) for vendor in rivals}
    for country in rows:
        first = contenders(country)
        for vendor, standing in standings_in(country).items():
            counts = found[vendor]
            counts["deals"] += standing.deals
            counts["signed"] += standing.rank in _SIGNED_RANKS
            counts["talking"] += standing.rank in _TALKING_RANKS
            if vendor in first:
                counts[country.contest] += 1
            elif standing.rank >= 1:
                counts["behind"] += 1
    contests = [country.contest for country in rows]
    return Contest(
        records={vendor: Record(**counts) for vendor, counts in found.items()},
        contested=contests.count(CONTESTED),
        led=contests.count(LED),
        unclaimed=contests.count(OPEN),
    )


def last_quarters(as_of: date) -> list[date]:
    """First days of the quarters whose moves are counted, the day's own last.

    Examples:
        >>> [f"{start}" for start in last_quarters(date(2026, 2, 3))]
        ['2025-04-01', '2025-07-01', '2025-10-01', '2026-01-01']
    """
    months = as_of.year * 12 + (as_of.month - 1) // 3 * 3
    starts = [months - 3 * back for back in reversed(range(QUARTERS_SHOWN))]
    return [date(start // 12, start % 12 + 1, 1) for start in starts if start >= 12]


def moves_per_quarter(moves: Iterable[Any], quarters: list[date]) -> Counter[tuple[str, date]]:
    """How often did each company's deals move in each quarter, by its name and first day?

    Args:
        moves: rows of changes, from the first quarter on.
        quarters: first days of quarters in their order.
    """
    counts: Counter[tuple[str, date]] = Counter()
    for move in moves:
        begun = [start for start in quarters if start <= move.event_day]
        if begun:
            counts[move.vendor, begun[-1]] += 1
    return counts


def moves_on_us(
    moves: Iterable[Any], countries: Iterable[Any], us: str, our_name: str, highest: int
) -> list[tuple[Any, Standing | None]]:
    """Which rivals moved where the first company stands no higher than a rung, or not at all?

    Args:
        moves: rows of changes for all of the companies, newest first.
        countries: rows of contested_countries for the same companies.
        us: the first company.
        our_name: its name, as moves give it.
        highest: rank up to which the first company counts as not having signed.

    Returns:
        Each move with where the first company stands in that country; None without a deal.
        Moves of deals with groups of states have no country and are left out.
    """
    ours = {country.iso3: standings_in(country).get(us) for country in countries}
    return [
        (move, ours[move.iso3])
        for move in moves
        if move.iso3 in ours
        and move.vendor != our_name
        and (ours[move.iso3] is None or ours[move.iso3].rank <= highest)
    ]
