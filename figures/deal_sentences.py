"""Titles of the pages about deals and countries, computed from what is in view."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analytics.filters import AtlasFilter, Choices
from analytics.vocabulary import OFF_LADDER, SIGNED, TALKING, Stage
from figures.formatting import counted, countries, full_day, listed, number_word, upper_first
from figures.headline import (
    PLURAL_NAMES,
    as_object,
    company,
    kind_word,
    narrowing_words,
    opening,
    place_phrase,
    possessive,
    short_enough,
    subject,
)


def pipeline_headline(
    ageing: Iterable[Any],
    longest: Iterable[Any],
    deals: int,
    chosen: AtlasFilter,
    choices: Choices,
) -> str:
    """Which talks have stalled?

    Args:
        ageing: rows of ageing_counts.
        longest: first rows of stage_ageing, the longest waits first.
        deals: deals in view that have begun, on and off the ladder.
        chosen: the reader's filter.
        choices: what the facts offer.
    """
    who = subject(chosen, choices)
    where, kind = place_phrase(chosen, choices), kind_word(chosen)
    if not deals:
        return f"No public {kind}deal of {as_object(who)} found{where}"
    counts = {(row.stage, row.state): row.deals for row in ageing}
    talks = sum(number for (stage, _), number in counts.items() if stage in TALKING)
    stalled = sum(number for (_, state), number in counts.items() if state == "stalled")
    stalled_talks = sum(counts.get((stage, "stalled"), 0) for stage in TALKING)
    is_about_talks = bool(stalled) and stalled == stalled_talks
    number, noun = (talks, f"open {kind}talk") if is_about_talks else (deals, f"{kind}deal")
    of = f"{possessive(who)} {counted(number, noun)}{where}"
    if number == 1:
        only = f"The only {noun} of {as_object(who)}{where}"
        state = "has stalled" if stalled else "has not stalled"
        return only + f" {state}"
    if stalled:
        places = list(dict.fromkeys(row.country for row in longest if row.state == "stalled"))
        named = places[:2] if len(places) > 2 else places
        rest = stalled - len(named)
        told = listed([*named, f"{rest} more"] if rest and len(places) > 2 else named)
        short = f"{upper_first(number_word(stalled))} of {of} {_have(stalled)} stalled"
        return short_enough(f"{short}: {told}", short)
    slow = sum(number for (_, state), number in counts.items() if state == "slow")
    if slow:
        verb = "is" if slow == 1 else "are"
        return f"None of {of} has stalled; {number_word(slow)} {verb} slower than usual"
    return short_enough(
        f"None of {of} has stalled or is slower than usual", f"None of {of} has stalled"
    )


def funnel_headline(funnel: Iterable[Any], chosen: AtlasFilter, choices: Choices) -> str:
    """How many of the deals are signed, and how many are still talks?

    Args:
        funnel: rows of stage_funnel for every stage.
        chosen: the reader's filter.
        choices: what the facts offer.
    """
    who = subject(chosen, choices)
    where, kind = place_phrase(chosen, choices), kind_word(chosen)
    counts = {row.stage: row.deals for row in funnel}
    deals = sum(counts.values())
    if not deals:
        return f"No public {kind}deal of {as_object(who)} found{where}"
    signed = sum(counts.get(stage, 0) for stage in SIGNED)
    talks = sum(counts.get(stage, 0) for stage in TALKING)
    if deals == 1:
        stage = "is signed or further" if signed else "is still talks" if talks else "is over"
        stage = "is paused" if counts.get(Stage.PAUSED) else stage
        return f"The only {kind}deal of {as_object(who)}{where} {stage}"
    told = "All" if signed == deals else upper_first(number_word(signed)) if signed else "None"
    state = f"{'is' if signed < 2 else 'are'} signed or further"
    finding = f"{told} of {possessive(who)} {counted(deals, f'{kind}deal')}{where} {state}"
    rest = f"; {number_word(talks)} {'is' if talks == 1 else 'are'} still talks" if talks else ""
    shortest = f"{told} of {counted(deals, f'{kind}deal')} {state}"
    return short_enough(finding + rest, finding, shortest)


def _have(count: int) -> str:
    return "has" if count == 1 else "have"


def deals_sentence(deals: int, with_deal: int | None, chosen: AtlasFilter, order: str = "") -> str:
    """What is counted on a page about deals, and every choice that narrows it.

    Args:
        deals: deals in view that have begun.
        with_deal: countries that have one; None on the page of a single country.
        chosen: filter with both days filled in.
        order: how they are arranged, if that needs saying.
    """
    where = "" if with_deal is None else f" in {countries(with_deal)}"
    said = f"{counted(deals, 'deal')}{where} on {full_day(chosen.as_of)}"
    notes = [order] if order else []
    if not chosen.offices and "office" not in chosen.kinds:
        notes.append("own offices left out")
    notes += narrowing_words(chosen)
    if chosen.stages:
        notes.append("stage " + listed(list(chosen.stages)))
    return f"{said}; {', '.join(notes)}." if notes else f"{said}."


def register_headline(
    deals: int, with_deal: int, words: str, chosen: AtlasFilter, choices: Choices
) -> str:
    """How many deals does the reader see?"""
    who = subject(chosen, choices)
    where, kind = place_phrase(chosen, choices), kind_word(chosen)
    about = f" about “{words}”" if words else ""
    if not deals:
        return f"No {kind}deal of {as_object(who)}{where}{about}"
    verb = who.verb("has", "have")
    told = f"{counted(deals, f'{kind}deal')}{about} in {countries(with_deal)}{where}"
    return f"{who.name} {verb} {told}"


def country_headline(
    name: str, companies: Iterable[Any], off_ladder: Iterable[Any], chosen: AtlasFilter,
    choices: Choices,
) -> str:  # fmt: skip
    """Who deals with this country, and what is paused or ended?

    Args:
        name: the country.
        companies: rows of country_vendors.
        off_ladder: the country's paused and ended deals; title and stage.
        chosen: the reader's filter.
        choices: what the facts offer.
    """
    rows = list(companies)
    place, kind = with_article(name), kind_word(chosen)
    off = sorted(off_ladder, key=lambda deal: deal.stage != Stage.PAUSED)
    if not rows:
        return f"No public {kind}deal of {as_object(subject(chosen, choices))} with {place}"
    count = upper_first(number_word(len(rows)))
    title = f"{count} AI companies {f'have {kind}deals' if kind else 'deal'} with {place}"
    if len(rows) == 1:
        title = f"{opening(company(rows[0].vendor))} {_deals(rows[0].vendor, kind)} with {place}"
    if off and all(row.stage in OFF_LADDER for row in rows):
        whose = as_object(subject(chosen, choices)) if len(rows) > 1 else company(rows[0].vendor)
        deals = sum(row.deals for row in rows)
        number = f"The only {kind}deal" if deals == 1 else f"All {deals} {kind}deals"
        state = _left_the_ladder(off[0].stage) if deals == 1 else "are paused or ended"
        return f"{number} of {whose} with {place} {state}"
    if off:
        told = f"{off[0].title} {_left_the_ladder(off[0].stage)}"
        return short_enough(f"{title}; {told}", f"{title}; a deal {_left_the_ladder(off[0].stage)}")
    if len(rows) == 1:
        return title
    furthest = Stage(rows[0].stage)
    leaders = [company(row.vendor) for row in rows if row.stage == furthest]
    return short_enough(f"{title}; {listed(leaders, limit=1)} {_reached(furthest, leaders)}", title)


def _left_the_ladder(stage: str) -> str:
    return "is paused" if stage == Stage.PAUSED else "has ended"


def _deals(vendor: str, kind: str) -> str:
    is_plural = vendor in PLURAL_NAMES
    if kind:
        return f"{'have' if is_plural else 'has'} {kind}deals"
    return "deal" if is_plural else "deals"


def _reached(stage: Stage, companies: list[str]) -> str:
    is_one = len(companies) == 1 and companies[0] not in PLURAL_NAMES
    return f"{'is' if is_one else 'are'} furthest, at {stage.label.lower()}"


_WITH_ARTICLE = (
    "United", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Seychelles",
    "Marshall", "Solomon", "Cayman", "Czech Republic", "Dominican Republic", "Central African",
    "Comoros", "Faroe", "Falkland", "Cook Islands", "British Virgin", "Democratic Republic",
    "Republic of", "Isle of", "Northern Mariana", "Turks and Caicos", "Cocos",
)  # fmt: skip


def with_article(name: str, article: str = "the") -> str:
    """A country's name as it stands inside a sentence, or with "The" at its beginning.

    Examples:
        >>> with_article("United Kingdom"), with_article("France", "The")
        ('the United Kingdom', 'France')
    """
    return f"{article} {name}" if name.startswith(_WITH_ARTICLE) else name
