"""What readers stumbled over when the whole product was walked, by mouse, keyboard and finger."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

IN_DRAWING = """(part) => {
  const holder = [...document.querySelectorAll("*")].find((n) => n.shadowRoot?.querySelector(part));
  return holder.shadowRoot.querySelectorAll(part)%s;
}"""

# Where the middle of a country lies on the screen.
MIDDLE = """(iso3) => {
  const all = [...document.querySelectorAll("*")];
  const holder = all.find((n) => n.shadowRoot?.querySelector("svg.map"));
  const map = (holder?.shadowRoot ?? document).querySelector("svg.map");
  const dot = map.querySelector(`circle.dot[data-iso3="${iso3}"]`);
  const point = new DOMPoint(dot.getAttribute("cx"), dot.getAttribute("cy"));
  const there = point.matrixTransform(map.querySelector(".land").getScreenCTM());
  return [there.x, there.y];
}"""


def arrive(visit, path: str, selector: str = "h1.finding"):
    visit.page.goto(visit.address + path)
    visit.page.locator(selector).first.wait_for()
    return visit.page


def test_a_click_anywhere_on_a_row_opens_its_deal_and_the_cross_closes_it(visit):
    page = arrive(visit, "/deals", '[data-testid="stDataFrame"] canvas')
    table = page.locator('[data-testid="stDataFrame"] canvas').first.bounding_box()

    page.mouse.click(table["x"] + 320, table["y"] + 38 + 15)
    visit.wait_for_url("deal=")
    first = page.locator(".st-key-deal_panel h2").inner_text()
    page.keyboard.press("ArrowDown")
    page.wait_for_function(
        "first => document.querySelector('.st-key-deal_panel h2').innerText !== first", arg=first
    )
    page.locator(".st-key-deal button", has=page.locator("svg, [aria-label]")).first.click()

    page.locator("h2", has_text="One deal").wait_for()
    assert visit.errors == []


def test_what_a_drawing_opens_leaves_the_keyboard_where_it_was(visit):
    page = arrive(visit, "/people")
    page.wait_for_function(
        "() => [...document.querySelectorAll('*')]"
        ".some((n) => n.shadowRoot?.querySelector('a[href*=\"person=\"]'))"
    )
    link = page.evaluate_handle(IN_DRAWING % "[2]", 'a[href*="person="]')
    address = link.evaluate("node => (node.focus(), node.getAttribute('href'))")

    page.keyboard.press("Enter")
    page.locator(".st-key-person_panel h2").wait_for()

    page.wait_for_function(
        "href => document.activeElement.shadowRoot?.activeElement?.getAttribute('href') === href",
        arg=address,
    )
    assert visit.errors == []


def test_one_step_back_from_a_page_of_sites_loses_no_filter(visit):
    page = visit.open("/?vendors=google&regions=Europe")
    title = visit.title()
    page.get_by_role("link", name="Infrastructure").click()
    page.wait_for_function("() => location.pathname.endsWith('infrastructure')")
    page.locator(".st-key-filter_bar button", has_text="Microsoft").first.click()
    visit.wait_for_url("companies=microsoft")

    page.get_by_role("link", name="World map").click()
    visit.wait_for_title(title)
    page.go_back()
    page.wait_for_function("() => location.search.includes('companies=microsoft')")

    assert "vendors=google" in page.url


def test_the_name_of_the_first_page_leads_to_it(visit):
    page = arrive(visit, "/world-map?vendors=google")
    visit.wait_for_map()

    assert page.url == f"{visit.address}/?vendors=google"
    assert page.get_by_text("Page not found").count() == 0


@pytest.mark.parametrize("iso3", ["BRA", "ESP", "SGP"])
def test_a_finger_on_the_middle_of_a_country_means_this_country(phone, iso3):
    page = phone.open()

    page.touchscreen.tap(*page.evaluate(MIDDLE, iso3))

    phone.wait_for_url(f"country={iso3}")
    page.wait_for_function(
        "part => document.querySelector(part).getBoundingClientRect().y < innerHeight / 2",
        arg=".st-key-side_panel",
    )
    assert "vendors" not in page.url  # of the arrival; none was lost


GROWS_LATE = """() => {
  const panel = document.querySelector(".st-key-side_panel");
  panel.style.maxHeight = "60px";
  panel.style.overflow = "hidden";
  document.querySelector("footer.foot").style.display = "none";
  document.documentElement.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  panel.querySelector("h2").textContent = "Opened";
  setTimeout(() => {
    panel.style.minHeight = "1500px";
    panel.style.maxHeight = "none";
    panel.append(document.createElement("p"));
  }, 1200);
}"""


def test_a_panel_whose_rest_comes_late_is_brought_into_sight_nevertheless(phone):
    page = phone.open()
    page.locator(".st-key-side_panel h2").wait_for()
    page.locator("footer.foot").wait_for()
    page.evaluate("() => scrollTo(0, 0)")

    page.evaluate(GROWS_LATE)

    page.wait_for_function(
        "part => document.querySelector(part).getBoundingClientRect().y < innerHeight / 4",
        arg=".st-key-side_panel",
    )
    assert phone.errors == []


def test_a_phones_list_of_pages_closes_behind_the_page_that_was_chosen(phone):
    page = phone.open()
    page.get_by_role("button", name="Pages").tap()

    page.locator('[data-testid="stSidebarNavLink"]', has_text="Deals").tap()
    page.wait_for_function("() => location.pathname.endsWith('deals')")

    page.locator('[data-testid="stSidebar"][data-collapsed="true"]').wait_for(state="attached")
    page.locator(".st-key-words input").tap()  # the page is not covered
    assert phone.errors == []


def test_a_tablet_has_the_panel_below_and_nothing_beside_the_page(visit):
    visit.page.set_viewport_size({"width": 844, "height": 390})
    page = visit.open("/?country=IND")

    main, panel = (
        page.locator(part).bounding_box() for part in (".st-key-figures", ".st-key-side_panel")
    )

    assert panel["width"] > 700
    assert panel["y"] > main["y"] + main["height"]
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_escape_closes_what_is_opened_but_first_a_list(visit):
    page = arrive(visit, "/deals?deal=openai-kaz-chatgpt-edu", ".st-key-deal_panel h2")
    page.locator("footer.foot").wait_for()
    page.wait_for_timeout(500)  # the arrival's own second run would close the list again
    page.get_by_role("combobox", name="Go to deal").click()
    page.locator('[role="listbox"]').wait_for()

    page.keyboard.press("Escape")
    page.locator('[role="listbox"]').wait_for(state="detached")
    assert page.locator(".st-key-deal_panel h2").count() == 1
    page.locator("h1.finding").click()
    page.keyboard.press("Escape")

    page.locator("h2", has_text="One deal").wait_for()
    assert "deal=" not in page.url
