"""What only a browser can show of the world map: colours, selection, keys, zoom, months."""

from __future__ import annotations

import base64
import re
from datetime import date

import pytest

from analytics.filters import AtlasFilter
from analytics.vocabulary import LADDER, Stage
from figures.theme import STAGE_COLOURS

pytestmark = pytest.mark.browser


def answered(atlas, **chosen) -> dict[str, str]:
    return {row.iso3: row.stage for row in atlas.rows("partnership_map", AtlasFilter(**chosen))}


@pytest.mark.parametrize(
    ("path", "chosen"),
    [
        ("/", {"vendors": ("openai",)}),
        ("/?vendors=all", {}),
        (
            "/?vendors=anthropic,google&as_of=2025-12-31",
            {"vendors": ("anthropic", "google"), "as_of": date(2025, 12, 31)},
        ),
        ("/?vendors=all&confidence=low&members=true", {"confidence": ("low",), "members": True}),
    ],
    ids=["first visit", "all companies", "two companies at a day", "low confidence with members"],
)
def test_every_country_wears_the_stage_that_the_question_answers(visit, atlas, path, chosen):
    visit.open(path)

    assert visit.stages() == answered(atlas, **chosen)


def test_fills_are_the_stage_colours(visit, atlas):
    page = visit.open("/?vendors=all")

    fills = page.eval_on_selector_all(
        "svg.map path.country", "nodes => nodes.map(n => [n.dataset.stage, n.getAttribute('fill')])"
    )

    on_ladder = {(stage, fill) for stage, fill in fills if stage in LADDER}
    assert on_ladder == {(stage.value, STAGE_COLOURS[stage]) for stage in LADDER}


def test_the_map_is_really_painted_on_the_screen(visit):
    page = visit.open("/?vendors=all")
    page.wait_for_timeout(400)  # the fill's transition

    box = page.locator('path.country[data-iso3="KAZ"]').bounding_box()
    clip = {
        "x": box["x"] + box["width"] / 2,
        "y": box["y"] + box["height"] / 2,
        "width": 1,
        "height": 1,
    }
    pixel = page.evaluate(
        """async png => {
            const image = new Image();
            image.src = "data:image/png;base64," + png;
            await image.decode();
            const canvas = new OffscreenCanvas(1, 1).getContext("2d");
            canvas.drawImage(image, 0, 0);
            return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
        }""",
        base64.b64encode(page.screenshot(clip=clip)).decode(),
    )

    wanted = STAGE_COLOURS[Stage.OPERATIONAL]
    assert pixel == [int(wanted[at : at + 2], 16) for at in (1, 3, 5)]


@pytest.mark.parametrize("iso3", ["SGP", "BHR", "MLT", "VAT", "LUX", "RWA", "ISL"])
def test_no_state_is_too_small_to_be_clicked(visit, iso3):
    page = visit.open()
    box = page.locator(f'svg.map .country[data-iso3="{iso3}"]:not(.off)').last.bounding_box()

    # Four pixels beside the middle: a target is wider than the dot that is drawn.
    page.mouse.click(box["x"] + box["width"] / 2 + 4, box["y"] + box["height"] / 2)

    visit.wait_for_url(f"country={iso3}")
    assert visit.errors == []


def test_pause_and_end_are_called_out_on_the_map(visit):
    page = visit.open()

    uk = page.locator('[data-callout="GBR"]').text_content()
    norway = page.locator('[data-callout="NOR"]').text_content()

    assert "Stargate UK paused" in uk
    assert "9 Apr 2026" in uk
    assert "Stargate Norway in Narvik ended" in norway
    assert page.locator('[data-callout="GBR"] .badge.paused').count() == 1


def test_the_card_tells_stage_since_deals_and_the_newest_move(visit):
    page = visit.open()
    box = page.locator('path.country[data-iso3="KAZ"]').bounding_box()

    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    card = page.locator(".card.open")
    card.wait_for()

    said = card.inner_text()
    assert "Kazakhstan" in said
    assert "Operational" in said
    assert re.search(r"since 20 May 2026 · \d+ deals?", said)


def test_a_click_opens_the_country_with_its_story_and_sources(visit):
    page = visit.open()

    page.locator('path.country[data-iso3="BRA"]').click()
    page.locator("h2", has_text="Brazil").wait_for()

    assert page.locator(".story .event").count() >= 1
    link = page.locator(".story cite a").first
    assert link.get_attribute("href").startswith("http")
    assert "noopener" in link.get_attribute("rel")


def test_the_selected_country_is_outlined_and_travels_in_the_address(visit):
    page = visit.open("/?country=IND")

    assert page.locator("path.selected").get_attribute("d") == page.locator(
        'path.country[data-iso3="IND"]'
    ).get_attribute("d")


def test_arrows_walk_enter_selects_and_a_letter_jumps(visit):
    page = visit.open("/?country=FRA")
    focused = "() => document.activeElement.shadowRoot?.activeElement?.dataset.iso3"

    page.locator('svg.map [tabindex="0"]').first.focus()
    page.keyboard.press("ArrowRight")
    first = page.evaluate(focused)
    page.keyboard.press("j")
    jumped = page.evaluate(focused)
    page.keyboard.press("Enter")

    assert first not in (None, "FRA")
    assert jumped in ("JAM", "JPN", "JEY", "JOR")
    visit.wait_for_url(f"country={jumped}")


def test_a_focused_country_says_its_name_and_stage(visit):
    page = visit.open("/?country=FRA")

    page.locator('svg.map [tabindex="0"]').first.focus()
    page.keyboard.press("i")
    label = page.evaluate(
        "() => document.activeElement.shadowRoot.activeElement.getAttribute('aria-label')"
    )

    assert re.match(r"I\w+.*, (Operational|Delivery|Agreement|No public deal found)", label)


def test_a_legend_entry_switches_its_stage_off_and_on(visit, atlas):
    page = visit.open()
    entry = page.locator('[data-legend="operational"]')
    before = visit.stages()

    entry.click()
    hidden = page.locator(".country.hidden")
    hidden.first.wait_for(state="attached")
    off = set(hidden.evaluate_all("nodes => nodes.map(n => n.dataset.stage)"))
    pressed = entry.get_attribute("aria-pressed")
    entry.click()
    hidden.first.wait_for(state="detached")

    assert off == {"operational"}
    assert pressed == "false"
    assert visit.stages() == before
    assert "stages=" not in page.url


def test_legend_counts_add_up_to_all_inhabited_entities(visit):
    page = visit.open("/?vendors=google&regions=Africa")

    counts = page.locator(".legend .words b").all_inner_texts()
    outside = re.search(r"\d+", page.locator(".legend .outside").inner_text())

    assert sum(map(int, counts)) + int(outside[0]) == 243


def test_zoom_and_selection_survive_a_filter_change(visit):
    page = visit.open("/?country=IND")
    page.get_by_label("Zoom in").click()
    page.wait_for_timeout(400)
    zoomed = page.locator("svg.map").get_attribute("viewBox")

    page.get_by_role("button", name="Anthropic").click()
    visit.wait_for_title("Anthropic")

    assert zoomed != "0 -150 10000 4514"
    assert page.locator("svg.map").get_attribute("viewBox") == zoomed
    assert page.locator("path.selected").get_attribute("d")


def test_a_region_is_zoomed_to_and_reset_brings_the_world_back(visit):
    page = visit.open()

    page.get_by_label("Zoom to a region").select_option("Europe")
    page.wait_for_timeout(400)
    in_europe = [float(part) for part in page.locator("svg.map").get_attribute("viewBox").split()]
    page.get_by_label("Whole world").click()
    page.wait_for_timeout(400)

    assert in_europe[2] < 4000
    assert page.locator("svg.map").get_attribute("viewBox") == "0 -150 10000 4514"


def test_dragging_pans_a_zoomed_map_and_selects_nothing(visit):
    page = visit.open()
    page.get_by_label("Zoom in").click()
    page.wait_for_timeout(400)
    before = page.locator("svg.map").get_attribute("viewBox")
    box = page.locator("svg.map").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 120, y, steps=6)
    page.mouse.up()
    page.wait_for_timeout(300)

    assert page.locator("svg.map").get_attribute("viewBox") != before
    assert "country=" not in page.url


def test_a_step_back_shows_the_month_before(visit, atlas):
    page = visit.open()

    page.get_by_label("One month back").click()
    visit.wait_for_url("as_of=2026-05-31")
    page.locator(".timeline .day", has_text="31 May 2026").wait_for()

    assert visit.stages() == answered(atlas, vendors=("openai",), as_of=date(2026, 5, 31))


def test_the_slider_goes_to_its_month_by_keyboard(visit, atlas):
    page = visit.open()

    page.locator(".timeline input").focus()
    page.keyboard.press("Home")
    page.locator(".timeline .day", has_text="May 2022").wait_for()

    visit.wait_for_url("as_of=2022-05-31")
    assert visit.stages() == answered(atlas, vendors=("openai",), as_of=date(2022, 5, 31))


def test_play_moves_through_the_months_and_pause_keeps_the_day_in_the_address(visit):
    page = visit.open("/?as_of=2026-01-31")

    page.get_by_label("Play the months").click()
    page.locator(".timeline .day", has_text="2026").wait_for()
    page.wait_for_function(
        """() => [...document.querySelectorAll("*")].some(
            n => ["2026-03-31", "2026-04-30"].includes(
                n.shadowRoot?.querySelector(".atlas-map")?.dataset.day))"""
    )
    page.get_by_label("Pause").click()
    page.wait_for_timeout(600)

    assert re.search(r"as_of=2026-0[345]-\d\d", page.url)
