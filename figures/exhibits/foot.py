"""The foot of every exhibit, of deals, sites or statements: counts, credit, method, sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from analytics.counting_rules import COUNTING_RULES
from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from analytics.vocabulary import CREDIT
from figures.exhibit import SourceLine
from figures.formatting import counted, full_day


@dataclass(frozen=True)
class Foot:
    """What stands below a picture and in a speaker's notes."""

    footnotes: tuple[str, ...]
    method: tuple[str, ...]
    sources: tuple[SourceLine, ...]


def foot_of_deals(atlas: Atlas, chosen: AtlasFilter, rules: tuple[int, ...], *notes: str) -> Foot:
    """The foot of an exhibit about deals.

    Args:
        atlas: the facts.
        chosen: filter with both days filled in.
        rules: numbers of the rules of counting that a reader has to know.
        notes: further sentences for the first line.
    """
    (deals,) = atlas.rows("deal_counts", chosen)
    sources = _lines(atlas.rows("sources_in_view", chosen))
    count = counted(deals.with_country + deals.with_group, "deal")
    first = " ".join([f"{count}, {counted(len(sources), 'source')}.", *notes])
    return Foot((first, _credit(atlas.choices.last_day)), _method(rules), sources)


def foot_of_sites(atlas: Atlas, chosen: SiteFilter, rules: tuple[int, ...], *notes: str) -> Foot:
    """The foot of an exhibit about datacenters.

    Args:
        atlas: the facts.
        chosen: filter with its month filled in.
        rules: numbers of the rules of counting that a reader has to know.
        notes: further sentences for the first line.
    """
    (totals,) = atlas.rows("site_totals", chosen)
    sources = _lines(atlas.rows("site_sources_in_view", chosen))
    count = counted(totals.sites, "datacenter")
    first = " ".join([f"{count}, {counted(len(sources), 'source')}.", *notes])
    credit = _credit(atlas.choices.sites_until, "figures read to", "; Epoch AI (CC BY 4.0), press")
    return Foot((first, credit), _method(rules), sources)


def foot_of_statements(
    atlas: Atlas, noun: str, ids: tuple[str, ...], rules: tuple[int, ...], note: str
) -> Foot:
    """The foot of an exhibit about appointments or claims, with their own sources.

    Args:
        atlas: the facts.
        noun: appointment or claim.
        ids: keys of those in view.
        rules: numbers of the rules of counting that a reader has to know.
        note: how the rows may be read.
    """
    if noun == "claim":
        rows = atlas.rows("claim_sources_in_view", only=ids)
    else:
        rows = atlas.rows("appointment_sources_in_view", only=ids)
    first = f"{counted(len(ids), noun)}, {counted(len(rows), 'source')}."
    return Foot(
        (first, _credit(atlas.choices.last_day), note), (*_method(rules), note), _lines(rows)
    )


def _lines(rows: tuple[Any, ...]) -> tuple[SourceLine, ...]:
    return tuple(
        SourceLine(
            row.publisher, row.source_kind, row.url, row.title or "", row.published_date or ""
        )
        for row in rows
    )


def _credit(until: Any, read: str = "news read to", more: str = "") -> str:
    return f"Source: {CREDIT}, {read} {full_day(until)}{more}."


def _method(rules: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(rule.sentence for rule in COUNTING_RULES if rule.number in rules)
