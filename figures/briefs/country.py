"""One country on one page: what it has with all companies on the day, and what to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from analytics.counting_rules import COUNTING_RULES
from analytics.filters import AtlasFilter
from analytics.geography import project
from analytics.geography.world_paths import read_world_paths
from analytics.questions import Atlas
from analytics.vocabulary import OFF_LADDER, SOURCE_KINDS
from figures.briefs.country_lines import (
    MOST_OFFICIALS,
    CompanyLine,
    EventLine,
    OfficialLine,
    PlaceLine,
    company_lines,
    country_figures,
    dated_events,
    event_lines,
    official_line,
    officials_by_person,
    place_lines,
    signed_figure,
)
from figures.briefs.country_sites import SiteLine, country_sites, sites_filter
from figures.deal_sentences import country_headline, deals_sentence
from figures.exhibit import Country, Exhibit, SourceLine, WorldPicture
from figures.exhibits.foot import foot_of_sites, foot_of_statements
from figures.exhibits.partnership import partnership_exhibit
from figures.formatting import counted, full_day, listed
from figures.headline import as_object, subject
from figures.theme import LIGHT, Palette

MOST_SOURCES = 5
_SMALL = 600  # map units across: 26 pixels of a map that is 440 wide
_RULES_OF_STAGES = (2, 3)
_RULES_OF_SITES = (7, 8, 9, 14)


@dataclass(frozen=True)
class CountryBrief:
    """One country on one page.

    Attributes:
        iso3: the country.
        name: its name.
        exhibit: title, reading, day, the country's colour on the map, footnotes, method, sources
            and filter, as of any view.
        place: where it lies, in map units.
        is_small: whether it needs a ring to be found on a map as small as the brief's.
        figures: number, and what it counts.
        companies: furthest first, at most MOST_COMPANIES of ``companies_in_all``.
        events: newest first, at most MOST_EVENTS of ``events_in_all``.
        sites: largest first, of ``sites_in_all``.
        sites_note: how their figures may be read.
        officials: newest first, at most MOST_OFFICIALS of ``officials_in_all``.
        peers: countries of like GDP.
        neighbours: countries with a common border, then the nearest.
    """

    iso3: str
    name: str
    exhibit: Exhibit
    place: tuple[float, float]
    is_small: bool
    figures: tuple[tuple[str, str], ...]
    companies: tuple[CompanyLine, ...]
    companies_in_all: int
    events: tuple[EventLine, ...]
    events_in_all: int
    sites: tuple[SiteLine, ...]
    sites_in_all: int
    sites_note: str
    officials: tuple[OfficialLine, ...]
    officials_in_all: int
    peers: tuple[PlaceLine, ...]
    neighbours: tuple[PlaceLine, ...]


def country_brief(
    atlas: Atlas, iso3: str, chosen: AtlasFilter, palette: Palette = LIGHT
) -> CountryBrief:
    """What does one country have with all chosen companies on the day, and what should I know?

    Args:
        atlas: the facts.
        iso3: the country, one of the atlas's choices.
        chosen: the reader's filter; its places and stages are left aside, as on the country's page.
        palette: light or dark.

    Raises:
        KeyError: for a country that cannot be chosen.
    """
    name = atlas.choices.countries[iso3]
    narrowed = replace(chosen, countries=(iso3,), regions=(), groups=(), stages=())
    here = narrowed.on(atlas.choices)
    companies = atlas.rows("country_vendors", here, iso3=iso3)
    deals = atlas.rows("deal_register", here)
    story = dated_events(atlas.rows("country_story", here))
    officials = officials_by_person(atlas, here)
    sites = country_sites(atlas, here)
    (facts,) = atlas.rows("country_facts", iso3=iso3)
    around = {row.iso3: row for row in atlas.rows("partnership_map", replace(here, countries=()))}
    place, is_small = _on_map(iso3, facts)
    # Of a country whose GDP is not known nobody can say whose is like it.
    alike = atlas.rows("country_peers", iso3=iso3) if facts.gdp_usd is not None else ()
    return CountryBrief(
        iso3=iso3,
        name=name,
        exhibit=_exhibit(atlas, narrowed, palette, name, companies, deals, officials),
        place=place,
        is_small=is_small,
        figures=(*country_figures(facts), sites.figure, signed_figure(deals)),
        companies=company_lines(atlas, here, companies, deals, palette),
        companies_in_all=len(companies),
        events=event_lines(story, deals),
        events_in_all=len(story),
        sites=sites.lines,
        sites_in_all=sites.in_all,
        sites_note=sites.note,
        officials=tuple(map(official_line, list(officials.values())[:MOST_OFFICIALS])),
        officials_in_all=len(officials),
        peers=place_lines(alike, around, palette),
        neighbours=place_lines(atlas.rows("neighbours", iso3=iso3), around, palette),
    )


def _on_map(iso3: str, facts: Any) -> tuple[tuple[float, float], bool]:
    """Where a country lies, and whether it is hard to see there."""
    outline = read_world_paths()["countries"].get(iso3)
    if outline is None:
        x, y = project(float(facts.longitude), float(facts.latitude))
        return (float(x), float(y)), True
    left, top, right, bottom = outline["box"]
    return tuple(outline["anchor"]), max(right - left, bottom - top) < _SMALL


def _exhibit(
    atlas: Atlas,
    narrowed: AtlasFilter,
    palette: Palette,
    name: str,
    companies: tuple[Any, ...],
    deals: tuple[Any, ...],
    officials: Mapping[str, list[Any]],
) -> Exhibit:
    """The country's standing as any view has it, with the title and the foot of the brief."""
    here = narrowed.on(atlas.choices)
    choices = atlas.choices
    standing = partnership_exhibit(atlas, narrowed, palette)
    of_sites = foot_of_sites(atlas, sites_filter(atlas, here), _RULES_OF_SITES)
    ids = tuple(row.appointment_id for rows in officials.values() for row in rows)
    of_people = foot_of_statements(atlas, "appointment", ids, (), "")
    whose = f" Only deals of {as_object(subject(here, choices))}." if here.vendors else ""
    reading = f"{name}: {deals_sentence(len(deals), None, here)}{whose}"
    if deals:
        met = counted(len(companies), "company", "companies")
        reading += f" {met}, {counted(len(standing.sources), 'source')}."
    off = [deal for deal in deals if deal.stage in OFF_LADDER]
    rules = [rule.sentence for rule in COUNTING_RULES if rule.number in _RULES_OF_STAGES]
    return replace(
        standing,
        key="country_brief",
        title=country_headline(name, companies, off, here, choices),
        reading=reading,
        figures=(),
        legend=(),
        picture=WorldPicture(tuple(_outlined(one, palette) for one in standing.picture.countries)),
        footnotes=(
            " ".join(rules),
            standing.footnotes[0],
            *_best_graded(standing.sources),
            f"{standing.footnotes[-1].removesuffix('.')}; datacenters read to "
            f"{full_day(choices.sites_until)} (Epoch AI, CC BY 4.0, and press). Country figures: "
            "World Bank, Our World in Data, Ember, CIA World Factbook.",
        ),
        method=tuple(dict.fromkeys((*standing.method, *of_sites.method))),
        sources=tuple(dict.fromkeys((*standing.sources, *of_sites.sources, *of_people.sources))),
    )


def _outlined(country: Country, palette: Palette) -> Country:
    """The only country in colour has an outline in ink, as one that is selected on the map."""
    return replace(country, border=palette.text)


def _best_graded(sources: tuple[SourceLine, ...]) -> tuple[str, ...]:
    """The publishers of the best graded sources of deals, each once."""
    kinds: dict[str, str] = {}
    for source in sources:
        kinds.setdefault(source.publisher, SOURCE_KINDS[source.kind])
    named = [f"{publisher} ({kind})" for publisher, kind in list(kinds.items())[:MOST_SOURCES]]
    return (f"Best graded sources of deals: {listed(named)}.",) if named else ()
