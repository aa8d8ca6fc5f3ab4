"""Up to four countries side by side: measures in words and units, stages of each company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.vocabulary import DEAL_KINDS, NONE_SEEN, NOT_DISCLOSED, VALUE_BASES
from analytics.written_site_filters import write_chosen
from figures.catalog import VIEWS
from figures.deal_sentences import deals_sentence, with_article
from figures.exhibit import Exhibit, TablePicture
from figures.exhibits.cells import Cell, Column, stage_cell, table_of
from figures.exhibits.foot import foot_of_deals
from figures.formatting import (
    NO_BREAK,
    counted,
    listed,
    megawatts,
    number_word,
    people,
    published_day,
    three_figures,
    usd,
)
from figures.headline import as_object, short_enough, subject
from figures.theme import Palette

MOST_COUNTRIES = 4
_RULES = (1, 2, 3, 5, 6, 7, 12)

# Measure -> what a reader calls it, in the order of the panel on the page of countries.
LABELS = {
    "population": "Population",
    "gdp_usd": "GDP",
    "companies": "Companies with a deal",
    "deals": "Deals in view",
    **{f"deals_{kind}": f"of them {name.lower()}" for kind, name in DEAL_KINDS.items()},
    "deals_per_million_people": "Deals per million people",
    **{f"signed_value_usd_{basis}": f"Signed value, {basis}" for basis in VALUE_BASES},
    **{f"signed_value_pct_of_gdp_{basis}": f"Share of GDP, {basis}" for basis in VALUE_BASES},
    "capacity_mw_operational": "Megawatts running",
    "capacity_mw_planned": "Megawatts planned",
    "planned_watts_per_person": "Planned watts per person",
    "planned_mw_per_billion_usd_of_gdp": "Planned MW per USD bn of GDP",
    "first_talk": "First talk",
    "first_signature": "First signature",
    "events": "Events known",
    "sources": "Sources known",
}
# A picture ends where its page ends: the stages stand before what is derived or in parts.
_LAST = ("deals_", "signed_value_pct", "planned_", "first_", "events", "sources")


def measure_said(measure: str, value: str | None) -> str:
    """A value of country_comparison with its unit, or that nobody knows it.

    Args:
        measure: its name.
        value: as the question answers it; None where it has no row or no value.

    Examples:
        >>> measure_said("gdp_usd", "2500000000000"), measure_said("capacity_mw_planned", None)
        ('USD 2.5 tn', 'not disclosed')
        >>> measure_said("deals_safety", None), measure_said("first_talk", "2024-05-03")
        ('0', '3 May 2024')
    """
    if value is None:
        if measure.startswith("first_"):
            return NONE_SEEN
        is_part = measure.startswith("deals_") and measure.removeprefix("deals_") in DEAL_KINDS
        return "0" if is_part else NOT_DISCLOSED
    if measure.startswith("first_"):
        return published_day(value)
    number = float(value)
    if measure == "population":
        return people(number)
    if measure == "gdp_usd" or measure.startswith("signed_value_usd"):
        return usd(number)
    if measure.startswith("signed_value_pct"):
        return f"{three_figures(number)}{NO_BREAK}%"
    if measure.startswith("capacity_mw"):
        return megawatts(number)
    return f"{number:,.0f}" if number.is_integer() else three_figures(number)


def comparison_exhibit(atlas: Atlas, chosen: AtlasFilter, palette: Palette) -> Exhibit:
    """How do countries differ in deals, companies, sums, megawatts and stages?

    At most four: those chosen, else those with most deals in view.

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
    """
    filled = chosen.on(atlas.choices)
    here = filled.any_stage()
    codes, why = _compared(atlas, here)
    rows = atlas.rows("country_comparison", replace(here, countries=codes)) if codes else ()
    values = {(row.iso3, row.measure): row.value for row in rows}
    (counts,) = atlas.rows("register_counts", here, only=())
    foot = foot_of_deals(atlas, here, _RULES)
    in_view = deals_sentence(counts.deals, counts.countries, here)
    return Exhibit(
        key="country_comparison",
        title=_headline(atlas, here, codes, values),
        reading=f"{why}{in_view}",
        as_of=filled.as_of,
        picture=_picture(atlas, codes, values, palette),
        table=VIEWS["country_comparison"].table(atlas, chosen),
        footnotes=foot.footnotes,
        method=foot.method,
        sources=foot.sources,
        filter=write_chosen(chosen),
    )


def _compared(atlas: Atlas, chosen: AtlasFilter) -> tuple[tuple[str, ...], str]:
    """ISO codes of the columns, and why they are these."""
    standing = {row.iso3: row for row in atlas.rows("partnership_map", chosen)}
    picked = tuple(iso3 for iso3 in chosen.countries if iso3 in standing)
    if chosen.countries and len(picked) <= MOST_COUNTRIES:
        return picked, ""
    offered = [standing[iso3] for iso3 in picked] if chosen.countries else standing.values()
    ranked = sorted(offered, key=lambda row: (-row.deals, -row.rank, row.country))
    if not chosen.countries:
        ranked = [row for row in ranked if row.deals]
    codes = tuple(row.iso3 for row in ranked[:MOST_COUNTRIES])
    if not codes:
        return (), ""
    of = f" of the {len(picked):,} chosen" if picked else ""
    if len(codes) == 1:
        return codes, f"Shown is the only country{of} with a deal in view. "
    return codes, f"Shown are the {number_word(len(codes))} countries{of} with most deals in view. "


def _headline(
    atlas: Atlas, chosen: AtlasFilter, codes: tuple[str, ...],
    values: Mapping[tuple[str, str], str | None],
) -> str:  # fmt: skip
    who = as_object(subject(chosen, atlas.choices))
    if not codes:
        return f"No country to compare: no deal of {who} in view"
    names = {iso3: with_article(atlas.choices.countries[iso3]) for iso3 in codes}
    deals = {iso3: int(values.get((iso3, "deals")) or 0) for iso3 in codes}
    first, *others = sorted(codes, key=lambda iso3: -deals[iso3])
    start = with_article(atlas.choices.countries[first], "The")
    lead = f"{start} has {counted(deals[first], 'deal') if deals[first] else 'no deal'}"
    told = [f"{names[iso3]} {_or_none(deals[iso3])}" for iso3 in others]
    rest = f", {listed(told)}" if told else ""
    short = rest
    if len(others) > 2:
        numbers = listed([_or_none(deals[iso3]) for iso3 in others[1:]])
        short = f", {told[0]}, the other {number_word(len(others) - 1)} {numbers}"
    places = listed([start, *(names[iso3] for iso3 in others)])
    many = number_word(len(codes)).capitalize()
    return short_enough(
        f"{lead} with {who}{rest}",
        f"{lead} in view{rest}",
        f"{lead} in view{short}",
        f"{places} side by side",
        f"{many} {'country' if len(codes) == 1 else 'countries'} side by side",
    )


def _or_none(deals: int) -> str:
    return f"{deals:,}" if deals else "none"


def _picture(
    atlas: Atlas, codes: tuple[str, ...], values: Mapping[tuple[str, str], str | None],
    palette: Palette,
) -> TablePicture:  # fmt: skip
    columns = [Column("", 1.3)] + [Column(atlas.choices.countries[iso3], 1.2) for iso3 in codes]
    measured = [name for name in LABELS if any(values.get((iso3, name)) for iso3 in codes)]
    first = [name for name in measured if not _is_last(name)]
    last = [name for name in measured if _is_last(name)]
    rows: list[list[Cell | str]] = [_measure(name, codes, values) for name in first]
    rows += [
        _stages(vendor, name, codes, values, palette) for vendor, name in _companies(atlas, values)
    ]
    rows += [_measure(name, codes, values) for name in last]
    return table_of(columns, rows)


def _is_last(measure: str) -> bool:
    return measure.startswith(_LAST)


def _measure(
    name: str, codes: tuple[str, ...], values: Mapping[tuple[str, str], Any]
) -> list[Cell | str]:
    label = LABELS[name]
    if label.startswith("of them "):  # it may stand far from the row that it is a part of
        label = f"Deals, {label.removeprefix('of them ')}"
    return [label, *(measure_said(name, values.get((iso3, name))) for iso3 in codes)]


def _companies(atlas: Atlas, values: Mapping[tuple[str, str], Any]) -> list[tuple[str, str]]:
    """Companies with a deal in any of the countries, those in most of them first."""
    found = Counter(
        measure.removeprefix("stage_") for _, measure in values if measure.startswith("stage_")
    )
    names = atlas.choices.vendors
    ranked = sorted(found, key=lambda vendor: (-found[vendor], names[vendor]))
    return [(vendor, names[vendor]) for vendor in ranked]


def _stages(
    vendor: str, name: str, codes: tuple[str, ...], values: Mapping[tuple[str, str], Any],
    palette: Palette,
) -> list[Cell | str]:  # fmt: skip
    stages = [values.get((iso3, f"stage_{vendor}")) for iso3 in codes]
    cells = [stage_cell(stage, palette) if stage else NONE_SEEN for stage in stages]
    return [f"Stage with {name}", *cells]
