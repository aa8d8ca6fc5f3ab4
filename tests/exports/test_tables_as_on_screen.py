"""Tables on slides and in pictures: what a reader of the pages knows, without names of columns."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from analytics.filters import AtlasFilter
from analytics.vocabulary import Stage
from figures.catalog import VIEWS
from figures.drawn.page import page_drawing
from figures.exhibits import EXHIBITS
from figures.headline import LONGEST
from figures.theme import DARK, LIGHT, STAGE_COLOURS
from tests.exports.exhibits_by_hand import all_shapes, opened
from tests.world import make_deal, make_world

TABLES = (
    "deal_register", "country_profile", "changes", "country_comparison", "appointments",
    "claims_check", "vendor_matrix",
)  # fmt: skip
EVERYTHING = AtlasFilter()
FILTERS = {
    "everything": EVERYTHING,
    "one company": AtlasFilter(vendors=("openai",)),
    "a small company": AtlasFilter(vendors=("cohere",)),
    "one country": AtlasFilter(countries=("GBR",)),
    "five countries": AtlasFilter(countries=("GBR", "FRA", "ARE", "KEN", "IND")),
    "a bloc and stages": AtlasFilter(groups=("EU",), stages=("discussions", "paused")),
    "before all facts": AtlasFilter(as_of=date(1990, 1, 1)),
    "a kind": AtlasFilter(kinds=("safety",), since=date(2026, 6, 30)),
}


def exhibit(atlas, key, chosen=EVERYTHING, palette=LIGHT, **options):
    return EXHIBITS[key](atlas, chosen, palette, **options)


def column(picture, head):
    at = picture.columns.index(head)
    return [row[at] for row in picture.rows]


@pytest.mark.parametrize("chosen", FILTERS.values(), ids=FILTERS)
@pytest.mark.parametrize("key", TABLES)
def test_no_table_shows_a_key_or_the_name_of_a_column(atlas, key, chosen):
    picture = exhibit(atlas, key, chosen).picture

    written = [*picture.columns, *(cell for row in picture.rows for cell in row)]
    assert [words for words in written if re.search(r"\b[a-z]+_[a-z]+|^nan$|^None$", words)] == []
    assert key == "vendor_matrix" or len(picture.columns) <= 8
    assert len(picture.marks) == len(picture.rows)
    assert {len(row) for row in (*picture.rows, *picture.marks)} <= {len(picture.columns)}


@pytest.mark.parametrize("chosen", FILTERS.values(), ids=FILTERS)
@pytest.mark.parametrize("key", TABLES)
def test_a_table_has_a_title_of_one_sentence_and_the_rows_of_its_view(atlas, key, chosen):
    made = exhibit(atlas, key, chosen)

    assert len(made.title) <= LONGEST
    assert made.title != VIEWS[key].title
    assert "  " not in f"{made.title} {made.reading}"
    assert made.table.equals(VIEWS[key].table(atlas, chosen))


def test_a_long_cell_of_a_picture_takes_a_second_line_and_stage_stands_before_its_word(atlas):
    made = exhibit(atlas, "appointments")
    drawn = ElementTree.fromstring(page_drawing(made))  # noqa: S314 - our own
    said = [node.text or "" for node in drawn.iter() if node.tag.endswith("text")]

    office = made.picture.rows[0][4]
    assert office not in said
    assert any(one and f"{one} {other}" == office for one in said for other in said)
    assert not any(words.endswith("…") for words in said)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_picture_of_the_register_has_a_swatch_for_each_stage(palette):
    atlas = make_world(
        make_deal(("2025-03-01", "operational")), make_deal(("2025-03-01", "discussions"))
    )

    svg = page_drawing(exhibit(atlas, "deal_register", palette=palette), palette)

    for stage in (Stage.OPERATIONAL, Stage.DISCUSSIONS):
        assert svg.count(f'height="20" fill="{STAGE_COLOURS[stage]}"') == 1
    assert "<pattern" in svg


def rows_of(slide):
    (table,) = [shape for shape in all_shapes(slide.shapes) if shape.name == "Table"]
    return [list(row.cells) for row in table.table.rows]


def test_on_a_slide_a_stage_is_a_filled_cell_before_its_word():
    atlas = make_world(make_deal(("2025-03-01", "operational"), title="Sure"))

    head, row = rows_of(opened(exhibit(atlas, "deal_register")).slides[0])

    assert [cell.text for cell in row[:6]] == [
        "Sure", "OpenAI", "France", "Access", "6", "Operational",
    ]  # fmt: skip
    assert f"#{row[4].fill.fore_color.rgb}" == STAGE_COLOURS[Stage.OPERATIONAL]
    assert (head[4].text, head[4].is_merge_origin, head[5].is_spanned) == ("Stage", True, True)


def test_marks_stay_with_their_rows_on_every_slide_of_a_long_table(atlas):
    made = exhibit(atlas, "deal_register", AtlasFilter(vendors=("openai",)))
    parts = list(opened(made).slides)
    assert len(parts) > 2

    told = []
    for part in parts:
        for row in rows_of(part)[1:]:
            stage = row[5].text.lower()
            told.append(stage)
            assert row[4].text == str(Stage(stage).rung or "")
            if Stage(stage).rung and row[4].fill.type == 1:  # solid
                assert f"#{row[4].fill.fore_color.rgb}" == STAGE_COLOURS[Stage(stage)]
    assert told == [words.lower() for words in column(made.picture, "Stage")]


def test_the_matrix_is_one_slide_of_filled_cells_above_the_legend(atlas):
    for across in ("countries", "regions", "groups"):
        (slide,) = opened(exhibit(atlas, "vendor_matrix", across=across)).slides
        shapes = {shape.name: shape for shape in slide.shapes}
        high = sum(row.height for row in shapes["Table"].table.rows)

        assert shapes["Table"].top + high < shapes["Legend"].top
        fills = {
            f"#{cell.fill.fore_color.rgb}"
            for row in rows_of(slide)[1:]
            for cell in row
            if cell.text.isdigit() and cell.fill.type == 1
        }
        assert fills <= set(STAGE_COLOURS.values())
        assert STAGE_COLOURS[Stage.OPERATIONAL] in fills


def test_the_same_table_makes_the_same_picture(atlas):
    one, other = (page_drawing(exhibit(atlas, "vendor_matrix")) for _ in range(2))

    assert one == other
    assert replace(exhibit(atlas, "changes"), table=None) == replace(
        exhibit(atlas, "changes"), table=None
    )
