"""Presentations: what stands around the picture, what the notes say, and the file itself."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pandas as pd
import pytest
from pptx.enum.shapes import PP_PLACEHOLDER

from exports.slides.deck import NOTHING, deck_bytes
from exports.slides.grid import UNIT
from figures.exhibit import BarPicture, LegendEntry, Series, StepPicture, WorldPicture
from figures.theme import DARK, STAGE_COLOURS
from tests.exports.exhibits_by_hand import (
    AS_OF,
    BLUE,
    LADDER_LEGEND,
    LONG_NAME,
    OUTLINES,
    all_shapes,
    bars,
    every_country,
    make_exhibit,
    named,
    only_slide,
    opened,
    table,
    with_stage,
    words,
    world,
)


def test_every_exhibit_has_a_wide_slide_of_its_own_with_a_real_title():
    deck = opened(make_exhibit(bars(1, 2)), make_exhibit(bars(3), title="Kenya leads"))

    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    assert [slide.shapes.title.text for slide in deck.slides] == [
        "OpenAI has signed with two countries", "Kenya leads",
    ]  # fmt: skip
    for slide in deck.slides:
        title = slide.shapes.title
        assert title.placeholder_format.type == PP_PLACEHOLDER.TITLE
        assert slide.shapes[0].shape_id == title.shape_id, "the title is read first"
        assert title.text_frame.paragraphs[0].runs[0].font.bold


def test_no_placeholder_is_left_empty_and_none_is_offered_beside_title_and_number():
    deck = opened(make_exhibit(bars(1)), make_exhibit(table(2)), title="All", cover=True)

    for slide in deck.slides:
        assert [shape.name for shape in slide.placeholders if not shape.text_frame.text] == []
    assert [layout.name for layout in deck.slide_layouts] == ["Exhibit", "Cover"]
    kinds = {shape.placeholder_format.type for shape in deck.slide_layouts[0].placeholders}
    assert kinds == {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.SLIDE_NUMBER}


def test_reading_figures_and_notes_at_the_foot_stand_on_the_slide():
    figures = (("25", "countries with a signed deal"), ("35\u00a0%", "of the world's people"))
    slide = only_slide(make_exhibit(bars(1), figures=figures))

    lines = words(slide).split("\n")
    for number, label in figures:
        assert number in lines
        assert label in lines
    for line in ("Furthest stage of any deal, 30 June 2026", "Two deals in two countries."):
        assert line in lines


def test_all_words_are_in_arial():
    slide = only_slide(make_exhibit(world(FRA=with_stage("agreement")), legend=LADDER_LEGEND))

    fonts = {
        run.font.name
        for shape in all_shapes(slide.shapes)
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    }
    assert fonts == {"Arial"}


def test_nothing_stands_outside_the_slide():
    many = (LONG_NAME,) * 9
    exhibit = make_exhibit(
        world(FRA=with_stage("agreement")), title=LONG_NAME, reading=LONG_NAME * 3,
        figures=((LONG_NAME, LONG_NAME),) * 4, footnotes=many,
        legend=tuple(LegendEntry(name, BLUE, 1000) for name in many),
    )  # fmt: skip
    for shape in only_slide(exhibit).shapes:
        assert shape.left >= 0
        assert shape.top >= 0
        assert shape.left + shape.width <= 12192000, shape.name
        assert shape.top + shape.height <= 6858000, shape.name


def test_no_two_shapes_of_a_slide_share_a_number():
    days = tuple(date(2026, month, 1) for month in range(1, 13))
    steps = StepPicture(days, (Series("Deals", BLUE, (1,) * 12),), "deals", AS_OF)
    pictures = (world(FRA=with_stage("agreement")), bars(1, 2), steps, table(3))
    for slide in opened(*(make_exhibit(one, legend=LADDER_LEGEND) for one in pictures)).slides:
        numbers = [element.get("id") for element in slide._element.iter("{*}cNvPr")]
        assert len(numbers) == len(set(numbers))


def test_the_page_number_is_a_field_that_follows_the_slide():
    second = list(opened(make_exhibit(bars(1)), make_exhibit(bars(2))).slides)[1]

    field = second._element.find(".//{*}fld")
    assert field.get("type") == "slidenum"
    assert field.find("{*}t").text == "2"


def test_the_legend_says_words_counts_and_numbers_in_the_colours_of_the_map():
    slide = only_slide(make_exhibit(world(), legend=LADDER_LEGEND))

    assert named(slide, "Swatch: Memorandum").text_frame.text == "3"
    rung = named(slide, "Swatch: Memorandum").fill.fore_color.rgb
    assert f"#{rung}" == STAGE_COLOURS["memorandum"]
    assert named(slide, "Label: Agreement").text_frame.text == "Agreement 0"
    assert named(slide, "Label: No public deal found").text_frame.text == "No public deal found 241"
    ramp = [named(slide, f"Swatch: {name}") for name in ("Memorandum", "Agreement", "Paused")]
    assert ramp[0].left + ramp[0].width == pytest.approx(ramp[1].left, abs=2)
    assert ramp[2].left - (ramp[1].left + ramp[1].width) > 10 * UNIT


def test_the_document_says_what_it_is_and_not_with_what_it_was_made():
    deck = opened(make_exhibit(bars(1)), title="Where OpenAI stands")

    about = deck.core_properties
    assert (about.title, about.author) == ("Where OpenAI stands", "Sovereign AI Atlas")
    assert about.last_modified_by == "Sovereign AI Atlas"
    assert about.subject == "vendors: openai; as_of: 2026-06-30"
    assert about.created == about.modified == datetime(2026, 6, 30)
    with zipfile.ZipFile(io.BytesIO(deck_bytes([make_exhibit(world())]))) as package:
        everything = b"".join(map(package.read, package.namelist())).lower()
    for maker in (b"python", b"microsoft powerpoint", b"steve canny", b"thumbnail"):
        assert maker not in everything


def test_a_long_filter_is_cut_and_an_empty_one_is_everything():
    countries = tuple(OUTLINES)
    long = opened(make_exhibit(bars(1), filter={"countries": countries}), title=LONG_NAME * 2)
    open_ = opened(make_exhibit(bars(1), filter={}))

    assert len(long.core_properties.subject) == len(long.core_properties.title) == 255
    assert open_.core_properties.subject == "Everything"


def test_the_same_exhibits_make_the_same_bytes():
    exhibits = [make_exhibit(world()), make_exhibit(bars(1, 2)), make_exhibit(table(30))]

    first = deck_bytes(exhibits, cover=True)

    assert first == deck_bytes(exhibits, cover=True)
    assert first != deck_bytes(exhibits, palette=DARK, cover=True)
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        (sheet,) = [name for name in package.namelist() if name.endswith(".xlsx")]
        with zipfile.ZipFile(io.BytesIO(package.read(sheet))) as workbook:
            about = workbook.read("docProps/core.xml").decode()
            assert {entry.date_time for entry in workbook.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert about.count("2026-06-30T00:00:00Z") == 2
    assert str(date.today().year) not in about.replace("2026-06-30", "")


def test_a_cover_says_title_day_and_how_many_exhibits_follow():
    deck = opened(
        make_exhibit(bars(1)), make_exhibit(bars(1), as_of=date(2026, 9, 30)),
        title="Where OpenAI stands", cover=True,
    )  # fmt: skip

    cover = words(deck.slides[0])
    assert len(deck.slides) == 3
    assert deck.slides[0].shapes.title.text == "Where OpenAI stands"
    assert "As of 30 June 2026 and 30 September 2026\n2 views" in cover


def test_a_presentation_without_exhibits_is_refused():
    with pytest.raises(ValueError, match="at least one exhibit"):
        deck_bytes([])


@pytest.mark.parametrize(
    "picture",
    [
        WorldPicture(()),
        BarPicture((), (), "deals"),
        BarPicture(("France",), (), "deals"),
        StepPicture((), (Series("Deals", BLUE, ()),), "deals", AS_OF),
        table(0),
        WorldPicture(every_country()),
    ],
    ids=["map", "bars", "no series", "steps", "table", "map of a view without rows"],
)
def test_a_view_without_rows_makes_a_slide_that_says_so(picture):
    slide = only_slide(make_exhibit(picture, table=pd.DataFrame(), title="No deal is in view"))

    assert slide.shapes.title.text == "No deal is in view"
    assert NOTHING in words(slide)


def test_a_dark_presentation_has_a_dark_page_and_light_words():
    deck = opened(make_exhibit(bars(1)), palette=DARK)

    title = deck.slides[0].shapes.title.text_frame.paragraphs[0].runs[0]
    assert f"#{title.font.color.rgb}" == DARK.text
    master = deck.slide_masters[0]
    colour_map = master._element.find("{*}clrMap")
    theme = next(rel.target_part for rel in master.part.rels.values() if "theme" in rel.reltype)
    background = colour_map.get("bg1")
    assert f'<a:{background}><a:srgbClr val="{DARK.page[1:]}"/>' in theme.blob.decode()
