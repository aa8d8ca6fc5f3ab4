"""Journeys over the page of claims."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def open_claims(visit, query: str = ""):
    visit.page.goto(f"{visit.address}/claims{query}")
    visit.page.locator("footer.foot").wait_for()
    visit.page.locator("html[data-atlas-links=live]").wait_for(state="attached")
    return visit.page


def opened_claim(page, words: str):
    return page.locator(".st-key-claim_panel h2", has_text=words)


def test_from_the_drawing_to_a_claim_to_a_deal_that_counts_and_one_step_back(visit):
    page = open_claims(visit)

    page.locator(".held [data-claim=openai-edu-cohort-8] a").click()
    opened_claim(page, "8 countries in Education for Countries").wait_for()
    visit.wait_for_url("claim=openai-edu-cohort-8")
    page.locator(".st-key-claim_panel .counting a", has_text="Siraj").click()
    page.locator(".st-key-deal_panel h2", has_text="Siraj").wait_for()
    page.go_back()

    opened_claim(page, "8 countries in Education for Countries").wait_for()
    assert visit.errors == []
    assert all(url.startswith((visit.address, "data:", "blob:")) for url in visit.requests)


def test_marks_stand_left_of_the_claim_where_less_is_found_and_right_where_more(visit):
    page = open_claims(visit)
    page.locator(".held [data-claim=openai-uae-1gw] .now").wait_for()

    claimed = page.locator(".held .claimed .grid").first.bounding_box()["x"]
    less = page.locator("[data-claim=openai-engaged-50] .now").bounding_box()["x"]
    then = page.locator("[data-claim=openai-engaged-50] .then").bounding_box()["x"]
    more = page.locator("[data-claim=openai-uae-1gw] .now").bounding_box()["x"]

    assert then < less < claimed < more


def test_on_a_phone_the_opened_claim_comes_first_and_nothing_is_wider_than_the_screen(phone):
    page = open_claims(phone, "?claim=openai-signed-11")
    opened_claim(page, "11 countries signed").wait_for()
    page.locator(".programme [data-claim=openai-engaged-50]").wait_for(state="attached")

    panel = opened_claim(page, "11 countries signed").bounding_box()
    title = page.locator("h1.finding").bounding_box()
    assert panel["y"] < title["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
