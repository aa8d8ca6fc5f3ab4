"""Pictures of views: valid, complete, with the title's words, and asking for nothing."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import pytest
from PIL import Image

from analytics.filters import AtlasFilter
from analytics.site_filters import SiteFilter
from exports.documents import document
from exports.pictures import picture
from figures.catalog import VIEWS
from figures.drawn.page import HEIGHT, WIDTH, page_drawing
from figures.exhibits import EXHIBITS
from figures.theme import DARK, LIGHT, STAGE_COLOURS
from tests.world import make_deal, make_site, make_world

SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ElementTree.Element:
    """The picture as a tree, if it is valid."""
    return ElementTree.fromstring(svg)  # noqa: S314 - our own


def chosen_for(key: str):
    return SiteFilter() if VIEWS[key].about == "sites" else AtlasFilter(vendors=("openai",))


@pytest.fixture(scope="module")
def exhibits(atlas):
    return {key: make(atlas, chosen_for(key), LIGHT) for key, make in EXHIBITS.items()}


def test_every_view_has_a_picture():
    assert set(EXHIBITS) == set(VIEWS)


@pytest.mark.parametrize("key", EXHIBITS)
def test_a_picture_is_valid_and_says_title_reading_and_source(exhibits, key):
    svg = picture(exhibits[key], "svg").decode()
    said = " ".join(node.text or "" for node in parsed(svg).iter(f"{SVG}text"))

    assert exhibits[key].title.split()[0] in said
    assert "Source: Sovereign AI Atlas" in said
    assert re.findall(r'(?:href|src|url)=?\(?["\']?(https?:[^"\')]*)', svg) == []
    assert svg.count("://") == 1  # the name of the language, which nobody fetches


@pytest.mark.parametrize("key", EXHIBITS)
def test_an_exhibit_knows_its_day_its_sources_and_how_it_was_counted(exhibits, key):
    exhibit = exhibits[key]

    assert exhibit.key == key
    assert f"{exhibit.as_of:%Y}" in "".join((exhibit.reading, *exhibit.footnotes))
    assert exhibit.method
    assert len(exhibit.sources) > 10
    assert len(exhibit.title) <= 110


@pytest.mark.parametrize(
    ("key", "noun"), [("appointments", "appointment"), ("claims_check", "claim")]
)
def test_people_and_claims_name_their_own_sources_and_not_those_of_deals(
    atlas, exhibits, key, noun
):
    ids = tuple(exhibits[key].table[f"{noun}_id"])
    own = atlas.connection.execute(
        f"SELECT url FROM {noun}_sources JOIN sources USING (source_id) "  # noqa: S608
        f"WHERE list_contains($ids, {noun}_id)",
        {"ids": list(ids)},
    ).fetchall()

    assert {source.url for source in exhibits[key].sources} == {url for (url,) in own} != set()
    assert exhibits[key].footnotes[0].startswith(f"{len(ids)} {noun}")


def test_the_map_has_one_mark_for_each_country_in_the_colour_of_its_stage(atlas, exhibits):
    stages = {
        row.iso3: row.stage for row in atlas.rows("partnership_map", chosen_for("partnership_map"))
    }
    drawn = parsed(page_drawing(exhibits["partnership_map"]))
    marks = [node for node in drawn.iter() if "data-iso3" in node.attrib]

    assert len(marks) == len(stages) == 243
    assert {node.get("data-iso3"): node.get("data-stage") for node in marks} == stages
    for node in marks:
        if node.get("data-stage") in ("agreement", "delivery", "operational"):
            assert node.get("fill") == STAGE_COLOURS[node.get("data-stage")]


def test_the_legend_of_the_map_adds_up_to_every_country(exhibits):
    assert sum(entry.count for entry in exhibits["partnership_map"].legend) == 243


def test_a_stage_filter_leaves_other_countries_as_ground(atlas):
    exhibit = EXHIBITS["partnership_map"](atlas, AtlasFilter(stages=("delivery",)), LIGHT)

    marks = {country.mark for country in exhibit.picture.countries}

    assert marks == {"delivery", "none"}


def test_the_sites_are_circles_whose_area_is_megawatts(atlas, exhibits):
    circles = {circle.name: circle for circle in exhibits["datacenter_map"].picture.circles}
    abilene = circles["OpenAI Stargate Abilene"]

    assert len(circles) == 234
    assert (abilene.fill / abilene.ring) ** 2 == pytest.approx(590 / 1180)


def test_the_steps_hold_the_months_of_the_question(atlas, exhibits):
    rows = atlas.rows("capacity_timeline", SiteFilter(), by="total")
    seen, planned = exhibits["capacity_timeline"].picture.series

    assert [value for value in seen.values if value] == [
        round(row.actual_mw / 1000, 3) for row in rows if row.actual_mw
    ]
    assert planned.values[-1] == round(rows[-1].planned_mw / 1000, 3)
    assert planned.is_plan


@pytest.mark.parametrize("key", ["partnership_map", "capacity_timeline", "deal_register"])
def test_a_png_is_a_slide_wide_and_not_blank(exhibits, key):
    image = Image.open(io.BytesIO(picture(exhibits[key], "png")))

    assert image.size == (WIDTH, HEIGHT) == (1920, 1080)
    assert len(image.convert("RGB").getcolors(maxcolors=1 << 24)) > 50
    assert Image.open(io.BytesIO(picture(exhibits[key], "png", width=3840))).size == (3840, 2160)


def test_the_words_of_a_png_are_really_drawn(exhibits):
    """A converter that has no font drops every letter without a word."""
    image = Image.open(io.BytesIO(picture(exhibits["stage_funnel"], "png"))).convert("L")
    title = image.crop((80, 50, 1200, 110))

    assert sum(count for count, grey in title.getcolors() if grey < 100) > 1500


def test_a_pdf_holds_fonts(exhibits):
    pdf = picture(exhibits["partnership_map"], "pdf")

    assert pdf.startswith(b"%PDF")
    assert b"/Font" in pdf


def test_a_dark_picture_is_dark(exhibits):
    image = Image.open(io.BytesIO(picture(exhibits["stage_funnel"], "png", DARK))).convert("L")

    assert image.getpixel((5, 5)) < 40


HOSTILE = "<script>&\"'\x07 שלום 🚀" + "x" * 200


def test_hostile_names_stay_text_in_every_picture():
    atlas = make_world(
        make_deal(("2024-01-01", "paused"), title=HOSTILE, counterparty=HOSTILE),
        sites=[make_site(name=HOSTILE, locality=HOSTILE, capacity_mw_planned=100)],
    )
    for key, make in EXHIBITS.items():
        chosen = SiteFilter() if VIEWS[key].about == "sites" else AtlasFilter()

        svg = page_drawing(make(atlas, chosen, LIGHT))

        assert "<script" not in svg
        parsed(svg)


@pytest.mark.parametrize("key", EXHIBITS)
def test_an_empty_view_has_a_picture_that_says_so(key):
    atlas = make_world()
    chosen = SiteFilter() if VIEWS[key].about == "sites" else AtlasFilter()

    exhibit = EXHIBITS[key](atlas, chosen, LIGHT)
    said = " ".join(node.text or "" for node in parsed(page_drawing(exhibit)).iter(f"{SVG}text"))

    assert re.search(r"\b(no|none|nothing|nobody|0)\b", said, re.IGNORECASE), said


def test_the_same_view_makes_the_same_bytes(atlas):
    chosen = AtlasFilter(vendors=("openai",))

    one, other = (
        document(VIEWS["partnership_map"], "svg", atlas, chosen).content for _ in range(2)
    )

    assert one == other
