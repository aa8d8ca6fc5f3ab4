"""Typed filters: words of the reader become the filters that they name, and no others."""

from __future__ import annotations

import pytest

from analytics.phrases import read_phrase


@pytest.mark.parametrize(
    ("typed", "parameters"),
    [
        (
            "ASEAN discussions memorandum March 2026",
            {"as_of": "2026-03-31", "groups": "ASEAN", "stages": "discussions,memorandum"},
        ),
        ("openai, google", {"vendors": "openai,google"}),
        ("OpenAI OPENAI", {"vendors": "openai"}),
        ("deals of all companies in Kenya", {"vendors": "all", "countries": "KEN"}),
        ("turkiye", {"countries": "TUR"}),
        ("United Arab Emirates 2025", {"as_of": "2025-12-31", "countries": "ARE"}),
        ("Western Asia on 2026-02-14", {"as_of": "2026-02-14", "regions": "Western Asia"}),
        ("Africa 2024-02", {"as_of": "2024-02-29", "regions": "Africa"}),
        ("", {}),
    ],
)
def test_words_become_the_filters_that_they_name(choices, typed, parameters):
    phrase = read_phrase(typed, choices)

    assert phrase.parameters == parameters
    assert phrase.unknown == []


def test_a_country_is_meant_where_a_longer_name_holds_a_shorter_one(choices):
    assert read_phrase("South Sudan", choices).parameters == {"countries": "SSD"}
    assert read_phrase("Guinea-Bissau", choices).parameters == {"countries": "GNB"}


def test_words_that_name_nothing_are_said_and_the_others_kept(choices):
    phrase = read_phrase("Kenya flying carpets", choices)

    assert phrase.parameters == {"countries": "KEN"}
    assert phrase.unknown == ["flying", "carpets"]


@pytest.mark.parametrize("typed", ["2026-13-01", "2026-02-31", "2026-00", "1226"])
def test_a_day_that_no_calendar_has_is_no_day(choices, typed):
    phrase = read_phrase(f"Kenya {typed}", choices)

    assert phrase.parameters.get("as_of") != typed
    assert phrase.parameters["countries"] == "KEN"
