"""Names that try to run, to reorder a line or to burst a page: every file stays whole and plain."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from exports.documents import document, formats_of
from figures.catalog import VIEWS
from figures.drawn.page import HEIGHT, WIDTH, page_drawing
from figures.exhibits import EXHIBITS
from figures.lettering import plain, text_width
from figures.theme import LIGHT
from tests import world
from tests.exports.exhibits_by_hand import all_shapes, words
from tests.world import make_appointment, make_claim, make_deal, make_site, make_world

SVG = "{http://www.w3.org/2000/svg}"
OVERRIDE, BELL, NO_LETTER = "\u202e", "\x07", "\ufffe"
MARKUP = "<script>alert(1)</script> & \"q\" 'r' {{7*7}}"
FORMULA = f'=HYPERLINK("x") 🚀 שלום مرحبا {OVERRIDE}21{BELL}{NO_LETTER}'
LONG = "x" * 200
RUNS = re.compile(r"\s*[=+\-@]")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
# Views that name no deal, company, country, datacenter, person or claim.
OF_COUNTS = ("stage_funnel", "stage_matrix", "capacity_timeline", "method")


def a_world_of(one: str, other: str) -> Atlas:
    """Every text that the contract lets in is one of two."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(world.COMPANIES, "openai", f"{one} company")
        patch.setitem(world.COMPANIES, "google", f"{other} company")
        patch.setitem(world.COUNTRIES, "FRA", ("FR", one, "Europe", "Western Europe"))
        patch.setitem(world.COUNTRIES, "KEN", ("KE", other, "Africa", "Eastern Africa"))
        patch.setitem(world.COUNTRIES, "ARE", ("AE", f"{one} 2", "Asia", "Western Asia"))
        of_google = {"vendor_id": "google", "country_iso3": "KEN", "counterparty": other}
        built = [("2026-01-01", 50, "actual"), ("2028-01-01", 100, "planned")]
        power = {"capacity_mw_planned": 100, "capacity_basis": "facility", "milestones": built}
        atlas = make_world(
            make_deal(("2024-01-01", "discussions"), ("2026-05-01", "agreement"),
                      title=one, counterparty=one, summary=one),
            make_deal(("2026-05-01", "memorandum"), title=other, summary=other, **of_google),
            make_deal(("2026-06-01", "paused"), title=f"{one} 2", **of_google),
            sites=[
                make_site(name=one, locality=one, parties={"owner": ["openai"]}, **power),
                make_site(name=other, locality=other, parties={"operator": ["google"]},
                          country_iso3="KEN", **power),
            ],
            appointments=[make_appointment(person=text, former_office=text, role=text,
                                           sources=[{"publisher": text, "title": text}])
                          for text in (one, other)],
            claims=[make_claim("countries_signed", 10, text, statement=text)
                    for text in (one, other)],
        )  # fmt: skip
    change = atlas.connection.execute
    change("UPDATE event_days SET headline = $text", {"text": one})
    change("UPDATE move_cards SET headline = $text", {"text": other})
    return atlas


@pytest.fixture(scope="module")
def hostile() -> Atlas:
    return a_world_of(MARKUP, FORMULA)


@pytest.fixture(scope="module")
def long() -> Atlas:
    return a_world_of(LONG, "W" * 200)


def everything(key: str):
    return SiteFilter() if VIEWS[key].about == "sites" else AtlasFilter()


def written(atlas: Atlas, key: str, file_format: str) -> bytes:
    return document(VIEWS[key], file_format, atlas, everything(key)).content


@pytest.mark.parametrize("key", VIEWS)
def test_pictures_open_and_show_the_names_as_text(hostile, key):
    svg = written(hostile, key, "svg").decode()
    drawn = ElementTree.fromstring(svg)  # noqa: S314 - our own
    (page,) = PdfReader(io.BytesIO(written(hostile, key, "pdf"))).pages
    Image.open(io.BytesIO(written(hostile, key, "png"))).verify()

    assert not list(drawn.iter(f"{SVG}script"))
    assert OVERRIDE not in svg
    said = " ".join("".join(node.itertext()) for node in drawn.iter())
    assert ("<script>" in said) == (key not in OF_COUNTS)
    assert "Source: Sovereign AI Atlas" in page.extract_text()


@pytest.mark.parametrize("key", VIEWS)
def test_slides_open_and_show_the_names_as_text(hostile, key):
    content = written(hostile, key, "pptx")
    slides = Presentation(io.BytesIO(content)).slides

    said = "\n".join(
        "\n".join([words(slide), *(shape.name for shape in all_shapes(slide.shapes)), *told(slide)])
        for slide in slides
    )
    assert OVERRIDE not in said
    assert ("<script>" in said) == (key not in OF_COUNTS)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(package.read(name))  # noqa: S314 - our own
            if name.endswith(".xlsx"):
                assert formulas(package.read(name)) == []


def told(slide) -> list[str]:
    return [node.get("descr", "") for node in slide._element.iter("{*}cNvPr")]


@pytest.mark.parametrize("key", VIEWS)
def test_data_opens_and_nothing_of_it_is_a_formula(hostile, key):
    table = VIEWS[key].table(hostile, everything(key))
    rows = list(csv.reader(io.StringIO(written(hostile, key, "csv").decode(), newline="")))
    as_json = json.loads(written(hostile, key, "json"))["rows"]

    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if RUNS.match(cell) and not NUMBER.fullmatch(cell)] == []
    assert len(rows) - 1 == len(as_json) == len(table)
    assert formulas(written(hostile, key, "xlsx")) == []
    if "geojson" in formats_of(VIEWS[key]):
        assert len(json.loads(written(hostile, key, "geojson"))["features"]) == len(table)


def formulas(workbook: bytes) -> list[str]:
    return [
        str(cell.value)
        for sheet in load_workbook(io.BytesIO(workbook)).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


@pytest.mark.parametrize("key", VIEWS)
def test_a_sealed_page_shows_the_names_as_text(hostile, key):
    tags, said = [], []

    class Reading(HTMLParser):
        def handle_starttag(self, tag, attrs):
            tags.append(tag)

        def handle_data(self, data):
            said.append(data)

    page = written(hostile, key, "html").decode()
    Reading().feed(page)

    assert "script" not in tags
    assert OVERRIDE not in page
    assert ("<script>" in " ".join(said)) == (key not in OF_COUNTS)


def test_scripts_get_the_names_letter_by_letter(hostile):
    rows = json.loads(written(hostile, "deal_register", "json"))["rows"]
    book = load_workbook(io.BytesIO(written(hostile, "deal_register", "xlsx")))["Data"]
    titles = {row["title"] for row in rows}
    of_excel = {row[1].value for row in book.iter_rows(min_row=2)}

    assert titles == {MARKUP, FORMULA, f"{MARKUP} 2"}
    # What no file of Excel can hold is left out; the apostrophe keeps it from running.
    assert of_excel == {MARKUP, f"{MARKUP} 2", "'" + FORMULA.translate({7: None, 0xFFFE: None})}


@pytest.mark.parametrize("key", VIEWS)
def test_no_line_of_a_picture_leaves_the_page_however_long_a_name_is(long, key):
    drawn = ElementTree.fromstring(page_drawing(EXHIBITS[key](long, everything(key), LIGHT)))  # noqa: S314 - our own

    for text, left, right, foot in lines_of(drawn):
        assert left >= 0, text
        assert right <= WIDTH, text
        assert 0 < foot <= HEIGHT, text


def lines_of(node: ElementTree.Element, x: float = 0, y: float = 0):
    """Every upright line of text with its left and right edge and its foot."""
    moved = node.get("transform", "")
    if found := re.match(r"translate\(([-\d.]+)[ ,]([-\d.]+)\)", moved):
        x, y = x + float(found[1]), y + float(found[2])
    if "rotate" in moved or "scale" in moved:
        return
    if node.tag == f"{SVG}text":
        text = "".join(node.itertext())
        wide = text_width(plain(text), float(node.get("font-size", 17)))
        at = x + float(node.get("x", 0))
        before = {"middle": wide / 2, "end": wide}.get(node.get("text-anchor"), 0)
        yield text, at - before, at - before + wide, y + float(node.get("y", 0))
    for inside in node:
        yield from lines_of(inside, x, y)
