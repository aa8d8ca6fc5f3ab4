"""What a datacenter's card says in words: how much of the plan runs, what is due and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from analytics.reach import Radius
from analytics.vocabulary import (
    CAPACITY_BASES,
    CONFIDENCES,
    NONE_SEEN,
    NOT_DISCLOSED,
    PRECISIONS,
    RUNNING_STATUSES,
    STATUSES,
)
from figures.formatting import (
    NO_BREAK,
    full_day,
    megawatts,
    people,
    published_day,
    share,
    three_figures,
    upper_first,
)
from figures.headline import LONGEST

_FRACTIONS = (
    (1 / 4, "a quarter"),
    (1 / 3, "a third"),
    (1 / 2, "half"),
    (2 / 3, "two thirds"),
    (3 / 4, "three quarters"),
)
_AS_GOOD_AS = 0.005  # a share this near to a fraction is called by its name
_ABOUT = 0.02


def site_finding(site: Any, milestones: Sequence[Any], until: date) -> str:
    """How much of this datacenter runs?

    Args:
        site: the row of site_card.
        milestones: rows of site_milestones.
        until: day up to which datacenters were read.

    Returns:
        One line; what is planned and what runs are never one figure.
    """
    planned, running = site.capacity_mw_planned, site.capacity_mw_operational
    if site.is_held:
        return _held(site)
    if running:
        return f"{megawatts(running)} run; the plan is {NOT_DISCLOSED}" if not planned else (
            _part_of_plan(running / planned)
        )  # fmt: skip
    if site.status in RUNNING_STATUSES:
        known = "It runs" if site.status == "operational" else "A part runs"
        return f"{known}; how much is {NOT_DISCLOSED}"
    return f"Nothing seen running; {_what_is_due(site, milestones, until)}"


def _held(site: Any) -> str:
    held = STATUSES[site.status]
    planned, running = site.capacity_mw_planned, site.capacity_mw_operational
    if running and planned:
        return f"{held}; {megawatts(running)} of {megawatts(planned)} were seen running"
    if running:
        return f"{held}; {megawatts(running)} were seen running"
    return f"{held}; {megawatts(planned)} were planned" if planned else (
        f"{held}; megawatts {NOT_DISCLOSED}"
    )  # fmt: skip


def _part_of_plan(part: float) -> str:
    r"""A share of the plan as one would say it.

    Examples:
        >>> _part_of_plan(0.5), _part_of_plan(0.34), _part_of_plan(0.88)
        ('Half of the plan runs', 'About a third of the plan runs', '88\xa0% of the plan runs')
        >>> _part_of_plan(1), _part_of_plan(1.2), _part_of_plan(0.999)
        ('All of the plan runs', 'More runs than was planned', 'Nearly all of the plan runs')
    """
    if part > 1:
        return "More runs than was planned"
    if part == 1:
        return "All of the plan runs"
    if part >= 1 - _AS_GOOD_AS:
        return "Nearly all of the plan runs"
    for fraction, words in _FRACTIONS:
        if abs(part - fraction) <= _AS_GOOD_AS:
            return f"{upper_first(words)} of the plan runs"
        if abs(part - fraction) <= _ABOUT:
            return f"About {words} of the plan runs"
    return f"{upper_first(share(part))} of the plan runs"


def _what_is_due(site: Any, milestones: Sequence[Any], until: date) -> str:
    planned = [step for step in milestones if step.is_planned]
    if site.first_online and not (planned and planned[0].is_overdue):
        verb = "is" if site.first_online_to > until else "was"
        return f"the first part {verb} due {_on(site.first_online)}"
    if planned:
        first = planned[0]
        is_whole = first.megawatts >= (site.capacity_mw_planned or 0)
        part = "the whole" if is_whole else "the first part"
        return f"{part} {'was' if first.is_overdue else 'is'} due {_on(first.published_date)}"
    if site.full_online:
        verb = "is" if site.full_online_to > until else "was"
        return f"the whole {verb} due {_on(site.full_online)}"
    return "no date is known" if site.capacity_mw_planned else f"megawatts {NOT_DISCLOSED}"


def _on(published: str) -> str:
    r"""A published date in a sentence, kept on one line.

    Examples:
        >>> _on("2026-12-31"), _on("2026-12"), _on("2027")
        ('on 31\xa0Dec\xa02026', 'in Dec\xa02026', 'in 2027')
    """
    said = published_day(published).replace(" ", NO_BREAK)
    return f"{'on' if len(published) == len('2026-12-31') else 'in'} {said}"


def site_figures(site: Any) -> tuple[tuple[str, str], tuple[str, str]]:
    """Running and planned megawatts, each with what it stands for; unknown is said, never 0.

    Args:
        site: the row of site_card.
    """
    planned, running = site.capacity_mw_planned, site.capacity_mw_operational
    basis = f", {CAPACITY_BASES[site.capacity_basis]}" if site.capacity_basis else ""
    plan = f"planned, now {site.status}" if site.is_held else "planned"
    # Where only what runs is known, the basis is its own; else both share it, and it is said once.
    of_running = basis if planned is None else ""
    runs = site.status in RUNNING_STATUSES
    seen = megawatts(running) if running is not None or runs else NONE_SEEN
    return (
        (seen, "running" if running is None else f"running, estimated{of_running}"),
        (megawatts(planned), plan if planned is None else f"{plan}{basis}"),
    )


def online_day(
    published: str | None, period: tuple[date | None, date | None], until: date, *, is_seen: bool
) -> str:
    """When a part goes or went online, and whether that is a plan.

    Args:
        published: the date as published.
        period: its first and last day.
        until: day up to which datacenters were read.
        is_seen: whether the part is known to run.

    Examples:
        >>> online_day("2026-11-01", (date(2026, 11, 1),) * 2, date(2026, 9, 30), is_seen=False)
        '1 Nov 2026 (planned)'
    """
    starts, ends = period
    if published is None or starts is None or ends is None:
        return NOT_DISCLOSED
    said = published_day(published)
    if starts > until or (ends > until and not is_seen):
        return f"{said} (planned)"
    return said if is_seen else f"{said} (planned, not seen)"


def site_dates(site: Any, until: date) -> tuple[str, str]:
    """First power and the full plan's day, as they stand in the table of facts.

    Args:
        site: the row of site_card.
        until: day up to which datacenters were read.
    """
    return (
        online_day(
            site.first_online,
            (site.first_online_from, site.first_online_to),
            until,
            is_seen=site.status in RUNNING_STATUSES or bool(site.capacity_mw_operational),
        ),
        online_day(
            site.full_online,
            (site.full_online_from, site.full_online_to),
            until,
            is_seen=site.status == "operational",
        ),
    )


def site_evidence_words(site: Any) -> str:
    """How exactly the place is known, and how sure the row is.

    Args:
        site: the row of site_card.
    """
    precision = PRECISIONS[site.precision]
    place = precision if site.precision == "site" else f"Place known to the {precision.lower()}"
    return f"{place}, {CONFIDENCES[site.confidence].lower()} confidence"


def no_chart_sentence(site: Any) -> str:
    """Why there is no chart of a datacenter's power.

    Args:
        site: the row of site_card, of a datacenter without a dated step.
    """
    if site.is_held:
        return f"A plan that is {site.status} is not drawn."
    if site.capacity_mw_planned is None and site.capacity_mw_operational is None:
        return "No chart: its megawatts are not known."
    return "No chart: from when on how much of it runs, or is to run, is not known."


def month_sentence(milestones: Sequence[Any], month: date, until: date) -> str:
    """How much ran, or is to run, on the day that the page shows; empty where that is today's.

    Args:
        milestones: rows of site_milestones.
        month: the day that the page shows.
        until: day up to which datacenters were read.
    """
    if month == until or not milestones:
        return ""
    reached = [step for step in milestones if step.day <= month]
    if month < until:
        said = f"{megawatts(reached[-1].megawatts)} running" if reached else "nothing seen running"
        return f"On {full_day(month)}: {said}."
    planned = [step for step in reached if step.is_planned]
    said = f"{megawatts(planned[-1].megawatts)} planned" if planned else "nothing more with a date"
    return f"By {full_day(month)}: {said}."


def reach_words(radius: Radius) -> str:
    """A distance in kilometres and miles.

    Examples:
        >>> reach_words(Radius(3219)), reach_words(Radius(2000, "mi"))
        ('3,219 km (2,000 miles)', '3,219 km (2,000 miles)')
    """
    kilometres = radius.kilometres
    miles = three_figures(kilometres / Radius(1, "mi").kilometres)
    noun = "mile" if miles == "1" else "miles"
    return f"{three_figures(kilometres)} km ({miles} {noun})"


NEAR_IS_NOT_SERVED = "Near is not served: the count says who lives there, not who is connected."


def reach_headline(rows: Sequence[Any], radius: Radius) -> str:
    """How many people live within a distance of the datacenters in view?

    Args:
        rows: rows of reach; where there are several, the first is of all together.
        radius: the distance; miles and milliseconds are said as the reader wrote them.
    """
    if not rows:
        return "No datacenter in view, so nobody is within reach"
    around = rows[0].name if len(rows) == 1 else f"any of {len(rows) - 1:,} datacenters"
    reached = rows[0].population
    who = people(reached) if reached else "Nobody"
    verb = "lives" if reached in (0, 1) else "live"
    who = "1 person" if reached == 1 else who
    for words, place in (
        (reach_words(radius) if radius.unit == "km" else radius.words, around),
        (f"{three_figures(radius.kilometres)} km", around),
        (f"{three_figures(radius.kilometres)} km", "the datacenter chosen"),
    ):
        said = f"{who} {verb} within {words} of {place}"
        if len(said) <= LONGEST:
            break
    return said
