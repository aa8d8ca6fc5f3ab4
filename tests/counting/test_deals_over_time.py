"""Ageing, and moves between two days, on worlds small enough to follow by hand."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.filters import AtlasFilter
from tests.world import make_deal, make_world


def ageing(atlas, **more):
    rows = atlas.rows("stage_ageing", AtlasFilter(as_of=date(2025, 12, 31)), **more)
    return {row.title: row for row in rows}


def test_rule_13_the_typical_stay_of_three_deals_can_be_followed_by_hand():
    # At discussions: one deal left after 100 days, one after 300; one is still there after 364.
    # Kaplan-Meier: after 100 days 2/3 are still there, after 300 days 2/3 * 1/2 = 1/3, which is
    # the first share of one half or less: the median is 300 days.
    atlas = make_world(
        make_deal(("2025-01-01", "discussions"), ("2025-04-11", "agreement"), title="left early"),
        make_deal(("2025-01-01", "discussions"), ("2025-10-28", "paused"), title="left late"),
        make_deal(("2025-01-01", "discussions"), title="still there"),
    )

    row = ageing(atlas, moves_needed=2)["still there"]

    assert (row.typical_days, row.moves_seen, row.stays_seen) == (300, 2, 3)
    assert (row.days_in_stage, row.state) == (364, "slow")


def test_rule_13_a_stay_that_still_lasts_counts_as_long_as_it_has_lasted():
    # The newcomer has been there for 30 days only. After 100 days two are still watched, and one
    # of the two leaves: half are gone, the median is 100 days. A plain median of the three stays
    # seen (30, 100, 364) would say 100 as well; of those that ended, 100; but were the newcomer
    # counted among those watched at 100 days, a third would be gone and no median reached.
    atlas = make_world(
        make_deal(("2025-01-01", "discussions"), ("2025-04-11", "agreement"), title="left"),
        make_deal(("2025-01-01", "discussions"), title="waits"),
        make_deal(("2025-12-01", "discussions"), title="newcomer"),
    )

    rows = ageing(atlas, moves_needed=1)

    assert rows["waits"].typical_days == 100
    assert (rows["waits"].state, rows["newcomer"].state) == ("stalled", "moving")


def test_rule_13_stays_that_still_last_are_never_taken_for_moves():
    # Two newcomers of 30 and 60 days: were they taken for moves, half would be gone after 60 days.
    atlas = make_world(
        make_deal(("2025-01-01", "discussions"), ("2025-04-11", "agreement"), title="left"),
        make_deal(("2025-01-01", "discussions"), title="waits"),
        make_deal(("2025-12-01", "discussions"), title="30 days"),
        make_deal(("2025-11-01", "discussions"), title="60 days"),
    )

    assert ageing(atlas, moves_needed=1)["waits"].typical_days == 100


def test_rule_13_what_happens_after_the_day_is_not_known_on_it():
    atlas = make_world(
        make_deal(("2025-01-01", "discussions"), ("2025-04-11", "agreement"), title="left"),
        make_deal(("2025-11-01", "discussions"), ("2026-02-01", "agreement"), title="leaves later"),
        make_deal(("2025-01-01", "discussions"), title="waits"),
    )

    row = ageing(atlas, moves_needed=1)["leaves later"]

    assert (row.stage, row.days_in_stage, row.moves_seen) == ("discussions", 60, 1)
    assert row.typical_days == 100


@pytest.mark.parametrize(
    ("days", "state"),
    [(100, "moving"), (101, "slow"), (149, "slow"), (150, "stalled")],
)
def test_rule_13_slow_is_longer_than_typical_and_stalled_is_half_again(days, state):
    as_of = date(2025, 12, 31)
    begun = date.fromordinal(as_of.toordinal() - days).isoformat()
    leavers = [
        make_deal(("2024-01-01", "discussions"), ("2024-04-10", "agreement")) for _ in range(3)
    ]
    atlas = make_world(*leavers, make_deal((begun, "discussions"), title="judged"))

    assert ageing(atlas, moves_needed=3)["judged"].state == state


def test_rule_13_fewer_than_ten_moves_are_too_few_to_say():
    leavers = [
        make_deal(("2024-01-01", "discussions"), ("2024-04-10", "agreement")) for _ in range(9)
    ]
    judged = make_deal(("2024-01-01", "discussions"), title="judged")
    nine = ageing(make_world(*[dict(deal) for deal in leavers], dict(judged)))["judged"]
    leavers.append(make_deal(("2024-01-01", "discussions"), ("2024-04-10", "agreement")))
    ten = ageing(make_world(*leavers, judged))["judged"]

    assert (nine.state, nine.typical_days, nine.moves_seen) == ("too few to say", None, 9)
    assert (ten.state, ten.typical_days) == ("stalled", 100)


def test_rule_13_the_typical_stay_is_that_of_all_companies_up_to_the_day():
    atlas = make_world(
        make_deal(("2025-01-01", "discussions"), ("2025-04-11", "agreement"), vendor_id="google"),
        make_deal(("2025-01-01", "discussions"), title="ours"),
        make_deal(("2026-01-01", "discussions"), ("2026-01-02", "agreement"), vendor_id="g42"),
    )

    chosen = AtlasFilter(vendors=("openai",), as_of=date(2025, 12, 31))
    (row,) = atlas.rows("stage_ageing", chosen, moves_needed=1)

    at_discussions, _ = atlas.rows("typical_stays", chosen, moves_needed=1)
    assert (row.title, row.typical_days, row.stays_seen) == ("ours", 100, 2)
    assert (at_discussions.typical_days, at_discussions.stays_seen) == (100, 2)


def test_rule_13_paused_and_ended_deals_do_not_age():
    atlas = make_world(
        make_deal(("2024-01-01", "agreement"), ("2024-06-01", "paused")),
        make_deal(("2024-01-01", "agreement"), ("2024-06-01", "ended")),
    )

    assert ageing(atlas, moves_needed=1) == {}


def test_between_two_days_deals_move_appear_or_stay():
    atlas = make_world(
        make_deal(("2025-01-01", "discussions"), ("2025-06-01", "agreement"), title="up"),
        make_deal(("2025-01-01", "delivery"), ("2025-06-01", "memorandum"), title="down"),
        make_deal(("2025-06-01", "exploratory"), title="new"),
        make_deal(("2025-01-01", "agreement"), title="same"),
        make_deal(("2025-12-01", "agreement"), title="later"),
    )

    chosen = AtlasFilter(since=date(2025, 3, 1), as_of=date(2025, 9, 1))
    matrix = {
        (row.from_stage, row.to_stage): row.deals for row in atlas.rows("stage_matrix", chosen)
    }
    (new,) = atlas.rows("cell_deals", chosen, from_stage="new", to_stage="exploratory")

    assert matrix == {
        ("discussions", "agreement"): 1,
        ("delivery", "memorandum"): 1,
        (None, "exploratory"): 1,
        ("agreement", "agreement"): 1,
    }
    assert new.title == "new"


def test_each_company_stands_where_it_stood_a_year_ago_and_now():
    atlas = make_world(
        make_deal(("2024-01-01", "discussions"), ("2025-06-01", "agreement")),
        make_deal(("2025-09-01", "memorandum"), vendor_id="google", confidence="low"),
    )

    chosen = AtlasFilter(as_of=date(2025, 12, 31))
    rows = {
        row.vendor: (row.stage_year_ago, row.stage, row.is_well_sourced)
        for row in atlas.rows("country_vendors", chosen, iso3="FRA")
    }

    assert rows == {
        "OpenAI": ("discussions", "agreement", True),
        "Google": ("none", "memorandum", False),
    }


def test_a_search_finds_every_word_wherever_it_stands():
    atlas = make_world(
        make_deal(
            ("2025-01-01", "agreement"), title="Café compute", counterparty="Ministry of Energy"
        ),
        make_deal(("2025-01-01", "agreement"), title="Compute for schools", deal_id="schools"),
    )

    def found(*words: str) -> int:
        return len(atlas.rows("deals_found", words=words))

    assert (found("compute"), found("CAFE", "energy"), found("cafe", "schools")) == (2, 1, 0)
    assert found("%") == 0
