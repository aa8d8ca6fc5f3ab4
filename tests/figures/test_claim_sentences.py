"""What is said of claims: true for none, one and many, and never a comment."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.claims import check_claims
from analytics.filters import AtlasFilter
from figures.claim_sentences import (
    amount,
    claim_reading,
    claims_headline,
    claims_sentence,
    when_claimed,
)
from tests.world import make_claim, make_deal, make_site, make_world

DAY = ("2025-01-10", "agreement")


def readings(atlas, day=None):
    chosen = AtlasFilter(as_of=date.fromisoformat(day) if day else None).on(atlas.choices)
    return [claim_reading(one, chosen, atlas.choices) for one in check_claims(atlas, chosen)]


def title(*claims, vendors=(), deals=(), day=None):
    atlas = make_world(*deals or (make_deal(DAY),), claims=claims)
    chosen = AtlasFilter(vendors=vendors, as_of=date.fromisoformat(day) if day else None)
    filled = chosen.on(atlas.choices)
    return claims_headline(check_claims(atlas, filled), filled, atlas.choices)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (50, "countries", "50 countries"),
        (1, "countries", "1 country"),
        (1, "people", "1 person"),
        (1, "projects", "1 project"),
        (85_772, "people", "85,772 people"),
        (1_500_000, "people", "1.5 million people"),
        (2_500_000_000, "users", "2.5 billion users"),
        (3.25, "hours", "3.25 hours"),
        (0, "countries", "0 countries"),
        (1_000, "MW", "1,000 MW"),
        (1.4, "GW", "1.4 GW"),
        (80, "percent", "80\u00a0%"),
        (500e9, "USD", "USD 500 bn"),
        (1.4e12, "USD", "USD 1.4 tn"),
        (3e6, "AUD", "AUD 3 m"),
        (0.42, "USD", "USD 0.42"),
        (400, "GBP", "GBP 400"),
    ],
)
def test_a_number_is_written_with_its_unit(value, unit, said):
    assert amount(value, unit) == said


@pytest.mark.parametrize(
    ("published", "said"),
    [("2025-12-16", "on 16 December 2025"), ("2025-09", "in September 2025"), ("2026", "in 2026")],
)
def test_a_claim_is_dated_as_exactly_as_it_was_published(published, said):
    assert when_claimed(published) == said


def test_countries_are_read_then_and_now_and_none_is_said():
    deals = (make_deal(DAY), make_deal(("2025-08-01", "agreement"), country_iso3="KEN"))
    claims = [
        make_claim("countries_engaged", 3, "countries", claim_date="2024-03"),
        make_claim("countries_engaged", 3, "countries", claim_date="2025-06-30"),
        make_claim("countries_engaged", 1, "countries", claim_date="2026"),
    ]

    assert readings(make_world(*deals, claims=claims)) == [
        "1 country engaged, claimed in 2026; the atlas knows 2 by name on 30 June 2026.",
        "3 countries engaged, claimed on 30 June 2025; the atlas knows 1 by name on that day and 2 "
        "on 30 June 2026.",
        "3 countries engaged, claimed in March 2024; the atlas knows none by name by its end and 2 "
        "on 30 June 2026.",
    ]


def test_megawatts_are_read_with_what_they_measure_and_what_runs():
    site = {"parties": {"owner": ["openai"]}, "capacity_basis": "facility"}
    atlas = make_world(
        make_deal(DAY),
        sites=[
            make_site(capacity_mw_planned=400, capacity_mw_operational=90, status="partial",
                      milestones=[("2025-02-01", 90, "actual")], **site),
            make_site(parties={"owner": ["openai"]}),
        ],
        claims=[make_claim("compute_target", 500, "MW")],
    )  # fmt: skip

    assert readings(atlas) == [
        "500 MW as target, claimed on 30 June 2025; the atlas knows 400 MW (facility power) "
        "planned at 1 of 2 datacenters, the other not disclosed, 90 MW seen running on "
        "30 June 2026."
    ]


def test_a_claim_that_cannot_be_held_is_read_with_the_reason():
    atlas = make_world(
        make_deal(DAY),
        claims=[
            make_claim("chatgpt_weekly_users", 900e6, "users", claim_date="2026-02"),
            make_claim("moons_landed_on", 2, "moons", claim_date="2025-02-01"),
        ],
    )

    assert readings(atlas) == [
        "900 million users of ChatGPT a week, claimed in February 2026; users are counted by the "
        "company alone; no deal says how many there are.",
        "2 moons (moons landed on), claimed on 1 February 2025; this metric is not known to the "
        "atlas.",
    ]


ONE = "countries_engaged", 1, "countries"
TWO = "countries_engaged", 2, "countries"
USERS = "chatgpt_weekly_users", 5, "users"


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ([], "No claim of AI companies is known up to 30 June 2026"),
        ([TWO], "The only claim can be held against public facts; the atlas finds less"),
        ([ONE], "The only claim can be held against public facts; the atlas finds as much"),
        ([USERS], "The only claim cannot be held against public facts"),
        ([USERS, USERS], "None of the 2 claims can be held against public facts"),
        ([ONE, USERS],
         "1 of the 2 claims can be held against public facts; in none the atlas finds less"),
        ([ONE, TWO, USERS],
         "2 of the 3 claims can be held against public facts; in 1 the atlas finds less"),
    ],
    ids=lambda value: str(len(value)) if isinstance(value, list) else "",
)  # fmt: skip
def test_the_title_tells_what_can_be_held_and_where_less_is_found(claims, said):
    assert title(*(make_claim(*claim) for claim in claims)) == said


def test_the_title_names_the_companies_chosen_while_there_is_room():
    claims = [make_claim(*TWO), make_claim(*USERS)]

    assert title(*claims, vendors=("openai",)) == (
        "1 of the 2 claims of OpenAI can be held against public facts; in 1 the atlas finds less"
    )
    assert title(*claims, vendors=("openai",), day="2025-02-01") == (
        "No claim of OpenAI is known up to 1 February 2025"
    )


def test_the_title_of_a_company_with_an_endless_name_stays_on_one_line():
    atlas = make_world(make_deal(DAY), claims=[make_claim(*TWO)])
    atlas.choices.vendors["openai"] = "long " * 40
    chosen = AtlasFilter(vendors=("openai",)).on(atlas.choices)

    for checks in (check_claims(atlas, chosen), check_claims(atlas, chosen) * 2, ()):
        assert len(claims_headline(checks, chosen, atlas.choices)) <= 90


def test_the_sentence_names_filters_that_do_not_narrow_claims():
    atlas = make_world(make_deal(DAY))
    plain = AtlasFilter(vendors=("openai",)).on(atlas.choices)
    narrow = AtlasFilter(regions=("Africa",), kinds=("safety",)).on(atlas.choices)

    assert claims_sentence(plain, atlas.choices) == (
        "Numbers that organizations state about themselves, beside what the atlas knows on "
        "30 June 2026."
    )
    assert claims_sentence(narrow, atlas.choices).endswith(
        "Claims are narrowed by company and day alone, not by kind and region."
    )


def test_on_an_earlier_day_the_sentence_says_of_when_plans_are_known():
    atlas = make_world(make_deal(DAY))

    assert claims_sentence(AtlasFilter(as_of=date(2025, 3, 1)), atlas.choices).endswith(
        "Plans and costs of datacenters are known as of 30 June 2026 alone."
    )
