"""Whose hands a country's megawatts are in, on worlds that can be reckoned by hand, and on ours."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Any

import pytest

from analytics.measures import megawatts_of
from analytics.questions import Atlas, read_choices
from analytics.site_filters import SiteFilter
from analytics.sovereignty import (
    HANDS,
    MEASURES,
    holdings,
    megawatts_by_basis,
    sites_counted,
    without_named_owner,
)
from analytics.vocabulary import SITE_ROLES
from analytics.warehouse import blank_warehouse, derive
from tests.world import COUNTRIES

READ_UNTIL = "2026-06-30"
# France and Kenya are members of a bloc of their own.
SEATS = {"ardoise": "FRA", "bruyere": "FRA", "kilima": "KEN", "yankee": "USA", "nomad": None}


def site(name: str, country: str = "FRA", **said: Any) -> dict[str, Any]:
    """A datacenter of 100 planned MW; owner, operator and tenant are ids of organizations."""
    parties = {role: said.pop(role, ()) for role in SITE_ROLES}
    return {
        "datacenter_id": name,
        "name": name.capitalize(),
        "country_iso3": country,
        "locality": "Somewhere",
        "latitude": 48,
        "longitude": 2,
        "coordinate_precision": "city",
        "status": "announced",
        "capacity_mw_planned": 100,
        "capacity_basis": "unspecified",
        "summary": "Made by hand.",
        "confidence": "high",
        "parties": parties,
    } | said


def running(name: str, megawatts: float | None = 100, **said: Any) -> dict[str, Any]:
    """A datacenter that runs since 2025."""
    first = {"first_online": "2025-01-01", "status": "operational"}
    return site(name, capacity_mw_operational=megawatts, **first | said)


def world_of(*sites: dict[str, Any]) -> Atlas:
    connection = blank_warehouse()

    def insert(table: str, **values: Any) -> None:
        names, marks = ", ".join(values), ", ".join(f"${name}" for name in values)
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)  # noqa: S608 - names of the test

    for iso3, (iso2, name, region, subregion) in COUNTRIES.items():
        insert(
            "countries", iso3=iso3, iso2=iso2, name=name, region=region, subregion=subregion,
            latitude=0, longitude=0, population=2_000_000, population_year=2024,
            electricity_twh=None if iso3 == "KEN" else 50, electricity_year=2023,
            low_carbon_share_pct=95,
        )  # fmt: skip
    for iso3 in ("FRA", "KEN"):
        insert("country_groups", group_code="BLOC", group_name="Bloc", iso3=iso3)
    for organization_id, seat in SEATS.items():
        insert("organizations", organization_id=organization_id, kind="operator",
               name=organization_id.capitalize(), headquarters_iso3=seat)  # fmt: skip
    for topic in ("deals", "datacenters"):
        insert("coverage", topic=topic, covered_until=READ_UNTIL, note="made by hand")
    for made in sites:
        parties = made.pop("parties")
        insert("datacenters", **made)
        for role, ids in parties.items():
            for organization_id in ids:
                insert("datacenter_organizations", datacenter_id=made["datacenter_id"],
                       organization_id=organization_id, role=role)  # fmt: skip
    derive(connection)
    return Atlas(connection, read_choices(connection))


def capacity(
    *sites: dict[str, Any], measure: str = "planned", allies: str | None = None, **chosen: Any
) -> dict[str, Any]:
    """The answer by country, for a world of these sites."""
    rows = world_of(*sites).rows(
        "capacity_by_country", SiteFilter(**chosen), measure=measure, allies=allies
    )
    return {row.iso3: row for row in rows}


def france(*sites: dict[str, Any], **asked: Any) -> Any:
    return capacity(*sites, **asked)["FRA"]


# --- whose hands ---------------------------------------------------------------------------------


WHOSE = [
    (["ardoise"], None, "domestic"),
    (["ardoise", "bruyere"], None, "domestic"),
    (["ardoise"], "BLOC", "domestic"),
    (["yankee"], None, "foreign"),
    (["yankee"], "BLOC", "foreign"),
    (["kilima"], None, "foreign"),
    (["kilima"], "BLOC", "allied"),
    (["ardoise", "kilima"], "BLOC", "allied"),
    (["ardoise", "kilima"], None, "shared"),
    (["ardoise", "yankee"], "BLOC", "shared"),
    (["kilima", "yankee"], "BLOC", "shared"),
    (["kilima", "yankee"], None, "foreign"),
    ([], "BLOC", "unknown"),
    (["nomad"], "BLOC", "unknown"),
    (["ardoise", "nomad"], None, "unknown"),
]


@pytest.fixture(scope="module")
def whose() -> Atlas:
    """One site per case, told apart by its megawatts; the same parties in every role."""
    return world_of(
        *(
            site(f"case-{number}", capacity_mw_planned=100 + number)
            | {"parties": dict.fromkeys(SITE_ROLES, parties)}
            for number, (parties, _, _) in enumerate(WHOSE)
        )
    )


@pytest.mark.parametrize("role", SITE_ROLES)
@pytest.mark.parametrize(
    ("number", "allies", "hands"),
    [(number, allies, hands) for number, (_, allies, hands) in enumerate(WHOSE)],
    ids=[f"{'+'.join(parties) or 'nobody'}, {allies}" for parties, allies, _ in WHOSE],
)
def test_the_seats_of_all_parties_decide_whose_hands_a_site_is_in(
    whose, number, allies, hands, role
):
    megawatts = 100 + number
    only = SiteFilter(mw_from=megawatts, mw_to=megawatts)
    (row,) = whose.rows("capacity_by_country", only, measure="planned", allies=allies)

    assert holdings([row], role).by_hands() == dict.fromkeys(HANDS, 0.0) | {hands: megawatts}


def test_a_country_outside_the_bloc_has_no_allies_through_it():
    row = capacity(site("there", "USA", owner=["kilima"]), allies="BLOC")["USA"]

    assert (row.owner_foreign_mw, row.owner_allied_mw) == (100, 0)


def test_the_domestic_share_is_of_all_that_is_measured_also_of_what_nobody_owns():
    row = france(site("one", owner=["ardoise"]), site("two"), site("three", owner=["yankee"]))

    assert row.domestic_owner_share == pytest.approx(1 / 3)


# --- what is measured, and what is left out ------------------------------------------------------


def test_a_country_whose_sites_disclose_nothing_has_no_figure_rather_than_zero():
    row = france(site("quiet", capacity_mw_planned=None, capacity_basis=None, owner=["ardoise"]))

    assert (row.sites, row.sites_not_disclosed, row.sites_measured) == (1, 1, 0)
    assert row.measured_mw is None
    assert row.owner_domestic_mw is None
    assert (row.domestic_owner_share, row.mw_per_million, row.owner_hhi) == (None, None, None)


def test_a_part_is_left_out_while_the_larger_datacenter_is_in_view_with_a_value():
    larger = site("campus", capacity_mw_planned=300, confidence="high")
    part = site("hall", part_of_datacenter_id="campus", confidence="low")

    both = france(larger, part)
    assert (both.measured_mw, both.sites_measured, both.nested) == (300, 1, 1)

    alone = france(site("campus", capacity_mw_planned=300),
                   site("hall", part_of_datacenter_id="campus", confidence="low"),
                   confidence=("low",))  # fmt: skip
    assert (alone.measured_mw, alone.nested) == (100, 0)


def test_a_part_counts_for_itself_where_the_larger_has_no_value_in_the_measure():
    campus = site("campus", capacity_mw_planned=300)
    hall = running("hall", 40, part_of_datacenter_id="campus")

    row = france(campus, hall, measure="running")

    assert (row.measured_mw, row.nested) == (40, 0)
    assert row.planned_mw == 300


@pytest.mark.parametrize("status", ["paused", "cancelled"])
def test_held_plans_are_left_out_and_counted(status):
    row = france(site("held", status=status), site("goes-on", capacity_mw_planned=30))

    assert (row.planned_mw, row.measured_mw, row.held, row.sites) == (30, 30, 1, 2)


def test_a_held_plan_does_not_swallow_its_parts():
    row = france(
        site("campus", status="paused", capacity_mw_planned=300),
        site("hall", part_of_datacenter_id="campus"),
    )

    assert (row.measured_mw, row.nested, row.held) == (100, 0, 1)


def test_what_is_not_built_is_not_running_and_what_runs_without_figure_is_not_disclosed():
    row = france(
        site("announced"),
        site("built", status="construction"),
        running("mute", None),
        running("mute-since-when", None, first_online=None),
        running("told", 60),
        measure="running",
    )

    assert (row.sites_measured, row.sites_not_disclosed, row.not_running) == (1, 2, 2)
    assert (row.measured_mw, row.operational_mw, row.planned_mw) == (60, 60, 500)


def test_before_its_first_day_a_site_is_not_running():
    sites = (running("told", 60), running("mute", None))
    row = france(*sites, measure="running", month=date(2024, 12, 31))

    assert (row.measured_mw, row.not_running, row.sites_not_disclosed) == (None, 2, 0)


def test_nobody_has_seen_what_runs_after_the_end_of_the_figures():
    row = france(running("told", 60), measure="running", month=date(2026, 7, 31))

    assert (row.measured_mw, row.operational_mw, row.sites_not_disclosed) == (None, None, 1)
    assert row.planned_mw == 100


def test_every_site_in_view_is_counted_once():
    sites = (
        site("held", status="cancelled"), site("campus"), running("told", 60),
        site("hall", part_of_datacenter_id="campus"),
        running("mute", None, capacity_mw_planned=None, capacity_basis=None),
    )  # fmt: skip
    for measure in MEASURES:
        rows = list(capacity(*(dict(each) for each in sites), measure=measure).values())
        assert sites_counted(rows).in_view == rows[0].sites == 5


# --- how concentrated ----------------------------------------------------------------------------


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


# --- per person, per terawatt-hour, by basis -----------------------------------------------------


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


# --- the real facts ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def atlas(warehouse) -> Atlas:
    return Atlas(warehouse, read_choices(warehouse))


FILTERS = {
    "everything": SiteFilter(),
    "a day before": SiteFilter(month=date(2024, 12, 31)),
    "after the figures": SiteFilter(month=date(2028, 12, 31)),
    "Europe": SiteFilter(regions=("Europe",)),
    "sure rows": SiteFilter(confidence=("high",)),
    "nothing": SiteFilter(mw_from=1e9),
}


@pytest.mark.parametrize("chosen", FILTERS.values(), ids=FILTERS)
@pytest.mark.parametrize("measure", MEASURES)
def test_the_sum_over_countries_is_that_of_the_maps_rows(atlas, chosen, measure):
    rows = atlas.rows("capacity_by_country", chosen, measure=measure, allies="EU")
    sites = atlas.rows("datacenter_map", chosen)

    going_on = megawatts_of(each for each in sites if not each.is_held).planned
    of_map = {"running": megawatts_of(sites).running, "planned": going_on}
    assert sum(row.measured_mw or 0 for row in rows) == pytest.approx(of_map[measure] or 0)
    assert sites_counted(rows).in_view == sum(row.sites for row in rows) == len(sites)


@pytest.mark.parametrize("allies", [None, "EU", "NATO"])
@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("role", SITE_ROLES)
def test_hands_add_up_to_what_is_measured_and_agree_with_every_site(atlas, role, measure, allies):
    rows = atlas.rows("capacity_by_country", SiteFilter(), measure=measure, allies=allies)
    by_hand = _by_hand(atlas, role, measure, allies)

    for row in rows:
        found = holdings([row], role)
        assert found.total == pytest.approx(row.measured_mw or 0), row.country
        assert found.by_hands() == pytest.approx(
            {hands: by_hand[row.iso3][hands] for hands in HANDS}
        ), row.country


def _by_hand(atlas: Atlas, role: str, measure: str, allies: str | None) -> dict[str, Counter[str]]:
    """The same by sets, site by site, from the rows of the map."""
    with atlas.connection.cursor() as cursor:
        asked = "SELECT iso3 FROM country_groups WHERE group_code = $code"
        bloc = {iso3 for (iso3,) in cursor.execute(asked, {"code": allies}).fetchall()}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for each in atlas.rows("datacenter_map", SiteFilter()):
        power = each.capacity_mw_operational
        if measure == "planned":
            power = None if each.is_held else each.capacity_mw_planned
        homes = getattr(each, f"{role}_homes")
        friends = {each.iso3} | (bloc if each.iso3 in bloc else set())
        if power is None:
            continue
        if homes is None:
            hands = "unknown"
        elif set(homes) == {each.iso3}:
            hands = "domestic"
        elif set(homes) <= friends:
            hands = "allied"
        else:
            hands = "shared" if set(homes) & friends else "foreign"
        found[each.iso3][hands] += power
    return found


@pytest.mark.parametrize("measure", MEASURES)
def test_shares_and_indices_of_the_real_facts_lie_within_their_bounds(atlas, measure):
    rows = atlas.rows("capacity_by_country", SiteFilter(), measure=measure, allies="EU")

    for row in rows:
        for share in (row.domestic_owner_share, row.largest_owner_share, row.owner_hhi):
            assert share is None or 0 <= share <= 1, row.country
        if row.owner_hhi is not None:
            assert row.owner_hhi >= 1 / row.owners - 1e-9, row.country
        assert sum(megawatts_by_basis([row]).values()) == pytest.approx(row.measured_mw or 0)
