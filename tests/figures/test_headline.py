"""The title sentence is true and grammatical, whatever is in view."""

from __future__ import annotations

import re
from datetime import date

import pytest

from analytics.filters import AtlasFilter, Choices
from analytics.measures import StageCounts, stage_counts
from analytics.vocabulary import Stage
from figures.headline import filter_sentence, narrowing_filters, partnership_headline
from tests.world import make_deal, make_world

CHOICES = Choices(
    vendors={
        "openai": "OpenAI", "google": "Google", "g42": "G42", "meta": "Meta", "xai": "xAI",
        "multiple-vendors": "Multiple vendors",
        "gov-are": "Government of the United Arab Emirates",
    },
    regions={name: name for name in ("Africa", "Americas", "Caribbean", "Western Asia")},
    groups={"EU": "European Union", "NATO": "North Atlantic Treaty Organization",
            "FVEY": "Five Eyes", "G7": "Group of Seven"},
    countries={"FRA": "France", "KEN": "Kenya", "USA": "United States"},
    first_day=date(2021, 9, 23),
    last_day=date(2026, 6, 30),
)  # fmt: skip
OPENAI = ("openai",)


def counts(**countries: int) -> StageCounts:
    return StageCounts({stage: countries.get(stage.value, 0) for stage in Stage})


def title(found: StageCounts, **chosen) -> str:
    return partnership_headline(found, AtlasFilter(**chosen), CHOICES)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (counts(none=243), "No public deal of OpenAI found with any country"),
        (counts(operational=1), "OpenAI has signed or is building in 1 country"),
        (counts(agreement=2, delivery=1), "OpenAI has signed or is building in 3 countries"),
        (counts(memorandum=1), "OpenAI is talking with 1 country and has signed with none"),
        (
            counts(exploratory=4, none=2),
            "OpenAI is talking with 4 countries and has signed with none",
        ),
        (
            counts(agreement=1, discussions=1),
            "OpenAI has signed or is building in 1 country and is talking with one more",
        ),
        (
            counts(agreement=20, delivery=4, discussions=13, paused=2, ended=1, none=200),
            "OpenAI has signed or is building in 24 countries and is talking with 13 more",
        ),
        (counts(paused=1), "OpenAI has only paused or ended deals in 1 country"),
        (counts(paused=1, ended=2), "OpenAI has only paused or ended deals in 3 countries"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_title_holds_for_no_one_and_many_countries(found, sentence):
    assert title(found, vendors=OPENAI) == sentence


@pytest.mark.parametrize(
    ("vendors", "opening"),
    [
        (("openai",), "OpenAI has signed or is building in"),
        (("openai", "google"), "OpenAI and Google have signed or are building in"),
        (("openai", "google", "g42"), "OpenAI, Google and G42 have signed or are building in"),
        (
            ("openai", "google", "g42", "meta"),
            "The four companies chosen have signed or are building in",
        ),
        ((), "AI companies have signed or are building in"),
        (("multiple-vendors",), "Multiple vendors have signed or are building in"),
    ],
    ids=str,
)
def test_the_verb_agrees_with_one_several_and_all_companies(vendors, opening):
    assert title(counts(agreement=2), vendors=vendors) == f"{opening} 2 countries"


@pytest.mark.parametrize(
    ("vendors", "nobody"),
    [
        (("openai", "google"), "OpenAI and Google"),
        ((), "AI companies"),
        (("openai", "google", "g42", "meta"), "the four companies chosen"),
        (("multiple-vendors",), "multiple vendors"),
        (("gov-are",), "the Government of the United Arab Emirates"),
        (("openai", "gov-are"), "OpenAI and the Government of the United Arab Emirates"),
    ],
    ids=str,
)
def test_without_a_deal_the_companies_stand_inside_the_sentence(vendors, nobody):
    assert title(counts(), vendors=vendors) == f"No public deal of {nobody} found with any country"


def test_a_long_title_is_said_in_shorter_words():
    both = title(counts(agreement=1, discussions=3), vendors=("gov-are",))
    talking = title(counts(discussions=2), vendors=("gov-are",))

    who = "The Government of the United Arab Emirates"
    assert both == f"{who} has signed in 1 country and talks with 3 more"
    assert talking == f"{who} talks with 2 countries and has signed with none"


@pytest.mark.parametrize(
    ("places", "where"),
    [
        ({"regions": ("Africa",)}, "3 countries in Africa"),
        ({"regions": ("Africa", "Caribbean")}, "3 countries in Africa and the Caribbean"),
        (
            {"regions": ("Africa", "Americas", "Caribbean", "Western Asia")},
            "3 countries in Africa, the Americas and 2 more",
        ),
        ({"groups": ("EU",)}, "3 countries in the EU"),
        ({"groups": ("NATO", "G7")}, "3 countries in NATO and the G7"),
        ({"groups": ("FVEY",)}, "3 countries in the Five Eyes"),
        ({"groups": ("EU",), "regions": ("Africa",)}, "3 countries in the EU within Africa"),
        ({"countries": ("FRA", "KEN", "USA")}, "3 of the 3 countries chosen"),
    ],
    ids=str,
)
def test_places_are_named_with_their_article(places, where):
    sentence = title(counts(agreement=3), vendors=OPENAI, **places)

    assert sentence == f"OpenAI has signed or is building in {where}"


def test_one_country_chosen_is_not_counted():
    chosen = {"vendors": OPENAI, "countries": ("FRA",)}

    signed = title(counts(agreement=1), **chosen)
    nothing = title(counts(none=1), **chosen)

    assert signed == "OpenAI has signed or is building in the country chosen"
    assert nothing == "No public deal of OpenAI found with the country chosen"


@pytest.mark.parametrize(
    ("found", "chosen", "sentence"),
    [
        ({"agreement": 3, "discussions": 2}, {},
         "OpenAI has signed safety deals in 3 countries and is talking with two more"),
        ({"agreement": 3}, {}, "OpenAI has signed safety deals in 3 countries"),
        ({"discussions": 1}, {},
         "OpenAI talks about safety deals with 1 country and has signed with none"),
        ({"ended": 2}, {}, "OpenAI has only paused or ended safety deals in 2 countries"),
        ({}, {}, "No public safety deal of OpenAI found with any country"),
        ({"agreement": 3}, {"stages": ("agreement",)},
         "OpenAI’s safety deals stand at agreement in 3 countries"),
        ({"paused": 1}, {"stages": ("paused",)},
         "OpenAI has at best paused safety deals in 1 country"),
        ({"agreement": 3}, {"stages": ("agreement",), "vendors": ("xai",)},
         "xAI’s safety deals stand at agreement in 3 countries"),
    ],
)  # fmt: skip
def test_a_single_kind_of_deals_is_named_in_the_title(found, chosen, sentence):
    asked = {"vendors": OPENAI, "kinds": ("safety",)} | chosen
    assert title(counts(**found), **asked) == sentence


@pytest.mark.parametrize(
    ("stages", "sentence"),
    [
        (("agreement",), "OpenAI stands at agreement in 1 country"),
        (("memorandum",), "OpenAI stands at memorandum in no country"),
        (
            ("discussions", "exploratory"),
            "OpenAI stands at exploratory or discussions in 5 countries",
        ),
        (
            ("delivery", "exploratory", "agreement"),
            "OpenAI stands at exploratory, agreement or delivery in 6 countries",
        ),
        (
            ("operational", "delivery", "agreement"),
            "OpenAI stands at agreement or further in 4 countries",
        ),
        (("paused",), "OpenAI has at best paused deals in 2 countries"),
        (("ended",), "OpenAI has only ended deals in 1 country"),
        (("ended", "paused"), "OpenAI has only paused or ended deals in 3 countries"),
        (("none",), "OpenAI has no public deal in 200 countries"),
        (("none", "paused"), "OpenAI stands at one of the two stages chosen in 202 countries"),
        (
            ("exploratory", "discussions", "memorandum", "agreement", "delivery"),
            "OpenAI stands at one of the five stages chosen in 8 countries",
        ),
    ],
    ids=str,
)
def test_under_a_stage_filter_the_title_counts_the_stages_chosen(stages, sentence):
    found = counts(
        exploratory=3, discussions=2, agreement=1, delivery=2, operational=1, paused=2, ended=1,
        none=200,
    )  # fmt: skip

    assert title(found, vendors=OPENAI, stages=stages) == sentence


def test_where_every_country_has_a_deal_no_country_is_without():
    sentence = title(counts(agreement=3), stages=("none",), regions=("Africa",))

    assert sentence == "AI companies have a public deal in every country in Africa"


def test_a_deal_with_a_group_alone_is_not_denied():
    atlas = make_world(make_deal(("2024-01-01", "agreement"), group_code="EU"))
    chosen = AtlasFilter(vendors=OPENAI).on(atlas.choices)

    found = stage_counts(atlas.rows("partnership_map", chosen))
    sentence = partnership_headline(found, chosen, atlas.choices)

    assert atlas.rows("deal_counts", chosen)[0].with_group == 1
    assert sentence == "No public deal of OpenAI found with any country"


@pytest.mark.parametrize("day", ["2023-06-30", "2024-12-31", "2025-12-31", "2026-06-30"])
def test_the_title_of_every_single_company_fits_and_gives_the_numbers_of_the_map(atlas, day):
    for vendor in atlas.choices.vendors:
        chosen = AtlasFilter(vendors=(vendor,), as_of=date.fromisoformat(day)).on(atlas.choices)
        rows = atlas.rows("partnership_map", chosen)
        sentence = partnership_headline(stage_counts(rows), chosen, atlas.choices)

        signed = sum(row.stage in ("agreement", "delivery", "operational") for row in rows)
        talking = sum(row.stage in ("exploratory", "discussions", "memorandum") for row in rows)
        said = re.search(r"(\d+) countr", sentence)
        assert len(sentence) <= 90, sentence
        if signed or talking:
            assert int(said[1]) == (signed or talking), sentence
        assert ("more" in sentence) == bool(signed and talking), sentence


@pytest.mark.parametrize(
    ("chosen", "group_deals", "sentence"),
    [
        ({}, 0, "5 deals in 3 countries; own offices left out."),
        ({}, 1, "5 deals in 3 countries; own offices left out, "
                "1 group deal (EU, NATO …) left out."),
        ({"members": True, "offices": True}, 2,
         "5 deals in 3 countries; 2 group deals painted on the members."),
        ({"offices": True}, 0, "5 deals in 3 countries."),
        ({"kinds": ("office", "access")}, 0, "5 deals in 3 countries; kind office and access."),
        ({"offices": True, "counterparties": ("ngo", "government"), "confidence": ("high",)}, 0,
         "5 deals in 3 countries; counterparty NGO and government, high confidence only."),
    ],
    ids=str,
)  # fmt: skip
def test_the_filter_sentence_says_day_counts_and_what_narrows_them(chosen, group_deals, sentence):
    filled = AtlasFilter(**chosen).on(CHOICES)

    said = filter_sentence(filled, CHOICES, deals=5, with_deal=3, group_deals=group_deals)

    assert said == f"Furthest stage per country on 30 June 2026. {sentence}"


def test_the_filter_sentence_is_grammatical_for_one_and_none():
    filled = AtlasFilter(offices=True).on(CHOICES)

    one = filter_sentence(filled, CHOICES, deals=1, with_deal=1, group_deals=0)
    none = filter_sentence(filled, CHOICES, deals=0, with_deal=0, group_deals=0)

    assert one.endswith("1 deal in 1 country.")
    assert none.endswith("0 deals in 0 countries.")


def test_an_empty_view_names_the_filters_that_can_hide_a_row_but_not_the_companies():
    chosen = AtlasFilter(vendors=OPENAI, stages=("none",), groups=("EU",), offices=True)

    assert narrowing_filters(chosen) == ["stage", "bloc"]
