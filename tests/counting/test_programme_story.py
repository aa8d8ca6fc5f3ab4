"""The story of a programme: its deals, the claims about it and who leads it, in their order."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.claim_metrics import PROGRAMME, story_claims
from analytics.filters import AtlasFilter
from tests.world import make_appointment, make_claim, make_deal, make_world


def story(atlas, day=None, **said):
    as_of = date.fromisoformat(day) if day else None
    asked = {"programmes": (PROGRAMME,), "same_things": story_claims()} | said
    return atlas.rows("programme_story", AtlasFilter(as_of=as_of), **asked)


def countries(atlas, day=None):
    as_of = date.fromisoformat(day) if day else None
    rows = atlas.rows("programme_countries", AtlasFilter(as_of=as_of), programme=PROGRAMME)
    return [(row.day.isoformat(), row.countries, row.programme_countries) for row in rows]


@pytest.fixture(scope="module")
def world():
    return make_world(
        make_deal(("2025-05-10", "discussions"), ("2025-06-01", "agreement"),
                  ("2026-04-01", "paused"), ("2026-04-02", "paused"),
                  deal_id="first", program=PROGRAMME),
        make_deal(("2025-09-01", "agreement"), deal_id="second", program=PROGRAMME,
                  country_iso3="KEN"),
        make_deal(("2025-03-01", "agreement"), country_iso3="ARE"),
        make_deal(("2025-03-01", "agreement"), country_iso3="USA"),
        make_deal(("2025-05-20", "agreement"), kind="office", program=PROGRAMME,
                  country_iso3="ARE"),
        appointments=[
            make_appointment(person="Ada", role=f"Head of {PROGRAMME}", start_date="2026-01",
                             sources=[{"publisher": "Paper", "kind": "press"},
                                      {"publisher": "State", "kind": "government"}]),
            make_appointment(role="Adviser"),
        ],
        claims=[
            make_claim("countries_engaged", 50, "countries", claim_date="2025-12-16"),
            make_claim("chatgpt_weekly_users", 50, "users"),
            make_claim("countries_engaged", 50, "countries", organization_id="google"),
        ],
        seats={"openai": "USA"},
    )  # fmt: skip


def test_the_story_holds_events_claims_and_people_of_the_programme_in_their_order(world):
    steps = [(row.step, row.published, row.stage) for row in story(world)]

    assert steps == [
        ("deal", "2025-05-10", "discussions"),
        ("deal", "2025-06-01", "agreement"),
        ("deal", "2025-09-01", "agreement"),
        ("claim", "2025-12-16", None),
        ("appointment", "2026-01", None),
        ("deal", "2026-04-01", "paused"),
        ("deal", "2026-04-02", "paused"),
    ]


def test_its_turns_are_how_it_began_what_was_claimed_who_came_and_what_stopped(world):
    turns = [(row.step, row.published) for row in story(world) if row.is_turn]

    assert turns == [
        ("deal", "2025-05-10"),
        ("claim", "2025-12-16"),
        ("appointment", "2026-01"),
        ("deal", "2026-04-01"),
    ]


def test_the_best_graded_source_stands_beside_a_step(world):
    (person,) = (row for row in story(world) if row.step == "appointment")

    assert (person.publisher, person.source_kind) == ("State", "government")


def test_the_story_ends_on_the_readers_day(world):
    assert [row.published for row in story(world, "2025-12-31")][-1] == "2025-12-16"
    assert story(world, "2025-01-01") == ()


def test_countries_are_counted_once_abroad_without_offices_and_of_the_programme_apart(world):
    assert countries(world) == [("2025-03-01", 1, 0), ("2025-05-10", 2, 1), ("2025-09-01", 3, 2)]
    assert countries(world, "2025-06-30")[-1] == ("2025-05-10", 2, 1)


def test_the_real_story_tells_launch_stargate_countries_claimed_and_osborne(atlas):
    turns = [row for row in story(atlas, programmes=(PROGRAMME, "Stargate")) if row.is_turn]
    known = countries(atlas)[-1]

    assert {row.row_id for row in turns} >= {
        "openai-usa-stargate", "openai-stargate-500bn", "openai-first-phase-10",
        "openai-engaged-50", "openai-signed-11", "george-osborne-openai", "openai-gbr-stargate",
    }  # fmt: skip
    assert all(row.url and row.published for row in turns)
    assert known[1:] == (29, 13)
