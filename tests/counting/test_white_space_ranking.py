"""The ranking of countries without a deal, on a world small enough to rank by hand."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.filters import AtlasFilter
from analytics.questions import Atlas, read_choices
from analytics.white_space import Weights, parts_of
from tests.world import make_deal, make_world

OPENAI = AtlasFilter(vendors=("openai",))
NOTHING = Weights(0, 0, 0, 0, 0, 0, 0)
SIZE = NOTHING._replace(population=1, gdp=1)

# (people, GDP); of GDP the world knows four figures.
FIGURES = {
    "ARE": (10, 4),
    "KEN": (50, 1),
    "FRA": (60, None),
    "BRA": (60, 4),
    "USA": (300, 9),
}


def world(*deals, neighbours=()) -> Atlas:
    """Five countries with these figures; France and Kenya are the members of the one bloc."""
    atlas = make_world(*deals)
    run = atlas.connection.execute
    run(
        "INSERT INTO countries (iso3, iso2, name, region, latitude, longitude, population) "
        "VALUES ('BRA', 'BR', 'Brazil', 'Americas', 0, 0, 1)"
    )
    for iso3, (people, gdp) in FIGURES.items():
        run(
            "UPDATE countries SET population = $people, gdp_usd = $gdp WHERE iso3 = $iso3",
            {"people": people, "gdp": gdp, "iso3": iso3},
        )
    for iso3, neighbour in neighbours:
        run(
            "INSERT INTO country_neighbours VALUES ($iso3, $neighbour, 0, true)",
            {"iso3": iso3, "neighbour": neighbour},
        )
    return Atlas(atlas.connection, read_choices(atlas.connection))


def signed(iso3: str, vendor: str = "openai", stage: str = "agreement", **said):
    return make_deal(("2025-01-01", stage), country_iso3=iso3, vendor_id=vendor, **said)


def ranking(atlas: Atlas, weights: Weights = SIZE, chosen: AtlasFilter = OPENAI) -> dict:
    rows = atlas.rows("white_space", chosen, weights=weights)
    return {row.iso3: (row.rank, row.score) for row in rows}


def test_a_percentile_is_the_share_of_the_others_with_a_lower_figure_and_equals_share_it():
    rows = {r.iso3: r for r in world().rows("white_space", OPENAI, weights=SIZE)}

    # Two of the four others have fewer people; one of the three others with a GDP has a lower one.
    assert rows["BRA"].population_percentile == 50
    assert rows["BRA"].gdp_percentile == pytest.approx(100 / 3)
    assert rows["FRA"].population_percentile == 50
    assert rows["ARE"].gdp_percentile == rows["BRA"].gdp_percentile
    assert rows["USA"].population_percentile == rows["USA"].gdp_percentile == 100
    assert rows["ARE"].population_percentile == rows["KEN"].gdp_percentile == 0


def test_the_score_is_the_mean_of_the_percentiles_known():
    found = ranking(world(signed("USA")))

    assert found == {
        "FRA": (1, 50),  # by one measure: its GDP is not known
        "BRA": (2, pytest.approx((50 + 100 / 3) / 2, abs=1e-6)),
        "ARE": (3, pytest.approx(100 / 3 / 2, abs=1e-6)),
        "KEN": (4, 12.5),
    }


def test_a_country_with_a_deal_at_any_stage_is_compared_and_not_ranked():
    for stage in ("exploratory", "operational", "paused", "ended"):
        found = ranking(world(signed("USA", stage=stage)))

        assert "USA" not in found
        assert found["KEN"] == (4, 12.5)


def test_a_weight_counts_as_often_as_it_says_and_zero_leaves_a_measure_out():
    atlas = world(signed("USA"))

    thrice = ranking(atlas, SIZE._replace(gdp=3))
    without = ranking(atlas, SIZE._replace(gdp=0))

    assert thrice["BRA"][1] == pytest.approx((50 + 3 * 100 / 3) / 4, abs=1e-6)
    assert without == {"BRA": (1, 50), "FRA": (1, 50), "KEN": (3, 25), "ARE": (4, 0)}


def test_only_how_weights_stand_to_each_other_counts():
    atlas = world(signed("USA"))

    assert ranking(atlas, Weights(2, 1, 0, 0, 0, 0, 0)) == ranking(
        atlas, Weights(100, 50, 0, 0, 0, 0, 0)
    )


def test_a_gap_is_no_zero_and_the_score_says_on_how_many_measures_it_rests():
    rows = {r.iso3: r for r in world(signed("USA")).rows("white_space", OPENAI, weights=SIZE)}

    assert rows["FRA"].gdp_usd is None
    assert rows["FRA"].gdp_percentile is None
    assert rows["FRA"].gdp_points is None
    assert (rows["FRA"].measures_known, rows["BRA"].measures_known) == (1, 2)
    assert [part.measure.name for part in parts_of(rows["FRA"], SIZE) if part.is_gap] == ["gdp"]
    assert not any(part.is_gap for part in parts_of(rows["BRA"], SIZE))


def test_a_measure_without_weight_is_no_gap_and_counts_as_none_known():
    rows = {r.iso3: r for r in world(signed("USA")).rows("white_space", OPENAI, weights=SIZE)}

    assert rows["FRA"].internet_users_pct is None
    assert rows["BRA"].rivals == 0
    assert rows["BRA"].rivals_points == 0


def test_a_country_without_any_weighted_figure_has_neither_score_nor_rank_and_comes_last():
    atlas = world(signed("USA"))

    rows = atlas.rows("white_space", OPENAI, weights=NOTHING._replace(gdp=1))

    assert [(row.iso3, row.rank) for row in rows[:-1]] == [("BRA", 1), ("ARE", 1), ("KEN", 3)]
    last = rows[-1]
    assert (last.iso3, last.rank, last.score, last.measures_known) == ("FRA", None, None, 0)


def test_points_add_up_to_the_score():
    atlas = world(signed("USA"), signed("KEN", "google"), neighbours=[("BRA", "USA")])
    weights = Weights(2, 0.5, 1, 1, 1, 3, 4)

    for row in atlas.rows("white_space", OPENAI, weights=weights):
        points = [part.points for part in parts_of(row, weights) if part.points is not None]
        assert sum(points) == pytest.approx(row.score, abs=1e-6)


def test_rivals_are_other_companies_that_have_signed_each_once():
    atlas = world(
        signed("KEN", "google"),
        signed("KEN", "google", "operational"),
        signed("KEN", "g42", "delivery"),
        signed("FRA", "google", "memorandum"),
        signed("ARE", "g42", "ended"),
        signed("USA"),
    )

    rows = {r.iso3: r for r in atlas.rows("white_space", OPENAI, weights=Weights())}

    assert {iso3: row.rivals for iso3, row in rows.items()} == {
        "KEN": 2, "FRA": 0, "BRA": 0, "ARE": 0,
    }  # fmt: skip
    assert rows["KEN"].rival_names == "G42, Google"
    assert rows["KEN"].rivals_percentile == 100
    assert rows["FRA"].rivals_percentile == 0


def test_where_every_company_is_chosen_nobody_is_a_rival_and_that_is_no_gap():
    atlas = world(signed("USA"), signed("KEN", "google"))

    rows = atlas.rows("white_space", AtlasFilter(), weights=Weights())

    assert {row.iso3 for row in rows} == {"FRA", "BRA", "ARE"}
    for row in rows:
        assert row.rivals is None
        (rivals,) = (p for p in parts_of(row, Weights()) if p.measure.name == "rivals")
        assert not rivals.applies
        assert not rivals.is_gap


def test_signed_nearby_are_neighbours_and_members_of_a_common_bloc_each_once():
    atlas = world(
        signed("USA"),
        signed("KEN"),
        signed("ARE", stage="discussions"),
        neighbours=[("BRA", "USA"), ("BRA", "ARE"), ("FRA", "KEN"), ("FRA", "USA")],
    )

    rows = {r.iso3: r for r in atlas.rows("white_space", OPENAI, weights=Weights())}

    # Kenya is France's neighbour here and a member of its bloc; with the Emirates nobody signed.
    assert (rows["FRA"].neighbours_signed, rows["FRA"].neighbours_signed_iso3) == (2, "KEN, USA")
    assert (rows["BRA"].neighbours_signed, rows["BRA"].neighbours_signed_iso3) == (1, "USA")


def test_a_neighbour_is_looked_for_from_the_country_that_is_ranked():
    atlas = world(signed("USA"), neighbours=[("USA", "BRA")])

    (brazil,) = (r for r in atlas.rows("white_space", OPENAI, weights=Weights()) if r.iso3 == "BRA")

    assert brazil.neighbours_signed == 0


def test_a_choice_of_places_narrows_the_rows_and_changes_no_score():
    atlas = world(signed("USA"), signed("KEN", "google"), neighbours=[("BRA", "USA")])

    everywhere = {r.iso3: r for r in atlas.rows("white_space", OPENAI, weights=Weights())}
    in_europe = AtlasFilter(vendors=("openai",), regions=("Europe",))
    (france,) = atlas.rows("white_space", in_europe, weights=Weights())

    assert france.rank == 1
    assert france._replace(rank=None) == everywhere["FRA"]._replace(rank=None)


def test_rivals_and_the_signed_nearby_keep_to_the_filter_of_deals():
    atlas = world(
        signed("USA", kind="access"),
        signed("KEN", "google", kind="research"),
        signed("ARE", "google", kind="office"),
        neighbours=[("BRA", "USA")],
    )

    def figures(iso3, **more):
        chosen = AtlasFilter(vendors=("openai",), **more)
        rows = atlas.rows("white_space", chosen, weights=Weights())
        (row,) = (row for row in rows if row.iso3 == iso3)
        return row.rivals, row.neighbours_signed

    assert figures("KEN") == (1, 0)
    assert figures("KEN", kinds=("access",)) == (0, 0)
    assert figures("BRA") == (0, 1)
    assert figures("BRA", kinds=("research",)) == (0, 0)
    assert figures("ARE") == (0, 0)
    assert figures("ARE", offices=True) == (1, 0)
    assert figures("ARE", kinds=("office",)) == (1, 0)


def test_what_is_signed_later_does_not_count_yet():
    atlas = world(signed("USA"), signed("KEN", "google"), neighbours=[("BRA", "USA")])
    before = AtlasFilter(vendors=("openai",), as_of=date(2024, 12, 31))

    rows = atlas.rows("white_space", before, weights=Weights())

    assert len(rows) == 5
    assert {(row.rivals, row.neighbours_signed) for row in rows} == {(0, 0)}


def test_a_stage_filter_keeps_these_countries_only_where_no_deal_is_chosen():
    atlas = world(signed("USA"))

    def found(*stages):
        return len(ranking(atlas, chosen=AtlasFilter(vendors=("openai",), stages=stages)))

    assert (found(), found("none"), found("agreement")) == (4, 4, 0)


def test_a_groups_deal_fills_its_members_only_where_the_reader_paints_them():
    atlas = world(make_deal(("2025-01-01", "agreement"), group_code="EU"))

    plain = ranking(atlas)
    painted = ranking(atlas, chosen=AtlasFilter(vendors=("openai",), members=True))

    assert set(plain) == set(FIGURES)
    assert set(painted) == set(FIGURES) - {"FRA", "KEN"}
