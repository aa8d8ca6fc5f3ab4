"""Sentences about former officials: who joined whom, and what came before and after, in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from analytics.filters import AtlasFilter, Choices
from figures.deal_sentences import with_article
from figures.formatting import (
    counted,
    countries,
    day,
    full_day,
    listed,
    published_day,
    upper_first,
)
from figures.headline import as_object, place_phrase, short_enough, subject

START_NOT_KNOWN = "start not known"
NO_DEAL_BEFORE = "no public deal found"
SEQUENCE_ONLY = "Sequence is not cause: what came after the start need not have come from it."
# Filters that are about deals; the page of people says that they leave it as it is.
_OF_DEALS_ONLY = {
    "stages": "stage",
    "kinds": "kind",
    "counterparties": "counterparty",
    "confidence": "confidence",
}


def joined_by_then(rows: Iterable[Any], chosen: AtlasFilter, choices: Choices) -> list[Any]:
    """Who had joined by the day? On an earlier one than today nobody knows of a start unknown.

    Args:
        rows: rows of appointments.
        chosen: filter with both days filled in.
        choices: what the facts offer.
    """
    is_newest = chosen.as_of >= choices.last_day
    return [row for row in rows if is_newest or row.start_date]


def people_headline(rows: Iterable[Any], chosen: AtlasFilter, choices: Choices) -> str:
    """How many former officials, of which countries, joined which companies by the day?

    Args:
        rows: rows of appointments.
        chosen: filter with both days filled in.
        choices: what the facts offer.
    """
    rows = list(rows)
    known = joined_by_then(rows, chosen, choices)
    whom = as_object(subject(chosen, choices)) if chosen.vendors else "an AI company"
    if not known:
        by = " by then" if rows else ""
        nobody = f"No former official{_of_where(chosen, choices)}"
        return short_enough(
            f"{nobody} is known to have joined {whom}{by}",
            f"No former official in view is known to have joined{by}",
        )
    people = len({row.person for row in known})
    who = "One former official" if people == 1 else f"{people:,} former officials"
    names = sorted({row.former_country for row in known})
    companies = sorted({row.organization for row in known})
    many_places = _many_countries(len(names), chosen, choices)
    many_companies = counted(len(companies), "AI company", "AI companies")
    few_places = with_article(names[0]) if len(names) == 1 else many_places
    few_companies = listed(companies) if len(companies) <= 2 else many_companies
    return short_enough(
        f"{who} of {few_places} joined {few_companies}",
        short_enough(
            f"{who} of {many_places} joined {many_companies}",
            f"{who} of {countries(len(names))} joined {many_companies}",
        ),
    )


def _of_where(chosen: AtlasFilter, choices: Choices) -> str:
    if len(chosen.countries) == 1:
        return f" of {with_article(choices.countries[chosen.countries[0]])}"
    return place_phrase(chosen, choices).replace(" in ", " of ", 1)


def _many_countries(count: int, chosen: AtlasFilter, choices: Choices) -> str:
    where = place_phrase(replace(chosen, countries=()), choices)
    if len(chosen.countries) > 1:
        return f"{count} of the {countries(len(chosen.countries))} chosen{where}"
    return f"{countries(count)}{where}"


def people_sentence(rows: Iterable[Any], chosen: AtlasFilter) -> str:
    """How many had begun by the day, how many ended, of how many nobody knows, what does nothing?

    Args:
        rows: rows of appointments.
        chosen: filter with both days filled in.
    """
    rows = list(rows)
    begun = [row for row in rows if row.start_date]
    undated = len(rows) - len(begun)
    people = counted(len({row.person for row in begun}), "person", "people")
    told = "No appointment is known to have"
    if begun:
        told = f"{counted(len(begun), 'appointment')} of {people} had"
    told += f" begun by {full_day(chosen.as_of)}"
    if ended := sum(row.end_date is not None for row in begun):
        told += f", {ended} of them ended"
    if undated:
        told += f"; the start of {undated}{' more' if begun else ''} is not known"
    told += "."
    idle = [word for name, word in _OF_DEALS_ONLY.items() if getattr(chosen, name)]
    if idle:
        verb = "says" if len(idle) == 1 else "say"
        told += f" {upper_first(listed(idle))} {verb} nothing of people and {_left(idle)} out."
    return told


def _left(idle: Sequence[str]) -> str:
    return "is left" if len(idle) == 1 else "are left"


def term(start: str | None, end: str | None) -> str:
    """When somebody worked at a company, as exact as it is known.

    Examples:
        >>> term("2026-01", None), term("2023-11", "2025-11-19")
        ('since Jan 2026', 'Nov 2023 to 19 Nov 2025')
        >>> term(None, "2025"), term(None, None)
        ('until 2025', 'start not known')
    """
    if start and end:
        return f"{published_day(start)} to {published_day(end)}"
    if end:
        return f"until {published_day(end)}"
    return f"since {published_day(start)}" if start else START_NOT_KNOWN


def on_or_in(published: str) -> str:
    """A date as published inside a sentence.

    Examples:
        >>> on_or_in("2025-10-09"), on_or_in("2026-01"), on_or_in("2024")
        ('on 9 Oct 2025', 'in Jan 2026', 'in 2024')
    """
    return f"{'on' if len(published) == 10 else 'in'} {published_day(published)}"


def sequence(moves: Sequence[Any], appointment: Any, as_of: date) -> str:
    """What happened to a deal before the start of an appointment and after it, as order only.

    Args:
        moves: rows of appointment_deals of one deal, oldest first.
        appointment: a row of appointment_card.
        as_of: the day up to which the moves are told.

    Returns:
        A sentence. A move whose date and the start may lie either way is placed on neither side.
    """
    told = {
        placed: ", then ".join(
            f"{move.to_stage} ({published_day(move.event_date)})"
            for move in moves
            if move.placed == placed
        )
        for placed in ("before", "neither", "after", "after the end", "start not known")
    }
    after_the_end = ""
    if told["after the end"]:
        after_the_end = f"after the end {on_or_in(appointment.end_date)}: {told['after the end']}"
    if not appointment.start_date:
        parts = [told["start not known"], after_the_end]
        return f"{upper_first('; '.join(filter(None, parts)))}."
    start = f"Before the start {on_or_in(appointment.start_date)}"
    parts = [f"{start}: {told['before'] or NO_DEAL_BEFORE}"]
    if told["neither"]:
        parts.append(f"neither before nor after it, as far as dates tell: {told['neither']}")
    if told["after"]:
        parts.append(f"after it: {told['after']}")
    elif not after_the_end and appointment.has_begun:
        parts.append(f"after it: no move up to {day(as_of)}")
    return f"{'; '.join(filter(None, [*parts, after_the_end]))}."


def sequence_totals(moves: Sequence[Any], appointment: Any) -> str:
    """How many deals and moves, and on which side of the start they stand.

    Args:
        moves: rows of appointment_deals.
        appointment: a row of appointment_card.
    """
    deals = counted(len({move.deal_id for move in moves}), "deal")
    if not appointment.start_date:
        return (
            f"{deals}, {counted(len(moves), 'move')}. The start is not known: no move can be "
            "placed before or after it."
        )
    count = {
        placed: sum(move.placed == placed for move in moves)
        for placed in ("before", "neither", "after", "after the end")
    }
    sides = [f"{count['before'] or 'none'} before the start {on_or_in(appointment.start_date)}"]
    sides.append(f"{count['after'] + count['after the end'] or 'none'} after it")
    if count["neither"]:
        sides.append(f"{count['neither']} on neither side, as dates are not exact enough")
    return f"{deals}, {counted(len(moves), 'move')}: {listed(sides)}."
