"""The matrix of companies and places holds what the maps of the single companies hold."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.vocabulary import SIGNED, Stage
from exports.documents import document
from figures.catalog import VIEWS
from figures.vendor_matrix import grid_of
from tests.world import make_deal, make_world


def cells(atlas: Atlas, across: str, **chosen) -> dict[tuple[str, str], tuple[str, int, str]]:
    rows = atlas.rows("vendor_matrix", AtlasFilter(**chosen), across=across)
    return {(row.vendor_id, row.place): (row.stage, row.deals, row.confidence) for row in rows}


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"as_of": date(2025, 6, 30)},
        {"offices": True, "members": True},
        {"regions": ("Europe",), "confidence": ("high",)},
        {"stages": ("agreement",)},
    ],
    ids=str,
)
def test_every_row_of_the_matrix_is_the_map_of_its_company(atlas, chosen):
    matrix = cells(atlas, "countries", **chosen)

    for vendor in atlas.choices.vendors:
        on_map = {
            (vendor, row.iso3): (row.stage, row.deals)
            for row in atlas.rows("partnership_map", AtlasFilter(vendors=(vendor,), **chosen))
            if row.deals
        }
        in_row = {key: cell[:2] for key, cell in matrix.items() if key[0] == vendor}
        assert in_row == on_map, vendor
    assert matrix


@pytest.mark.parametrize(("across", "filters"), [("regions", "regions"), ("groups", "groups")])
def test_a_region_or_bloc_stands_where_its_furthest_country_stands(atlas, across, filters):
    matrix = cells(atlas, across)

    for place in {place for _, place in matrix}:
        for vendor in ("openai", "nvidia", "g42"):
            there = AtlasFilter(vendors=(vendor,), **{filters: (place,)})
            deals = atlas.rows("deal_register", there)
            stage = max(deals, key=lambda deal: deal.rank).stage if deals else None
            found = matrix.get((vendor, place))
            assert (found and found[:2]) == ((stage, len(deals)) if deals else None), (
                vendor,
                place,
            )


def test_rule_3_a_cell_has_stage_and_rank_of_the_furthest_deal_in_it():
    atlas = make_world(
        make_deal(("2024-01-01", "exploratory"), confidence="high"),
        make_deal(("2024-01-01", "delivery"), confidence="medium"),
    )

    (cell,) = atlas.rows("vendor_matrix", AtlasFilter(), across="countries")

    assert (cell.stage, cell.rank) == ("delivery", Stage.DELIVERY.rank)
    assert cell.confidence == "medium"  # that of the furthest deal (rule 10)


def test_a_deal_with_a_bloc_counts_once_for_that_bloc_alone():
    atlas = make_world(
        make_deal(("2024-01-01", "agreement"), group_code="EU"),
        make_deal(("2024-01-01", "discussions"), country_iso3="KEN"),
    )

    assert cells(atlas, "groups") == {("openai", "EU"): ("agreement", 2, "high")}
    assert set(cells(atlas, "countries")) == {("openai", "KEN")}
    assert set(cells(atlas, "countries", members=True)) == {("openai", "FRA"), ("openai", "KEN")}
    assert cells(atlas, "regions") == {("openai", "Eastern Africa"): ("discussions", 1, "high")}


def test_a_cell_says_the_best_confidence_of_its_furthest_deals():
    atlas = make_world(
        make_deal(("2024-01-01", "delivery"), confidence="low"),
        make_deal(("2024-01-01", "delivery"), confidence="medium"),
        make_deal(("2024-01-01", "agreement"), confidence="high"),
        make_deal(("2024-01-01", "paused"), confidence="high", country_iso3="KEN"),
    )

    assert cells(atlas, "countries") == {
        ("openai", "FRA"): ("delivery", 3, "medium"),
        ("openai", "KEN"): ("paused", 1, "high"),
    }


def test_companies_stand_by_places_signed_and_places_by_companies_present():
    atlas = make_world(
        make_deal(("2024-01-01", "discussions"), vendor_id="google", country_iso3="USA"),
        make_deal(("2024-01-01", "memorandum"), vendor_id="google", country_iso3="FRA"),
        make_deal(("2024-01-01", "agreement"), vendor_id="g42", country_iso3="FRA"),
        make_deal(("2024-01-01", "operational"), vendor_id="openai", country_iso3="KEN"),
        make_deal(("2024-01-01", "exploratory"), vendor_id="openai", country_iso3="FRA"),
    )
    matrix = atlas.rows("vendor_matrix", AtlasFilter(), across="countries")

    grid = grid_of(matrix, "countries")

    assert [(row.name, row.signed) for row in grid.companies] == [
        ("OpenAI", 1), ("G42", 1), ("Google", 0),
    ]  # fmt: skip
    assert [(place.name, place.companies) for place in grid.places] == [
        ("France", 3), ("Kenya", 1), ("United States", 1),
    ]  # fmt: skip
    assert grid_of(matrix, "countries", first="google").companies[0].name == "Google"


@pytest.mark.parametrize(
    ("across", "columns"),
    [
        ("countries", "vendor,country,stage,deals,vendor_id,iso3,"),
        ("regions", "vendor,region,stage,deals,vendor_id,confidence"),
        ("groups", "vendor,bloc,stage,deals,vendor_id,group_code,"),
    ],
)
def test_the_file_names_the_place_by_what_it_is(atlas, across, columns):
    written = document(VIEWS["vendor_matrix"], "csv", atlas, AtlasFilter(), across=across)

    lines = written.text.splitlines()
    assert lines[0].startswith(columns)
    assert all(",," not in line for line in lines)


@pytest.mark.parametrize("across", ["countries", "regions", "groups"])
def test_an_opened_cell_lists_the_deals_that_the_matrix_counts(atlas, across):
    matrix = atlas.rows("vendor_matrix", AtlasFilter(), across=across)

    for row in matrix[::7]:
        deals = atlas.rows(
            "spot_deals", AtlasFilter(vendors=(row.vendor_id,)), across=across, place=row.place
        )
        assert len(deals) == row.deals
        assert deals[0].stage == row.stage


def test_sums_of_a_company_are_those_of_its_register(atlas):
    signed = tuple(stage.value for stage in SIGNED)
    found = atlas.rows("rival_totals", AtlasFilter())

    for vendor in atlas.choices.vendors:
        alone = atlas.rows("deal_totals", AtlasFilter(vendors=(vendor,), stages=signed), only=())
        expected = {
            (row.measure, row.basis): (row.total, row.rows_counted, row.nested) for row in alone
        }
        here = [row for row in found if row.vendor_id == vendor]
        assert {
            (row.measure, row.basis): (row.total, row.rows_counted, row.nested)
            for row in here
            if row.basis
        } == expected
        unknown = {row.measure: row.not_disclosed for row in here if row.basis is None}
        assert all(unknown.get(row.measure, 0) == row.not_disclosed for row in alone)


def test_a_deal_under_a_signed_umbrella_of_the_same_company_is_nested():
    umbrella = make_deal(("2024-01-01", "agreement"), value_usd=100, value_basis="announced")
    atlas = make_world(
        umbrella,
        make_deal(
            ("2024-01-01", "agreement"), value_usd=60, value_basis="ceiling",
            umbrella_deal_id=umbrella["deal_id"],
        ),
        make_deal(
            ("2024-01-01", "agreement"), value_usd=7, value_basis="announced", vendor_id="google",
            umbrella_deal_id=umbrella["deal_id"],
        ),
        make_deal(("2024-01-01", "memorandum"), value_usd=900, value_basis="announced"),
        make_deal(("2024-01-01", "agreement")),
    )  # fmt: skip

    sums = {
        (row.vendor_id, row.basis): (row.total, row.rows_counted, row.nested, row.not_disclosed)
        for row in atlas.rows("rival_totals", AtlasFilter())
        if row.measure == "value_usd"
    }

    assert sums == {
        ("openai", "announced"): (100, 1, 0, 0),
        ("openai", "ceiling"): (None, 0, 1, 0),
        ("openai", None): (None, 0, 0, 1),
        ("google", "announced"): (7, 1, 0, 0),
    }


def test_the_race_counts_a_country_from_its_first_signature_and_keeps_it():
    atlas = make_world(
        make_deal(("2024-01-10", "discussions"), ("2024-03-05", "agreement"),
                  ("2024-09-01", "ended")),
        make_deal(("2024-05-01", "operational")),
        make_deal(("2024-05-20", "agreement"), country_iso3="KEN"),
        make_deal(("2024-05-20", "memorandum"), country_iso3="USA"),
        make_deal(("2026-06-10", "delivery"), vendor_id="google"),
    )  # fmt: skip

    race = [
        (row.vendor_id, f"{row.month}", row.newly_signed, row.countries)
        for row in atlas.rows("signed_race", AtlasFilter())
    ]

    assert race == [
        ("google", "2026-06-30", 1, 1),
        ("openai", "2024-03-31", 1, 1),
        ("openai", "2024-05-31", 1, 2),
    ]
