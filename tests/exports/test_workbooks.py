"""Excel workbooks open again: rows as numbers, days and links, and never a formula."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from openpyxl import load_workbook

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from exports.documents import document
from figures.catalog import VIEWS
from figures.exhibits import EXHIBITS
from figures.theme import STAGE_COLOURS
from tests.world import make_deal, make_site, make_world


def opened(atlas: Atlas, key: str, chosen=None):
    chosen = chosen or (SiteFilter() if VIEWS[key].about == "sites" else AtlasFilter())
    return load_workbook(io.BytesIO(document(VIEWS[key], "xlsx", atlas, chosen).content))


@pytest.mark.parametrize("key", EXHIBITS)
def test_the_sheet_holds_every_row_of_the_view_under_its_columns(atlas, key):
    chosen = SiteFilter() if VIEWS[key].about == "sites" else AtlasFilter(vendors=("openai",))
    table = VIEWS[key].table(atlas, chosen)
    sheet = opened(atlas, key, chosen)["Data"]

    assert [cell.value for cell in sheet[1]] == list(table.columns)
    assert sheet.max_row == len(table) + 1
    assert sheet.freeze_panes == "B2"
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_numbers_are_numbers_and_days_are_days(atlas):
    sheet = opened(atlas, "deal_register")["Data"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    row = next(
        row for row in sheet.iter_rows(min_row=2) if row[columns["value_usd"] - 1].value is not None
    )

    assert isinstance(row[columns["value_usd"] - 1].value, int)
    assert isinstance(row[columns["stage_since"] - 1].value, datetime)


def test_numbers_are_written_by_what_their_column_means(atlas):
    sheet = opened(atlas, "capacity_by_country")["Data"]
    formats = {cell.value: sheet.cell(2, cell.column).number_format for cell in sheet[1]}

    assert formats["planned_mw"] == "#,##0.0"
    assert formats["sites"] == "#,##0"
    assert formats["domestic_owner_share"] == "0.0%"
    register = opened(atlas, "deal_register")["Data"]
    written = {cell.value: register.cell(2, cell.column).number_format for cell in register[1]}
    assert written["stage_since"] == "yyyy-mm-dd"
    open_countries = opened(atlas, "white_space")["Data"]
    years = {cell.value: open_countries.cell(2, cell.column) for cell in open_countries[1]}
    assert years["population_year"].number_format == "0"
    assert years["population"].number_format == "#,##0"


def test_a_stage_is_filled_with_its_colour(atlas):
    sheet = opened(atlas, "partnership_map")["Data"]
    (column,) = (cell.column for cell in sheet[1] if cell.value == "stage")
    fills = {
        row[column - 1].value: row[column - 1].fill.start_color.rgb
        for row in sheet.iter_rows(min_row=2)
        if row[column - 1].fill.fill_type
    }

    assert fills == {stage: "FF" + STAGE_COLOURS[stage].removeprefix("#") for stage in fills}
    assert {"operational", "memorandum"} <= set(fills)
    assert "none" not in fills


def test_an_address_in_the_rows_opens(atlas):
    sheet = opened(atlas, "deal_register")["Data"]
    (column,) = (cell.column for cell in sheet[1] if cell.value == "source_urls")

    links = [row[column - 1] for row in sheet.iter_rows(min_row=2) if row[column - 1].value]

    assert len(links) > 300
    for cell in links:
        assert cell.hyperlink.target.startswith("http")
        assert " " not in cell.hyperlink.target


def test_a_sheet_prints_on_landscape_pages_as_wide_as_its_columns(atlas):
    for sheet in opened(atlas, "stage_funnel").worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    sheet = opened(atlas, "stage_funnel")["Data"]
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.auto_filter.ref == sheet.dimensions


def test_filter_method_and_sources_stand_beside_the_rows(atlas):
    book = opened(atlas, "partnership_map", AtlasFilter(vendors=("openai",)))

    filters = {row[0].value: row[1].value for row in book["Filter"].iter_rows()}
    assert filters["filter: vendors"] == "openai"
    assert filters["as_of"] == "2026-06-30"
    assert book["Method"].max_row >= 5
    link = book["Sources"].cell(2, 5)
    assert link.hyperlink.target == link.value
    assert book["Sources"].max_row > 100


def test_what_would_be_a_formula_is_text():
    atlas = make_world(
        make_deal(("2024-01-01", "agreement"), title="=cmd()", counterparty="+1"),
        sites=[make_site(name="@SUM(A1)")],
    )

    for key in EXHIBITS:
        for sheet in opened(atlas, key).worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type != "f"
                    assert not str(cell.value or "").startswith(("=", "+", "@")), key


def test_the_same_rows_make_the_same_bytes(atlas):
    one, other = (
        document(VIEWS["stage_funnel"], "xlsx", atlas, AtlasFilter()).content for _ in range(2)
    )

    assert one == other
