"""Megawatts by month: seen to the end of the figures, then planned, and nothing twice."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.measures import megawatts_of
from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from tests.world import make_site, make_world

END = date(2026, 6, 30)


def power(atlas: Atlas, by: str = "total", **chosen) -> dict:
    """Month as YYYY-MM (and group, where asked) to (seen, planned, sites)."""
    rows = atlas.rows("capacity_timeline", SiteFilter(**chosen), by=by)
    return {
        f"{row.month:%Y-%m}" if by == "total" else (f"{row.month:%Y-%m}", row.part): (
            row.actual_mw,
            row.planned_mw,
            row.sites,
        )
        for row in rows
    }


def totals(atlas: Atlas, **chosen):
    return atlas.rows("site_totals", SiteFilter(**chosen))[0]


def test_rule_14_milestones_are_steps_and_plans_begin_after_the_end_of_the_figures():
    atlas = make_world(
        sites=[
            make_site(
                status="partial",
                capacity_mw_planned=500,
                capacity_mw_operational=200,
                milestones=[("2025-03-10", 100, "actual"), ("2026-01", 200, "actual"),
                            ("2026-12", 500, "planned")],
            )
        ]
    )  # fmt: skip

    found = power(atlas)

    assert "2025-02" not in found
    assert found["2025-03"] == (100, None, 1)
    assert found["2025-12"] == (100, None, 1)
    assert found["2026-01"] == (200, None, 1)
    assert found["2026-06"] == (200, None, 1)
    assert found["2026-11"] == (None, 200, 1)
    assert found["2026-12"] == (None, 500, 1)


def test_rule_14_without_milestones_running_counts_from_the_first_day_and_the_plan_from_the_last():
    atlas = make_world(
        sites=[
            make_site(
                status="partial", capacity_mw_planned=80, capacity_mw_operational=20,
                first_online="2024-05-10", full_online="2027-03",
            )
        ]
    )  # fmt: skip

    found = power(atlas)

    assert found["2024-05"] == (20, None, 1)
    assert found["2027-02"] == (None, 20, 1)
    assert found["2027-03"] == (None, 80, 1)


def test_rule_14_milestones_alone_tell_what_runs_where_there_are_any():
    atlas = make_world(
        sites=[
            make_site(
                status="partial", capacity_mw_planned=500, capacity_mw_operational=200,
                first_online="2024-05-10", milestones=[("2025-03-10", 200, "actual")],
            )
        ]
    )  # fmt: skip

    assert min(power(atlas)) == "2025-03"


def test_rule_14_a_step_of_a_year_counts_from_its_last_day():
    atlas = make_world(
        sites=[make_site(status="operational", milestones=[("2025", 200, "actual")])]
    )

    assert min(power(atlas)) == "2025-12"


def test_rule_14_a_first_day_alone_dates_no_plan():
    atlas = make_world(sites=[make_site(capacity_mw_planned=300, first_online="2027-01")])

    assert power(atlas) == {}
    assert (totals(atlas).undated_sites, totals(atlas).undated_mw) == (1, 300)


def test_rule_14_the_part_of_a_plan_beyond_its_last_milestone_has_no_date():
    atlas = make_world(
        sites=[make_site(capacity_mw_planned=3100, milestones=[("2028", 400, "planned")])]
    )

    assert power(atlas)["2028-12"] == (None, 400, 1)
    assert totals(atlas).undated_mw == 2700


def test_rule_14_a_step_that_was_due_and_not_seen_is_planned_from_the_day_after_the_figures():
    atlas = make_world(
        sites=[make_site(capacity_mw_planned=100, milestones=[("2026-03", 100, "planned")])]
    )

    found = power(atlas)

    assert "2026-06" not in found
    assert found["2026-07"] == (None, 100, 1)
    assert (totals(atlas).overdue_sites, totals(atlas).overdue_mw) == (1, 100)


def test_rule_14_a_paused_plan_stands_in_no_month_and_no_sum():
    atlas = make_world(
        sites=[make_site(status="paused", capacity_mw_planned=90, full_online="2028")]
    )

    assert power(atlas) == {}
    assert (totals(atlas).planned_mw, totals(atlas).held_mw) == (None, 90)


def test_rule_7_a_part_is_left_out_in_the_months_in_which_the_larger_site_has_a_figure():
    larger = make_site(
        status="partial", capacity_mw_planned=400, capacity_mw_operational=150,
        milestones=[("2026-02", 150, "actual")],
    )  # fmt: skip
    part = make_site(
        status="operational", capacity_mw_planned=60, capacity_mw_operational=60,
        first_online="2025-10", part_of_datacenter_id=larger["datacenter_id"],
    )  # fmt: skip
    atlas = make_world(sites=[larger, part])

    found = power(atlas)

    assert found["2025-10"] == (60, None, 1)
    assert found["2026-02"] == (150, None, 1)
    assert totals(atlas).running_mw == 150
    assert totals(atlas).planned_mw == 400
    assert totals(atlas).nested_sites == 1


def test_rule_7_a_part_counts_where_the_filter_hides_the_larger_site():
    larger = make_site(capacity_mw_planned=400)
    part = make_site(
        status="operational", capacity_mw_planned=60, capacity_mw_operational=60,
        first_online="2025-10", part_of_datacenter_id=larger["datacenter_id"],
    )  # fmt: skip
    atlas = make_world(sites=[larger, part])

    assert totals(atlas).planned_mw == 400
    assert totals(atlas, statuses=("operational",)).planned_mw == 60


def test_joint_operators_are_one_group_and_unknown_ones_are_said():
    running = {"status": "operational", "capacity_mw_planned": 10, "capacity_mw_operational": 10,
               "first_online": "2026-01"}  # fmt: skip
    atlas = make_world(
        sites=[
            make_site(**running, parties={"operator": ["google", "openai"]}),
            make_site(**running, parties={"operator": ["openai"]}),
            make_site(**running),
        ]
    )

    found = power(atlas, by="operator")

    assert found["2026-06", "Google, OpenAI"] == (10, None, 1)
    assert found["2026-06", "OpenAI"] == (10, None, 1)
    assert found["2026-06", "not disclosed"] == (10, None, 1)


def test_rule_8_sites_whose_plan_is_not_disclosed_are_counted():
    atlas = make_world(
        sites=[make_site(capacity_mw_planned=300), make_site(), make_site(status="cancelled")]
    )

    found = totals(atlas)

    assert (found.sites, found.planned_sites, found.plan_not_disclosed) == (3, 1, 2)


def test_rule_9_what_is_due_is_never_told_as_running():
    atlas = make_world(
        sites=[
            make_site(
                status="partial", capacity_mw_planned=500, capacity_mw_operational=200,
                milestones=[("2026-01", 200, "actual"), ("2026-12", 500, "planned")],
            )
        ]
    )  # fmt: skip

    def on_map(month: date) -> tuple[float | None, float | None]:
        (row,) = atlas.rows("datacenter_map", SiteFilter(month=month))
        return row.capacity_mw_operational, row.capacity_mw_due

    assert on_map(END) == (200, None)
    assert on_map(date(2026, 7, 31)) == (None, 200)
    assert on_map(date(2026, 12, 31)) == (None, 500)


def test_bases_are_told_apart():
    running = {"status": "operational", "first_online": "2026-01"}
    atlas = make_world(
        sites=[
            make_site(**running, capacity_mw_operational=100, capacity_basis="facility"),
            make_site(**running, capacity_mw_operational=30, capacity_basis="it_load"),
            make_site(**running, capacity_mw_operational=7, capacity_basis="unspecified"),
        ]
    )

    found = totals(atlas)

    assert found.running_facility_mw == 100
    assert found.running_it_load_mw == 30
    assert found.running_unspecified_mw == 7
    assert found.running_mw == 137


@pytest.mark.parametrize("by", ["total", "country", "region", "operator", "tenant", "status"])
def test_on_the_day_of_the_figures_the_months_add_up_to_what_runs_by_the_counting_rules(atlas, by):
    until = atlas.choices.sites_until
    rows = atlas.rows("capacity_timeline", SiteFilter(), by=by)
    on_the_day = sum(row.actual_mw for row in rows if row.month == until)
    by_rule = megawatts_of(
        row
        for country in atlas.choices.countries
        for row in atlas.rows("country_sites", iso3=country)
    )

    assert on_the_day == pytest.approx(by_rule.running)
    assert on_the_day == pytest.approx(totals(atlas).running_mw)
    assert on_the_day > 10_000


def test_rule_14_no_month_is_both_seen_and_planned(atlas):
    until = atlas.choices.sites_until

    for row in atlas.rows("capacity_timeline", SiteFilter(), by="total"):
        assert (row.actual_mw is None) == (row.month > until)
        assert (row.planned_mw is None) == (row.month <= until)


def test_groups_add_up_to_the_total_in_every_month(atlas):
    in_total = {
        row.month: row.actual_mw or row.planned_mw
        for row in atlas.rows("capacity_timeline", SiteFilter(), by="total")
    }
    by_tenant = dict.fromkeys(in_total, 0.0)
    for row in atlas.rows("capacity_timeline", SiteFilter(), by="tenant"):
        by_tenant[row.month] += row.actual_mw or row.planned_mw

    assert by_tenant == pytest.approx(in_total)


def test_the_map_of_a_month_shows_what_the_chart_counts(atlas):
    for month in (date(2025, 3, 31), atlas.choices.sites_until, date(2028, 12, 31)):
        rows = atlas.rows("datacenter_map", SiteFilter(month=month))
        chart = atlas.rows("capacity_timeline", SiteFilter(), by="total")
        counted = next(row for row in chart if row.month == month)

        on_map = sum(
            row.capacity_mw_operational or row.capacity_mw_due or 0
            for row in rows
            if not row.is_operational_nested
        )

        assert on_map == pytest.approx(counted.actual_mw or counted.planned_mw)
