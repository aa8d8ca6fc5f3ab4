"""Every view in every format, opened by what reads it: it holds what the question answers.

Sealed pages are read in ``test_sealed_pages``, tables of workbooks in ``test_workbooks``.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from functools import cache
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from analytics.filters import AtlasFilter
from analytics.site_filters import SiteFilter
from analytics.white_space import Weights
from exports.documents import FORMATS, document, formats_of
from figures.catalog import VIEWS
from figures.exhibit import WorldPicture
from figures.exhibits import EXHIBITS
from figures.lettering import ELLIPSIS, plain
from figures.theme import LIGHT, STAGE_COLOURS
from tests.exports.exhibits_by_hand import all_shapes, named

SVG = "{http://www.w3.org/2000/svg}"
PICTURE = (80, 200, 1840, 840)  # of a page of 1920 × 1080: below the reading, above the legend
BESIDE_FIGURES = 420


def everything(key: str):
    return SiteFilter() if VIEWS[key].about == "sites" else AtlasFilter()


@pytest.fixture(scope="module")
def written(atlas) -> Callable[[str, str], bytes]:
    """The file of a view in a format, made once."""
    return cache(lambda key, name: document(VIEWS[key], name, atlas, everything(key)).content)


@pytest.fixture(scope="module")
def exhibits(atlas):
    return {key: make(atlas, everything(key), LIGHT) for key, make in EXHIBITS.items()}


@pytest.fixture(scope="module")
def presentation(written):
    return cache(lambda key: Presentation(io.BytesIO(written(key, "pptx"))))


MAPS = ("partnership_map", "contested_countries", "datacenter_map", "reach")
CHARTS = (
    "signed_race", "stage_funnel", "stage_ageing", "capacity_timeline", "capacity_by_country",
    "white_space",
)  # fmt: skip
TABLES = tuple(key for key in VIEWS if key not in (*MAPS, *CHARTS))


def test_every_view_has_every_format_but_geojson_where_nothing_stands_on_a_map():
    for view in VIEWS.values():
        assert set(FORMATS) - set(formats_of(view)) <= {"geojson"}, view.key


# PowerPoint


@pytest.mark.parametrize("key", VIEWS)
def test_a_presentation_opens_with_the_title_and_shapes_of_their_own(presentation, exhibits, key):
    for number, slide in enumerate(presentation(key).slides, start=1):
        shapes = list(all_shapes(slide.shapes))
        ids = [shape.shape_id for shape in shapes]

        part = f" ({number} of {len(presentation(key).slides)})"
        assert slide.shapes.title.text.removesuffix(part) == plain(exhibits[key].title)
        assert len(set(ids)) == len(ids)
        assert all(shape.name for shape in shapes)
        assert slide.has_notes_slide


@pytest.mark.parametrize("key", MAPS)
def test_a_map_is_a_shape_for_each_country_that_is_said_to_be_one(presentation, atlas, key):
    (slide,) = presentation(key).slides
    land = next(shape for shape in slide.shapes if shape.name == "World map")

    names = [shape.name for shape in land.shapes if re.fullmatch("[A-Z]{3}", shape.name)]

    assert sorted(names) == sorted(atlas.choices.countries)


def test_the_fills_of_the_map_are_those_of_the_stages(presentation, atlas):
    (slide,) = presentation("partnership_map").slides
    fills = {
        shape.name: shape.fill
        for shape in all_shapes(slide.shapes)
        if re.fullmatch("[A-Z]{3}", shape.name)
    }

    for row in atlas.rows("partnership_map", AtlasFilter()):
        colour = LIGHT.no_deal if row.stage == "none" else STAGE_COLOURS[row.stage]
        fill = fills[row.iso3]
        # A pattern over it has the stage's colour behind.
        own = fill.back_color if fill.type == 2 else fill.fore_color
        assert f"#{own.rgb}".upper() == colour.upper(), row


def test_a_site_on_a_slide_is_a_circle_by_its_name(presentation, atlas):
    for key in ("datacenter_map", "reach"):
        (slide,) = presentation(key).slides
        circles = {
            re.sub(", (planned|running)$", "", shape.name) for shape in named(slide, "Sites").shapes
        }
        assert circles == {row.name for row in atlas.rows("datacenter_map", SiteFilter())}


def columns_of_the_chart(presentation, key: str) -> list[tuple[float | None, ...]]:
    (slide,) = presentation(key).slides
    return [series.values for series in named(slide, "Chart").chart.plots[0].series]


def bars_of_the_chart(presentation, key: str) -> list[float]:
    """Each bar's length, its parts together."""
    by_bar = zip(*columns_of_the_chart(presentation, key), strict=True)
    return [sum(filter(None, parts)) for parts in by_bar]


def test_the_bars_of_the_funnel_are_countries_at_their_stage(presentation, atlas):
    rows = {row.stage: row.countries for row in atlas.rows("stage_funnel", AtlasFilter())}

    assert bars_of_the_chart(presentation, "stage_funnel") == [
        rows[stage] for stage in STAGE_COLOURS
    ]


def test_the_bars_of_waiting_deals_are_their_days_and_the_typical_ones(presentation, atlas):
    rows = [row for row in atlas.rows("stage_ageing", AtlasFilter()) if row.typical_days][:15]

    days, typical = columns_of_the_chart(presentation, "stage_ageing")

    assert list(days) == [row.days_in_stage for row in rows]
    assert list(typical) == [row.typical_days for row in rows]


def test_the_bars_of_white_space_are_the_scores(presentation, atlas):
    rows = atlas.rows("white_space", AtlasFilter(), weights=Weights())

    scores = bars_of_the_chart(presentation, "white_space")

    assert scores == pytest.approx([row.score for row in rows[: len(scores)]])


def test_the_bars_of_capacity_are_shares_that_make_a_whole(presentation, atlas):
    rows = atlas.rows("capacity_by_country", SiteFilter(), measure="running", allies=None)
    domestic = columns_of_the_chart(presentation, "capacity_by_country")[0]
    measured = [row for row in rows if row.measured_mw]

    assert bars_of_the_chart(presentation, "capacity_by_country") == pytest.approx(
        [100] * len(domestic)
    )
    for row, share in zip(measured[:15], domestic, strict=False):
        assert share == pytest.approx(100 * (row.domestic_owner_share or 0), abs=0.01), row.country


def test_the_steps_of_capacity_are_the_months_seen_and_planned(presentation, atlas):
    rows = atlas.rows("capacity_timeline", SiteFilter(), by="total")
    seen, planned = columns_of_the_chart(presentation, "capacity_timeline")

    actual = [row.actual_mw / 1000 for row in rows if row.actual_mw]
    due = [row.planned_mw / 1000 for row in rows if row.planned_mw]
    assert [value for value in seen if value] == pytest.approx(actual, abs=0.001)
    assert [value for value in planned if value][-len(due) :] == pytest.approx(due, abs=0.001)


@pytest.mark.parametrize("key", TABLES)
def test_a_table_on_slides_holds_every_row_in_its_order(presentation, exhibits, key):
    cells = [
        [cell.text for cell in row.cells if not cell.is_spanned]
        for slide in presentation(key).slides
        for row in list(named(slide, "Table").table.rows)[1:]
    ]
    picture = exhibits[key].picture

    assert len(cells) == len(picture.rows) > 0
    for shown, row in zip(cells, picture.rows, strict=True):
        said = {text.removesuffix(ELLIPSIS).rstrip() for text in shown}
        name = plain(row[picture.name])
        assert name in said or any(name.startswith(text) for text in said if len(text) > 20)


# Pictures


@pytest.mark.parametrize("key", VIEWS)
def test_an_svg_says_its_title_and_has_a_mark_for_each_country_of_a_map(
    written, exhibits, atlas, key
):
    drawn = ElementTree.fromstring(written(key, "svg").decode())  # noqa: S314 - our own

    said = " ".join(node.text or "" for node in drawn.iter(f"{SVG}text"))
    assert " ".join(exhibits[key].title.split()) in " ".join(said.split())
    marks = [node.get("data-iso3") for node in drawn.iter() if node.get("data-iso3")]
    is_map = isinstance(exhibits[key].picture, WorldPicture)
    assert is_map == (key in MAPS)
    assert sorted(marks) == (sorted(atlas.choices.countries) if is_map else [])


@pytest.mark.parametrize("key", VIEWS)
def test_a_png_is_as_large_as_a_slide_and_its_picture_is_not_blank(written, exhibits, key):
    image = Image.open(io.BytesIO(written(key, "png"))).convert("RGB")

    assert image.size == (1920, 1080)
    left = BESIDE_FIGURES if exhibits[key].figures else PICTURE[0]
    colours = image.crop((left, *PICTURE[1:])).getcolors(maxcolors=1 << 24)
    page = max(count for count, _ in colours)
    assert len(colours) > 40
    assert page < sum(count for count, _ in colours) * 0.995


@pytest.mark.parametrize("key", VIEWS)
def test_a_pdf_is_one_page_with_the_words_of_the_title(written, exhibits, key):
    (page,) = PdfReader(io.BytesIO(written(key, "pdf"))).pages

    said = " ".join(page.extract_text().split())
    assert " ".join(exhibits[key].title.split()) in said
    assert "Source: Sovereign AI Atlas" in said
    assert page.mediabox.width / page.mediabox.height == pytest.approx(16 / 9, abs=0.001)


# Data


@pytest.mark.parametrize("key", VIEWS)
def test_a_workbook_has_four_sheets_every_row_and_no_formula(written, exhibits, key):
    book = load_workbook(io.BytesIO(written(key, "xlsx")))

    assert book.sheetnames == ["Data", "Filter", "Method", "Sources"]
    assert book["Data"].max_row - 1 == len(exhibits[key].table)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)


@pytest.mark.parametrize("key", VIEWS)
def test_data_files_hold_as_many_rows_as_the_question_answers(written, atlas, key):
    count = len(VIEWS[key].table(atlas, everything(key)))

    held = json.loads(written(key, "json"))
    rows = list(csv.DictReader(io.StringIO(written(key, "csv").decode(), newline="")))
    assert (held["view"], len(held["rows"]), len(rows)) == (key, count, count)
    if "geojson" in formats_of(VIEWS[key]):
        places = json.loads(written(key, "geojson"))
        assert (places["type"], len(places["features"])) == ("FeatureCollection", count)
