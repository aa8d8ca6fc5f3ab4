"""A country's brief as a page: all of it fits, in every format, whatever the facts hold."""

from __future__ import annotations

import io
import re
from datetime import date
from itertools import combinations
from xml.etree import ElementTree

import pytest
from pptx import Presentation
from pypdf import PdfReader

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.vocabulary import LADDER
from exports.briefs import BRIEF_FORMATS, brief_bytes, brief_file_name
from exports.slides.blank_presentation import blank_presentation
from exports.slides.brief_slide import add_brief
from figures.briefs.country import CountryBrief, country_brief
from figures.briefs.page import GAP, HEIGHT, MARGIN, TEXT, WIDTH, BriefPage, Paragraph
from figures.briefs.placing import brief_page
from figures.drawn.brief_page import brief_drawing
from figures.lettering import text_width
from figures.theme import DARK, LIGHT
from tests import world
from tests.exports.exhibits_by_hand import HOSTILE, LONG_NAME, all_shapes, notes, words
from tests.world import make_appointment, make_deal, make_site, make_world

RICHEST = ("USA", "GBR", "ARE", "IND", "KOR", "DEU")
POOREST = ("TUV", "NRU", "VAT", "TWN", "SHN", "PRK")
SVG = "{http://www.w3.org/2000/svg}"


def drawn_words(brief: CountryBrief) -> str:
    tree = ElementTree.fromstring(brief_drawing(brief))  # noqa: S314 - our own
    return " ".join(node.text or "" for node in tree.iter(f"{SVG}text"))


def test_what_is_left_out_is_counted(briefs):
    for who, brief in briefs.items():
        in_all = {
            "How far each company is": brief.companies_in_all, "Newest events": brief.events_in_all,
            "Former officials at AI companies": brief.officials_in_all,
            "Datacenters": brief.sites_in_all,
        }  # fmt: skip
        for placed in brief_page(brief).lists:
            if placed.heading.text in in_all:
                shown = sum(not row.is_head for row in placed.rows)
                more = re.search(r"and ([\d,]+) more", placed.after.text if placed.after else "")
                left = int(more[1].replace(",", "")) if more else 0
                assert shown + left == in_all[placed.heading.text], (who, placed.heading.text)


def hostile_world() -> Atlas:
    """Names as bad as facts can be, of everything that a brief names."""
    bad = [
        "".join(sign for sign in HOSTILE if sign not in "\x00\ud800"), LONG_NAME, "W" * 200,
        "مرحبا " * 40, "😀" * 60, "<b>&amp;</b> " * 20, "漢字" * 80, "a‮b" * 60,
    ]  # fmt: skip
    companies = {f"bad-{number}": f"{name}{number}" for number, name in enumerate(bad * 2)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(world, "COMPANIES", world.COMPANIES | companies)
        patch.setitem(world.COUNTRIES, "FRA", ("FR", LONG_NAME, "Europe", "Western Europe"))
        return make_world(
            *(
                make_deal(
                    ("2024-01-01", "memorandum"), ("2025-01-01", LADDER[number % 6].value),
                    title=name, vendor_id=code, confidence="low",
                )
                for number, (code, name) in enumerate(companies.items())
            ),
            sites=[
                make_site(name=f"{name} {number}", locality=name, capacity_mw_planned=100,
                          parties={"owner": ["bad-1"], "operator": ["bad-2", "bad-3"]})
                for number, name in enumerate(bad)
            ],
            appointments=[
                make_appointment(person=name, former_office=name, role=name) for name in bad
            ],
        )  # fmt: skip


@pytest.fixture(scope="module")
def hostile() -> CountryBrief:
    return country_brief(hostile_world(), "FRA", AtlasFilter())


@pytest.fixture(scope="module")
def briefs(atlas, hostile) -> dict[str, CountryBrief]:
    """The countries with most and with least, and one of bad names."""
    everything = AtlasFilter(members=True, offices=True)
    richest = {iso3: country_brief(atlas, iso3, everything) for iso3 in RICHEST}
    poorest = {iso3: country_brief(atlas, iso3, AtlasFilter()) for iso3 in POOREST}
    return richest | poorest | {"hostile": hostile}


@pytest.fixture(scope="module")
def pages(briefs) -> dict[str, BriefPage]:
    return {who: brief_page(brief) for who, brief in briefs.items()}


def test_nothing_on_the_page_overlaps_or_leaves_it(pages):
    for who, page in pages.items():
        left, top, wide = page.map_place
        boxes = [("map", left, top, wide, wide * 0.4514)]
        boxes += [(one.heading.text, one.x, one.y, one.width, one.height) for one in page.lists]
        boxes += [
            (one.label.text, one.x, one.y, one.width,
             one.label_top - one.y + len(one.label.lines) * 22)
            for one in page.figures
        ]  # fmt: skip
        for name, x, y, width, height in boxes:
            assert x >= MARGIN, (who, name)
            assert x + width <= WIDTH - MARGIN, (who, name)
            assert y + height < page.foot_top, (who, name)
        for one, other in combinations(boxes, 2):
            is_beside = one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1]
            is_below = one[2] + one[4] <= other[2] or other[2] + other[4] <= one[2]
            assert is_beside or is_below, (who, one[0], other[0])
        assert page.foot_top + 12 + sum(len(one.lines) for one in page.foot) * 23 < HEIGHT
        assert page.reading_top + len(page.reading.lines) * page.reading.size * 1.28 < 170


def test_every_line_fits_its_column_and_can_be_read_on_paper(pages):
    def fits(said: Paragraph, width: float) -> bool:
        assert said.size >= TEXT
        widths = [text_width(line, said.size, is_bold=said.is_bold) for line in said.lines]
        return max(widths) <= width

    for who, page in pages.items():
        assert fits(page.title, WIDTH - 2 * MARGIN), who
        assert fits(page.reading, WIDTH - 2 * MARGIN), who
        for one in page.figures:
            assert fits(one.number, one.width)
            assert fits(one.label, one.width)
        for placed in page.lists:
            assert placed.after is None or fits(placed.after, placed.width)
            for row in placed.rows:
                for cell, width in zip(row.cells, placed.widths, strict=True):
                    for said in cell.paragraphs:
                        assert fits(said, width - GAP - cell.indent), (who, said)


def test_hostile_names_stay_text_in_every_format(hostile):
    svg = brief_drawing(hostile)
    (slide,) = Presentation(io.BytesIO(brief_bytes(hostile, "pptx"))).slides

    assert "<script" not in svg
    assert "<b>" not in svg
    assert '<script> "q"' in drawn_words(hostile)
    assert '<script> "q"' in words(slide)
    assert brief_bytes(hostile, "pdf").startswith(b"%PDF")


def test_what_is_cut_on_the_page_stands_in_full_in_the_notes(hostile):
    (slide,) = Presentation(io.BytesIO(brief_bytes(hostile, "pptx"))).slides

    assert brief_page(hostile).in_full
    assert "漢字" * 80 in notes(slide)


@pytest.mark.parametrize("file_format", BRIEF_FORMATS)
def test_the_same_brief_makes_the_same_bytes(british, file_format):
    # Fonts of a PDF come in one of two orders: four files would all be alike once in eight.
    files = {brief_bytes(british, file_format) for _ in range(4 if file_format == "pdf" else 2)}

    assert len(files) == 1


def test_the_pdf_is_one_page_with_a_title_and_the_words_of_the_brief(british):
    pdf = PdfReader(io.BytesIO(brief_bytes(british, "pdf")))
    (page,) = pdf.pages

    assert pdf.metadata.title == british.exhibit.title
    assert "United Kingdom" in page.extract_text()


def test_a_dark_brief_is_dark_in_both_formats(atlas):
    brief = country_brief(atlas, "ARE", AtlasFilter(), DARK)
    (slide,) = Presentation(io.BytesIO(brief_bytes(brief, "pptx", DARK))).slides

    assert f'height="1080" fill="{DARK.page}"' in brief_bytes(brief, "svg", DARK).decode()
    title = slide.shapes.title.text_frame.paragraphs[0].runs[0]
    assert f"#{title.font.color.rgb}" == DARK.text


def test_shapes_have_names_numbers_and_words_for_those_who_do_not_see_them(british_slide):
    numbers = [element.get("id") for element in british_slide._element.iter("{*}cNvPr")]
    assert len(numbers) == len(set(numbers))
    for shape in british_slide.shapes:
        if getattr(shape, "has_table", False) or shape.name == "World map":
            assert shape._element._nvXxPr.cNvPr.get("descr"), shape.name
    assert "GBR" in [shape.name for shape in all_shapes(british_slide.shapes)]


def test_a_brief_can_stand_behind_other_slides(atlas, british):
    deck = blank_presentation(LIGHT)

    add_brief(deck, british)
    add_brief(deck, country_brief(atlas, "TUV", AtlasFilter()))

    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles == [british.exhibit.title, "No public deal of AI companies with Tuvalu"]


def test_a_file_name_says_country_companies_and_day(atlas):
    def name(**chosen) -> str:
        return brief_file_name(atlas, "GBR", AtlasFilter(**chosen), "pdf")

    assert name() == "country-brief_gbr_all_2026-06-30.pdf"
    assert name(vendors=("openai", "google")) == "country-brief_gbr_openai-google_2026-06-30.pdf"
    day = date(2025, 1, 31)
    many = ("openai", "google", "g42", "meta")
    assert name(vendors=many, as_of=day) == "country-brief_gbr_companies_2025-01-31.pdf"


def test_a_country_or_format_that_is_not_known_is_refused(atlas, british):
    with pytest.raises(KeyError):
        country_brief(atlas, "XXX", AtlasFilter())
    with pytest.raises(KeyError):
        brief_bytes(british, "docx")
