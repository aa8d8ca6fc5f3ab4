"""Sentences about the datacenters in view: the title that says the finding, what is counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from analytics.filters import FIELDS, AtlasFilter, Choices
from analytics.site_filters import SHARED, SITE_FIELDS, SITE_LISTS, SITE_NUMBERS, SiteFilter
from figures.deal_sentences import with_article
from figures.formatting import (
    counted,
    countries,
    full_day,
    gigawatts,
    listed,
    share,
    upper_first,
)
from figures.headline import LONGEST, company, place_phrase, short_enough

_FRACTIONS = (
    (0.9, "Nine tenths"),
    (0.8, "Four fifths"),
    (0.75, "Three quarters"),
    (2 / 3, "Two thirds"),
    (0.5, "Half"),
    (1 / 3, "A third"),
    (0.25, "A quarter"),
)
_BASES = {"facility": "facility", "it_load": "IT load", "unspecified": "not stated"}
_CLOSE = 0.012  # of a fraction said in words


def share_words(part: float) -> str:
    r"""A share at the start of a sentence: a plain fraction where it is one, else a percentage.

    Examples:
        >>> share_words(0.9), share_words(0.58)
        ('Nine tenths', '58\xa0%')
    """
    for fraction, words in _FRACTIONS:
        if abs(part - fraction) <= _CLOSE:
            return words
    return share(part)


def megawatts_by_country(sites: Iterable[Any]) -> dict[str, tuple[float, float]]:
    """Megawatts on the day and megawatts planned of each country, by name, counting rule 7 kept.

    Args:
        sites: rows of datacenter_map.
    """
    found: dict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for row in sites:
        on_day = row.capacity_mw_operational or row.capacity_mw_due or 0
        on_day = 0 if row.is_operational_nested else on_day
        planned = 0 if row.is_planned_nested or row.is_held else row.capacity_mw_planned or 0
        before = found[row.country]
        found[row.country] = before[0] + on_day, before[1] + planned
    return dict(found)


def infrastructure_headline(
    sites: tuple[Any, ...], totals: Any, chosen: SiteFilter, choices: Choices
) -> str:
    """What is the finding of the infrastructure map?

    Args:
        sites: rows of datacenter_map; empty where they are too many to be told one by one.
        totals: the row of site_totals.
        chosen: filter with its month filled in.
        choices: names.
    """
    if not totals.sites:
        return "No site passes the filter"
    is_due = chosen.month > choices.sites_until
    whose = _whose(chosen, choices)
    power = totals.running_mw
    if not power:
        subject = f"None of the {totals.sites:,} sites" if totals.sites > 1 else "The site"
        verb = "is planned to run" if is_due else "is seen running"
        negated = verb if totals.sites > 1 else verb.replace("is ", "is not ")
        return _with_plan(f"{subject} in view {negated} by {chosen.month:%B %Y}", totals)
    if not sites:  # a crowd, which is not told one by one
        verb = "are planned to run" if is_due else "are seen running"
        return f"{gigawatts(power)}{whose} {verb} at {totals.running_sites:,} sites"
    by_country = megawatts_by_country(sites)
    leader = max(by_country, key=lambda name: by_country[name][0])
    part = by_country[leader][0] / power
    where = with_article(leader)
    if is_due:
        start = f"By {chosen.month:%B %Y}, {gigawatts(power)}{whose} are planned to run"
        if part > 0.995:
            return f"{start}{'' if _is_one_country(chosen) else f', all in {where}'}"
        return f"{start}, {share(part)} in {where}"
    seen = "seen running" if chosen.month == choices.sites_until else "that ran"
    if part > 0.995:
        verb = "run" if chosen.month == choices.sites_until else "ran"
        only = "" if _is_one_country(chosen) else "all "
        return _with_plan(f"{gigawatts(power)}{whose} {verb}, {only}in {where}", totals)
    was = "is" if chosen.month == choices.sites_until else "was"
    place = place_phrase(AtlasFilter(**_shared(chosen)), choices)
    return f"{share_words(part)} of the AI power{whose} {seen}{place} {was} in {where}"


def _with_plan(title: str, totals: Any) -> str:
    """The title with what is planned, if both stand on one line."""
    if not totals.planned_mw:
        return title
    return short_enough(f"{title}; {gigawatts(totals.planned_mw)} are planned", title)


def capacity_headline(
    timeline: Iterable[Any], totals: Any, chosen: SiteFilter, choices: Choices
) -> str:
    """How much is seen running, and what do the dated plans bring it to?

    Args:
        timeline: rows of capacity_timeline.
        totals: the row of site_totals.
        chosen: filter with its month filled in.
        choices: names.
    """
    rows = list(timeline)
    if not totals.sites:
        return "No site passes the filter"
    until = choices.sites_until
    running = sum(row.actual_mw or 0 for row in rows if row.month == until)
    last = max((row.month for row in rows), default=until)
    planned = sum(row.planned_mw or 0 for row in rows if row.month == last)
    whose = _whose(chosen, choices)
    place = place_phrase(AtlasFilter(**_shared(chosen)), choices)
    full, short = f"{last:%B %Y}", f"{last:%Y}"
    for words, by in (
        (f"{whose}{place}", full), (f"{whose}{place}", short), (whose or place, full),
        (whose or place, short), (" in view", full),
    ):  # fmt: skip
        start = (
            f"{gigawatts(running)}{words} are seen running"
            if running
            else f"Nothing{words} is seen running"
        )
        if last <= until or planned <= running:
            said = f"{start}; no plan with a date {'adds to it' if running else 'is known'}"
        else:
            plans = "dated plans bring it to" if running else "dated plans come to"
            said = f"{start}; {plans} {gigawatts(planned)} by {by}"
        if len(said) <= LONGEST:
            break
    return said


def infrastructure_sentence(totals: Any, chosen: SiteFilter, choices: Choices) -> str:
    """What is counted? Sites, day, coverage, the bases of the megawatts and what narrows the view.

    Args:
        totals: the row of site_totals.
        chosen: filter with its month filled in.
        choices: names.
    """
    sites = counted(totals.sites, "site")
    said = [
        f"{sites} in {countries(totals.countries)} on {full_day(chosen.month)}; "
        "coverage is best in the United States, thin in China."
    ]
    if bases := bases_words(totals):
        said.append(f"{'Due' if chosen.month > choices.sites_until else 'Running'} power: {bases}.")
    if narrowing := narrowing_site_words(chosen, choices):
        words = "; ".join(narrowing)
        said.append(f"{upper_first(words)}.")
    return " ".join(said)


def bases_words(totals: Any) -> str:
    r"""What the running megawatts measure, the largest part as share and the rest in gigawatts.

    Examples:
        >>> from types import SimpleNamespace as Row
        >>> row = Row(running_mw=100.0, running_facility_mw=90.0, running_it_load_mw=None,
        ...           running_unspecified_mw=10.0)
        >>> bases_words(row)
        '90\xa0% facility, 10 MW not stated'
    """
    if not totals.running_mw:
        return ""
    parts = {words: getattr(totals, f"running_{basis}_mw") or 0 for basis, words in _BASES.items()}
    first, *rest = sorted(((power, words) for words, power in parts.items() if power), reverse=True)
    start = f"{share(first[0] / totals.running_mw)} {first[1]}"
    return ", ".join([start, *(f"{gigawatts(power)} {words}" for power, words in rest)])


def narrowing_site_words(chosen: SiteFilter, choices: Choices) -> list[str]:
    """The choices that narrow the view, each in a few words."""
    words = []
    for field in SITE_LISTS:
        if codes := getattr(chosen, field.name):
            names = field.options(choices)
            words.append(f"{field.label.lower()} {listed([names[c] for c in codes], limit=3)}")
    if chosen.mw_from is not None or chosen.mw_to is not None:
        words.append(f"{_limits(chosen.mw_from, chosen.mw_to)} MW, sites without figure left out")
    if chosen.online_from is not None or chosen.online_to is not None:
        years = _limits(chosen.online_from, chosen.online_to, grouped=False)
        words.append(f"first online {years}, sites without date left out")
    if chosen.confidence:
        words.append(f"{listed(list(chosen.confidence))} confidence only")
    return words


def narrowing_site_filters(chosen: SiteFilter) -> list[str]:
    """Labels of the filters that can hide a site, for the sentence of an empty view."""
    lists = {name: field.label.lower() for name, field in (FIELDS | SITE_FIELDS).items()}
    labels = [lists[name] for name in (*SITE_FIELDS, *SHARED) if getattr(chosen, name)]
    if any(getattr(chosen, name) is not None for name in SITE_NUMBERS if name.startswith("mw")):
        labels.append("size")
    if chosen.online_from is not None or chosen.online_to is not None:
        labels.append("year online")
    return labels


def undated_sentence(totals: Any) -> str:
    """Which plans stand in no month of the chart, and which were due and not seen.

    Args:
        totals: the row of site_totals.
    """
    said = []
    if totals.undated_sites:
        said.append(
            f"{counted(totals.undated_sites, 'site')} planned without a date "
            f"({gigawatts(totals.undated_mw)}) not in the chart"
        )
    if totals.overdue_sites:
        said.append(
            f"{counted(totals.overdue_sites, 'site')} due before and not seen "
            f"({gigawatts(totals.overdue_mw)}) counted as planned"
        )
    if totals.held_sites:
        said.append(f"{counted(totals.held_sites, 'paused or cancelled plan')} left out")
    return "; ".join(said)


def _whose(chosen: SiteFilter, choices: Choices) -> str:
    for name, words in (
        ("companies", "at sites of"),
        ("owners", "owned by"),
        ("operators", "operated by"),
        ("tenants", "used by"),
    ):
        if codes := getattr(chosen, name):
            names = SITE_FIELDS[name].options(choices)
            return f" {words} {listed([company(names[code]) for code in codes], limit=2)}"
    return ""


def _shared(chosen: SiteFilter) -> dict[str, tuple[str, ...]]:
    return {name: getattr(chosen, name) for name in SHARED}


def _is_one_country(chosen: SiteFilter) -> bool:
    return len(chosen.countries) == 1


def _limits(least: float | None, most: float | None, *, grouped: bool = True) -> str:
    sign = "," if grouped else ""
    if least is None:
        return f"up to {most:{sign}.10g}"
    if most is None:
        return f"{least:{sign}.10g} and more"
    return f"{least:{sign}.10g} to {most:{sign}.10g}"
