"""The matrix of companies and places as a table: fills, order, titles, what is left out."""

from __future__ import annotations

import pytest

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.vocabulary import Stage
from figures.exhibits.matrix import matrix_exhibit
from figures.theme import LIGHT, STAGE_COLOURS
from tests.world import make_deal, make_world

EVERYTHING = AtlasFilter()


def exhibit(atlas, chosen=EVERYTHING, **options):
    return matrix_exhibit(atlas, chosen, LIGHT, **options)


def matrix_world() -> Atlas:
    return make_world(
        make_deal(("2025-03-01", "operational")),
        make_deal(("2025-02-01", "agreement"), country_iso3="KEN"),
        make_deal(("2025-02-01", "memorandum"), country_iso3="USA"),
        make_deal(("2025-02-01", "agreement"), vendor_id="google", confidence="medium"),
        make_deal(("2025-02-01", "paused"), vendor_id="google", country_iso3="USA"),
        make_deal(("2025-02-01", "discussions"), vendor_id="g42", country_iso3="KEN"),
    )


def test_cells_of_the_matrix_have_the_colour_and_the_number_of_the_stage():
    made = exhibit(matrix_world())

    picture = made.picture
    assert picture.columns == ("Company", "Signed", "France", "Kenya", "United States")
    assert picture.rows == (
        ("OpenAI", "2", "6", "4", "3"),
        ("Google", "1", "4", "", "Paused"),
        ("G42", "0", "", "2", ""),
    )
    told = [[mark and (mark.fill, mark.pattern) for mark in row[2:]] for row in picture.marks]
    assert told[1] == [
        (STAGE_COLOURS[Stage.AGREEMENT], "doubtful"),
        None,
        (STAGE_COLOURS[Stage.PAUSED], "paused"),
    ]
    assert all(mark.fills_cell for row in picture.marks for mark in row if mark)
    assert made.title == "OpenAI has signed in 2 countries, Google in 1 and G42 in none"
    assert [entry.number for entry in made.legend] == ["1", "2", "3", "4", "5", "6", "", ""]


@pytest.mark.parametrize(
    ("chosen", "across", "title"),
    [
        (
            {"vendors": ("g42",)}, "countries",
            "G42 has signed in no country, OpenAI in 2 and Google in 1",
        ),
        (
            {}, "groups",
            "Google has signed with 1 bloc or its members, OpenAI with 1 and G42 with none",
        ),
        (
            {"stages": ("memorandum",)}, "regions",
            "OpenAI stands at memorandum in 1 region",
        ),
        (
            {"countries": ("USA",)}, "countries",
            "None of the 2 companies in view has signed",
        ),
        (
            {"stages": ("none",)}, "countries",
            "No company stands anywhere in view at the stages chosen",
        ),
        ({"stages": ("paused",)}, "countries", "Google has at best paused deals in 1 country"),
        (
            {"vendors": ("google", "g42"), "countries": ("USA",)}, "countries",
            "Google has signed in no country in view",
        ),
        ({"regions": ("Western Asia",)}, "countries",
         "No public deal of AI companies found in Western Asia"),
    ],
)  # fmt: skip
def test_titles_of_the_matrix_are_true_for_each_filter(chosen, across, title):
    made = exhibit(matrix_world(), AtlasFilter(**chosen), across=across)

    assert made.title == title


def test_a_single_company_stands_first_beside_all_others():
    made = exhibit(matrix_world(), AtlasFilter(vendors=("g42",)))

    assert [row[0] for row in made.picture.rows] == ["G42", "OpenAI", "Google"]
    assert set(made.table["vendor"]) == {"G42"}
    assert "G42 stands first, beside all others" in made.reading


def test_the_matrix_says_what_it_leaves_out(atlas):
    made = exhibit(atlas)
    rows = atlas.rows("vendor_matrix", EVERYTHING.on(atlas.choices), across="countries")

    companies, places = len({row.vendor for row in rows}), len({row.place for row in rows})
    assert f"Shown: 15 of {companies} companies, 15 of {places} countries" in made.footnotes[0]
    assert len(made.picture.rows) == 15
    assert len(made.picture.columns) == 17
