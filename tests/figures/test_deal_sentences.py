"""Titles of the pages about deals and countries: true, grammatical and short enough."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace

import pytest

from analytics.filters import AtlasFilter
from analytics.vocabulary import DEAL_KINDS
from figures.ageing import typical_stay_words
from figures.deal_sentences import (
    country_headline,
    funnel_headline,
    pipeline_headline,
    register_headline,
)
from figures.headline import LONGEST
from tests.world import make_deal, make_world


def pipeline_title(atlas, **chosen) -> str:
    filled = AtlasFilter(**chosen).on(atlas.choices)
    (counts,) = atlas.rows("deal_counts", filled)
    return pipeline_headline(
        atlas.rows("ageing_counts", filled),
        atlas.rows("stage_ageing", filled, most=10),
        counts.with_country + counts.with_group,
        filled,
        atlas.choices,
    )


def country_title(atlas, iso3: str, **chosen) -> str:
    here = AtlasFilter(countries=(iso3,), **chosen).on(atlas.choices)
    deals = atlas.rows("deal_register", here)
    return country_headline(
        atlas.choices.countries[iso3],
        atlas.rows("country_vendors", here, iso3=iso3),
        [deal for deal in deals if deal.stage in ("paused", "ended")],
        here,
        atlas.choices,
    )


@pytest.mark.parametrize("as_of", [date(2023, 6, 30), date(2025, 3, 31), None])
def test_pipeline_titles_fit_and_never_speak_of_one_in_the_plural(atlas, as_of):
    for vendors in [(), *((vendor,) for vendor in atlas.choices.vendors)]:
        title = pipeline_title(atlas, vendors=vendors, as_of=as_of)

        assert len(title) <= LONGEST, title
        assert not re.search(r"of .* 1 (deal|open talk)\b", title), title


def test_country_titles_fit_for_every_country(atlas):
    for iso3 in atlas.choices.countries:
        title = country_title(atlas, iso3)

        assert len(title) <= LONGEST, title


def test_a_single_deal_is_called_the_only_one():
    atlas = make_world(make_deal(("2026-01-01", "discussions")))

    assert pipeline_title(atlas) == "The only deal of AI companies has not stalled"


def test_nothing_in_view_is_said():
    atlas = make_world(make_deal(("2026-05-01", "discussions")))

    before = {"vendors": ("openai",), "as_of": date(2026, 4, 30)}
    assert pipeline_title(atlas, **before) == "No public deal of OpenAI found"
    assert country_title(atlas, "KEN") == "No public deal of AI companies with Kenya"


def test_a_pause_is_told_before_an_end_and_both_before_who_is_furthest():
    atlas = make_world(
        make_deal(("2025-01-01", "agreement"), ("2025-06-01", "ended"), title="Old plan"),
        make_deal(("2025-01-01", "agreement"), ("2025-07-01", "paused"), title="Held plan"),
        make_deal(("2025-01-01", "delivery"), vendor_id="google"),
    )

    assert country_title(atlas, "FRA") == "Two AI companies deal with France; Held plan is paused"


def test_a_country_whose_deals_have_all_ended_is_not_said_to_have_one(atlas):
    assert country_title(atlas, "NOR", vendors=("openai",)) == (
        "The only deal of OpenAI with Norway has ended"
    )


def test_one_company_alone_deals_in_the_singular():
    atlas = make_world(make_deal(("2025-01-01", "delivery"), country_iso3="USA"))

    assert country_title(atlas, "USA") == "OpenAI deals with the United States"


def test_a_government_among_the_companies_has_its_article(atlas):
    assert country_title(atlas, "QAT", vendors=("gov-usa",)) == (
        "The Government of the United States deals with Qatar"
    )


def funnel_title(atlas, **deals: int) -> str:
    rows = [SimpleNamespace(stage=stage, deals=number) for stage, number in deals.items()]
    return funnel_headline(rows, AtlasFilter(vendors=("openai",)).on(atlas.choices), atlas.choices)


@pytest.mark.parametrize(
    ("deals", "said"),
    [
        ({}, "No public deal of OpenAI found"),
        ({"delivery": 1}, "The only deal of OpenAI is signed or further"),
        ({"discussions": 1}, "The only deal of OpenAI is still talks"),
        ({"paused": 1}, "The only deal of OpenAI is paused"),
        ({"ended": 1}, "The only deal of OpenAI is over"),
        ({"agreement": 3}, "All of OpenAI’s 3 deals are signed or further"),
        ({"paused": 3}, "None of OpenAI’s 3 deals is signed or further"),
        (
            {"memorandum": 5},
            "None of OpenAI’s 5 deals is signed or further; five are still talks",
        ),
        (
            {"exploratory": 1, "operational": 1},
            "One of OpenAI’s 2 deals is signed or further; one is still talks",
        ),
        (
            {"discussions": 2, "agreement": 2, "ended": 1},
            "Two of OpenAI’s 5 deals are signed or further; two are still talks",
        ),
    ],
)
def test_the_funnels_title_is_grammatical_for_none_one_and_many(atlas, deals, said):
    assert funnel_title(atlas, **deals) == said


def test_the_registers_title_tells_what_was_searched_for(atlas):
    choices = atlas.choices
    chosen = AtlasFilter(vendors=("openai",), regions=("Africa",)).on(choices)

    assert register_headline(2, 1, "schools", chosen, choices) == (
        "OpenAI has 2 deals about “schools” in 1 country in Africa"
    )
    assert register_headline(0, 0, "schools", chosen, choices) == (
        "No deal of OpenAI in Africa about “schools”"
    )


def test_a_single_kind_of_deals_is_named_in_the_titles(atlas):
    chosen = AtlasFilter(vendors=("openai",), kinds=("safety",)).on(atlas.choices)

    assert (
        register_headline(2, 1, "", chosen, atlas.choices)
        == "OpenAI has 2 safety deals in 1 country"
    )
    assert "safety deal" in pipeline_title(atlas, kinds=("safety",))
    assert "safety deal" in country_title(atlas, "GBR", kinds=("safety",))
    assert "safety" not in pipeline_title(atlas, kinds=("safety", "office"))


@pytest.mark.parametrize("kind", DEAL_KINDS)
def test_titles_of_every_kind_fit(atlas, kind):
    for vendors in [(), *((vendor,) for vendor in atlas.choices.vendors)]:
        title = pipeline_title(atlas, vendors=vendors, kinds=(kind,))

        assert len(title) <= LONGEST, title
        assert not re.search(r"\b1 \w+ deals|\bdeals deal", title), title


@pytest.mark.parametrize(
    ("moves_seen", "typical_days", "said"),
    [
        (9, None, "too few moves to say"),
        (10, None, "most have never left"),
        (10, 1200, "typical stay 1,200 days"),
    ],
)
def test_how_long_a_deal_usually_stays_is_said_only_where_it_is_known(
    moves_seen, typical_days, said
):
    stay = SimpleNamespace(moves_seen=moves_seen, typical_days=typical_days)

    assert typical_stay_words(stay) == said
    assert typical_stay_words(None) == "too few moves to say"
