"""The atlas without a mouse or without sight, and in the dark: axe-core, keyboard, spoken words."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import ROOT, Visit

pytestmark = pytest.mark.browser

GRAVE = ("serious", "critical")
AXE = Axe()
# Each page as it opens, and once with what can be opened on it.
VIEWS = (
    "?country=ARE",
    "pipeline",
    "deals?deal=khazna-nvidia-uae",
    "countries?country=ARE&compare=GBR",
    "infrastructure?site=stargate-uae&radius=3219+km",
    "capacity",
    "rivals",
    "white-space?country=BRA",
    "people",
    "claims",
    "slides?deck=partnership_map",
    "method",
)
# What a finger has to hit on a phone, by page: lists, tables, toggles, fields.
TARGETS = {
    "pipeline": (".board summary", "table.matrix td a"),
    "claims": (".claim summary",),
    "countries?country=ARE&compare=GBR": (
        ".neighbours li > a",
        "details.deal > summary",
        ".st-key-compare [data-tag]",
        ".st-key-compare input",
    ),
    "white-space": (".st-key-weights_bar [data-testid=stNumberInputContainer]",),
    "rivals": (
        "table.grid td a",
        "table.grid thead a",
        ".st-key-rivals_shown [data-tag]",
        ".st-key-rivals_shown input",
    ),
}
TOO_LOW = """nodes => nodes.map((node) => {
  const { height } = node.getBoundingClientRect();
  const more = getComputedStyle(node, "::after"); // an area around what is drawn
  if (more.position !== "absolute") return height;
  return height - parseFloat(more.top) - parseFloat(more.bottom);
}).filter((height) => height > 0 && height < 39.9)"""
FOCUSED = """() => {
  let here = document.activeElement;
  while (here?.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
  return here;
}"""


@pytest.fixture(scope="module")
def tab(served: str, chromium: Browser) -> Iterator[Visit]:
    """One tab on a desktop screen for all pages: they are looked at, one after the other."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield Visit(context.new_page(), served)
    context.close()


def arrive(visit: Visit, path: str) -> Page:
    """Open a page and wait until it is all there."""
    page = visit.page
    page.emulate_media(color_scheme="light")
    page.goto(f"{visit.address}/{path}")
    page.locator("footer.foot").wait_for()
    page.wait_for_selector("html[data-atlas-links]", state="attached")
    if path.startswith("?") and "table" not in path:
        visit.wait_for_map()
    return page


def until(page: Page, condition: str) -> None:
    """Wait for a condition; the page's own security policy forbids it to wait by itself."""
    give_up = time.monotonic() + 10
    while not page.evaluate(condition):
        assert time.monotonic() < give_up, condition
        page.wait_for_timeout(50)


def faults(page: Page, *rules: str) -> list[str]:
    """Serious and critical faults that axe-core finds, each with the place of the first."""
    asked = {"resultTypes": ["violations"], "iframes": False}
    if rules:
        asked["runOnly"] = {"type": "rule", "values": list(rules)}
    found = AXE.run(page, options=asked).response["violations"]
    return [
        f"{fault['id']} {node['html'][:160]} {node.get('failureSummary', '')[:160]}"
        for fault in found
        if fault["impact"] in GRAVE
        for node in fault["nodes"][:3]
    ]


def headings(page: Page) -> list[int]:
    """The levels of all headings of the content, from top to bottom."""
    return page.eval_on_selector_all(
        ".stMain :is(h1, h2, h3, h4)", "nodes => nodes.map(node => Number(node.tagName[1]))"
    )


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.split("?")[0] or "world-map")
def test_no_page_has_a_serious_fault_in_light_or_in_dark(tab, path):
    page = arrive(tab, path)

    assert faults(page) == []
    levels = headings(page)
    assert levels.count(1) == 1
    assert all(lower - upper <= 1 for upper, lower in pairwise(levels))
    page.emulate_media(color_scheme="dark")
    until(page, "getComputedStyle(document.querySelector('.stApp')).colorScheme == 'dark'")
    assert faults(page, "color-contrast") == []


def test_every_page_of_the_frame_is_looked_at():
    written = (Path(ROOT) / "app.py").read_text(encoding="utf-8")
    pages = set(re.findall(r'url_path="([a-z-]+)"', written)) - {"world-map"}

    assert pages == {path.split("?")[0] for path in VIEWS} - {""}


def test_tables_and_open_menus_have_no_serious_fault(tab):
    page = arrive(tab, "?face=table")

    assert faults(page) == []
    for key in ("stages", "further", "export"):
        page.locator(f".st-key-{key}_popover button").first.click()
        page.locator('[data-testid="stPopoverBody"] button').first.wait_for()
        assert faults(page) == []
        page.keyboard.press("Escape")
        page.locator('[data-testid="stPopoverBody"]').wait_for(state="detached")


def test_a_phone_has_no_serious_fault_either(phone):
    page = arrive(phone, "rivals")

    assert faults(page) == []
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390


def test_a_phones_main_controls_take_a_finger_and_nothing_scrolls_sideways(phone):
    page = arrive(phone, "?country=ARE")

    assert faults(page) == []
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390
    missed = page.evaluate("""() => {
      const controls = [...document.querySelectorAll(
        '.st-key-all_vendors button, .st-key-vendors button, .st-key-face button, header button')];
      const isHit = (button, x, y) => button.contains(document.elementFromPoint(x, y));
      return controls.filter((button) => {
        const { x, y, width, height } = button.getBoundingClientRect();
        const [across, middle] = [x + width / 2, y + height / 2];
        if (across > innerWidth) return false;
        return ![-21, 0, 21].every((down) => isHit(button, across, middle + down));
      }).map((button) => button.innerText || button.ariaLabel);
    }""")

    assert missed == []
    for name in (".play", ".step", ".tools button"):
        box = page.locator(name).first.bounding_box()
        assert min(box["width"], box["height"]) >= 44
    for path, targets in TARGETS.items():
        page = arrive(phone, path)
        assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390
        for target in targets:
            page.locator(target).first.wait_for(state="attached")
            assert (target, page.eval_on_selector_all(target, TOO_LOW)) == (target, [])
    page.locator('[data-testid="stExpandSidebarButton"]').click()
    page.locator('[data-testid="stSidebarNavLink"]').first.wait_for()
    assert page.eval_on_selector_all('[data-testid="stSidebarNavLink"]', TOO_LOW) == []


def test_the_tab_key_goes_past_the_navigation_and_shows_where_it_is(visit):
    page = arrive(visit, "?country=ARE")
    outline = f"({FOCUSED})()"

    page.keyboard.press("Tab")
    assert page.evaluate(f"{outline}.innerText") == "Skip to main content"
    page.keyboard.press("Tab")
    assert page.evaluate(f"{outline}.innerText") == "World map"
    assert page.evaluate(f"getComputedStyle({outline}).outlineStyle") == "solid"
    page.locator('[data-testid="stSkipToContent"]').focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    until(page, f"document.querySelector('.stMain').contains({outline})")


def test_the_map_is_one_stop_of_the_tab_key_whose_countries_all_have_names(visit):
    page = arrive(visit, "?country=SGP")

    stops = page.locator("svg.map .country[tabindex='0']")
    assert stops.count() == 1
    assert stops.get_attribute("aria-label").startswith("Singapore, ")
    assert stops.get_attribute("aria-pressed") == "true"
    unnamed = page.eval_on_selector_all(
        "svg.map .country:not([aria-hidden=true])",
        "nodes => nodes.filter(node => !node.getAttribute('aria-label')?.includes(', ')).length",
    )
    assert unnamed == 0
    page.locator("svg.map .country[tabindex='0']").focus()
    for _ in range(8):
        page.keyboard.press("+")
    page.wait_for_timeout(500)
    assert page.evaluate(f"({FOCUSED})().dataset.iso3") == "SGP"
    assert page.locator("svg.map .country[tabindex='0']").count() == 1


def test_a_changed_title_is_said_once_and_a_click_that_changes_none_says_nothing(visit):
    page = arrive(visit, "?vendors=openai")
    page.evaluate("""() => {
      window.heard = [];
      const live = document.querySelector("body > [role=status]");
      new MutationObserver(() => heard.push(live.textContent)).observe(live, { childList: true });
    }""")

    page.locator(".st-key-stages_popover button").first.click()
    page.locator('[data-testid="stPopoverBody"] button').first.wait_for()
    page.keyboard.press("Escape")
    page.wait_for_timeout(800)
    assert page.evaluate("heard") == []
    page.locator(".st-key-vendors button", has_text="Anthropic").click()
    visit.wait_for_title("OpenAI and Anthropic")
    until(page, "heard.length > 0")

    assert page.evaluate("heard") == [visit.title()]
    assert visit.errors == []


def test_nothing_moves_for_readers_who_asked_for_rest(tab):
    page = arrive(tab, "?country=ARE")

    moving = page.evaluate(
        """() => [...document.querySelectorAll(".stMain *")]
             .map((node) => getComputedStyle(node).transitionDuration)
             .filter((durations) => durations.split(", ").some((one) => one !== "0s")).length"""
    )
    fill = page.locator("svg.map .country").first.evaluate(
        "node => getComputedStyle(node).transitionDuration"
    )

    assert moving == 0
    assert set(fill.split(", ")) == {"0s"}
