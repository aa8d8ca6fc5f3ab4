"""What is added up, and what is not: sums of money and megawatts on worlds counted by hand."""

from __future__ import annotations

from types import SimpleNamespace

from analytics.filters import AtlasFilter
from analytics.measures import megawatts_of
from analytics.white_space import Weights
from tests.world import make_deal, make_site, make_world


def totals(atlas, **chosen):
    rows = atlas.rows("deal_totals", AtlasFilter(**chosen), only=())
    return {
        (row.measure, row.basis): (row.total, row.rows_counted, row.nested, row.not_disclosed)
        for row in rows
    }


def test_rule_7_a_deal_under_an_umbrella_with_a_value_is_not_added_again():
    day = ("2025-01-01", "agreement")
    atlas = make_world(
        make_deal(day, deal_id="whole", value_usd=100, value_basis="announced"),
        make_deal(
            day, deal_id="part", umbrella_deal_id="whole", value_usd=40, value_basis="announced"
        ),
        make_deal(day, deal_id="silent-part", umbrella_deal_id="part"),
        make_deal(
            day, deal_id="grandchild", umbrella_deal_id="silent-part", value_usd=5,
            value_basis="announced",
        ),
        make_deal(day, deal_id="alone", value_usd=7, value_basis="announced", vendor_id="google"),
    )  # fmt: skip

    assert totals(atlas) == {("value_usd", "announced"): (107, 2, 2, 1)}


def test_rule_7_an_umbrella_that_is_out_of_view_hides_nothing():
    day = ("2025-01-01", "agreement")
    atlas = make_world(
        make_deal(day, deal_id="whole", value_usd=100, value_basis="announced", vendor_id="google"),
        make_deal(
            day, deal_id="part", umbrella_deal_id="whole", value_usd=40, value_basis="announced"
        ),
    )

    assert totals(atlas, vendors=("openai",)) == {("value_usd", "announced"): (40, 1, 0, 0)}


def test_rule_7_an_umbrella_without_that_value_hides_nothing():
    day = ("2025-01-01", "agreement")
    atlas = make_world(
        make_deal(day, deal_id="whole", value_usd=100, value_basis="announced"),
        make_deal(day, deal_id="part", umbrella_deal_id="whole", capacity_mw=50),
    )

    assert totals(atlas)["capacity_mw", "planned"] == (50, 1, 0, 1)


def test_rule_7_an_umbrella_with_megawatts_alone_hides_no_money():
    day = ("2025-01-01", "agreement")
    atlas = make_world(
        make_deal(day, deal_id="whole", capacity_mw=500),
        make_deal(
            day, deal_id="part", umbrella_deal_id="whole", value_usd=40, value_basis="announced"
        ),
    )

    assert totals(atlas)["value_usd", "announced"] == (40, 1, 0, 1)


def compared(atlas, iso3: str) -> dict[str, str | None]:
    rows = atlas.rows("country_comparison", AtlasFilter(countries=(iso3,)))
    return {row.measure: row.value for row in rows}


def test_rule_7_a_country_adds_no_part_to_its_umbrella_and_no_kind_to_another():
    day = ("2025-01-01", "agreement")
    atlas = make_world(
        make_deal(day, deal_id="whole", value_usd=100, value_basis="announced"),
        make_deal(
            day, deal_id="part", umbrella_deal_id="whole", value_usd=40, value_basis="announced"
        ),
        make_deal(day, deal_id="alone", value_usd=7, value_basis="ceiling"),
    )

    found = compared(atlas, "FRA")

    assert found["signed_value_usd_announced"] == "100"
    assert found["signed_value_usd_ceiling"] == "7"


def test_rule_11_signed_begins_at_agreement_in_every_question():
    money = {"value_basis": "announced"}
    atlas = make_world(
        make_deal(("2026-01-10", "memorandum"), value_usd=1, **money),
        make_deal(
            ("2026-01-10", "memorandum"), ("2026-03-10", "agreement"), value_usd=20,
            country_iso3="KEN", **money,
        ),
        make_deal(("2026-05-10", "delivery"), value_usd=300, country_iso3="ARE", **money),
    )  # fmt: skip
    last_month = atlas.rows("signed_by_month", AtlasFilter())[-1]
    race = atlas.rows("signed_race", AtlasFilter())
    totals_of_rivals = {row.measure: row for row in atlas.rows("rival_totals", AtlasFilter())}
    of_google = atlas.rows("white_space", AtlasFilter(vendors=("google",)), weights=Weights())

    assert last_month.countries == 2
    assert [(f"{row.month}", row.countries) for row in race] == [
        ("2026-03-31", 1),
        ("2026-05-31", 2),
    ]
    assert totals_of_rivals["value_usd"].total == 320
    assert {row.iso3: row.rivals for row in of_google} == {"FRA": 0, "KEN": 1, "ARE": 1, "USA": 0}
    assert compared(atlas, "FRA").get("signed_value_usd_announced") is None
    assert compared(atlas, "KEN")["signed_value_usd_announced"] == "20"
    assert compared(atlas, "KEN")["first_talk"] == "2026-01-10"
    assert compared(atlas, "KEN")["first_signature"] == "2026-03-10"


def test_rule_7_kinds_of_value_are_never_added():
    day = ("2025-01-01", "agreement")
    atlas = make_world(
        make_deal(day, value_usd=100, value_basis="announced"),
        make_deal(day, value_usd=40, value_basis="ceiling"),
    )

    assert {basis: total[0] for (_, basis), total in totals(atlas).items()} == {
        "announced": 100,
        "ceiling": 40,
    }


def test_rule_9_megawatts_are_two_figures_and_parts_are_not_added_again():
    def site(**said):
        plain = {
            "capacity_mw_operational": None, "capacity_mw_planned": None,
            "is_operational_nested": False, "is_planned_nested": False, "is_held": False,
        }  # fmt: skip
        return SimpleNamespace(**(plain | said))

    total = megawatts_of(
        [
            site(capacity_mw_planned=1000, capacity_mw_operational=200),
            site(capacity_mw_planned=300, is_planned_nested=True),
            site(),
        ]
    )

    assert (total.running, total.planned) == (200, 1000)
    assert megawatts_of([site()]).running is None


def test_rule_14_paused_and_cancelled_plans_are_in_no_sum_of_a_country():
    held = make_site(status="paused", capacity_mw_planned=900, country_iso3="KEN")
    larger = make_site(status="cancelled", capacity_mw_planned=500)
    part = make_site(capacity_mw_planned=60, part_of_datacenter_id=larger["datacenter_id"])
    atlas = make_world(sites=[held, larger, part])

    def planned(iso3: str) -> tuple[float | None, str | None]:
        of_page = megawatts_of(atlas.rows("country_sites", iso3=iso3)).planned
        return of_page, compared(atlas, iso3)["capacity_mw_planned"]

    assert planned("KEN") == (0, "0.0")  # nothing but a held plan: that is known
    assert planned("FRA") == (60, "60.0")  # a cancelled whole does not swallow its part
    assert planned("ARE") == (None, None)


def test_rule_7_a_site_counts_within_the_largest_around_it_at_any_height():
    campus = make_site(capacity_mw_planned=800, capacity_mw_operational=200)
    hall = make_site(part_of_datacenter_id=campus["datacenter_id"])
    room = make_site(
        capacity_mw_planned=50, capacity_mw_operational=20,
        part_of_datacenter_id=hall["datacenter_id"],
    )  # fmt: skip
    atlas = make_world(sites=[campus, hall, room])

    of_page = megawatts_of(atlas.rows("country_sites", iso3="FRA"))
    found = compared(atlas, "FRA")

    assert (of_page.running, of_page.planned) == (200, 800)
    assert found["capacity_mw_operational"] == "200.0"
    assert found["capacity_mw_planned"] == "800.0"
