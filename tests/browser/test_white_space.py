"""Journeys over the page of white space: weights, bars and back again."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def open_page(visit, path: str):
    visit.page.goto(visit.address + path)
    visit.page.locator("footer.foot").wait_for()
    visit.page.locator("html[data-atlas-links=live]").wait_for(state="attached")
    visit.page.locator("svg.open g[data-iso3]").first.wait_for()
    return visit.page


def scores(page) -> dict[str, str]:
    return page.eval_on_selector_all(
        "svg.open g[data-iso3]",
        "rows => Object.fromEntries(rows.map(row => [row.dataset.iso3, row.dataset.score]))",
    )


def test_a_weight_reorders_the_bars_keeps_the_view_and_one_step_back_undoes_it(visit):
    page = open_page(visit, "/white-space?vendors=google&country=IDN&regions=Asia")
    before = scores(page)

    weight = page.get_by_label("Electricity", exact=True)
    weight.fill("9")
    weight.press("Enter")
    visit.wait_for_url("weights=electricity")
    first, score = next(iter(before.items()))
    page.locator(f'svg.open g[data-iso3="{first}"]:not([data-score="{score}"])').wait_for()

    for part in ("vendors=google", "country=IDN", "regions=Asia"):
        assert part in page.url
    page.go_back()
    page.wait_for_function("() => !location.search.includes('weights')")
    page.locator(f'svg.open g[data-iso3="{first}"][data-score="{score}"]').wait_for()
    assert scores(page) == before
    assert weight.input_value() == "1"
    assert visit.errors == []


def test_a_bar_opens_its_parts_and_leads_to_the_countrys_page(visit):
    page = open_page(visit, "/white-space")
    page.evaluate("() => (window.sameDocument = true)")
    row = page.locator("svg.open g[data-iso3]").nth(3)
    iso3, score = row.get_attribute("data-iso3"), float(row.get_attribute("data-score"))

    row.locator("a").focus()
    page.keyboard.press("Enter")
    visit.wait_for_url(f"country={iso3}")
    page.locator("svg.open g.chosen").wait_for()

    total = page.locator("table.parts tr.total td").last
    assert float(total.inner_text()) == round(score, 1)
    page.get_by_role("link", name="Open country page").click()
    page.wait_for_url("**/countries?**")
    assert f"country={iso3}" in page.url
    assert page.evaluate("() => window.sameDocument")
    assert visit.errors == []


def test_on_a_phone_bars_and_table_of_parts_fit_and_a_bar_can_be_touched(phone):
    page = open_page(phone, "/white-space")

    row = page.locator("svg.open g[data-iso3]").nth(1)
    iso3 = row.get_attribute("data-iso3")
    target = row.locator("a").bounding_box()
    row.locator("a").tap()
    phone.wait_for_url(f"country={iso3}")

    assert target["height"] >= 44
    assert target["width"] > 300
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    assert phone.errors == []
