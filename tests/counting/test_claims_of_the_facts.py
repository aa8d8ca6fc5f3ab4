"""The real claims held against the real facts: none is lost, each tells how it was held."""

from __future__ import annotations

import re
from datetime import date

import pytest

from analytics.claim_metrics import (
    CHECKED,
    NOT_KNOWN,
    PROGRAMME,
    SAME_THING,
    SITES,
    same_things,
)
from analytics.claims import check_claims
from analytics.filters import AtlasFilter
from analytics.questions import SQL
from figures.claim_sentences import claim_reading, claim_words, claims_headline
from figures.claims_table import claims_table


@pytest.fixture(scope="module")
def checks(atlas):
    return check_claims(atlas, AtlasFilter().on(atlas.choices))


def held(checks, claim_id):
    return next(check for check in checks if check.said.claim_id == claim_id)


def test_every_claim_appears_exactly_once(atlas, checks, warehouse):
    known = [row[0] for row in warehouse.execute("SELECT claim_id FROM claims").fetchall()]

    assert sorted(check.said.claim_id for check in checks) == sorted(known)
    assert sorted(claims_table(atlas, AtlasFilter())["claim_id"]) == sorted(known)


def test_what_is_found_names_its_question_and_what_is_not_says_why(checks):
    for check in checks:
        if check.found:
            assert (SQL / f"{check.found.asked}.sql").exists()
            assert check.found.counts
            assert check.why_not == ""
        else:
            assert check.why_not.endswith(".")


def test_every_metric_of_the_facts_is_known(checks):
    assert [check.said.metric for check in checks if check.why_not == NOT_KNOWN] == []


def test_a_target_is_due_in_the_year_that_its_words_name(checks):
    written = (SQL / "claimed_sites.sql").read_text(encoding="utf-8")
    due = dict(re.findall(r"\('([a-z0-9-]+)', DATE '(\d{4})-12-31'\)", written))

    named = {
        check.said.claim_id: re.search(r"\bby (20\d\d)\b", check.said.statement)
        for check in checks
        if check.found and check.found.asked == SITES
    }
    assert due == {claim_id: year[1] for claim_id, year in named.items() if year}


def test_every_metric_that_can_be_told_is_claimed(checks):
    assert {check.said.metric for check in checks} >= set(CHECKED)


def test_the_ratio_of_each_is_what_is_found_divided_by_what_is_claimed(checks):
    for check in checks:
        if check.found:
            assert check.ratio == round(check.found.today / check.said.claimed, 2)
        else:
            assert check.ratio is None


@pytest.mark.parametrize(
    ("claim_id", "then", "now", "beside"),
    [
        ("openai-engaged-50", 20, 29, 13),
        ("openai-interest-30", 15, 29, 13),
        ("openai-signed-11", 9, 11, 7),
        ("openai-first-phase-10", 0, 7, 11),
        ("openai-edu-cohort-8", 8, 9, 10),
        ("openai-edu-cohort-9", 9, 9, 10),
        ("openai-safety-partners-4", 4, 4, 5),
        ("openai-stargate-10gw", None, 9_773, 590),
        ("openai-stargate-500bn", None, 263_433_000_000, None),
        ("openai-uae-1gw", None, 1_400, None),
        ("openai-uae-200mw", None, 280, None),
        ("mistral-europe-capacity", None, 44, None),
        ("humain-agreements", 15_000_000_000, 15_000_000_000, None),
    ],
)
def test_what_the_facts_tell_of_a_claim(checks, claim_id, then, now, beside):
    found = held(checks, claim_id).found

    assert (found.on_claim_date, found.today, found.beside) == (then, now, beside)


def test_fifty_countries_engaged_are_read_beside_those_known_by_name(atlas, checks):
    chosen = AtlasFilter().on(atlas.choices)

    assert claim_reading(held(checks, "openai-engaged-50"), chosen, atlas.choices) == (
        "50 countries engaged, claimed on 16 December 2025; the atlas knows 20 by name on that day "
        "and 29 on 30 June 2026; 13 with a deal of OpenAI for Countries."
    )


def test_the_day_of_a_claim_finds_the_same_as_the_atlas_of_that_day(atlas, checks):
    for check in checks:
        if not check.found or check.found.on_claim_date is None:
            continue
        day = AtlasFilter(as_of=check.said.claim_day)
        on_the_day = held(check_claims(atlas, day), check.said.claim_id)
        assert on_the_day.found.today == check.found.on_claim_date, check.said.claim_id


def test_a_reading_is_one_sentence_without_what_is_not_known(atlas, checks):
    chosen = AtlasFilter().on(atlas.choices)

    for check in checks:
        said = claim_reading(check, chosen, atlas.choices)
        assert said.startswith(claim_words(check))
        assert said.endswith(".")
        assert ". " not in said
        assert "None" not in said
        assert "nan" not in said


@pytest.mark.parametrize(
    "chosen",
    [
        AtlasFilter(),
        *(
            AtlasFilter(vendors=(vendor,))
            for vendor in ("openai", "google", "mgx", "meta", "nvidia")
        ),
        AtlasFilter(vendors=("openai", "google", "anthropic")),
        AtlasFilter(vendors=("openai", "google", "anthropic", "humain", "multiple")),
        AtlasFilter(as_of=date(2020, 1, 1)),
        AtlasFilter(vendors=("openai",), as_of=date(2025, 5, 31)),
    ],
    ids=str,
)
def test_the_title_tells_how_many_are_held_and_stays_on_a_line(atlas, chosen):
    vendors = tuple(vendor for vendor in chosen.vendors if vendor in atlas.choices.vendors)
    filled = AtlasFilter(vendors=vendors, as_of=chosen.as_of).on(atlas.choices)
    checks = check_claims(atlas, filled)

    title = claims_headline(checks, filled, atlas.choices)

    assert len(title) <= 90
    if len(checks) > 1:
        assert f"of the {len(checks)} claims" in title


def test_subjects_told_differently_are_topics_or_metrics_that_exist(atlas, checks, warehouse):
    topics = {row[0] for row in warehouse.execute("SELECT topic FROM contradictions").fetchall()}
    metrics = {(check.said.organization_id, check.said.metric) for check in checks}
    without_topic = {"Education for Countries", "Infrastructure commitments"}

    assert set(SAME_THING) - without_topic <= topics
    for organization_id, names in SAME_THING.values():
        assert {(organization_id, name) for name in names} <= metrics


def told(atlas, **chosen):
    keys, subjects = same_things()
    return atlas.rows(
        "claims_told_differently", AtlasFilter(**chosen), same_things=keys, subjects=subjects
    )


def test_weekly_users_and_numbers_of_countries_stand_side_by_side_with_the_contradiction(atlas):
    rows = told(atlas, vendors=("openai",))

    users = [row for row in rows if row.subject == "Weekly ChatGPT users"]
    assert {row.claimed for row in users} >= {900_000_000, 950_000_000}
    assert {row.contradiction for row in users} == {"900 or 950 million in May 2026."}
    countries = [row.claimed for row in rows if row.subject == PROGRAMME]
    assert countries == [10, 30, 50, 30, 11]


def test_other_companies_and_later_days_are_told_apart(atlas):
    assert {row.organization for row in told(atlas, vendors=("humain",))} == {"HUMAIN"}
    early = told(atlas, vendors=("openai",), as_of=date(2025, 5, 31))
    assert [row.claimed for row in early if row.subject == PROGRAMME] == [10]
    assert told(atlas, vendors=("google",)) == ()
