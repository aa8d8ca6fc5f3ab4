"""Journeys of readers: a shared link, back and forward, table and files, phone, dark, bad links."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import urlsplit

import pytest

from figures.theme import DARK, LIGHT

pytestmark = pytest.mark.browser


def test_a_shared_link_opens_the_same_view(visit, served, chromium):
    page = visit.open()
    page.get_by_role("button", name="Anthropic").click()
    visit.wait_for_title("OpenAI and Anthropic")
    page.get_by_label("One month back").click()
    page.locator(".timeline .day", has_text="31 May 2026").wait_for()
    page.locator('path.country[data-iso3="IND"]').click()
    page.locator("h2", has_text="India").wait_for()
    visit.wait_for_url("country=IND")

    other = chromium.new_page()
    other.goto(page.url)
    other.locator("h2", has_text="India").wait_for()

    assert other.locator("h1.finding").inner_text() == visit.title()
    assert other.locator(".reading").inner_text() == page.locator(".reading").inner_text()
    other.close()


def test_back_and_forward_walk_through_the_views(visit):
    page = visit.open()
    first = visit.title()
    page.get_by_role("button", name="Anthropic").click()
    visit.wait_for_title("OpenAI and Anthropic")
    visit.wait_for_url("anthropic")
    second = visit.title()

    page.go_back()
    visit.wait_for_title(first)
    page.go_forward()
    visit.wait_for_title(second)

    assert "vendors=openai" in page.url


def test_the_tab_and_the_history_name_the_page_first(visit):
    page = visit.open()
    assert page.title() == "World map · Sovereign AI Atlas"

    page.get_by_role("link", name="Pipeline").click()
    page.wait_for_function("() => document.title === 'Pipeline · Sovereign AI Atlas'")
    page.get_by_role("button", name="Anthropic").click()
    visit.wait_for_title("Anthropic")

    assert page.title() == "Pipeline · Sovereign AI Atlas"


def test_the_view_survives_a_visit_to_another_page(visit):
    page = visit.open("/?vendors=google&country=IND&as_of=2025-12-31")
    title = visit.title()

    page.get_by_role("link", name="Method").click()
    page.locator("h1", has_text="How the atlas counts").wait_for()
    page.get_by_role("link", name="World map").click()
    visit.wait_for_title(title)

    page.locator("h2", has_text="India").wait_for()
    visit.wait_for_url("vendors=google")
    assert visit.errors == []


def test_company_stage_and_region_are_chosen_in_the_bar(visit):
    page = visit.open()

    page.get_by_role("button", name="All companies").click()
    visit.wait_for_title("AI companies have")
    page.get_by_role("button", name="Region", exact=True).click()
    page.get_by_role("combobox", name=re.compile("Region")).fill("South-east")
    page.get_by_role("option", name="South-eastern Asia").click()
    visit.wait_for_title("in South-eastern Asia")
    page.keyboard.press("Escape")

    visit.wait_for_url("regions=South-eastern")
    assert "vendors=all" in page.url


def test_a_company_beyond_the_bar_is_one_menu_away(visit):
    page = visit.open()

    page.get_by_role("button", name="Others").click()
    page.get_by_role("combobox", name=re.compile("Add a company")).fill("Cohere")
    page.get_by_role("option", name="Cohere").click()

    visit.wait_for_title("OpenAI and Cohere")
    page.get_by_role("button", name="Cohere").wait_for()
    assert visit.errors == []


def test_go_to_country_by_name(visit):
    page = visit.open()

    page.get_by_role("combobox", name=re.compile("Go to country")).fill("Vatic")
    page.get_by_role("option", name="Vatican").click()

    page.locator("h2", has_text="Vatican").wait_for()
    page.locator(".neighbours", has_text="Italy").wait_for()
    assert "No public deal found" in page.locator(".standing-line").inner_text()


def test_a_country_link_selects_without_loading_the_page_anew(visit):
    page = visit.open()
    page.evaluate("() => (window.sameDocument = true)")

    page.locator(".standing a", has_text="Kazakhstan").click()
    page.locator("h2", has_text="Kazakhstan").wait_for()

    assert page.evaluate("() => window.sameDocument")


def test_find_on_map_zooms_to_the_country_once(visit):
    page = visit.open("/?country=LUX")
    page.get_by_role("button", name="Find on map").click()
    page.wait_for_function(
        """() => [...document.querySelectorAll("*")].some(n => {
            const map = n.shadowRoot?.querySelector("svg.map");
            return map && Number(map.getAttribute("viewBox").split(" ")[2]) < 2000; })"""
    )
    page.get_by_label("Whole world").click()
    page.wait_for_timeout(400)

    page.get_by_role("button", name="Anthropic").click()
    visit.wait_for_title("Anthropic")
    page.wait_for_timeout(400)

    assert page.locator("svg.map").get_attribute("viewBox") == "0 -150 10000 4514"


def test_copy_link_puts_the_address_of_the_view_on_the_clipboard(visit):
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open("/?vendors=google&country=IND")

    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Link copied").wait_for()

    assert page.evaluate("() => navigator.clipboard.readText()") == page.url


def test_the_table_has_the_same_countries_and_selects(visit):
    page = visit.open()

    page.get_by_role("radio", name="Table").or_(page.get_by_role("button", name="Table")).click()
    page.locator('[data-testid="stDataFrame"]').wait_for()

    visit.wait_for_url("face=table")
    rows = page.locator('[data-testid="stDataFrame"] table').get_attribute("aria-rowcount")
    assert int(rows) - 1 == 243


def test_the_export_menu_writes_what_is_in_view(visit):
    page = visit.open("/?vendors=anthropic&as_of=2026-03-31")

    page.get_by_role("button", name="Export").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Table (CSV)").click()

    assert download.value.suggested_filename == "partnership-map_anthropic_2026-03-31.csv"
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    assert {row["iso3"]: row["stage"] for row in rows} == visit.stages()


def test_no_request_leaves_for_another_host(visit, served):
    page = visit.open("/?vendors=all&country=GBR")
    page.locator('path.country[data-iso3="BRA"]').click()
    page.locator("h2", has_text="Brazil").wait_for()
    page.get_by_role("button", name="Export").first.click()
    page.get_by_role("link", name="Method").click()
    page.locator("h1", has_text="How the atlas counts").wait_for()

    hosts = {urlsplit(url).netloc for url in visit.requests if url.startswith(("http", "ws"))}

    assert hosts == {urlsplit(served).netloc}
    assert visit.errors == []


def test_a_bad_link_opens_the_page_says_what_was_wrong_and_runs_nothing(visit):
    page = visit.open(
        "/?vendors=nobody&as_of=yesterday&stages=%3Cscript%3Ewindow.harmed=1%3C/script%3E"
        "&country=Atlantis&face=globe&colour=red"
    )

    said = " ".join(page.locator(".notice").all_inner_texts())

    for wrong in ("nobody", "yesterday", "<script>", "Atlantis", "globe", "colour"):
        assert wrong in said
    assert page.evaluate("() => window.harmed") is None
    assert visit.errors == []


def test_an_empty_view_offers_to_clear_the_filters(visit):
    page = visit.open("/?vendors=openai&regions=Micronesia&kinds=safety")
    page.locator(".notice", has_text="loosen").wait_for()

    page.get_by_role("button", name="Clear the filters").first.click()

    visit.wait_for_title("OpenAI has signed")
    assert visit.errors == []


@pytest.mark.parametrize(("scheme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_both_themes_colour_the_page_and_the_map(served, chromium, scheme, palette):
    context = chromium.new_context(color_scheme=scheme, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(served)
    page.wait_for_selector("svg.map .country[data-stage]", state="attached")
    page.wait_for_timeout(500)

    ocean = page.locator("svg.map .ocean").evaluate("node => getComputedStyle(node).fill")
    empty = page.locator('path.country[data-iso3="CHN"]').evaluate("n => getComputedStyle(n).fill")

    assert (_hex(ocean), _hex(empty)) == (palette.ocean, palette.no_deal)
    context.close()


def test_the_page_fits_a_phone(phone):
    page = phone.open("/?country=GBR")

    widths = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
    page.locator("h2", has_text="United Kingdom").scroll_into_view_if_needed()

    assert widths[0] <= widths[1]
    small = page.eval_on_selector_all(
        ".tools button, .play, .step, .legend .entry",
        "nodes => nodes.filter(n => n.getBoundingClientRect().height < 30).map(n => n.className)",
    )
    assert small == []


def test_two_fingers_zoom_the_map_on_a_phone(phone):
    page = phone.open()
    box = page.locator("svg.map").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)

    def fingers(kind: str, gap: float) -> None:
        points = [{"x": x - gap, "y": y}, {"x": x + gap, "y": y}] if kind != "touchEnd" else []
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    fingers("touchStart", 20)
    for gap in (30, 45, 60, 80):
        fingers("touchMove", gap)
    fingers("touchEnd", 0)

    width = float(page.locator("svg.map").get_attribute("viewBox").split()[2])
    assert width < 6000


@pytest.mark.parametrize("path", ["/", "/pipeline"])
def test_the_filter_bar_stays_in_sight(visit, path):
    page = visit.page
    page.goto(visit.address + path)
    page.locator("footer.foot").wait_for()
    page.locator("footer.foot").scroll_into_view_if_needed()

    box = page.locator(".st-key-filter_bar").bounding_box()

    assert 40 <= box["y"] <= 60


def _hex(colour: str) -> str:
    red, green, blue = (int(part) for part in re.findall(r"\d+", colour)[:3])
    return f"#{red:02X}{green:02X}{blue:02X}"
