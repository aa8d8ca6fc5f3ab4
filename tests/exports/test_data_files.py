"""Files that other programs read: nothing in them runs, nothing is lost or guessed."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.filters import AtlasFilter
from analytics.site_filters import SiteFilter
from exports.data_files import csv_text, json_text
from exports.documents import document, file_name
from figures.catalog import VIEWS
from tests.world import make_deal, make_site, make_world

FORMULAS = (
    "=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "  =1+1", " \t@SUM(A1)",
    "\u00a0=1+1", "\u200b=1+1", "\ufeff=1+1", "＝1+1", "＋1", "－1", "＠SUM(A1)",
    "\x00=1+1", "\x07a",
)  # fmt: skip


@pytest.fixture(scope="module")
def atlas():
    return make_world(make_deal(("2024-01-01", "agreement")))


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("formula", FORMULAS, ids=repr)
def test_a_text_that_a_spreadsheet_would_run_is_made_a_text(formula):
    written = cells(csv_text(pd.DataFrame({"headline": [formula]})))

    assert written == [["headline"], ["'" + formula.replace("\r", "\n")]]


@pytest.mark.parametrize(
    "harmless", ["a = b", "1-2", "", "'quoted'", "e@mail", "line\n=1", " a", "-4", "-33.9"]
)
def test_a_harmless_text_is_written_as_it_is(harmless):
    written = cells(csv_text(pd.DataFrame({"headline": [harmless], "next": ["x"]})))

    assert written[1] == [harmless, "x"]


def test_a_download_for_spreadsheets_has_a_mark_and_ends_rows_as_rfc_4180_says():
    table = pd.DataFrame({"headline": ["two\nlines", "Zürich"]})

    for_scripts, for_excel = csv_text(table), csv_text(table, for_spreadsheets=True)

    assert for_scripts == 'headline\n"two\nlines"\nZürich\n'
    assert for_excel == '\ufeffheadline\r\n"two\nlines"\r\nZürich\r\n'
    assert cells(for_excel.removeprefix("\ufeff")) == cells(for_scripts)


def test_a_negative_number_stays_a_number():
    written = cells(csv_text(pd.DataFrame({"latitude": [-33.9], "days": [-4]})))

    assert written[1] == ["-33.9", "-4"]


def test_json_runs_nothing_and_is_left_as_it_is():
    written = json_text(pd.DataFrame({"headline": [FORMULAS[0]]}), {"view": "changes"})

    assert json.loads(written) == {"view": "changes", "rows": [{"headline": FORMULAS[0]}]}


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(), st.text()), min_size=1, max_size=5))
def test_any_text_comes_back_but_for_line_ends_and_the_mark_before_a_formula(rows):
    written = cells(csv_text(pd.DataFrame(rows, columns=["one", "two"])))

    def plain(text: str) -> str:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text.removeprefix("'")

    assert [[plain(cell) for cell in row] for row in written[1:]] == [
        [plain(cell) for cell in row] for row in rows
    ]
    assert not any(re.match(r"[=+@\t\r]|-(?![0-9.]+$)", cell) for row in written for cell in row)


def test_days_numbers_and_what_is_unknown_are_plain_data():
    table = pd.DataFrame(
        {
            "day": [date(2025, 1, 2), None],
            "moment": pd.to_datetime(["2025-01-02", None]),
            "value_usd": [30e9, None],
            "capacity_mw": [8.5, np.nan],
            "deals": [3, 0],
            "sure": [True, False],
        }
    )

    rows = json.loads(json_text(table, {}))["rows"]

    assert rows[0] == {
        "day": "2025-01-02", "moment": "2025-01-02", "value_usd": 30_000_000_000,
        "capacity_mw": 8.5, "deals": 3, "sure": True,
    }  # fmt: skip
    assert rows[1] == {
        "day": None, "moment": None, "value_usd": None, "capacity_mw": None, "deals": 0,
        "sure": False,
    }  # fmt: skip
    assert cells(csv_text(table))[2] == ["", "", "", "", "0", "False"]


def test_an_empty_view_is_a_file_with_a_header_alone(atlas):
    nothing = AtlasFilter(kinds=("safety",))

    as_csv = document(VIEWS["deal_register"], "csv", atlas, nothing).text
    as_json = document(VIEWS["deal_register"], "json", atlas, nothing).text

    assert len(cells(as_csv)) == 1
    assert json.loads(as_json)["rows"] == []


def test_a_formula_in_the_facts_does_not_run_from_any_view():
    atlas = make_world(
        make_deal(("2024-01-01", "agreement"), title="=cmd()", counterparty="+1"),
        sites=[make_site(name="=cmd()", locality="@here", status="announced")],
    )

    for view in VIEWS.values():
        chosen = SiteFilter() if view.about == "sites" else AtlasFilter()
        text = document(view, "csv", atlas, chosen).text
        texts = [cell for row in cells(text) for cell in row]
        assert not any(cell.startswith(("=", "+", "@")) for cell in texts), view.key


def test_the_name_of_a_picture_of_another_size_ends_in_its_width(atlas):
    view, chosen = VIEWS["partnership_map"], AtlasFilter()

    names = [document(view, "png", atlas, chosen, width=width).file_name for width in (1920, 3840)]

    assert names == [
        "partnership-map_all_2026-06-30.png", "partnership-map_all_2026-06-30_3840.png",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        ({"vendors": ("openai",)}, "partnership-map_openai_2026-06-30.csv"),
        ({}, "partnership-map_all_2026-06-30.csv"),
        ({"vendors": ("openai", "google")}, "partnership-map_openai-google_2026-06-30.csv"),
        ({"vendors": ("a", "b", "c", "d")}, "partnership-map_companies_2026-06-30.csv"),
        ({"vendors": ("../../etc",)}, "partnership-map_etc_2026-06-30.csv"),
        ({"as_of": date(2024, 2, 29)}, "partnership-map_all_2024-02-29.csv"),
        ({"countries": ("GBR",)}, "partnership-map_all_gbr_2026-06-30.csv"),
        ({"regions": ("South-eastern Asia",), "groups": ("G7",)},
         "partnership-map_all_g7_south-eastern-asia_2026-06-30.csv"),
        ({"countries": ("GBR", "FRA", "DEU", "ITA")},
         "partnership-map_all_countries_2026-06-30.csv"),
    ],
    ids=str,
)  # fmt: skip
def test_the_name_of_a_file_says_view_companies_places_and_day(atlas, chosen, name):
    assert file_name(VIEWS["partnership_map"], "csv", atlas, AtlasFilter(**chosen)) == name
