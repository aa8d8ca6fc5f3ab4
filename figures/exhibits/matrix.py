"""Companies by places as a table whose cells have the colour of the stage."""

from __future__ import annotations

from dataclasses import replace

from analytics.filters import AtlasFilter, Choices
from analytics.questions import Atlas
from analytics.vocabulary import DEAL_STAGES, SIGNED, Stage
from analytics.written_site_filters import write_chosen
from figures.catalog import VIEWS
from figures.deal_sentences import deals_sentence
from figures.exhibit import Exhibit, LegendEntry, TablePicture
from figures.exhibits.cells import DOUBT, Cell, Column, stage_mark, table_of
from figures.exhibits.foot import foot_of_deals
from figures.formatting import counted, either, listed
from figures.headline import as_object, place_phrase, short_enough, subject
from figures.theme import STAGE_COLOURS, Palette
from figures.vendor_matrix import ACROSS, ORDER, PLURALS, Company, Grid, grid_of

_RULES = (2, 3, 5, 11, 12)
_MOST_COMPANIES = {"countries": 15, "regions": 12, "groups": 15}  # heads of regions stand high
_MOST_PLACES = {"countries": 15, "regions": 22, "groups": 18}
_NOTES = {
    "regions": ("Regions are the subregions of the United Nations.",),
    "groups": (
        "A country counts in every bloc that it belongs to, a deal with a bloc itself once, for "
        "that bloc.",
    ),
}
_NAMED = 3  # companies in the title


def matrix_exhibit(
    atlas: Atlas, chosen: AtlasFilter, palette: Palette, across: str = "countries"
) -> Exhibit:
    """How far is each company in each country, region or bloc?

    Beside a single company of the filter stand all others, as on the page.

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
        across: countries, regions or groups.
    """
    filled = chosen.on(atlas.choices)
    alone = filled.vendors[0] if len(filled.vendors) == 1 else None
    shown = replace(filled, vendors=()) if alone else filled
    grid = grid_of(atlas.rows("vendor_matrix", shown, across=across), across, alone)
    view = VIEWS["vendor_matrix"]
    everywhere = shown.any_stage()
    (counts,) = atlas.rows("register_counts", everywhere, only=())
    foot = foot_of_deals(
        atlas, shown, _RULES, DOUBT, *_left_out(grid, across), *_NOTES.get(across, ())
    )
    beside = f"{atlas.choices.vendors[alone]} stands first, beside all others. " if alone else ""
    first = (f"The rows of data hold {atlas.choices.vendors[alone]} alone.",) if alone else ()
    return Exhibit(
        key="vendor_matrix",
        title=matrix_headline(grid, across, filled, atlas.choices),
        reading=f"Furthest stage of each company in each {ACROSS[across]}; signed is agreement or "
        f"further. {beside}{deals_sentence(counts.deals, counts.countries, everywhere)}"
        f"{_kept(filled.stages)}",
        as_of=filled.as_of,
        picture=_picture(grid, across, palette),
        table=view.table(atlas, filled, across=across),
        legend=_legend(),
        footnotes=foot.footnotes,
        method=(*foot.method, *first),
        sources=foot.sources,
        filter=write_chosen(chosen),
    )


def matrix_headline(grid: Grid, across: str, chosen: AtlasFilter, choices: Choices) -> str:
    """In how many places has each of the first companies signed?

    Where the filter keeps certain stages, the places at these stages are counted instead.

    Args:
        grid: the matrix; a single company of the filter stands first in it.
        across: countries, regions or groups.
        chosen: filter with both days filled in.
        choices: what the facts offer.
    """
    where = " in view" if chosen.countries else place_phrase(chosen, choices)
    if not grid.companies and chosen.stages:
        return "No company stands anywhere in view at the stages chosen"
    if not grid.companies:
        who = as_object(subject(chosen, choices))
        return short_enough(f"No public deal of {who} found{where}", "No public deal found in view")
    is_kept = bool(chosen.stages)
    ranked = sorted(grid.companies, key=lambda row: -_count(row, is_kept=is_kept))
    if len(chosen.vendors) == 1 and grid.companies[0].vendor_id == chosen.vendors[0]:
        ranked.sort(key=lambda row: row.vendor_id != chosen.vendors[0])
    counts = [(row.name, _count(row, is_kept=is_kept)) for row in ranked]
    if len(counts) > 1 and not any(count for _, count in counts):
        return f"None of the {counted(len(counts), 'company', 'companies')} in view has signed"
    stands = _at(chosen.stages) if is_kept else "has signed"
    return short_enough(
        *(
            _told(counts[:named], across, stands, place)
            for named in range(min(_NAMED, len(counts)), 0, -1)
            for place in dict.fromkeys((where, " in view"))
        )
    )


def _kept(stages: tuple[str, ...]) -> str:
    if not stages:
        return ""
    words = [stage.label.lower() for stage in Stage if stage in stages]
    return f" Kept: cells at {either(words)}."


def _count(company: Company, *, is_kept: bool) -> int:
    return company.present if is_kept else company.signed


def _at(stages: tuple[str, ...]) -> str:
    kept = tuple(stage for stage in DEAL_STAGES if stage in stages)
    if kept == SIGNED:
        return "stands at agreement or further"
    if kept == (Stage.PAUSED,):
        return "has at best paused deals"
    if kept == (Stage.ENDED,):
        return "has only ended deals"
    return f"stands at {kept[0].value}" if len(kept) == 1 else "stands at the stages chosen"


def _told(counts: list[tuple[str, int]], across: str, stands: str, place: str) -> str:
    (name, first), *others = counts
    # A company signs with a bloc's members more often than with the bloc.
    to = "with" if across == "groups" else "in"
    noun = counted(first, ACROSS[across], PLURALS[across]) if first else f"no {ACROSS[across]}"
    if across == "groups":
        noun += " or its members" if first < 2 else " or their members"
    rest = listed([f"{other} {to} {count or 'none'}" for other, count in others])
    return f"{name} {stands} {to} {noun}{place}{', ' if rest else ''}{rest}"


def _left_out(grid: Grid, across: str) -> tuple[str, ...]:
    """How much of the matrix a picture has no room for, and in which order it stands."""
    rows, columns = _MOST_COMPANIES[across], _MOST_PLACES[across]
    companies, places = len(grid.companies), len(grid.places)
    if companies <= rows and places <= columns:
        return ()
    return (
        f"Shown: {min(companies, rows)} of {counted(companies, 'company', 'companies')}, "
        f"{min(places, columns)} of {counted(places, ACROSS[across], PLURALS[across])}; "
        f"{ORDER.format(places=PLURALS[across])}.",
    )


def _picture(grid: Grid, across: str, palette: Palette) -> TablePicture:
    places = grid.places[: _MOST_PLACES[across]]
    columns = [
        Column("Company", max(2.4, 0.16 * len(places))),
        Column("Signed", max(1.0, 0.07 * len(places)), is_number=True),
    ]
    # Names of regions are longer than their columns are wide.
    columns += [
        Column(place.code if across == "groups" else place.name, 1.0, is_turned=across == "regions")
        for place in places
    ]
    rows: list[list[Cell | str]] = []
    for company in grid.companies[: _MOST_COMPANIES[across]]:
        cells = [grid.cells.get((company.vendor_id, place.code)) for place in places]
        rows.append(
            [
                company.name,
                f"{company.signed:,}",
                *("" if cell is None else _cell(cell, palette) for cell in cells),
            ]
        )
    return table_of(columns, rows)


def _cell(row: object, palette: Palette) -> Cell:
    stage = Stage(row.stage)
    is_solid = row.confidence == "high"
    mark = stage_mark(stage, palette, is_solid=is_solid, fills_cell=True)
    return Cell(mark.number or stage.label, mark)


def _legend() -> tuple[LegendEntry, ...]:
    return tuple(
        LegendEntry(
            stage.label,
            STAGE_COLOURS[stage],
            number=str(stage.rung or ""),
            pattern="" if stage.rung else stage.value,
        )
        for stage in DEAL_STAGES
    )
