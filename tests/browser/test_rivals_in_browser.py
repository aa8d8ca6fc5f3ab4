"""What only a browser can show of the page about rivals: the contest map, a cell, the phone."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from analytics.filters import AtlasFilter
from analytics.questions import open_atlas
from analytics.rivalry import USUAL_RIVALS, contenders

pytestmark = pytest.mark.browser
CATEGORIES = (
    "nodes => Object.fromEntries(nodes.map(node => [node.dataset.iso3, node.dataset.category]))"
)


def arrive(visit, path: str):
    visit.page.goto(visit.address + path)
    visit.page.wait_for_selector("svg.map .country[data-category]", state="attached")
    visit.page.wait_for_selector(".atlas-map:not([hidden])")
    visit.page.wait_for_selector("html[data-atlas-links]", state="attached")
    visit.page.wait_for_selector("footer.foot")
    return visit.page


def test_every_country_wears_its_leaders_colour_and_the_legend_adds_up(visit):
    page = arrive(visit, "/rivals")
    atlas = open_atlas()
    rows = atlas.rows("contested_countries", AtlasFilter(vendors=USUAL_RIVALS))

    expected = {
        row.iso3: {"led": (*contenders(row), "")[0], "contested": "contested", "open": "none"}[
            row.contest
        ]
        for row in rows
    }
    assert page.eval_on_selector_all("svg.map .country", CATEGORIES) == expected
    counts = [int(count) for count in page.locator(".legend .words b").all_inner_texts()]
    found = Counter(expected.values())
    assert counts == [found[key] for key in (*USUAL_RIVALS, "contested", "none")]
    assert sum(counts) == 243
    fill = page.locator('path.country[data-category="contested"]').first.get_attribute("fill")
    assert page.locator(f"pattern#{re.search('#([^)]+)', fill)[1]} rect").count() >= 2

    page.locator('[data-legend="contested"]').click()
    page.locator(".country.hidden").first.wait_for(state="attached")
    hidden = page.eval_on_selector_all(".country.hidden", CATEGORIES)
    assert set(hidden.values()) == {"contested"}
    page.locator('path.country[data-iso3="BRA"]').click()
    page.locator(".here", has_text="Brazil").wait_for()
    visit.wait_for_url("country=BRA")
    assert visit.errors == []


def test_a_cell_opens_its_deals_and_one_step_back_closes_them(visit):
    page = arrive(visit, "/rivals?rivals=google,openai")

    page.locator('table.grid a[title^="OpenAI, United Arab Emirates:"]').click()
    page.locator("h2", has_text="OpenAI, United Arab Emirates: 5 deals").wait_for()
    visit.wait_for_url("spot=openai.ARE")
    assert page.locator(".spot-deals cite a").count() == 5
    page.go_back()
    page.locator("h2", has_text="OpenAI, United Arab Emirates").wait_for(state="detached")

    assert "rivals=google%2Copenai" in page.url or "rivals=google,openai" in page.url
    outside = [address for address in visit.requests if not address.startswith(visit.address)]
    assert [address for address in outside if not address.startswith(("data:", "blob:"))] == []


def test_on_a_phone_nothing_is_wider_than_the_page_and_the_matrix_scrolls(phone):
    page = arrive(phone, "/rivals?vendors=all&across=regions")

    assert page.evaluate("document.documentElement.scrollWidth") == 390
    wide = page.locator(".grid-scroll")
    assert wide.evaluate("node => node.scrollWidth > node.clientWidth")
    wide.evaluate("node => node.scrollTo(0, 300)")
    head = page.locator("table.grid thead").bounding_box()
    assert abs(head["y"] - wide.bounding_box()["y"]) < 2


def test_the_tab_key_passes_the_matrix_in_one_stop_and_arrows_walk_through_it(visit):
    page = arrive(visit, "/rivals?rivals=google,openai")
    cell = page.locator('table.grid a[tabindex="0"], table.grid a:not([tabindex])')
    said = "document.activeElement.title || document.activeElement.innerText"
    address = page.url

    assert cell.count() == 1
    cell.focus()
    start = page.evaluate(said)
    page.keyboard.press("ArrowRight")
    right = page.evaluate(said)
    page.keyboard.press("ArrowDown")
    below = page.evaluate(said)
    assert start.split(",")[0] == right.split(",")[0] != below.split(",")[0]
    assert start != right
    page.keyboard.press("ArrowUp")
    assert page.evaluate(said) == right
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.closest('thead') !== null")
    page.keyboard.press("ArrowDown")
    assert cell.count() == 1
    assert page.url == address

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('table.grid') === null")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(said) == start
    page.keyboard.press("Enter")
    page.locator("h2", has_text=start.split(":")[0]).wait_for()
    page.wait_for_function("said => document.activeElement.title === said", arg=start)
    page.keyboard.press("Enter")
    page.locator(".spot-deals").wait_for(state="detached")
    assert visit.errors == []
