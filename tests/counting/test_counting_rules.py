"""The counting rules on worlds small enough to count by hand; each test names its rule."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.filters import AtlasFilter
from analytics.measures import signed_share, stage_counts
from analytics.vocabulary import Stage
from tests.world import make_deal, make_world, stage_in, standing


@pytest.mark.parametrize(
    ("published", "day_before", "day"),
    [
        ("2025-03-10", "2025-03-09", "2025-03-10"),
        ("2025-02", "2025-02-27", "2025-02-28"),
        ("2024-02", "2024-02-28", "2024-02-29"),
        ("2025", "2025-12-30", "2025-12-31"),
    ],
    ids=["a day", "a month", "a leap month", "a year"],
)
def test_rule_1_a_partial_date_counts_from_the_last_day_of_its_period(published, day_before, day):
    atlas = make_world(make_deal(("2020-01-01", "discussions"), (published, "agreement")))

    assert stage_in(atlas, "FRA", day_before) == "discussions"
    assert stage_in(atlas, "FRA", day) == "agreement"


def test_rule_1_a_partial_date_never_counts_after_the_end_of_coverage():
    atlas = make_world(make_deal(("2026", "agreement")), read_until="2026-06-30")

    assert standing(atlas)["FRA"] == ("agreement", date(2026, 6, 30))


def test_rule_1_a_full_date_after_the_end_of_coverage_is_not_pulled_forward():
    atlas = make_world(
        make_deal(("2025-01-01", "discussions"), ("2026-07-04", "agreement")),
        read_until="2026-06-30",
    )

    assert stage_in(atlas, "FRA") == "discussions"


def test_rule_1_undated_events_are_never_placed_in_time():
    atlas = make_world(make_deal((None, "operational"), ("2025-05-01", "memorandum")))

    assert stage_in(atlas, "FRA", "2025-04-30") == "none"
    assert stage_in(atlas, "FRA") == "memorandum"
    story = atlas.rows("country_story", AtlasFilter(countries=("FRA",)))
    assert [event.event_date for event in story] == ["2025-05-01", None]


def test_rule_2_on_one_day_the_later_event_of_the_row_counts():
    atlas = make_world(make_deal(("2025-01-01", "delivery"), ("2025-01-01", "memorandum")))

    assert stage_in(atlas, "FRA") == "memorandum"


def test_rule_2_the_move_tells_the_event_that_counted_and_no_other_of_its_day():
    atlas = make_world(make_deal(("2025-01-01", "delivery"), ("2025-01-01", "memorandum")))

    (move,) = atlas.rows("changes", AtlasFilter(since=date(2024, 1, 1)))

    assert (move.to_stage, move.headline) == ("memorandum", "memorandum on 2025-01-01")


def test_rule_2_on_the_day_of_a_fall_a_deal_stands_at_the_new_stage_alone():
    atlas = make_world(make_deal(("2024-01-01", "delivery"), ("2025-01-01", "memorandum")))
    on_the_day = AtlasFilter(as_of=date(2025, 1, 1))

    assert stage_in(atlas, "FRA", "2024-12-31") == "delivery"
    assert stage_in(atlas, "FRA", "2025-01-01") == "memorandum"
    assert [deal.stage for deal in atlas.rows("deal_register", on_the_day)] == ["memorandum"]
    funnel = {row.stage: row.deals for row in atlas.rows("stage_funnel", on_the_day)}
    assert (funnel["delivery"], funnel["memorandum"]) == (0, 1)


def test_rule_2_the_running_number_is_a_number_not_a_text():
    events = [("2025-01-01", "discussions")] * 9 + [("2025-01-01", "agreement")]
    atlas = make_world(make_deal(*events))

    assert stage_in(atlas, "FRA") == "agreement"


def test_rule_2_a_deal_can_move_down_and_since_is_the_day_of_its_last_change():
    atlas = make_world(
        make_deal(
            ("2024-01-01", "agreement"),
            ("2024-06-01", "discussions"),
            ("2025-06-01", "discussions"),
        )
    )

    assert standing(atlas)["FRA"] == ("discussions", date(2024, 6, 1))


def test_rule_3_the_furthest_deal_gives_the_country_its_stage():
    atlas = make_world(
        make_deal(("2024-01-01", "delivery")),
        make_deal(("2025-01-01", "exploratory")),
    )

    assert standing(atlas)["FRA"] == ("delivery", date(2024, 1, 1))


def test_rule_3_since_is_the_day_on_which_the_countrys_stage_last_changed():
    atlas = make_world(
        make_deal(("2024-01-01", "agreement"), ("2024-09-01", "ended")),
        make_deal(("2024-05-01", "agreement")),
    )

    # The second deal reached agreement later, but the country stood there all along.
    assert standing(atlas)["FRA"] == ("agreement", date(2024, 1, 1))


def test_rule_3_since_starts_anew_after_a_fall_and_a_return():
    atlas = make_world(
        make_deal(
            ("2024-01-01", "agreement"), ("2024-09-01", "paused"), ("2025-03-01", "agreement")
        )
    )

    assert standing(atlas, "2024-10-01")["FRA"] == ("paused", date(2024, 9, 1))
    assert standing(atlas)["FRA"] == ("agreement", date(2025, 3, 1))


def test_rule_3_since_is_the_end_where_a_paused_deal_has_ended():
    atlas = make_world(
        make_deal(("2024-01-01", "agreement"), ("2024-09-01", "paused"), ("2025-03-01", "ended"))
    )

    assert standing(atlas, "2024-10-01")["FRA"] == ("paused", date(2024, 9, 1))
    assert standing(atlas)["FRA"] == ("ended", date(2025, 3, 1))


@pytest.mark.parametrize(
    ("last_stages", "expected"),
    [
        (["paused", "ended"], "paused"),
        (["ended", "ended"], "ended"),
        (["paused", "exploratory"], "exploratory"),
    ],
)
def test_rule_3_paused_before_ended_and_any_rung_before_both(last_stages, expected):
    atlas = make_world(
        *(make_deal(("2024-01-01", "agreement"), ("2025-01-01", last)) for last in last_stages)
    )

    assert stage_in(atlas, "FRA") == expected


def test_rule_3_without_a_deal_a_country_reads_no_public_deal_found():
    atlas = make_world(make_deal(("2024-01-01", "agreement")))

    assert stage_in(atlas, "KEN") == "none"
    assert Stage("none").label == "No public deal found"


def test_rule_4_a_paused_country_remembers_the_rung_it_had_reached():
    atlas = make_world(make_deal(("2024-01-01", "delivery"), ("2025-01-01", "paused")))

    (row,) = [row for row in atlas.rows("partnership_map", AtlasFilter()) if row.iso3 == "FRA"]

    assert (row.stage, row.last_rung) == ("paused", Stage.DELIVERY.rung)


def test_rule_4_paused_and_ended_deals_are_called_out_where_the_country_stands_further():
    atlas = make_world(
        make_deal(("2024-01-01", "delivery")),
        make_deal(("2024-01-01", "exploratory"), title="begun"),
        make_deal(("2024-01-01", "agreement"), ("2025-01-01", "paused"), title="held"),
        make_deal(("2024-01-01", "agreement"), ("2025-02-01", "ended"), title="over"),
        make_deal(("2024-01-01", "paused"), ("2025-03-01", "delivery"), title="back"),
    )

    called_out = atlas.rows("off_ladder_deals", AtlasFilter())

    assert stage_in(atlas, "FRA") == "delivery"
    assert [(deal.title, deal.stage) for deal in called_out] == [
        ("over", "ended"),
        ("held", "paused"),
    ]


def test_rule_5_offices_are_out_unless_asked_for():
    atlas = make_world(make_deal(("2024-01-01", "operational"), kind="office"))

    assert stage_in(atlas, "FRA") == "none"
    assert stage_in(atlas, "FRA", offices=True) == "operational"
    assert stage_in(atlas, "FRA", kinds=("office",)) == "operational"
    assert stage_in(atlas, "FRA", kinds=("access",)) == "none"


def test_rule_6_a_groups_deal_counts_once_for_the_group():
    atlas = make_world(make_deal(("2024-01-01", "agreement"), group_code="EU"))

    (counts,) = atlas.rows("deal_counts", AtlasFilter())

    assert standing(atlas) == {}
    assert (counts.with_country, counts.with_group, counts.countries) == (0, 1, 0)


def test_rule_6_painting_a_groups_deal_on_its_members_is_a_choice():
    atlas = make_world(make_deal(("2024-01-01", "agreement"), group_code="EU"))

    assert set(standing(atlas, members=True)) == {"FRA", "KEN"}
    assert atlas.rows("deal_counts", AtlasFilter(members=True))[0].with_group == 1
    assert set(standing(atlas, members=True, regions=("Africa",))) == {"KEN"}


def test_rule_10_a_country_is_well_sourced_when_one_furthest_deal_is():
    atlas = make_world(
        make_deal(("2024-01-01", "agreement"), confidence="low"),
        make_deal(("2024-01-01", "agreement"), confidence="high"),
        make_deal(("2024-01-01", "delivery"), confidence="medium", country_iso3="KEN"),
        make_deal(("2024-01-01", "discussions"), confidence="high", country_iso3="KEN"),
    )

    is_well_sourced = {
        row.iso3: row.is_well_sourced for row in atlas.rows("partnership_map", AtlasFilter())
    }

    assert is_well_sourced == {"FRA": True, "KEN": False, "ARE": True, "USA": True}


def test_rule_11_talking_signed_and_delivering_are_groups_of_rungs():
    stages = ["exploratory", "discussions", "memorandum", "agreement", "delivery", "operational"]
    counts = stage_counts([_Standing(stage) for stage in [*stages, "paused", "none", "none"]])

    assert (counts.talking, counts.signed, counts.delivering, counts.with_deal) == (3, 3, 2, 7)


def test_rule_12_a_stage_filter_counts_the_countries_that_it_keeps():
    counts = stage_counts(
        [_Standing(stage) for stage in ("agreement", "agreement", "paused", "none")]
    )

    assert counts.shown(()) == 3
    assert counts.shown(("agreement",)) == 2
    assert counts.shown(("paused", "none")) == 2


def test_rule_12_a_stage_filter_keeps_countries_and_never_changes_their_stage():
    atlas = make_world(
        make_deal(("2024-01-01", "delivery")),
        make_deal(("2024-01-01", "discussions")),
        make_deal(("2024-01-01", "discussions"), country_iso3="KEN"),
    )

    assert standing(atlas, stages=("discussions",)) == {"KEN": ("discussions", date(2024, 1, 1))}
    register = atlas.rows("deal_register", AtlasFilter(stages=("discussions",)))
    assert sorted(deal.iso3 for deal in register) == ["FRA", "KEN"]


def test_rule_12_a_deal_counts_for_its_vendor_alone():
    atlas = make_world(make_deal(("2024-01-01", "delivery"), vendor_id="g42"))

    assert stage_in(atlas, "FRA", vendors=("g42",)) == "delivery"
    assert stage_in(atlas, "FRA", vendors=("openai",)) == "none"


def test_rule_8_a_share_of_the_world_counts_unknown_figures_apart_and_never_as_zero():
    rows = [_Figures(4, 30.0), _Figures(6, None), _Figures(3, 50.0)]

    of_gdp = signed_share(rows, "gdp_usd", world_total=100)

    assert (of_gdp.share, of_gdp.rows, of_gdp.not_known) == (0.3, 1, 1)


def test_moves_are_changes_of_stage_with_both_days_included():
    atlas = make_world(
        make_deal(
            ("2025-01-01", "discussions"),
            ("2025-03-01", "discussions"),
            ("2025-04-01", "agreement"),
            ("2025-04-02", "paused"),
        )
    )

    def moves(since: str, as_of: str) -> list[tuple[str | None, str]]:
        chosen = AtlasFilter(since=date.fromisoformat(since), as_of=date.fromisoformat(as_of))
        return [(move.from_stage, move.to_stage) for move in atlas.rows("changes", chosen)]

    assert moves("2025-01-01", "2025-04-01") == [
        ("discussions", "agreement"),
        (None, "discussions"),
    ]
    assert moves("2025-04-02", "2025-12-31") == [("agreement", "paused")]
    assert moves("2025-01-02", "2025-03-31") == []


def test_the_curve_of_signed_countries_follows_each_month_end():
    atlas = make_world(
        make_deal(("2026-02-10", "discussions"), ("2026-03-31", "agreement")),
        make_deal(("2026-04-01", "agreement"), ("2026-06-15", "ended"), country_iso3="KEN"),
    )

    months = atlas.rows("signed_by_month", AtlasFilter())

    assert [(f"{month.day}", month.countries) for month in months] == [
        ("2026-02-28", 0),
        ("2026-03-31", 1),
        ("2026-04-30", 2),
        ("2026-05-31", 2),
        ("2026-06-30", 1),
    ]


def test_the_funnel_counts_countries_at_their_furthest_and_every_deal():
    atlas = make_world(
        make_deal(("2024-01-01", "delivery")),
        make_deal(("2024-01-01", "discussions")),
        make_deal(("2024-01-01", "discussions"), country_iso3="KEN"),
        make_deal(("2024-01-01", "discussions"), group_code="EU"),
    )

    funnel = {
        row.stage: (row.countries, row.deals) for row in atlas.rows("stage_funnel", AtlasFilter())
    }

    assert funnel["delivery"] == (1, 1)
    assert funnel["discussions"] == (1, 3)
    assert funnel["none"] == (2, 0)
    assert list(funnel) == [stage.value for stage in Stage]


class _Standing:
    def __init__(self, stage: str) -> None:
        self.stage = stage


class _Figures:
    def __init__(self, rank: int, gdp_usd: float | None) -> None:
        self.rank = rank
        self.gdp_usd = gdp_usd
