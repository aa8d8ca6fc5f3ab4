"""The register of deals, and the deals of one country, as tables with the stage of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.vocabulary import DEAL_KINDS, OFF_LADDER
from analytics.written_site_filters import write_chosen
from figures.catalog import VIEWS
from figures.deal_sentences import country_headline, deals_sentence, register_headline
from figures.exhibit import Exhibit, TablePicture
from figures.exhibits.cells import DOUBT, Cell, Column, stage_cell, table_of
from figures.exhibits.foot import foot_of_deals
from figures.formatting import day, usd
from figures.theme import Palette

# Rules of counting that a reader of the register has to know, by number.
_RULES = (1, 2, 3, 5, 6, 12)
_COUNTRY = Column("Country", 1.5)
_COLUMNS = (
    Column("Deal", 4.2),
    Column("Company", 1.65),
    _COUNTRY,
    Column("Kind", 1.2),
    Column("Stage", 1.5),
    Column("Since", 1.05, is_number=True),
    Column("Value", 1.9, is_number=True),
    Column("Sources", 0.8, is_number=True),
)


def register_exhibit(atlas: Atlas, chosen: AtlasFilter, palette: Palette) -> Exhibit:
    """Which deals are in view, and how far is each?

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
    """
    filled = chosen.on(atlas.choices)
    (counts,) = atlas.rows("register_counts", filled, only=())
    title = register_headline(counts.deals, counts.countries, "", filled, atlas.choices)
    reading = deals_sentence(counts.deals, counts.countries, filled)
    return _exhibit("deal_register", title, reading, atlas, chosen, palette)


def profile_exhibit(atlas: Atlas, chosen: AtlasFilter, palette: Palette) -> Exhibit:
    """Which deals does a country have, and how far is each?

    With no country in the filter or with several, the title is that of the register.

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
    """
    filled = chosen.on(atlas.choices)
    if len(filled.countries) != 1 or filled.regions or filled.groups:
        return replace(register_exhibit(atlas, chosen, palette), key="country_profile")
    (iso3,) = filled.countries
    here = filled.any_stage()
    title = country_headline(
        atlas.choices.countries[iso3],
        atlas.rows("country_vendors", here, iso3=iso3),
        [deal for deal in atlas.rows("deal_register", here) if deal.stage in OFF_LADDER],
        filled,
        atlas.choices,
    )
    (counts,) = atlas.rows("register_counts", filled, only=())
    reading = deals_sentence(counts.deals, None, filled)
    return _exhibit("country_profile", title, reading, atlas, chosen, palette)


def _exhibit(
    key: str, title: str, reading: str, atlas: Atlas, chosen: AtlasFilter, palette: Palette
) -> Exhibit:
    filled = chosen.on(atlas.choices)
    table = VIEWS[key].table(atlas, chosen)
    foot = foot_of_deals(atlas, filled, _RULES, DOUBT)
    return Exhibit(
        key=key,
        title=title,
        reading=reading,
        as_of=filled.as_of,
        picture=_picture(
            table.itertuples(index=False), palette, names_country=key == "deal_register"
        ),
        table=table,
        footnotes=foot.footnotes,
        method=foot.method,
        sources=foot.sources,
        filter=write_chosen(chosen),
    )


def _picture(deals: Iterable[Any], palette: Palette, *, names_country: bool) -> TablePicture:
    """The deals without what only machines need; the country where there can be several."""
    columns = [column for column in _COLUMNS if names_country or column != _COUNTRY]
    rows = []
    for deal in deals:
        cells: dict[str, Cell | str] = {
            "Deal": deal.title,
            "Company": deal.vendor,
            "Country": deal.country,
            "Kind": DEAL_KINDS[deal.kind],
            "Stage": stage_cell(deal.stage, palette, is_solid=deal.confidence == "high"),
            "Since": day(deal.stage_since),
            "Value": usd(deal.value_usd, deal.value_basis),
            "Sources": f"{deal.sources:,}",
        }
        rows.append([cells[column.head] for column in columns])
    return table_of(columns, rows)
