"""Filters go from page to page, stand in every address, and are never a dead end."""

from __future__ import annotations

import re

import pytest

from tests.pages.reading import html, notices, opened, said, title

SITES_PAGES = ("infrastructure", "capacity", "slides")


@pytest.mark.parametrize("page", SITES_PAGES)
def test_a_page_of_sites_that_is_loaded_anew_leads_on_to_the_same_deals(page):
    at = opened(page, vendors="google", stages="agreement", as_of="2026-03-31")

    kept = at.query_params
    assert [kept[name] for name in ("vendors", "stages", "as_of")] == [
        "google",
        "agreement",
        "2026-03-31",
    ]


@pytest.mark.parametrize("page", ["world_map", "pipeline", "deals", "rivals"])
def test_a_day_before_all_events_is_left_with_one_click(page):
    at = opened(page, as_of="2019-05-01", vendors="openai,anthropic")
    empty = title(at)

    at.button(key="way_out").click().run()

    assert title(at) != empty
    assert "as_of" not in at.query_params
    assert "anthropic" in at.query_params["vendors"]


def test_a_country_without_a_deal_in_view_offers_to_look_further():
    at = opened("countries", country="ISL", vendors="mistral-ai", as_of="2023-01-31")
    assert "no public deal" in " ".join(notices(at)).lower()

    at.button(key="way_out").click().run()

    assert "vendors" in at.query_params
    assert at.query_params["vendors"] == ["all"] or at.query_params["vendors"] == "all"
    assert notices(at) == []


def test_a_typed_country_is_the_one_that_the_page_tells_of():
    at = opened("countries", country="GBR")

    at.text_input(key="phrase").input("Tuvalu").run()

    assert "Tuvalu" in title(at)


def test_the_only_country_of_a_filter_is_the_one_that_the_page_tells_of():
    assert "Tuvalu" in title(opened("countries", countries="TUV"))


def test_the_page_of_one_country_names_what_counts_on_the_others_alone():
    at = opened("countries", country="GBR", stages="agreement", regions="Africa", kinds="safety")

    assert "the choice of stage and region counts on the other pages" in said(at)
    assert "counts on the other pages" not in said(opened("countries", country="GBR"))


def test_the_pipeline_counts_as_many_deals_of_a_stage_as_the_register():
    chosen = {"stages": "agreement", "vendors": "openai"}

    counted = [
        re.search(r"(\d+ deals in \d+ countries)", said(opened(page, **chosen)))[1]
        for page in ("pipeline", "deals")
    ]

    assert counted[0] == counted[1]


def test_what_the_browser_tells_by_itself_sends_every_choice_anew():
    at = opened("world_map", vendors="google,nvidia")
    (pills,) = (group for group in at.button_group if group.key == "vendors")
    at.run()
    (pills,) = (group for group in at.button_group if group.key == "vendors")
    assert not pills.proto.set_value

    at.session_state["say_again"] = True
    at.run()

    (pills,) = (group for group in at.button_group if group.key == "vendors")
    assert pills.proto.set_value
    assert pills.value == ["google", "nvidia"]
    assert html(at)


@pytest.mark.parametrize("page", ["infrastructure", "capacity"])
def test_who_chose_a_company_is_offered_its_datacenters(page):
    at = opened(page, vendors="google")
    assert "Datacenters of all companies; the choice of Google is about deals." in said(at)

    at.button(key="only_sites_of").click().run()

    assert at.query_params["companies"] in ("google", ["google"])
    assert "the choice of Google" not in said(at)


@pytest.mark.parametrize(
    "query", [{}, {"vendors": "all"}, {"vendors": "google", "companies": "meta"}]
)
def test_nothing_is_offered_to_who_chose_no_company_or_whose_sites(query):
    assert "is about deals" not in said(opened("infrastructure", **query))


def test_a_day_on_which_only_unknown_starts_are_left_offers_a_way_out():
    at = opened("people", as_of="2019-05-01", vendors="openai")
    assert any("No start up to this day is known" in notice for notice in notices(at))

    at.button(key="way_out").click().run()

    assert "joined" in title(at)
    assert "No former official" not in title(at)


def test_slides_that_would_be_empty_are_named():
    assert [n for n in notices(opened("slides", as_of="2019-05-01")) if "hold no row" in n] == [
        "Slides 2, 4, 6 and 11 hold no row under their filter; take them out, or loosen the filter."
    ]
    assert notices(opened("slides")) == []
