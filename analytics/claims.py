"""Claims that organizations make about themselves, held against what the atlas knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.claim_metrics import (
    CHECKED,
    COUNTRIES,
    SITES,
    UNITS,
    VALUES,
    why_not,
    words_of,
)
from analytics.filters import AtlasFilter
from analytics.questions import Atlas

ASKED = (COUNTRIES, SITES, VALUES)


@dataclass(frozen=True)
class Found:
    """What the atlas knows of the thing that a claim counts, in the claim's own unit.

    Attributes:
        asked: name of the SQL question that computed it.
        counts: what was counted, in words.
        today: on the reader's day.
        on_claim_date: on the day of the claim; None where the facts know no such past.
        beside: a second figure on the reader's day, such as megawatts that run; None is not known.
        beside_counts: what the second figure counts, in words; empty where there is none.
        rows: how many deals or datacenters count.
        rows_with_figure: how many of them have a figure.
        bases: what megawatts measure, where they do.
        due: day of the target, where the claim names one and every plan that counts has a day.
        deal_ids, datacenter_ids: what counts, by key.
    """

    asked: str
    counts: str
    today: float
    on_claim_date: float | None
    beside: float | None
    beside_counts: str
    rows: int
    rows_with_figure: int
    bases: tuple[str, ...] = ()
    due: date | None = None
    deal_ids: tuple[str, ...] = ()
    datacenter_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClaimCheck:
    """One claim, and what is found of it or why nothing can be.

    Attributes:
        said: the claim, a row of claims_check.
        words: what stands behind its number and unit.
        found: what the atlas knows; None where public deals cannot tell it.
        why_not: why they cannot; empty where they can.
    """

    said: Any
    words: str
    found: Found | None
    why_not: str

    @property
    def ratio(self) -> float | None:
        """What is found on the reader's day as a share of what is claimed, to two decimals."""
        if self.found is None or not self.said.claimed:
            return None
        return round(self.found.today / self.said.claimed, 2)

    @property
    def finds_less(self) -> bool:
        """Whether the atlas finds less than is claimed, also on the reader's day."""
        return self.found is not None and self.found.today < self.said.claimed


def check_claims(atlas: Atlas, chosen: AtlasFilter) -> tuple[ClaimCheck, ...]:
    """Which numbers do organizations state about themselves, and what does the atlas find?

    Only the filters of company and day apply: the company is the one that speaks, and claims made
    after the day are left out. Places, stages, kinds, counterparties and confidence narrow neither
    the claims nor what is found of them.

    Args:
        atlas: the facts.
        chosen: the reader's filter.

    Returns:
        One check per claim, newest first.
    """
    said = atlas.rows("claims_check", AtlasFilter(vendors=chosen.vendors, as_of=chosen.as_of))
    on_the_day = AtlasFilter(as_of=chosen.as_of)
    atlas.ask_ahead(on_the_day, ASKED)
    answers = {
        question: {row.claim_id: row for row in atlas.rows(question, on_the_day)}
        for question in ASKED
    }
    return tuple(_check(claim, answers) for claim in said)


def _check(claim: Any, answers: dict[str, dict[str, Any]]) -> ClaimCheck:
    words = words_of(claim.metric)
    metric = CHECKED.get(claim.metric)
    if metric is None:
        return ClaimCheck(claim, words, None, why_not(claim.metric))
    unit = UNITS[metric.of].get(claim.unit)
    if unit is None:
        return ClaimCheck(
            claim, words, None, f"It is stated in {claim.unit}, which the atlas does not count."
        )
    answer = answers[metric.asked][claim.claim_id]
    if getattr(answer, metric.of) is None:
        return ClaimCheck(claim, words, None, _NONE_KNOWN[metric.of])
    return ClaimCheck(claim, words, _READ[metric.asked](answer, metric, unit), "")


_NONE_KNOWN = {
    "found": "The atlas knows no deal of that programme.",
    "planned_mw": "The atlas knows no megawatts planned that would count for it.",
    "cost_usd": "The atlas knows no building cost that would count for it.",
    "value_usd": "The atlas knows no value of a deal that would count for it.",
}


def _of_countries(answer: Any, metric: Any, unit: float) -> Found:
    return Found(
        asked=metric.asked,
        counts=metric.counts,
        today=answer.found / unit,
        on_claim_date=answer.found_on_claim_date / unit,
        beside=_in_unit(answer.beside, unit),
        beside_counts=metric.beside,
        rows=len(answer.deal_ids),
        rows_with_figure=len(answer.deal_ids),
        deal_ids=tuple(answer.deal_ids),
    )


def _of_sites(answer: Any, metric: Any, unit: float) -> Found:
    is_cost = metric.of == "cost_usd"
    return Found(
        asked=metric.asked,
        counts=metric.counts,
        today=getattr(answer, metric.of) / unit,
        on_claim_date=None,
        beside=None if is_cost else _in_unit(answer.running_mw, unit),
        beside_counts=metric.beside,
        rows=answer.sites,
        rows_with_figure=answer.sites_with_cost if is_cost else answer.sites_planned,
        bases=() if is_cost else tuple(answer.bases),
        due=answer.due_day,
        datacenter_ids=tuple(answer.datacenter_ids),
    )


def _of_values(answer: Any, metric: Any, unit: float) -> Found:
    return Found(
        asked=metric.asked,
        counts=metric.counts,
        today=answer.value_usd / unit,
        on_claim_date=_in_unit(answer.value_on_claim_date_usd, unit),
        beside=None,
        beside_counts=metric.beside,
        rows=answer.deals,
        rows_with_figure=answer.deals_with_value,
        deal_ids=tuple(answer.deal_ids),
    )


_READ = {COUNTRIES: _of_countries, SITES: _of_sites, VALUES: _of_values}


def _in_unit(amount: float | None, unit: float) -> float | None:
    return None if amount is None else amount / unit


def rows_that_count(
    atlas: Atlas, checks: Iterable[ClaimCheck], chosen: AtlasFilter
) -> dict[str, Any]:
    """The deals and datacenters that count for some claims, by key, asked in one go.

    Args:
        atlas: the facts.
        checks: the claims.
        chosen: the reader's filter; its day tells where deals stand.
    """
    found = [check.found for check in checks if check.found]
    deals = tuple(sorted({key for one in found for key in one.deal_ids}))
    sites = tuple(sorted({key for one in found for key in one.datacenter_ids}))
    rows = atlas.rows(
        "claim_rows",
        AtlasFilter(as_of=chosen.as_of),
        counted_deals=deals,
        counted_sites=sites,
    )
    return {row.row_id: row for row in rows}
