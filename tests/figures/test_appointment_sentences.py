"""What is said of former officials: an order of dates, never a cause, never more than is known."""

from __future__ import annotations

import re
from datetime import date

import pytest

from analytics.filters import AtlasFilter
from figures.appointment_sentences import (
    SEQUENCE_ONLY,
    people_headline,
    people_sentence,
    sequence,
    sequence_totals,
)
from figures.headline import LONGEST
from tests.world import make_appointment, make_deal, make_world

CAUSAL = re.compile(
    r"because|due to|thanks|caus|led to|result|brought|influence|helped|so that", re.IGNORECASE
)


def headline(atlas, day: str | None = None, **chosen) -> str:
    filled = AtlasFilter(as_of=date.fromisoformat(day) if day else None, **chosen).on(atlas.choices)
    return people_headline(atlas.rows("appointments", filled), filled, atlas.choices)


def sentence(atlas, day: str | None = None, **chosen) -> str:
    filled = AtlasFilter(as_of=date.fromisoformat(day) if day else None, **chosen).on(atlas.choices)
    return people_sentence(atlas.rows("appointments", filled), filled)


def story(*events, day: str | None = None, **appointment) -> str:
    """What is said of one deal beside one appointment."""
    said = {"appointment_id": "ada"} | appointment
    atlas = make_world(make_deal(*events), appointments=[make_appointment(**said)])
    chosen = AtlasFilter(as_of=date.fromisoformat(day) if day else None).on(atlas.choices)
    (card,) = atlas.rows("appointment_card", chosen, person="ada")
    moves = atlas.rows("appointment_deals", chosen, person="ada")
    return sequence(moves, card, chosen.as_of)


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({}, "21 former officials of 3 countries joined 6 AI companies"),
        ({"vendors": ("openai",)}, "10 former officials of 2 countries joined OpenAI"),
        ({"vendors": ("mistral-ai",)}, "One former official of France joined Mistral AI"),
        ({"vendors": ("anthropic", "microsoft"), "countries": ("GBR",)},
         "2 former officials of the United Kingdom joined Anthropic and Microsoft"),
        ({"countries": ("GBR", "FRA", "KEN")},
         "5 former officials of 2 of the 3 countries chosen joined 5 AI companies"),
        ({"regions": ("Europe",)},
         "5 former officials of 2 countries in Europe joined 5 AI companies"),
        ({"vendors": ("nvidia",)}, "No former official is known to have joined NVIDIA"),
        ({"countries": ("KEN",)},
         "No former official of Kenya is known to have joined an AI company"),
        ({"groups": ("ASEAN",), "vendors": ("openai",)},
         "No former official of ASEAN is known to have joined OpenAI"),
        ({"day": "2024-06-30"}, "4 former officials of 3 countries joined 3 AI companies"),
        ({"day": "2010-01-01"}, "No former official is known to have joined an AI company by then"),
    ],
    ids=str,
)  # fmt: skip
def test_the_title_counts_people_countries_and_companies_in_view(atlas, chosen, said):
    assert headline(atlas, **chosen) == said
    assert len(said) <= LONGEST


def test_the_title_counts_what_the_rows_hold(atlas):
    rows = atlas.rows("appointments", AtlasFilter())

    people = len({row.person for row in rows})
    countries = len({row.former_country_iso3 for row in rows})
    companies = len({row.organization_id for row in rows})
    assert headline(atlas) == (
        f"{people} former officials of {countries} countries joined {companies} AI companies"
    )


def test_a_person_of_two_companies_is_one_official():
    atlas = make_world(
        appointments=[
            make_appointment(person="Ada"),
            make_appointment(person="Ada", organization_id="google"),
        ]
    )

    assert headline(atlas) == "One former official of France joined Google and OpenAI"
    assert sentence(atlas).startswith("2 appointments of 1 person had begun")


def test_no_title_is_too_long_for_its_line(atlas):
    many = tuple(atlas.choices.groups)[:3]
    for chosen in (
        {"groups": many, "countries": ("GBR", "FRA")},
        {"regions": tuple(atlas.choices.regions)[:4], "vendors": ("openai", "meta", "palantir")},
        {"groups": many, "regions": ("Southern Asia", "Americas"), "vendors": ("nvidia", "xai")},
    ):
        assert len(headline(atlas, **chosen)) <= LONGEST


def test_somebody_whose_start_is_not_known_is_not_said_to_have_joined_by_an_earlier_day():
    atlas = make_world(appointments=[make_appointment(start_date=None)])

    assert headline(atlas) == "One former official of France joined OpenAI"
    assert headline(atlas, "2025-01-01").startswith("No former official is known to have joined")
    assert sentence(atlas, "2025-01-01") == (
        "No appointment is known to have begun by 1 January 2025; the start of 1 is not known."
    )


def test_the_sentence_says_who_left_whose_start_is_unknown_and_which_filters_do_nothing(atlas):
    assert sentence(atlas) == (
        "15 appointments of 14 people had begun by 30 June 2026, 2 of them ended; "
        "the start of 7 more is not known."
    )
    assert sentence(atlas, kinds=("safety",)).endswith(
        "Kind says nothing of people and is left out."
    )
    assert sentence(atlas, kinds=("safety",), stages=("paused",)).endswith(
        "Stage and kind say nothing of people and are left out."
    )


def test_before_and_after_an_exact_start():
    told = story(
        ("2025-02-13", "memorandum"), ("2026-01-27", "agreement"), ("2026-03", "delivery"),
        start_date="2025-10-09",
    )  # fmt: skip

    assert told == (
        "Before the start on 9 Oct 2025: memorandum (13 Feb 2025); "
        "after it: agreement (27 Jan 2026), then delivery (Mar 2026)."
    )


def test_nothing_before_and_nothing_after_are_said():
    assert story(("2026-01-27", "agreement"), start_date="2025-10-09") == (
        "Before the start on 9 Oct 2025: no public deal found; after it: agreement (27 Jan 2026)."
    )
    assert story(("2025-01-27", "agreement"), start_date="2025-10") == (
        "Before the start in Oct 2025: agreement (27 Jan 2025); after it: no move up to "
        "30 Jun 2026."
    )


def test_a_move_within_the_period_of_the_start_is_on_neither_side():
    told = story(("2023-05-01", "discussions"), ("2024-03", "agreement"), start_date="2024")

    assert told == (
        "Before the start in 2024: discussions (1 May 2023); neither before nor after it, as far "
        "as dates tell: agreement (Mar 2024); after it: no move up to 30 Jun 2026."
    )


def test_what_came_after_the_end_is_not_told_as_within_the_appointment():
    told = story(
        ("2024-05-01", "agreement"), ("2025-12-01", "paused"),
        start_date="2023-11", end_date="2025-11-19",
    )  # fmt: skip

    assert told == (
        "Before the start in Nov 2023: no public deal found; after it: agreement (1 May 2024); "
        "after the end on 19 Nov 2025: paused (1 Dec 2025)."
    )


def test_without_a_start_nothing_is_before_or_after():
    told = story(("2024-05-01", "agreement"), ("2025-12-01", "paused"), start_date=None)

    assert told == "Agreement (1 May 2024), then paused (1 Dec 2025)."


def test_of_an_appointment_still_to_come_nothing_is_said_to_come_after():
    told = story(("2024-05-01", "agreement"), start_date="2026-01-05", day="2025-06-30")

    assert told == "Before the start on 5 Jan 2026: agreement (1 May 2024)."


def test_moves_are_counted_on_each_side(atlas):
    chosen = AtlasFilter().on(atlas.choices)

    def totals(person):
        opened = atlas.rows("appointment_card", chosen, person=person)[0]
        return sequence_totals(atlas.rows("appointment_deals", chosen, person=person), opened)

    assert totals("george-osborne-openai") == (
        "5 deals, 6 moves: 5 before the start in Jan 2026 and 1 after it."
    )
    assert totals("chris-lehane-openai") == (
        "14 deals, 21 moves: none before the start in 2024, 19 after it and 2 on neither side, "
        "as dates are not exact enough."
    )
    assert totals("sasha-baker-openai").endswith("no move can be placed before or after it.")


def test_no_sentence_speaks_of_causes(atlas):
    chosen = AtlasFilter(offices=True).on(atlas.choices)
    told = []
    for person in atlas.choices.appointments:
        opened = atlas.rows("appointment_card", chosen, person=person)[0]
        moves = atlas.rows("appointment_deals", chosen, person=person)
        told.append(sequence_totals(moves, opened))
        for deal_id in {move.deal_id for move in moves}:
            of_deal = [move for move in moves if move.deal_id == deal_id]
            told.append(sequence(of_deal, opened, chosen.as_of))

    assert len(told) > 40
    assert [said for said in told if CAUSAL.search(said)] == []
    assert SEQUENCE_ONLY.startswith("Sequence is not cause")
