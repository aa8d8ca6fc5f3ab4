"""The infrastructure map in a real browser: found, clicked, turned, played and really drawn."""

from __future__ import annotations

import csv
import io
import math

import pytest
from PIL import Image

from analytics.geography import WIDTH, project
from analytics.warehouse import FACTS
from figures.maps.deck import SHOWN_HEIGHT
from figures.theme import LIGHT, channels

pytestmark = pytest.mark.browser

CANVAS = '[data-testid="stDeckGlJsonChart"] canvas'
SITES = {
    row["datacenter_id"]: row
    for row in csv.DictReader((FACTS / "datacenters.csv").open(encoding="utf-8"))
}
WHEEL_TURNS = 5
SOUGHT = {
    "stargate-abilene": "Abilene",
    "stargate-uae": "Stargate UAE",
    "nscale-narvik": "Narvik",
    "dayone-nusajaya": "Nusajaya",
}


def open_map(visit, path: str = "/infrastructure"):
    """Arrive, and wait until land and sites are drawn."""
    visit.page.goto(visit.address + path)
    visit.page.locator(CANVAS).first.wait_for()
    visit.page.locator("footer.foot").wait_for()
    wait_for_land(visit.page)
    return visit.page


def picture(page) -> Image.Image:
    """What the map shows now."""
    return Image.open(io.BytesIO(page.locator(CANVAS).first.screenshot())).convert("RGB")


def wait_for_land(page) -> None:
    """Wait until the land's file is drawn: land has a colour of its own."""
    land = tuple(channels(LIGHT.no_deal)[:3])
    for _ in range(40):
        if count(picture(page), land, tolerance=1) > 2000:
            return
        page.wait_for_timeout(500)
    pytest.fail("no land was drawn")


def spot(page, longitude: float, latitude: float) -> tuple[float, float]:
    """Where a place is on the page while the whole world is shown."""
    box = page.locator(CANVAS).first.bounding_box()
    x, y = project(longitude, latitude)
    scale = 968 / WIDTH
    return (
        box["x"] + box["width"] / 2 + (float(x) - WIDTH / 2) * scale,
        box["y"] + box["height"] / 2 + (float(y) - SHOWN_HEIGHT / 2) * scale,
    )


def site_spot(page, datacenter_id: str) -> tuple[float, float]:
    site = SITES[datacenter_id]
    return spot(page, float(site["longitude"]), float(site["latitude"]))


def test_sites_are_found_by_their_names(visit):
    page = open_map(visit)

    for datacenter_id, word in SOUGHT.items():
        page.get_by_role("combobox", name="Go to site").click()
        page.keyboard.type(word)
        page.get_by_role("option", name=word).first.click()

        page.locator(".st-key-site_panel h2", has_text=word).wait_for()
        visit.wait_for_url(f"site={datacenter_id}")
    assert visit.errors == []


def turn_wheel(page, pixels: int) -> float:
    """Go nearer or wider around the pointer; how many times larger the map becomes."""
    for _ in range(WHEEL_TURNS):
        page.mouse.wheel(0, pixels)
        page.wait_for_timeout(80)
    page.wait_for_timeout(300)
    return (2 / (1 + math.exp(-abs(pixels) * 0.01))) ** WHEEL_TURNS  # deck.gl's own steps


def test_sites_are_found_by_a_click_on_the_map(visit):
    page = open_map(visit)

    for datacenter_id in SOUGHT:
        x, y = site_spot(page, datacenter_id)
        page.mouse.move(round(x), round(y))
        nearer = turn_wheel(page, -180)  # until neighbours lie apart
        there = round(x) + (x - round(x)) * nearer, round(y) + (y - round(y)) * nearer
        before = page.url
        page.mouse.click(*there)
        page.wait_for_function("before => location.href !== before", arg=before)
        if f"site={datacenter_id}" not in page.url:  # another lies on it: the next click is for it
            page.wait_for_timeout(1200)
            page.mouse.click(*there)

        visit.wait_for_url(f"site={datacenter_id}")
        name = SITES[datacenter_id]["name"].split(" (")[0]
        page.locator(".st-key-site_panel h2", has_text=name).wait_for()
        page.mouse.move(round(x), round(y))
        turn_wheel(page, 180)
    assert visit.errors == []


@pytest.mark.parametrize("shape", ["flat", "globe", "columns", "bins"])
def test_no_map_asks_another_host(visit, shape):
    open_map(visit, f"/infrastructure?shape={shape}&arcs=owner&radius=2000+miles")
    visit.page.wait_for_timeout(1000)

    outside = [
        url
        for url in visit.requests
        if not url.startswith((visit.address, "data:", "blob:", "ws://localhost"))
    ]

    assert outside == []
    assert any("land_" in url for url in visit.requests)
    assert any("borders_" in url for url in visit.requests)
    assert visit.errors == []


def test_a_circle_is_really_drawn_where_its_site_stands(visit):
    page = open_map(visit)
    scala = site_spot(page, "scala-ai-city")  # alone in the south of Brazil
    box = page.locator(CANVAS).first.bounding_box()
    at = int(scala[0] - box["x"]), int(scala[1] - box["y"])
    with_site = picture(page).getpixel(at)

    page.goto(f"{visit.address}/infrastructure?countries=NOR")
    wait_for_land(page)
    without_site = picture(page).getpixel(at)

    assert max(without_site) - min(without_site) < 8  # land, or a border: both are grey
    assert with_site[2] > with_site[0] + 8  # tinted by the accent, which is blue


def test_the_card_over_a_site_tells_its_megawatts(visit):
    page = open_map(visit)
    x, y = site_spot(page, "scala-ai-city")

    page.mouse.move(x, y)
    card = page.locator(".deck-tooltip")
    card.wait_for()

    assert "Scala AI City" in card.inner_text()
    assert "4,750 MW planned" in card.inner_text()


def test_the_slider_drives_title_figures_and_chart(visit):
    page = open_map(visit)

    page.get_by_role("button", name="One month on").click()
    visit.wait_for_title("By October 2026")
    visit.wait_for_url("month=2026-10")
    page.go_back()
    visit.wait_for_title("Nine tenths")
    assert "month" not in page.url


def test_play_runs_through_the_months_and_stops(visit):
    page = open_map(visit, "/infrastructure?month=2027-01")

    page.get_by_role("button", name="Play the months").click()
    visit.wait_for_title("By March 2027")
    page.get_by_role("button", name="Pause").click()
    visit.wait_for_url("month=2027-")
    stopped = visit.title()
    page.wait_for_timeout(1500)

    assert visit.title() == stopped


def test_a_radius_draws_a_ring_and_counts_people(visit):
    page = open_map(visit, "/infrastructure?site=stargate-uae")
    before = picture(page)

    box = page.get_by_role("textbox", name="People within")
    box.fill("2000 miles")
    box.press("Enter")
    page.locator("h2", has_text="2.47 billion people").wait_for()
    page.wait_for_timeout(800)

    ink = tuple(channels(LIGHT.text)[:3])
    assert count(picture(page), ink) > count(before, ink) + 300


def count(image: Image.Image, colour: tuple[int, ...], tolerance: int = 40) -> int:
    """Pixels of about a colour."""
    return sum(
        number
        for number, found in image.getcolors(maxcolors=1 << 24)
        if all(abs(a - b) <= tolerance for a, b in zip(found, colour, strict=True))
    )


def test_find_on_map_goes_near(visit):
    page = open_map(visit, "/infrastructure?site=nscale-narvik")
    before = picture(page)

    page.get_by_role("button", name="Find on map").click()
    page.wait_for_timeout(2000)

    middle = picture(page).getpixel((before.width // 2, before.height // 2))
    assert middle != before.getpixel((before.width // 2, before.height // 2))
    assert "site=nscale-narvik" in page.url


def test_bins_are_gone_into_and_left(visit):
    page = open_map(visit, "/infrastructure?shape=bins")

    page.get_by_role("button", name="Nearer").click()
    visit.wait_for_url("window=5000%2C2434%2C1")
    page.get_by_role("button", name="Whole world").click()
    page.wait_for_function("() => !location.search.includes('window')")
    assert "shape=bins" in page.url


def test_from_a_deal_to_its_site_and_back(visit):
    page = visit.page
    page.goto(visit.address + "/deals?deal=openai-are-stargate")
    page.locator("footer.foot").wait_for()
    page.locator("html[data-atlas-links=live]").wait_for(state="attached")
    page.locator('.st-key-deal_panel a[href^="infrastructure"]').first.click()

    page.locator(".st-key-site_panel h2").wait_for()
    assert "/infrastructure" in page.url
    page.go_back()
    page.locator(".st-key-deal_panel h2").wait_for()


def test_a_phone_shows_the_whole_world(phone):
    page = open_map(phone)
    page.wait_for_timeout(1500)
    image = picture(page)
    ocean_or_page = {tuple(channels(LIGHT.ocean)[:3]), tuple(channels(LIGHT.page)[:3])}

    edges = [image.getpixel((x, image.height // 2)) for x in (2, image.width - 3)]

    assert set(edges) <= ocean_or_page  # on a wider world the edges would be cut through land
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_the_lens_follows_role_and_bloc(visit):
    page = visit.page
    page.goto(visit.address + "/capacity")
    visit.wait_for_title("Domestic owners hold")

    page.get_by_role("radio", name="Operators").or_(
        page.get_by_role("button", name="Operators")
    ).first.click()
    visit.wait_for_title("perators")
    visit.wait_for_url("role=operator")
    assert visit.errors == []
