"""Journeys over the pages about deals and countries."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser


def open_page(visit, path: str):
    visit.page.goto(visit.address + path)
    visit.page.locator("footer.foot").wait_for()
    visit.page.locator("html[data-atlas-links=live]").wait_for(state="attached")
    return visit.page


def test_a_typed_filter_takes_one_click_and_travels_as_a_link(visit, chromium):
    page = open_page(visit, "/deals")
    box = page.get_by_role("textbox", name="Type a filter")

    box.click()
    box.fill("all companies discussions memorandum ASEAN March 2026")
    box.press("Enter")
    visit.wait_for_url("as_of=2026-03-31")
    visit.wait_for_title("ASEAN")
    title = visit.title()

    for part in ("vendors=all", "groups=ASEAN", "stages=discussions%2Cmemorandum"):
        assert part in page.url
    assert "the ASEAN" not in title
    other = chromium.new_page()
    other.goto(page.url)
    other.locator("h1.finding", has_text=title).wait_for()
    rows = '[data-testid="stDataFrame"] table'
    assert other.locator(rows).get_attribute("aria-rowcount") == page.locator(rows).get_attribute(
        "aria-rowcount"
    )
    other.close()


def test_a_word_that_means_nothing_is_named(visit):
    page = open_page(visit, "/pipeline")
    box = page.get_by_role("textbox", name="Type a filter")

    box.fill("google atlantis")
    box.press("Enter")

    page.locator(".notice", has_text="atlantis").wait_for()
    visit.wait_for_title("Google")
    assert visit.errors == []


def test_from_a_card_of_the_board_to_the_deal_and_to_its_country(visit):
    page = open_page(visit, "/pipeline?vendors=all&as_of=2026-05-31")
    page.evaluate("() => (window.sameDocument = true)")

    page.locator(".card a", has_text="Stargate UK").first.click()
    page.locator("h2", has_text="Stargate UK").wait_for()
    assert "/deals" in page.url
    page.locator(".st-key-deal_panel a", has_text="United Kingdom").first.click()
    page.locator("h1.finding", has_text="the United Kingdom").wait_for()

    assert "/countries" in page.url
    assert "country=GBR" in page.url
    assert "as_of=2026-05-31" in page.url
    assert page.evaluate("() => window.sameDocument")


def test_the_uk_page_tells_the_pause_with_its_date_and_source(visit):
    page = open_page(visit, "/countries?country=GBR&vendors=all")

    row = page.locator("table.moves tr", has_text="OpenAI confirms the pause")

    assert "9 Apr 2026" in row.inner_text()
    assert row.locator("cite a").get_attribute("href").startswith("http")
    assert "Stargate UK is paused" in visit.title()


def test_osborne_and_sunak_are_on_the_uk_page(visit):
    page = open_page(visit, "/countries?country=GBR")

    people = page.locator(".people").inner_text()

    assert "George Osborne" in people
    assert "Rishi Sunak" in people


def test_countries_stand_side_by_side(visit):
    page = open_page(visit, "/countries?country=GBR&compare=FRA,KEN&vendors=all")

    heads = page.locator("table.comparison tr").first.inner_text()

    assert re.sub(r"\s+", " ", heads).strip() == "United Kingdom France Kenya"
    assert "documented much better" in page.locator(".notice").inner_text()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/countries?country=GBR&compare=GBR", "cannot be compared with itself"),
        ("/countries?country=GBR&compare=FRA,DEU,ITA,ESP", "Spain"),
        ("/countries?country=Atlantis", "Atlantis"),
        ("/deals?deal=stargate-uk", "Stargate"),
        ("/pipeline?since=2026-05-01&as_of=2026-01-31", "swapped"),
    ],
    ids=["with itself", "five countries", "no such country", "no such deal", "days swapped"],
)
def test_what_a_link_asks_in_vain_is_said(visit, path, said):
    page = open_page(visit, path)

    assert said in " ".join(page.locator(".notice").all_inner_texts())
    assert visit.errors == []


def test_a_cell_of_the_matrix_opens_its_deals(visit):
    page = open_page(visit, "/pipeline?since=2025-12-31")
    cell = page.locator("table.matrix td a").first
    count = int(cell.inner_text())

    cell.click()
    page.locator(".cell-deals").wait_for()

    assert page.locator(".cell-deals li").count() == count
    visit.wait_for_url("cell=")


def test_a_column_of_the_funnel_is_a_stage_filter(visit):
    page = open_page(visit, "/pipeline?vendors=all")

    page.locator(".board h3 a", has_text="Memorandum").click()
    visit.wait_for_url("stages=memorandum")
    page.locator(".board .column.dim").first.wait_for()

    assert page.locator(".board .column:not(.dim)").count() == 1


def test_a_chip_takes_its_choice_away(visit):
    page = open_page(visit, "/deals?vendors=google&kinds=education")

    page.get_by_role("button", name="Kind: Education").click()
    page.get_by_role("button", name="Kind: Education").wait_for(state="detached")

    page.wait_for_function("() => !location.search.includes('kinds=')")
    assert "vendors=google" in page.url


def test_the_browser_remembers_up_to_which_day_was_looked(served, chromium):
    def looked_at(context, address: str):
        page = context.new_page()
        page.goto(address)
        page.locator("footer.foot").wait_for()
        page.wait_for_function("() => localStorage.atlasLooked")
        return page

    reader, stranger = chromium.new_context(), chromium.new_context()
    first = looked_at(reader, f"{served}/?as_of=2026-03-31")
    assert first.evaluate("() => localStorage.atlasLooked") == "2026-03-31"
    first.close()

    second = looked_at(reader, served)
    offered = second.get_by_role("button", name="Since you last looked")
    offered.wait_for()
    never = looked_at(stranger, served)
    never.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()

    assert offered.inner_text() == "Since you last looked, 31 Mar 2026"
    assert never.get_by_role("button", name="Since you last looked").count() == 0
    offered.click()
    second.wait_for_function("() => location.search.includes('since=')")
    assert "since=2026-03-31" in urlsplit(second.url).query
    reader.close()
    stranger.close()


def test_no_page_asks_another_host(visit, served):
    for path in ("/pipeline", "/deals?deal=openai-gbr-stargate", "/countries?country=ARE"):
        open_page(visit, path)

    asked = [url for url in visit.requests if url.startswith(("http", "ws"))]

    assert {urlsplit(url).netloc for url in asked} == {urlsplit(served).netloc}
    assert visit.errors == []


@pytest.mark.parametrize("path", ["/pipeline", "/deals", "/countries?country=ARE", "/method"])
def test_every_page_fits_a_phone(phone, path):
    page = open_page(phone, path)

    widths = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")

    assert widths[0] <= widths[1]
