"""What only a browser can show of presentations: menus, downloads, a deck from click to file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation

pytestmark = pytest.mark.browser


def arrive(visit, path: str):
    visit.page.goto(visit.address + path)
    visit.page.locator("footer.foot").wait_for()
    visit.page.wait_for_selector("html[data-atlas-links]", state="attached")
    return visit.page


def taken(page, button) -> tuple[str, bytes]:
    """Click a download and give the file's name and content."""
    with page.expect_download() as download:
        button.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_a_figures_menu_writes_what_is_on_screen(visit):
    page = arrive(visit, "/pipeline?vendors=anthropic&as_of=2026-03-31")

    page.locator(".st-key-export_stage_ageing_popover button").click()
    name, content = taken(page, page.get_by_role("button", name="PowerPoint slide"))

    assert name == "stage-ageing_anthropic_2026-03-31.pptx"
    (slide,) = Presentation(io.BytesIO(content)).slides
    assert slide.shapes.title.text_frame.text == visit.title()
    name, content = taken(page, page.get_by_role("button", name="Picture, 3840"))
    assert name == "stage-ageing_anthropic_2026-03-31_3840.png"
    assert content.startswith(b"\x89PNG")
    name, content = taken(page, page.get_by_role("button", name="Table (CSV)"))
    assert content.startswith(b"\xef\xbb\xbfdeal_id,")
    name, content = taken(page, page.get_by_role("button", name="Workbook (Excel)"))
    assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert visit.errors == []


def test_a_view_goes_from_its_page_into_the_deck_and_out_as_slides(visit):
    page = arrive(visit, "/rivals?vendors=openai")
    page.locator(".st-key-export_popover button").click()
    page.get_by_role("button", name="Put into my deck").click()
    page.get_by_role("link", name="My deck: 1 slide").click()
    visit.wait_for_url("deck=contested_countries")
    page.get_by_role("img", name="Slide 1: OpenAI leads").wait_for()

    page.get_by_role("textbox", name="Title").fill("For the board")
    page.keyboard.press("Enter")
    page.locator("h1.finding", has_text="For the board").wait_for()
    page.get_by_role("button", name="Build the deck").click()
    button = page.get_by_role("button", name="Download PowerPoint")
    button.wait_for()
    name, content = taken(page, button)

    assert name == "deck_openai_2026-06-30.pptx"
    cover, slide = Presentation(io.BytesIO(content)).slides
    assert cover.shapes.title.text_frame.text == "For the board"
    assert slide.shapes.title.text_frame.text.startswith("OpenAI leads in")
    own = (visit.address, "blob:", "data:")
    outside = [url for url in visit.requests if not url.startswith(own)]
    assert outside == []
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    page.get_by_role("img", name="Slide 1: OpenAI leads").wait_for()


def test_the_deck_is_ordered_on_a_phone_without_scrolling_sideways(phone):
    page = arrive(phone, "/slides?deck=partnership_map|changes")
    page.get_by_role("img", name="Slide 2").wait_for()

    page.get_by_role("button", name="Later").first.click()
    phone.wait_for_url("deck=changes")

    page.get_by_role("img", name="Slide 1: 27 moves").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert phone.errors == []


def test_a_sealed_page_opens_from_a_file_and_asks_for_nothing(visit, tmp_path):
    page = arrive(visit, "/?vendors=openai")
    visit.wait_for_map()
    page.locator(".st-key-export_popover button").click()
    name, content = taken(page, page.get_by_role("button", name="Sealed page (HTML)"))
    file = tmp_path / name
    file.write_bytes(content)
    visit.requests.clear()

    page.goto(file.as_uri())

    assert page.locator("h1").inner_text().startswith("OpenAI has signed or is building in 24")
    assert page.locator('[data-iso3="MLT"]').count() == 1
    assert [url for url in visit.requests if not url.startswith("file:")] == []
    assert len(content) < 5_000_000


def test_a_country_is_taken_along_on_one_page(visit):
    page = arrive(visit, "/countries?country=ARE")

    name, content = taken(page, page.locator(".st-key-brief_pdf button"))

    assert name == "country-brief_are_openai_2026-06-30.pdf"
    assert content.startswith(b"%PDF")
