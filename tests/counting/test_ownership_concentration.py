"""How concentrated owners are, and megawatts against people and electricity, reckoned by hand."""

from __future__ import annotations

import pytest

from analytics.sovereignty import megawatts_by_basis, without_named_owner
from tests.counting.test_sovereignty import capacity, france, site


def test_the_herfindahl_index_of_half_three_tenths_and_a_fifth_is_0_38():
    row = france(
        site("half", capacity_mw_planned=500, owner=["ardoise"]),
        site("three-tenths", capacity_mw_planned=300, owner=["bruyere"]),
        site("a-fifth", capacity_mw_planned=120, owner=["yankee"]),
        site("of-the-same", capacity_mw_planned=80, owner=["yankee"]),
    )

    assert row.owner_hhi == pytest.approx(0.5**2 + 0.3**2 + 0.2**2)
    assert (row.owners, row.largest_owner, row.largest_owner_share) == (3, "Ardoise", 0.5)


def test_megawatts_without_an_owner_count_for_the_share_and_not_for_the_index():
    row = france(site("owned", owner=["ardoise"]), site("whose"), site("whose-else"))

    assert (row.owner_hhi, row.owners, row.owner_named_mw) == (1, 1, 100)
    assert row.largest_owner_share == pytest.approx(1 / 3)
    assert without_named_owner([row]) == 200


def test_an_owner_without_a_known_seat_is_an_owner_all_the_same():
    row = france(site("owned", owner=["nomad"]))

    assert (row.largest_owner, row.owner_hhi, row.owner_unknown_mw) == ("Nomad", 1, 100)
    assert without_named_owner([row]) == 0


def test_several_owners_of_one_site_are_one_owner_and_never_divided():
    row = france(
        site("joint", owner=["bruyere", "ardoise"]),
        site("single", owner=["ardoise"]),
        site("joint-again", owner=["ardoise", "bruyere"]),
    )

    assert (row.owners, row.largest_owner) == (2, "Ardoise, Bruyere")
    assert row.owner_hhi == pytest.approx((2 / 3) ** 2 + (1 / 3) ** 2)


def test_of_two_largest_owners_the_first_by_name_is_told():
    row = france(site("one", owner=["yankee"]), site("two", owner=["kilima"]))

    assert (row.largest_owner, row.largest_owner_share) == ("Kilima", 0.5)


def test_without_any_named_owner_there_is_no_index_and_no_largest_owner():
    row = france(site("whose"))

    assert (row.owner_hhi, row.owners, row.largest_owner, row.largest_owner_share) == (
        None, 0, None, None,
    )  # fmt: skip


def test_megawatts_are_set_against_people_and_electricity_where_these_are_known():
    rows = capacity(site("here"), site("there", "KEN"))

    assert (rows["FRA"].mw_per_million, rows["FRA"].mw_per_twh) == (50, 2)
    assert (rows["KEN"].mw_per_million, rows["KEN"].mw_per_twh) == (50, None)
    assert rows["FRA"].low_carbon_share == 0.95


def test_bases_are_told_apart_and_add_up():
    row = france(
        site("one", capacity_basis="facility"),
        site("two", capacity_basis="it_load", capacity_mw_planned=20),
        site("three", capacity_basis="unspecified", capacity_mw_planned=3),
    )

    assert megawatts_by_basis([row]) == {"facility": 100, "it_load": 20, "unspecified": 3}
    assert row.measured_mw == 123


def test_countries_come_with_most_megawatts_first_and_those_without_last_by_name():
    rows = capacity(
        site("small", "USA", capacity_mw_planned=1),
        site("large", "KEN"),
        site("quiet", "FRA", capacity_mw_planned=None, capacity_basis=None),
        site("quiet-too", "ARE", capacity_mw_planned=None, capacity_basis=None),
    )

    assert list(rows) == ["KEN", "USA", "FRA", "ARE"]
