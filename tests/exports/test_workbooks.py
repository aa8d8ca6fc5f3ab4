"""Excel workbooks open again: rows as numbers, days and links, and never a formula."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from openpyxl import load_workbook

from analytics.filters import AtlasFilter
from analytics.questions import Atlas, read_choices
from analytics.site_filters import SiteFilter
from exports.documents import document
from figures.catalog import VIEWS
from figures.exhibits import EXHIBITS
from tests.world import make_deal, make_site, make_world


@pytest.fixture(scope="module")
def atlas(warehouse) -> Atlas:
    return Atlas(warehouse, read_choices(warehouse))


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
