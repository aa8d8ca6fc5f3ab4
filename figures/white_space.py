"""What the page of white space says: the finding as a title, and what the ranking rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from analytics.filters import AtlasFilter, Choices
from analytics.white_space import (
    DEFAULT_WEIGHT,
    MEASURES,
    Measure,
    Part,
    Weights,
    measures_counted,
    weight_words,
)
from figures.deal_sentences import with_article
from figures.formatting import (
    NO_BREAK,
    counted,
    countries,
    full_day,
    in_sentence,
    listed,
    number_word,
    people,
    three_figures,
    upper_first,
    usd,
)
from figures.headline import as_object, narrowing_words, place_phrase, short_enough, subject

NO_FIGURE = "no figure"

METHOD = (
    "A country is white space when none of the companies chosen has a public deal with it that "
    "passes the filter: it stands on no rung, and is neither paused nor ended. No row does not "
    "mean no deal: talks that nobody reported are missing.",
    "Each figure becomes a percentile from 0 to 100: of the other countries and territories with a "
    "figure, the share that has a lower one. All 243 are compared, whatever places are in view; "
    "equal figures share a percentile.",
    "The score is the mean of the percentiles, each as often as its weight says. A measure without "
    "a figure is left out of the mean, not counted as zero, and the score says on how many "
    "measures it rests: with fewer, it says less. Countries of equal score share a rank.",
    "The measures overlap (large countries have large economies and much electricity), so equal "
    "weights favour size. The score ranks by what is measured here; it knows nothing of law, "
    "sanctions, language or will.",
)
"""How the ranking is made and what it does not say, for pages to show."""


def white_space_title(
    rows: Iterable[Any], in_view: int, chosen: AtlasFilter, choices: Choices
) -> str:
    """Which country without a deal ranks first? True for none, one, many and equal ones.

    Args:
        rows: rows of white_space, highest score first.
        in_view: countries that pass the choice of places, with and without a deal.
        chosen: the reader's filter.
        choices: what the facts offer.
    """
    rows = list(rows)
    if not in_view:
        return "No country passes the filter"
    findings = _findings(rows, chosen, choices)
    return short_enough(*findings)


def _findings(rows: list[Any], chosen: AtlasFilter, choices: Choices) -> list[str]:
    """The same finding from its fullest words to the shortest that are still true."""
    who = subject(chosen, choices)
    has, company = who.verb("has", "have"), as_object(who)
    deal = _deal(chosen)
    where = place_phrase(replace(chosen, countries=()), choices)
    picked = "chosen " if chosen.countries else ""
    if not rows:
        every = f"every {picked}country"
        return [f"{who.name} {has} {deal} in {every}{place}" for place in (where, " in view")]
    lacking = [
        f"{where} where {company} {has} no {_bare(deal)}",
        f" in view where {company} {has} no {_bare(deal)}",
        f"{where} without a deal in view",
        " without a deal in view",
    ]
    if len(rows) == 1:
        only = with_article(rows[0].country, "The")
        found = [f"{only} is the only {picked}country{words}" for words in lacking]
        return [*found, f"{only} alone has no deal in view"]
    number = f"{len(rows):,} {picked}countries"
    of_all = [number + words for words in lacking]
    leaders = [row.country for row in rows if row.rank == 1]
    if not leaders:
        return [f"No weighted figure is known of {words}" for words in of_all]
    if len(leaders) == 1:
        first = with_article(leaders[0], "The")
        return [*(f"{first} ranks first of {words}" for words in of_all), f"{first} ranks first"]
    if len(leaders) == len(rows):
        return [f"All {words} share one rank" for words in of_all]
    named = listed([with_article(name) for name in leaders])
    several = f"{number_word(len(leaders)).capitalize()} countries"
    starts = [upper_first(named), several] if len(leaders) == 2 else [several]
    return [f"{start} share the first rank of {words}" for words in of_all for start in starts]


def _deal(chosen: AtlasFilter) -> str:
    """The deal that is missing; where more than companies and places narrow it, one in view."""
    return "a deal in view" if narrowing_words(chosen) else "a public deal"


def _bare(deal: str) -> str:
    return deal.removeprefix("a ")


def white_space_sentence(
    rows: Iterable[Any],
    in_view: int,
    group_deals: int,
    weights: Weights,
    chosen: AtlasFilter,
    choices: Choices,
) -> str:
    """How many countries are without a deal, and on how much does their ranking rest?

    Args:
        rows: rows of white_space.
        in_view: countries that pass the choice of places, with and without a deal.
        group_deals: deals in view whose counterpart is a group such as the EU.
        weights: those by which the rows were asked.
        chosen: filter with both days filled in.
        choices: what the facts offer.
    """
    rows = list(rows)
    if not in_view:
        return "No country lies in all of the places chosen."
    who = subject(chosen, choices)
    notes = []
    if not chosen.offices and "office" not in chosen.kinds:
        notes.append("own offices left out")
    if group_deals:
        said = counted(group_deals, "group deal")
        notes.append(
            f"{said} painted on the members" if chosen.members else f"{said} (EU, NATO …) left out"
        )
    notes += narrowing_words(chosen)
    if chosen.stages:
        notes.append("the choice of stages left aside, as these countries stand at none")
    has = who.verb("has", "have")
    day = f"on {full_day(chosen.as_of)}{'; ' if notes else ''}{', '.join(notes)}."
    if not rows:
        all_of_them = "the one country" if in_view == 1 else f"all {in_view:,} countries"
        return f"{who.name} {has} {_deal(chosen)} in {all_of_them} in view {day}"
    lacking = f"{len(rows):,} of {countries(in_view)}"
    return (
        f"{who.name} {has} no {_bare(_deal(chosen))} in {lacking} {day} "
        f"{_basis(rows, weights, chosen)}"
    )


def _basis(rows: list[Any], weights: Weights, chosen: AtlasFilter) -> str:
    """By which weights are they ranked, and how many have a gap?"""
    measures = measures_counted(weights, chosen)
    if not measures:
        return "Rivals alone have a weight, and with every company chosen nobody is one."
    known = Counter(row.measures_known for row in rows)
    gaps = len(rows) - known[len(measures)]
    notes = [] if gaps == known[0] else [f"{gaps:,} with a gap in the figures"]
    notes.append(f"{known[0] or 'none'} without any figure")
    if measures != weights.counted:
        notes.append("no rivals, as every company is chosen")
    return f"{_weights_sentence(measures, weights)}; {', '.join(notes)}."


def _weights_sentence(measures: tuple[Measure, ...], weights: Weights) -> str:
    names = [in_sentence(measure.label) for measure in measures]
    values = [getattr(weights, measure.name) for measure in measures]
    if len(measures) == 1:
        return f"Ranked by one measure: {names[0]}"
    ranked = f"Ranked by {number_word(len(measures))} measures"
    if len(set(values)) == 1:
        is_short = len(measures) < len(MEASURES) - 1
        return f"{ranked} of equal weight{f': {listed(names)}' if is_short else ''}"
    told = [
        f"{name} {weight_words(weight)}"
        for name, weight in zip(names, values, strict=True)
        if weight != DEFAULT_WEIGHT
    ]
    others = f", the others {DEFAULT_WEIGHT:.0f}" if DEFAULT_WEIGHT in values else ""
    left_out = len(MEASURES) - len(weights.counted)
    without = f", {number_word(left_out)} left out" if left_out else ""
    return f"{ranked}, by weight: {', '.join(told)}{others}{without}"


def ranks_in_words(rows: Iterable[Any]) -> dict[str, str]:
    """The rank of every country by its ISO code, with "=" where several share it.

    Args:
        rows: rows of white_space; without a score there is no rank.
    """
    rows = list(rows)
    sharing = Counter(row.rank for row in rows)
    return {
        row.iso3: "–" if row.rank is None else f"{'=' if sharing[row.rank] > 1 else ''}{row.rank:,}"
        for row in rows
    }


def score_in_words(score: float | None) -> str:
    """A score, a percentile or points to one decimal.

    Examples:
        >>> score_in_words(87.94), score_in_words(None)
        ('87.9', 'no figure')
    """
    return NO_FIGURE if score is None else f"{score:.1f}"


def figure_in_words(part: Part) -> str:
    """A measure's figure with its unit; a gap is said.

    Args:
        part: one of the parts of a country's score.
    """
    figure = part.figure
    if figure is None:
        return NO_FIGURE if part.applies else "every company is chosen"
    return {
        "population": lambda: people(figure),
        "gdp": lambda: usd(figure),
        "internet": lambda: f"{three_figures(figure)}{NO_BREAK}% of inhabitants",
        "electricity": lambda: f"{three_figures(figure)} TWh",
        "low_carbon": lambda: f"{three_figures(figure)}{NO_BREAK}% of electricity",
        "rivals": lambda: counted(int(figure), "company", "companies"),
        "neighbours": lambda: countries(int(figure)),
    }[part.measure.name]()
