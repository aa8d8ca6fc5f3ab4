"""Who leads, who challenges, what is open: counting rule 17 on a world counted by hand."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from analytics.counting_rules import COUNTING_RULES
from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.rivalry import (
    USUAL_RIVALS,
    contenders,
    contest_of,
    last_quarters,
    moves_on_us,
    moves_per_quarter,
    rivals_in_view,
    standings_in,
)
from tests.world import make_deal, make_world

DAY = "2024-01-01"
RIVALS = ("openai", "google", "g42")


def deal(vendor: str, iso3: str, *stages: str, **said):
    """A deal that went through these stages, one a month."""
    events = [(f"2024-{month:02}-01", stage) for month, stage in enumerate(stages, start=1)]
    return make_deal(*events, vendor_id=vendor, country_iso3=iso3, **said)


@pytest.fixture(scope="module")
def world() -> Atlas:
    """Three companies in four countries.

    France: OpenAI far ahead of Google. Kenya: OpenAI one rung ahead of Google. The United States:
    OpenAI and Google level, G42 behind. The Emirates: only a paused deal of G42.
    """
    return make_world(
        deal("openai", "FRA", "delivery"),
        deal("google", "FRA", "memorandum"),
        deal("openai", "KEN", "operational"),
        deal("google", "KEN", "delivery"),
        deal("openai", "USA", "agreement"),
        deal("google", "USA", "exploratory"),
        deal("google", "USA", "agreement"),
        deal("g42", "USA", "discussions"),
        deal("g42", "ARE", "agreement", "paused"),
    )


def told(world: Atlas, **chosen):
    rows = world.rows("contested_countries", AtlasFilter(**chosen))
    return {row.iso3: (row.contest, row.leader, row.challengers, row.gap) for row in rows}


def test_rule_17_leader_challengers_and_gap_are_what_a_person_would_say(world):
    assert told(world) == {
        "FRA": ("led", "OpenAI", "Google", 2),
        "KEN": ("contested", "OpenAI", "Google", 1),
        "USA": ("contested", "Google, OpenAI", "G42", 0),
        "ARE": ("open", "", "", None),
    }


def test_contested_countries_come_first_and_open_ones_last(world):
    order = [row.iso3 for row in world.rows("contested_countries", AtlasFilter())]

    assert order == ["KEN", "USA", "FRA", "ARE"]


def test_rule_17_a_company_alone_on_the_ladder_leads_whatever_its_rung_and_has_no_gap(world):
    assert told(world, vendors=("google",)) == {
        "FRA": ("led", "Google", "", None),
        "KEN": ("led", "Google", "", None),
        "USA": ("led", "Google", "", None),
        "ARE": ("open", "", "", None),
    }


def test_rule_17_a_paused_deal_neither_leads_nor_challenges():
    world = make_world(
        deal("openai", "FRA", "agreement", "paused"),
        deal("google", "FRA", "exploratory"),
        deal("g42", "KEN", "agreement", "ended"),
    )

    found = told(world)
    assert found["FRA"] == ("led", "Google", "", None)
    assert found["KEN"] == ("open", "", "", None)


def test_the_companies_of_the_filter_take_part_and_no_other(world):
    found = told(world, vendors=("openai", "g42"))

    assert found["USA"] == ("led", "OpenAI", "G42", 2)
    assert found["KEN"] == ("led", "OpenAI", "", None)


def test_a_contest_is_told_for_any_day():
    world = make_world(
        make_deal((DAY, "memorandum"), ("2025-01-01", "delivery")),
        make_deal((DAY, "agreement"), vendor_id="google"),
    )

    assert told(world, as_of=date(2024, 6, 1))["FRA"] == ("contested", "Google", "OpenAI", 1)
    assert told(world)["FRA"] == ("contested", "OpenAI", "Google", 1)
    assert told(world, as_of=date(2023, 6, 1))["FRA"] == ("open", "", "", None)


def test_a_stage_filter_keeps_countries_by_their_furthest_stage(world):
    assert set(told(world, stages=("operational",))) == {"KEN"}
    assert set(told(world, stages=("paused",))) == {"ARE"}


def test_rule_17_who_races_is_the_only_leader_or_all_within_a_rung_of_the_furthest(world):
    rows = {row.iso3: row for row in world.rows("contested_countries", AtlasFilter())}

    assert contenders(rows["FRA"]) == ("openai",)
    assert contenders(rows["KEN"]) == ("openai", "google")
    assert contenders(rows["USA"]) == ("google", "openai")
    assert contenders(rows["ARE"]) == ()


def test_led_contested_and_open_countries_are_counted_once_each(world):
    contest = contest_of(world.rows("contested_countries", AtlasFilter()), RIVALS)

    assert (contest.led, contest.contested, contest.unclaimed) == (1, 2, 1)
    openai, google, g42 = (contest.records[vendor] for vendor in RIVALS)
    assert (openai.led, openai.contested, openai.behind, openai.signed) == (1, 2, 0, 3)
    assert (google.led, google.contested, google.behind, google.signed) == (0, 2, 1, 2)
    assert (g42.led, g42.contested, g42.behind, g42.talking, g42.signed) == (0, 0, 1, 1, 0)
    assert (google.deals, g42.deals) == (4, 2)


def test_confidence_of_a_standing_is_that_of_its_furthest_deal():
    world = make_world(
        deal("openai", "FRA", "delivery", confidence="low"),
        deal("openai", "FRA", "agreement", confidence="high"),
    )
    (row,) = [row for row in world.rows("contested_countries", AtlasFilter()) if row.line]

    assert standings_in(row)["openai"].is_well_sourced is False
    assert row.stages == "OpenAI delivery"


def test_the_rule_of_contests_is_told_on_the_method_page():
    (rule,) = [rule for rule in COUNTING_RULES if rule.subject == "Contests"]

    assert rule.number == 17
    assert all(word in rule.sentence for word in ("leads", "contested", "open", "gap", "two rungs"))


def test_moves_count_where_we_have_signed_nothing_or_have_no_deal():
    world = make_world(
        deal("openai", "FRA", "memorandum"),
        deal("openai", "USA", "agreement"),
        deal("openai", "KEN", "agreement", "paused"),
        make_deal(("2026-05-01", "agreement"), vendor_id="google", country_iso3="FRA"),
        make_deal(("2026-05-02", "agreement"), vendor_id="google", country_iso3="USA"),
        make_deal(("2026-05-03", "agreement"), vendor_id="g42", country_iso3="ARE"),
        make_deal(("2026-05-04", "agreement"), vendor_id="g42", country_iso3="KEN"),
        make_deal(("2026-05-05", "agreement"), vendor_id="g42", group_code="EU"),
        make_deal(("2026-05-06", "exploratory"), country_iso3="ARE"),
        read_until="2026-06-30",
    )
    chosen = AtlasFilter(vendors=RIVALS)

    found = moves_on_us(
        world.rows("changes", chosen), world.rows("contested_countries", chosen),
        "openai", "OpenAI", highest=3,
    )  # fmt: skip

    assert [(move.iso3, move.vendor, ours.rank if ours else None) for move, ours in found] == [
        ("KEN", "G42", 0),
        ("ARE", "G42", 1),
        ("FRA", "Google", 3),
    ]


def test_moves_are_counted_by_the_quarter_of_their_day():
    world = make_world(
        make_deal(("2025-09-30", "discussions"), ("2025-10-01", "agreement")),
        make_deal(("2026-06-30", "discussions"), vendor_id="google"),
    )
    quarters = last_quarters(date(2026, 6, 30))

    moves = world.rows("changes", AtlasFilter(since=quarters[0]))

    assert moves_per_quarter(moves, quarters) == {
        ("OpenAI", date(2025, 7, 1)): 1,
        ("OpenAI", date(2025, 10, 1)): 1,
        ("Google", date(2026, 4, 1)): 1,
    }


def test_without_a_wish_the_companies_of_the_filter_are_held_against_each_other():
    known = ("openai", "google", "microsoft", "anthropic", "g42", "xai")

    assert rivals_in_view((), (), known, most=4) == USUAL_RIVALS
    assert rivals_in_view((), ("openai",), known, most=4) == USUAL_RIVALS
    assert rivals_in_view((), ("g42",), known, 4) == ("g42", "openai", "anthropic", "google")
    assert rivals_in_view((), ("g42", "xai"), known, most=4) == ("g42", "xai")
    assert rivals_in_view(("xai",), ("g42", "openai"), known, most=4) == ("xai",)


@pytest.mark.parametrize("vendors", [(), USUAL_RIVALS, ("openai",), ("g42", "huawei")], ids=str)
@pytest.mark.parametrize("day", [None, date(2025, 3, 31)], ids=str)
def test_of_the_facts_every_inhabited_entity_is_led_contested_or_open_by_the_rule(
    atlas, vendors, day
):
    rows = atlas.rows("contested_countries", AtlasFilter(vendors=vendors, as_of=day))
    taking_part = vendors or tuple(atlas.choices.vendors)
    stands = {
        vendor: {
            row.iso3: row.rank
            for row in atlas.rows("partnership_map", AtlasFilter(vendors=(vendor,), as_of=day))
        }
        for vendor in taking_part
    }

    assert len(rows) == 243
    for row in rows:
        on_ladder = sorted((stands[v][row.iso3] for v in taking_part), reverse=True)
        on_ladder = [rank for rank in on_ladder if rank >= 1]
        gap = on_ladder[0] - on_ladder[1] if len(on_ladder) > 1 else None
        is_contested = gap is not None and gap <= 1
        assert row.gap == gap, row
        assert row.contest == (
            "open" if not on_ladder else "contested" if is_contested else "led"
        ), row
        named = [name for name in row.leader.split(", ") if name]
        level = sum(rank == on_ladder[0] for rank in on_ladder) if on_ladder else 0
        assert len(named) == level, row
    assert sum(Counter(row.contest for row in rows).values()) == 243
