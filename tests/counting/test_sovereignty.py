"""Whose hands a country's megawatts are in, on worlds that can be reckoned by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from analytics.questions import Atlas, read_choices
from analytics.site_filters import SiteFilter
from analytics.sovereignty import (
    HANDS,
    MEASURES,
    holdings,
    sites_counted,
)
from analytics.vocabulary import SITE_ROLES
from analytics.warehouse import blank_warehouse, derive
from tests.world import COUNTRIES, make_site

READ_UNTIL = "2026-06-30"
# France and Kenya are members of a bloc of their own.
SEATS = {"ardoise": "FRA", "bruyere": "FRA", "kilima": "KEN", "yankee": "USA", "nomad": None}


def site(name: str, country: str = "FRA", **said: Any) -> dict[str, Any]:
    """A datacenter of 100 planned MW; owner, operator and tenant are ids of organizations."""
    parties = {role: said.pop(role, ()) for role in SITE_ROLES}
    plan = {"status": "announced", "capacity_mw_planned": 100, "capacity_basis": "unspecified"}
    return make_site(
        datacenter_id=name, name=name.capitalize(), country_iso3=country, parties=parties,
        **plan | said,
    )  # fmt: skip


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
        beside = ("parties", "milestones", "deals")
        insert("datacenters", **{name: made[name] for name in made if name not in beside})
        for role, ids in made["parties"].items():
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
def test_rule_15_the_seats_of_all_parties_decide_whose_hands_a_site_is_in(
    whose, number, allies, hands, role
):
    megawatts = 100 + number
    only = SiteFilter(mw_from=megawatts, mw_to=megawatts)
    (row,) = whose.rows("capacity_by_country", only, measure="planned", allies=allies)

    assert holdings([row], role).by_hands() == dict.fromkeys(HANDS, 0.0) | {hands: megawatts}


def test_rule_15_a_country_outside_the_bloc_has_no_allies_through_it():
    row = capacity(site("there", "USA", owner=["kilima"]), allies="BLOC")["USA"]

    assert (row.owner_foreign_mw, row.owner_allied_mw) == (100, 0)


def test_the_domestic_share_is_of_all_that_is_measured_also_of_what_nobody_owns():
    row = france(site("one", owner=["ardoise"]), site("two"), site("three", owner=["yankee"]))

    assert row.domestic_owner_share == pytest.approx(1 / 3)


# --- what is measured, and what is left out ------------------------------------------------------


def test_rule_8_a_country_whose_sites_disclose_nothing_has_no_figure_rather_than_zero():
    row = france(site("quiet", capacity_mw_planned=None, capacity_basis=None, owner=["ardoise"]))

    assert (row.sites, row.sites_not_disclosed, row.sites_measured) == (1, 1, 0)
    assert row.measured_mw is None
    assert (row.owner_domestic_mw, row.owners) == (None, None)
    assert (row.domestic_owner_share, row.mw_per_million, row.owner_hhi) == (None, None, None)


def test_zero_megawatts_are_a_figure_but_nobodys_share():
    row = france(site("empty", capacity_mw_planned=0, owner=["ardoise"]))

    assert (row.measured_mw, row.sites_measured, row.mw_per_million) == (0, 1, 0)
    assert (row.domestic_owner_share, row.largest_owner_share, row.owner_hhi) == (None, None, None)
    assert (row.owners, row.largest_owner) == (0, None)


def test_rule_7_a_part_is_left_out_while_the_larger_datacenter_is_in_view_with_a_value():
    larger = site("campus", capacity_mw_planned=300, confidence="high")
    part = site("hall", part_of_datacenter_id="campus", confidence="low")

    both = france(larger, part)
    assert (both.measured_mw, both.sites_measured, both.nested) == (300, 1, 1)

    alone = france(site("campus", capacity_mw_planned=300),
                   site("hall", part_of_datacenter_id="campus", confidence="low"),
                   confidence=("low",))  # fmt: skip
    assert (alone.measured_mw, alone.nested) == (100, 0)


def test_rule_7_a_part_counts_for_itself_where_the_larger_has_no_value_in_the_measure():
    campus = site("campus", capacity_mw_planned=300)
    hall = running("hall", 40, part_of_datacenter_id="campus")

    row = france(campus, hall, measure="running")

    assert (row.measured_mw, row.nested) == (40, 0)
    assert row.planned_mw == 300


def test_rule_7_a_part_of_what_runs_is_nested_whether_or_not_it_has_a_figure_of_its_own():
    campus = running("campus", 300, capacity_mw_planned=None)
    halls = [running(name, mw, part_of_datacenter_id="campus")
             for name, mw in (("hall", 40), ("mute", None))]  # fmt: skip

    row = france(campus, *halls, measure="running")

    assert (row.measured_mw, row.nested, row.sites_not_disclosed) == (300, 2, 0)
    assert row.planned_mw == 200


@pytest.mark.parametrize("status", ["paused", "cancelled"])
def test_rule_14_held_plans_are_left_out_and_counted(status):
    row = france(site("held", status=status), site("goes-on", capacity_mw_planned=30))

    assert (row.planned_mw, row.measured_mw, row.held, row.sites) == (30, 30, 1, 2)


def test_rule_14_a_held_plan_does_not_swallow_its_parts():
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
        rows = list(capacity(*sites, measure=measure).values())
        assert sites_counted(rows).in_view == rows[0].sites == 5
