"""Pages as readers meet them: by link and by filter, with nothing to show, with nonsense asked."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.counting_rules import COUNTING_RULES
from analytics.filters import AtlasFilter
from analytics.measures import stage_counts
from analytics.vocabulary import Stage
from figures.headline import partnership_headline
from tests.pages.reading import (
    PAGES,
    harmful,
    html,
    map_data,
    map_stages,
    notices,
    opened,
    said,
    title,
)

OPENAI = ("openai",)


def computed_title(atlas, **chosen) -> str:
    filled = AtlasFilter(**chosen).on(atlas.choices)
    rows = atlas.rows("partnership_map", filled.any_stage())
    return partnership_headline(stage_counts(rows), filled, atlas.choices)


def standing(atlas, **chosen) -> dict[str, str]:
    return {row.iso3: row.stage for row in atlas.rows("partnership_map", AtlasFilter(**chosen))}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_without_a_word_in_its_address(page):
    at = opened(page)

    assert title(at)
    assert notices(at) == []


def test_the_foot_of_the_frame_says_up_to_which_day_the_atlas_knows():
    assert "News read to 30 June 2026" in said(opened())


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ({}, {"vendors": OPENAI}),
        ({"vendors": "google"}, {"vendors": ("google",)}),
        ({"vendors": "all"}, {}),
        ({"vendors": "OpenAI, Anthropic"}, {"vendors": ("openai", "anthropic")}),
        ({"as_of": "2024-12-31"}, {"vendors": OPENAI, "as_of": date(2024, 12, 31)}),
        ({"regions": "Africa"}, {"vendors": OPENAI, "regions": ("Africa",)}),
        ({"groups": "EU", "vendors": "all"}, {"groups": ("EU",)}),
        ({"stages": "paused,ended"}, {"vendors": OPENAI, "stages": ("paused", "ended")}),
        ({"as_of": "0001-01-01"}, {"vendors": OPENAI, "as_of": date(1, 1, 1)}),
    ],
    ids=str,
)
def test_the_title_is_computed_from_the_view_that_the_address_asks_for(atlas, query, chosen):
    at = opened(**query)

    assert title(at) == computed_title(atlas, **chosen)


def test_the_title_follows_the_widgets_and_the_address_follows_the_title(atlas):
    at = opened()

    at.button_group(key="vendors").set_value(["google", "microsoft"]).run()
    by_company = title(at)
    at.button(key="all_vendors").click().run()
    by_all = title(at)
    at.session_state["stages"] = ["memorandum"]
    at.run()

    assert by_company == computed_title(atlas, vendors=("google", "microsoft"))
    assert by_all == computed_title(atlas)
    assert title(at) == computed_title(atlas, stages=("memorandum",))
    assert at.query_params == {"vendors": "all", "stages": "memorandum"}


def test_nonsense_in_the_address_is_named_escaped_and_ignored(atlas):
    at = opened(vendors="nobody", as_of="yesterday", stages="<script>", country="Atlantis",
                face="globe", hue="red")  # fmt: skip

    told = " ".join(notices(at))
    for wrong in ("nobody", "yesterday", "<script>", "Atlantis", "globe", "hue"):
        assert f"“{wrong}”" in told
    assert title(at) == computed_title(atlas, vendors=OPENAI)
    assert all("<script" not in body and not harmful(body) for body in html(at))


@pytest.mark.parametrize("name", ["vendors", "stages", "as_of", "country", "face", "wrong"])
def test_markup_in_any_parameter_stays_text(name):
    attack = '"><img src=x onerror=alert(1)>{{7*7}}' + "x" * 10_000

    at = opened(**{name: attack})

    assert any("<img src=x" in notice for notice in notices(at)) or name == "wrong"
    assert all(not harmful(body) and len(body) < 60_000 for body in html(at))


def test_a_notice_goes_with_the_next_choice():
    at = opened(vendors="nobody")

    at.button_group(key="vendors").set_value(["google"]).run()

    assert notices(at) == []


def test_a_day_after_the_coverage_is_said_and_shown_as_of_its_end():
    at = opened(as_of="2030-01-01")

    assert any("2026-06-30" in notice for notice in notices(at))
    assert map_data(at)["day"] == "2026-06-30"


def test_a_day_before_the_first_event_is_said_and_shows_no_deal():
    at = opened(as_of="2001-01-01", country="FRA")

    assert any("2001-01-01" in notice for notice in notices(at))
    assert set(map_stages(at).values()) == {"none"}


def test_the_united_kingdom_shows_the_pause_of_stargate_with_day_and_source():
    at = opened(country="GBR")

    (story,) = (body for body in html(at) if body.startswith('<div class="story"'))
    (pause,) = (part for part in story.split('<div class="event">') if "confirms the pause" in part)
    assert "Stargate UK" in pause
    assert "9 Apr 2026" in pause
    assert 'title="Paused"' in pause
    assert '<a href="https://' in pause
    assert "<h2>United Kingdom</h2>" in html(at)


def test_pauses_and_ends_are_called_out_on_the_map():
    calls = {(iso3, stage) for iso3, stage, *_ in map_data(opened())["calls"]}

    assert {("GBR", "paused"), ("NOR", "ended")} <= calls


def test_a_country_without_a_deal_says_so_and_shows_its_neighbours():
    at = opened(country="VAT")

    assert "No public deal found of OpenAI up to 30 Jun 2026" in " ".join(said(at).split())
    (neighbours,) = (body for body in html(at) if '<ul class="neighbours">' in body)
    assert "Italy" in neighbours


def test_an_empty_view_names_the_filters_and_offers_to_clear_them(atlas):
    at = opened(regions="Micronesia", kinds="safety")

    assert any("kind and region" in notice for notice in notices(at))
    at.get_by_key("empty_view").button[0].click().run()

    assert title(at) == computed_title(atlas, vendors=OPENAI)
    assert notices(at) == []
    assert at.query_params == {}


def test_the_table_holds_the_rows_of_the_map(atlas):
    at = opened(face="table", vendors="anthropic", as_of="2026-03-31")

    chosen = AtlasFilter(vendors=("anthropic",), as_of=date(2026, 3, 31))
    expected = [
        (row.country, Stage(row.stage).label, row.deals, row.vendors)
        for row in atlas.rows("partnership_map", chosen)
    ]
    table = at.dataframe[0].value
    assert (
        list(table[["country", "stage", "deals", "vendors"]].itertuples(index=False, name=None))
        == expected
    )
    assert len(expected) == 243


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ({}, {"vendors": OPENAI}),
        ({"vendors": "all", "as_of": "2025-06-30"}, {"as_of": date(2025, 6, 30)}),
        ({"vendors": "google", "regions": "Africa"},
         {"vendors": ("google",), "regions": ("Africa",)}),
        ({"groups": "EU", "members": "true", "vendors": "all"},
         {"groups": ("EU",), "members": True}),
        ({"kinds": "infrastructure", "confidence": "high"},
         {"vendors": OPENAI, "kinds": ("infrastructure",), "confidence": ("high",)}),
        ({"vendors": "all", "offices": "true"}, {"offices": True}),
        ({"countries": "GBR,NOR"}, {"vendors": OPENAI, "countries": ("GBR", "NOR")}),
    ],
    ids=str,
)  # fmt: skip
def test_the_map_is_sent_the_stages_that_the_question_answers(atlas, query, chosen):
    at = opened(**query)

    assert map_stages(at) == standing(atlas, **chosen)


def test_a_stage_filter_fades_countries_and_sends_all_their_stages(atlas):
    at = opened(stages="operational,paused")

    hidden = set(map_data(at)["hidden"])
    assert map_stages(at) == standing(atlas, vendors=OPENAI)
    assert hidden == {stage.value for stage in Stage} - {"operational", "paused"}


def test_the_method_page_states_rules_ladder_and_contradictions(atlas):
    words = said(opened("method"))

    assert len(COUNTING_RULES) >= 12
    for rule in COUNTING_RULES:
        assert f" {rule.number} " in words
        assert rule.subject in words
        assert rule.sentence in words
    for stage in Stage:
        assert stage.test in words
    contradictions = atlas.rows("contradictions")
    assert contradictions
    assert all(row.contradiction in words for row in contradictions)
