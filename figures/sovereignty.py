"""What the sovereignty lens says: the finding as a title, and what it counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from analytics.filters import Choices
from analytics.site_filters import SiteFilter
from analytics.sovereignty import (
    Holdings,
    holdings,
    megawatts_by_basis,
    sites_counted,
    without_named_owner,
)
from analytics.vocabulary import CAPACITY_BASES
from figures.deal_sentences import with_article
from figures.formatting import counted, countries, full_day, listed, megawatts, share
from figures.headline import place_phrase, short_enough

_KINDS = {"running": "running AI power", "planned": "planned AI power"}
_HOLD = {"owner": ("hold", "held"), "operator": ("run", "run"), "tenant": ("use", "used")}
_OF_PLACES = ("regions", "groups", "countries")


def lens_title(
    rows: Iterable[Any], role: str, measure: str, allies: str | None, chosen: SiteFilter,
    choices: Choices,
) -> str:  # fmt: skip
    """In whose hands is the AI power in view? The largest part of it, in one sentence.

    Where one country has more than half of the power, its own hands would be the finding of
    every view: the sentence then speaks of all other countries.

    Args:
        rows: rows of capacity_by_country.
        role: owner, operator or tenant.
        measure: running or planned.
        allies: code of the bloc whose members count as allied.
        chosen: the reader's filter.
        choices: what the facts offer.
    """
    rows = list(rows)
    measured = [row for row in rows if row.measured_mw]
    if not measured:
        return _nothing_measured(rows, measure, chosen.on(choices), choices)
    told, giant = _without_the_giant(measured)
    found = holdings(told, role)
    hands = max(found.by_hands(), key=found.share)
    findings = [
        finding
        for place in _places(told, giant, chosen, choices)
        for power in (_KINDS[measure], _KINDS[measure].replace(" AI", ""))
        for finding in _findings(
            role, hands, _part(found, hands, power + place), _bloc_phrase(allies, choices)
        )
    ]
    return short_enough(*findings)


def _nothing_measured(rows: list[Any], measure: str, chosen: SiteFilter, choices: Choices) -> str:
    sites = sites_counted(rows).in_view
    if not sites:
        return short_enough(
            f"No AI datacenter in view{place_phrase(chosen, choices)}", "No AI datacenter in view"
        )
    if measure == "running" and chosen.month > choices.sites_until:
        return f"Nobody has seen yet what runs after {full_day(choices.sites_until)}"
    known = "No running megawatts are" if measure == "running" else "No plan in megawatts is"
    of = "the one AI datacenter" if sites == 1 else f"the {counted(sites, 'AI datacenter')}"
    return f"{known} known of {of} in view"


def _without_the_giant(measured: list[Any]) -> tuple[list[Any], Any]:
    giant = max(measured, key=lambda row: row.measured_mw)
    others = [row for row in measured if row is not giant]
    if others and giant.measured_mw > sum(row.measured_mw for row in others):
        return others, giant
    return measured, None


def _places(told: list[Any], giant: Any, chosen: SiteFilter, choices: Choices) -> list[str]:
    """Where the finding holds, from the fullest words to the shortest that are still true."""
    narrowed = " in view" if _is_narrowed(chosen) else ""
    if len(told) == 1:
        only = f"{narrowed} in {with_article(told[0].country)}"
        beside = [f"{only}, the one country beside {with_article(giant.country)}"] if giant else []
        return [*beside, only, f"{narrowed} in one country"]
    where = f"{narrowed}{place_phrase(chosen, choices)}"
    if giant is None:
        return [where, " in view"]
    outside = f" outside {with_article(giant.country)}"
    return [f"{where}{outside}", f" in view{outside}", " in view outside one country"]


def _is_narrowed(chosen: SiteFilter) -> bool:
    """Whether a choice other than of places leaves datacenters of those places out."""
    return any(
        getattr(chosen, field.name) not in ((), None)
        for field in fields(chosen)
        if field.name not in (*_OF_PLACES, "month")
    )


def _part(found: Holdings, hands: str, power: str) -> str:
    part = found.share(hands)
    if part == 1:
        return f"all {power}"
    # 99.6 % is not all, and 100 % would say so.
    return f"nearly all {power}" if part >= 0.995 else f"{share(part)} of the {power}"


def _findings(role: str, hands: str, part: str, bloc: str) -> list[str]:
    verb, participle = _HOLD[role]
    who = f"{role.capitalize()}s"
    return {
        "domestic": [f"Domestic {role}s {verb} {part}"],
        "foreign": [f"Foreign {role}s {verb} {part}"],
        "shared": [f"{who} from home and abroad {verb} {part}"],
        "allied": [
            f"{who} elsewhere{bloc} {verb} or share {part}",
            f"Allied {role}s {verb} or share {part}",
        ],
        "unknown": [f"It is not known from where {part} is {participle}"],
    }[hands]


def _bloc_phrase(allies: str | None, choices: Choices) -> str:
    return place_phrase(SiteFilter(groups=(allies,)), choices) if allies else ""


def lens_reading(
    rows: Iterable[Any], role: str, measure: str, chosen: SiteFilter, choices: Choices
) -> str:
    """What was counted, what is not known, and what the megawatts measure.

    Args:
        rows: rows of capacity_by_country.
        role: owner, operator or tenant.
        measure: running or planned.
        chosen: the reader's filter.
        choices: what the facts offer.
    """
    rows = list(rows)
    sites = sites_counted(rows)
    if not sites.in_view:
        return "No datacenter passes the filters chosen."
    found = holdings(rows, role)
    measured = [row for row in rows if row.measured_mw is not None]
    day = full_day(chosen.on(choices).month)
    runs = f"running on {day}" if measure == "running" else "planned"
    said = (
        f"{megawatts(found.total)} {runs} at {sites.measured:,} of "
        f"{counted(sites.in_view, 'datacenter')}, in {len(measured)} of {countries(len(rows))}"
        if measured
        else f"No megawatts known as {runs}, of {counted(sites.in_view, 'datacenter')} in "
        f"{countries(len(rows))}"
    )
    notes = [_not_known(rows, role, found)] if measured else []
    left_out = (
        (sites.not_disclosed, "not disclosed"),
        (sites.not_running, "not running"),
        (sites.nested, "counted within a larger one"),
        (sites.held, "paused or cancelled"),
    )
    notes += [f"{number:,} {words}" for number, words in left_out if number]
    return f"{said}; {', '.join(notes)}.{_basis_sentence(rows)}" if notes else f"{said}."


def _not_known(rows: list[Any], role: str, found: Holdings) -> str:
    """Of how many megawatts are the hands unknown? Zero is said, too."""
    if role != "owner":
        return f"{role} or its seat not known for {megawatts(found.unknown)}"
    unnamed = without_named_owner(rows)
    return (
        f"{megawatts(unnamed)} without a named owner, {megawatts(found.unknown - unnamed)} with "
        "an owner of unknown seat"
    )


def _basis_sentence(rows: list[Any]) -> str:
    bases = megawatts_by_basis(rows)
    if not bases:
        return ""
    told = [f"{megawatts(amount)} {CAPACITY_BASES[basis]}" for basis, amount in bases.items()]
    if len(told) == 1:
        return f" All of it is {CAPACITY_BASES[next(iter(bases))]}."
    return f" The sum mixes {listed(told)}."


def lens_method(role: str, measure: str, allies: str | None, choices: Choices) -> str:
    """How the megawatts are sorted and what is added, in two sentences.

    Args:
        role: owner, operator or tenant.
        measure: running or planned.
        allies: code of the bloc whose members count as allied.
        choices: what the facts offer.
    """
    allied = (
        f"allied when all have it there or elsewhere{_bloc_phrase(allies, choices)}, "
        if allies
        else ""
    )
    counts = (
        "Paused and cancelled plans are left out"
        if measure == "planned"
        else "Only what has been seen to run counts, never the plan"
    )
    return (
        f"A datacenter is domestic when every {role} has its seat in the country, {allied}foreign "
        f"when none has, shared when some have, and not known when no {role} or a seat is not "
        f"named; several {role}s together count as one, as nobody says how a site is divided. "
        f"{counts}; megawatts of facility power, of IT load and of no stated basis are added as "
        "published."
    )
