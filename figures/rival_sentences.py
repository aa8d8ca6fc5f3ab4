"""Sentences about companies held against each other, computed from the countries in view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from analytics.filters import AtlasFilter, Choices
from analytics.rivalry import FEWEST_RIVALS, Contest, Standing
from analytics.vocabulary import NO_DEAL, Stage
from figures.formatting import countries, either, listed, number_word
from figures.headline import (
    PLURAL_NAMES,
    company,
    filter_sentence,
    opening,
    place_phrase,
    short_enough,
)


def rivals_headline(
    contest: Contest, rivals: tuple[str, ...], chosen: AtlasFilter, choices: Choices
) -> str:
    """Who leads in most countries, and how many are contested?

    Args:
        contest: how the companies share the countries in view.
        rivals: the companies, the reader's own first.
        chosen: the reader's filter.
        choices: what the facts offer.

    Returns:
        One sentence of at most 90 letters, true for no, one and many countries.
    """
    names = {code: company(name) for code, name in choices.vendors.items()}
    if len(rivals) < FEWEST_RIVALS:
        held = f"Choose a second company to hold {names[rivals[0]]} against"
        return short_enough(held, "Choose a second company")
    where = place_phrase(replace(chosen, countries=()), choices)
    if not contest.led and not contest.contested:
        place = f" with {_chosen(chosen)}{where}" if chosen.countries else where
        told = f"has a deal under way{place}"
        return short_enough(f"{_none_of(rivals, choices)} {told}", f"None of them {told}")
    ranked = sorted(rivals, key=lambda vendor: -contest.records[vendor].led)
    first = ranked[0]
    led = contest.records[first].led
    if not led:
        return _all_contested(contest.contested, where, chosen)
    level = [vendor for vendor in ranked if contest.records[vendor].led == led]
    if len(level) > 1:
        lead = _level_lead([names[vendor] for vendor in level], led, where, chosen)
        return short_enough(f"{lead}; {_are_contested(contest.contested)}", lead)
    verb = "lead" if names[first] in PLURAL_NAMES else "leads"
    lead = f"{opening(names[first])} {verb} in {_so_many(led, chosen)}{where}"
    if chosen.countries and len(chosen.countries) == 1:
        return lead
    second = contest.records[ranked[1]].led
    next_one = f"{names[ranked[1]]} in {second or 'none'}"
    if not second and len(rivals) > FEWEST_RIVALS:
        next_one = "no other in any"
    told = _are_contested(contest.contested)
    return short_enough(f"{lead}, {next_one}; {told}", f"{lead}; {told}", lead)


def _chosen(chosen: AtlasFilter) -> str:
    picked = len(chosen.countries)
    return "the country chosen" if picked == 1 else f"the {countries(picked)} chosen"


def _so_many(count: int, chosen: AtlasFilter) -> str:
    if not chosen.countries:
        return countries(count)
    if len(chosen.countries) == 1:
        return _chosen(chosen)
    return f"{count} of {_chosen(chosen)}"


def _level_lead(names: list[str], led: int, where: str, chosen: AtlasFilter) -> str:
    each = f"{opening(listed(names))} each lead in {_so_many(led, chosen)}{where}"
    return short_enough(each, f"{len(names)} companies each lead in {_so_many(led, chosen)}{where}")


def _all_contested(count: int, where: str, chosen: AtlasFilter) -> str:
    if chosen.countries:
        return f"None leads: {_so_many(count, chosen)}{where} {_be(count)} contested"
    if count == 1:
        return f"None leads: the only country with a deal under way{where} is contested"
    return f"None leads: all {countries(count)} with a deal under way{where} are contested"


def _are_contested(count: int) -> str:
    return f"{count} {_be(count)} contested" if count else "none is contested"


def _be(count: int) -> str:
    return "is" if count == 1 else "are"


def _none_of(rivals: tuple[str, ...], choices: Choices) -> str:
    names = [company(choices.vendors[vendor]) for vendor in rivals]
    if len(names) == FEWEST_RIVALS:
        return f"Neither {names[0]} nor {names[1]}"
    return f"None of the {number_word(len(names))} companies"


def rivals_sentence(deals: Any, rows: Iterable[Any], chosen: AtlasFilter, choices: Choices) -> str:
    """What is counted among the companies held against each other, and what is left out?

    Args:
        deals: the row of deal_counts for these companies.
        rows: rows of contested_countries for them.
        chosen: filter with these companies and both days filled in.
        choices: what the facts offer.
    """
    counted = filter_sentence(
        chosen,
        choices,
        deals=deals.with_country,
        with_deal=deals.countries,
        group_deals=deals.with_group,
    )
    if not chosen.stages:
        return counted
    kept = countries(sum(bool(row.line) for row in rows))
    words = [Stage(stage).label.lower() for stage in chosen.stages]
    return f"{counted} Kept: {kept} whose furthest stage is {either(words)}."


def race_headline(signed: Mapping[str, int], choices: Choices) -> str:
    """Who has signed with most countries, and who comes next?

    Args:
        signed: company to the countries that it has signed with.
        choices: what the facts offer.
    """
    names = {code: company(name) for code, name in choices.vendors.items()}
    most = max(signed.values(), default=0)
    if not most:
        return "None of the companies has signed with a country in view"
    first = [names[vendor] for vendor, count in signed.items() if count == most]
    rest = sorted((count for count in signed.values() if 0 < count < most), reverse=True)
    have = "have each" if len(first) > 1 else "has"
    lead = f"{opening(listed(first, 2))} {have} signed with {countries(most)}"
    if not rest:
        return lead
    second = [names[vendor] for vendor, count in signed.items() if count == rest[0]]
    return short_enough(f"{lead}, {listed(second, 2)} with {number_word(rest[0])}", lead)


def stands_at(standing: Standing | None) -> str:
    """Where a company stands, in words inside a sentence or a cell.

    Examples:
        >>> stands_at(None), stands_at(Standing(3, 1, True))
        ('No public deal found', 'Memorandum')
    """
    return NO_DEAL if standing is None else Stage.of_rank(standing.rank).label


def or_lower(rank: int) -> str:
    """A rung and all below it, in words.

    Examples:
        >>> or_lower(3)
        'memorandum or lower'
    """
    return f"{Stage.of_rank(rank).value} or lower"


def quarter_name(year: int, month: int) -> str:
    """A quarter, by one of its months.

    Examples:
        >>> quarter_name(2026, 4)
        'Q2 2026'
    """
    return f"Q{(month - 1) // 3 + 1} {year}"
