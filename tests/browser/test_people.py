"""From a country to its former officials in one click, and around the page of people."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser


def open_page(visit, path: str):
    visit.page.goto(visit.address + path)
    visit.page.locator("footer.foot").wait_for()
    visit.page.locator("html[data-atlas-links=live]").wait_for(state="attached")
    return visit.page


@pytest.mark.parametrize("start", ["/?country=GBR", "/countries?country=GBR"], ids=["map", "page"])
def test_osborne_and_sunak_are_one_click_from_the_united_kingdom(visit, start):
    page = open_page(visit, start)

    for person, said in (
        ("George Osborne", "after it: paused (9 Apr 2026)"),
        ("Rishi Sunak", "Before the start on 9 Oct 2025"),
    ):
        page.get_by_role("link", name=person).first.click()
        page.locator(".st-key-person_panel h2", has_text=person).wait_for()
        assert said in page.locator(".st-key-person_panel").inner_text()
        assert "/people" in page.url
        page.go_back()
        page.locator("h1.finding", has_text="OpenAI").wait_for()
        page.locator(".st-key-person_panel").wait_for(state="detached")
        page.locator("html[data-atlas-links=live]").wait_for(state="attached")
    assert visit.errors == []


def test_a_row_of_the_drawing_opens_its_appointment_also_on_a_phone(phone):
    page = open_page(phone, "/people?vendors=all")
    row = page.locator("g.row[data-person=nick-clegg-meta]")

    row.locator("a").click()
    page.locator(".st-key-person_panel h2", has_text="Nick Clegg").wait_for()
    phone.wait_for_url("person=nick-clegg-meta")
    page.locator("table.officials a", has_text="Larry Summers").click()
    page.locator(".st-key-person_panel h2", has_text="Larry Summers").wait_for()
    phone.wait_for_url("person=larry-summers-openai")
    page.go_back()
    page.locator(".st-key-person_panel h2", has_text="Nick Clegg").wait_for()

    assert "opened" in row.get_attribute("class")
    assert "2018 to 2025" in page.locator(".st-key-person_panel").inner_text()
    inside = "() => document.documentElement.scrollWidth <= innerWidth"
    assert page.evaluate(inside)
    parts = row.locator("[data-part]").evaluate_all("parts => parts.map(p => p.dataset.part)")
    assert parts == ["begins", "sure", "ends"]
    assert re.search(r"21 former officials", phone.title())
    assert phone.errors == []
