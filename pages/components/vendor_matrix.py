"""The matrix of companies and places, and the deals behind the cell that a reader opened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

import streamlit as st

from analytics.filters import AtlasFilter, Choices
from analytics.questions import Atlas
from analytics.vocabulary import OFF_LADDER, Stage
from analytics.written_filters import UnknownChoice, nearest, read_code, shorten
from figures.catalog import VIEWS
from figures.formatting import counted, published_day, usd
from figures.vendor_matrix import ACROSS, ORDER, PLURALS, Grid, grid_of
from pages.components.export_menu import offer_export
from pages.components.markup import (
    country_link,
    deal_link,
    link,
    rung,
    source_link,
    stage_words,
    text,
)

NARROW_FROM = 40  # columns; fewer get broader cells


@dataclass(frozen=True)
class Spot:
    """An opened cell: a company, and a country, region or bloc."""

    vendor: str
    place: str
    across: str

    @property
    def written(self) -> str:
        """As it stands in the address."""
        return f"{self.vendor}.{self.place}"


def read_spot(written: str | None, across: str, choices: Choices) -> Spot | None:
    """The cell that an address asks for; None without a wish.

    Args:
        written: company and place with a point between, such as openai.ARE.
        across: what the matrix shows now; its places are looked through first.
        choices: what the facts offer.

    Raises:
        UnknownChoice: with a sentence that names what the facts do not have.
    """
    if not written:
        return None
    company, point, place = written.partition(".")
    if not point:
        raise UnknownChoice(
            f"spot: “{shorten(written)}” is no cell; write company and place with a point "
            "between, such as openai.ARE."
        )
    try:
        vendor = read_code("vendors", company, choices)
    except UnknownChoice as problem:
        raise UnknownChoice(str(problem).replace("vendors:", "spot:", 1)) from None
    kinds = (across, *ACROSS)
    # Codes before other spellings: AU is the African Union, though it also spells Australia.
    exact = [kind for kind in kinds if place in getattr(choices, kind)]
    for kind in (*exact, *kinds):
        try:
            return Spot(vendor, read_code(kind, place, choices), kind)
        except UnknownChoice:
            continue
    close = nearest(place, getattr(choices, across))
    hint = f"; the nearest is {close[0]}" if close else ""
    raise UnknownChoice(f"spot: there is no {ACROSS[across]} “{shorten(place)}”{hint}.")


def asked_spot(written: str | None, across: str, choices: Choices) -> Spot | None:
    """The cell that an address asks for; None also for one that cannot be read."""
    try:
        return read_spot(written, across, choices)
    except UnknownChoice:
        return None


def show_spot_refusal(written: str | None, across: str, choices: Choices) -> None:
    """Say what is wrong with a cell that cannot be read."""
    try:
        read_spot(written, across, choices)
    except UnknownChoice as problem:
        st.html(f'<p class="notice" role="status">{text(problem)}</p>')


def matrix_filter(chosen: AtlasFilter) -> AtlasFilter:
    """The companies of the matrix: those of the filter; beside a single one, all others."""
    return replace(chosen, vendors=()) if len(chosen.vendors) == 1 else chosen


def show_vendor_matrix(atlas: Atlas, chosen: AtlasFilter, across: str, spot: Spot | None) -> None:
    """How far is every company in every place? Each cell opens its deals.

    Args:
        atlas: the facts.
        chosen: the reader's filter, with both days filled in.
        across: countries, regions or groups.
        spot: the opened cell.
    """
    shown = matrix_filter(chosen)
    matrix = atlas.rows("vendor_matrix", shown, across=across)
    alone = chosen.vendors[0] if len(chosen.vendors) == 1 else None
    grid = grid_of(matrix, across, alone)
    with st.container(horizontal=True, vertical_alignment="bottom", key="matrix_head"):
        st.html(f'<h2 class="section">Every company, every {ACROSS[across]}</h2>', width="content")
        st.segmented_control(
            "Columns",
            list(ACROSS),
            key="across",
            format_func=lambda kind: PLURALS[kind].capitalize(),
            required=True,
            label_visibility="collapsed",
        )
        offer_export(atlas, shown, VIEWS["vendor_matrix"], across=across)
    if not grid.companies:
        st.html('<p class="quiet">No deal in view, so no cell to show.</p>')
        return
    stop = _stop(grid, spot)
    st.html(
        f'<p class="quiet">{text(_reading(grid, across, alone, atlas.choices))} '
        '<span class="for-keys">Arrow keys move between the cells.</span></p>'
        f'<div class="grid-scroll"><table class="grid{_breadth(grid)}">{_heads(grid, across)}'
        f"{''.join(_row(company, grid, spot, stop) for company in grid.companies)}</table></div>"
        f'<p class="quiet matrix-key">{_key()}</p>'
    )


def _reading(grid: Grid, across: str, alone: str | None, choices: Choices) -> str:
    places = PLURALS[across]
    size = (
        f"{counted(len(grid.companies), 'company', 'companies')} with a deal in view by "
        f"{counted(len(grid.places), ACROSS[across], places)}; {ORDER.format(places=places)}."
    )
    overlap = " A country counts in every bloc that it belongs to." if across == "groups" else ""
    first = (
        f" {choices.vendors[alone]} stands first, beside all others; choose two companies or more "
        "above to see only those."
        if alone
        else ""
    )
    return f"{size}{overlap}{first}"


def _breadth(grid: Grid) -> str:
    return "" if len(grid.places) >= NARROW_FROM else " broad"


def _stop(grid: Grid, spot: Spot | None) -> tuple[str, str]:
    # Hundreds of cells are one stop of the Tab key; from it table_keys.js walks through the others.
    opened = (spot.vendor, spot.place) if spot else None
    if opened in grid.cells:
        return opened
    return next(
        (company.vendor_id, place.code)
        for company in grid.companies
        for place in grid.places
        if (company.vendor_id, place.code) in grid.cells
    )


def _heads(grid: Grid, across: str) -> str:
    names = "".join(f"<th scope=col><div>{_place(place, across)}</div>" for place in grid.places)
    counts = "".join(f"<td>{place.companies}" for place in grid.places)
    return (
        f"<thead><tr><th><span class=for-readers>Company</span><th><div>signed</div>{names}</tr>"
        f"<tr><th>companies<td>{counts}</tr></thead>"
    )


def _place(place: Any, across: str) -> str:
    if across == "countries":
        return country_link(place.code, place.name, "countries").replace("<a", "<a tabindex=-1", 1)
    if across == "groups":
        return f'<span title="{text(place.name)}">{text(place.code)}</span>'
    return text(place.name)


def _row(company: Any, grid: Grid, spot: Spot | None, stop: tuple[str, str]) -> str:
    opened = (spot.vendor, spot.place) if spot else None
    cells = []
    for place in grid.places:
        key = (company.vendor_id, place.code)
        row = grid.cells.get(key)
        cells.append("<td>" if row is None else _cell(row, place.name, key == opened, key == stop))
    return f"<tr><th scope=row>{text(company.name)}<td>{company.signed}{''.join(cells)}</tr>"


def _cell(row: Any, place: str, is_open: bool, is_stop: bool) -> str:
    # Thousands of cells: attributes are as short as they can be, and end tags are left out.
    stage = Stage(row.stage)
    looks = f"r{stage.rung}" if stage.rung else stage.value
    looks += ("" if row.confidence == "high" else " h") + (" open" if is_open else "")
    wish = "" if is_open else f"{row.vendor_id}.{quote(row.place)}"
    said = text(f"{row.vendor}, {place}: {stage.label}, {counted(row.deals, 'deal')}")
    sign = stage.rung or "–"
    passed = "" if is_stop else " tabindex=-1"
    return f'<td class="{looks}"><a href="rivals?spot={wish}" title="{said}"{passed}>{sign}</a>'


def _key() -> str:
    off = " ".join(stage_words(stage) for stage in OFF_LADDER)
    rungs = " ".join(stage_words(stage) for stage in Stage if stage.rung)
    return f"{rungs} {off} {rung(Stage.MEMORANDUM, False)}medium or low confidence"


def show_spot(spot: Spot | None, atlas: Atlas, chosen: AtlasFilter) -> None:
    """The deals behind the opened cell, furthest first, each with its newest move and source.

    Args:
        spot: company and place; nothing is shown without one.
        atlas: the facts.
        chosen: the reader's filter, with both days filled in.
    """
    if spot is None:
        return
    # A stage filter keeps cells, as it keeps countries, and hides none of a cell's deals (rule 12).
    only = replace(chosen, vendors=(spot.vendor,), stages=())
    deals = atlas.rows("spot_deals", only, across=spot.across, place=spot.place)
    place = getattr(atlas.choices, spot.across)[spot.place]
    vendor = atlas.choices.vendors[spot.vendor]
    items = "".join(map(_deal, deals))
    said = counted(len(deals), "deal") if deals else "no deal in view"
    st.html(
        f'<div class="section-head"><h2 class="section">{text(vendor)}, {text(place)}: {said}</h2>'
        f"{link('rivals', 'Close', spot='')}</div>"
        f'<ul class="neighbours spot-deals">{items}</ul>'
    )


def _deal(deal: Any) -> str:
    value = "" if deal.value_usd is None else f" · {text(usd(deal.value_usd, deal.value_basis))}"
    source = source_link(deal.publisher, deal.source_kind, deal.url) if deal.url else ""
    return (
        f"<li>{stage_words(deal.stage, deal.confidence == 'high')}<div>"
        f"<b>{deal_link(deal.deal_id, deal.title)}</b> "
        f'<span class="quiet">{text(deal.country)}{value} · '
        f"{text(published_day(deal.event_date))}: {text(deal.headline)}</span> {source}</div></li>"
    )
