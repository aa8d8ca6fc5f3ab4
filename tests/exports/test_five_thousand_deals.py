"""Five thousand deals: every file is written, and says how many rows it leaves out."""

from __future__ import annotations

import csv
import io
import re

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.warehouse import derive
from exports.decks.binding import deck_document
from exports.decks.order import DeckOrder, Slide
from exports.documents import document
from figures.catalog import VIEWS
from figures.drawn.page import page_drawing
from figures.exhibits import EXHIBITS
from figures.theme import LIGHT
from tests import world
from tests.exports.exhibits_by_hand import words
from tests.world import make_deal, make_world

COUNT = 5_000
TITLE = "A deal among many"

COPIES_OF_DEALS = """
INSERT INTO deals
SELECT deals.* REPLACE (deal_id || '-' || n AS deal_id, title || ' ' || n AS title)
FROM deals, range(1, $count) AS copies(n)
"""
COPIES_OF_EVENTS = """
INSERT INTO deal_events
SELECT deal_events.* REPLACE (event_id || '-' || n AS event_id, deal_id || '-' || n AS deal_id)
FROM deal_events, range(1, $count) AS copies(n)
"""


@pytest.fixture(scope="module")
def many() -> Atlas:
    """One deal made by hand and its copies, which the database makes at once."""

    def copied(connection) -> None:
        for copies in (COPIES_OF_DEALS, COPIES_OF_EVENTS):
            connection.execute(copies, {"count": COUNT})
        derive(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(world, "derive", copied)
        return make_world(make_deal(("2026-05-01", "agreement"), title=TITLE))


def slides_of(many: Atlas, audience: str):
    order = DeckOrder((Slide("deal_register"),), audience=audience)
    return list(Presentation(io.BytesIO(deck_document(order, "pptx", many).content)).slides)[1:]


def rows_of(slide) -> list[str]:
    (table,) = (shape.table for shape in slide.shapes if shape.has_table)
    return [row.cells[0].text for row in list(table.rows)[1:]]


def test_executives_get_one_slide_that_says_how_many_rows_there_are(many):
    (slide,) = slides_of(many, "executive")

    assert f"The first {len(rows_of(slide))} of 5,000 rows; a workbook" in words(slide)
    assert 15 < len(rows_of(slide)) < 30


def test_partners_get_every_row_with_the_number_of_its_slide(many):
    slides = slides_of(many, "partner")

    titles = [title for slide in slides for title in rows_of(slide)]
    assert len(titles) == len(set(titles)) == COUNT
    assert f"{len(slides)} of {len(slides)}" in words(slides[-1])
    notes = [slide.notes_slide.notes_text_frame.text for slide in (slides[0], slides[-1])]
    assert len(notes[1]) < len(notes[0])


def test_a_picture_says_how_many_rows_it_leaves_out(many):
    drawn = page_drawing(EXHIBITS["deal_register"](many, AtlasFilter(), LIGHT))

    shown = drawn.count(TITLE)
    (left_out,) = re.findall(r"([\d,]+) more rows in the data", drawn)
    assert int(left_out.replace(",", "")) + shown == COUNT


def test_data_files_hold_every_row(many):
    as_csv = document(VIEWS["deal_register"], "csv", many, AtlasFilter()).text
    workbook = document(VIEWS["deal_register"], "xlsx", many, AtlasFilter()).content

    assert len(list(csv.DictReader(io.StringIO(as_csv, newline="")))) == COUNT
    assert load_workbook(io.BytesIO(workbook), read_only=True)["Data"].max_row == COUNT + 1


def test_a_sealed_page_holds_as_many_rows_as_it_says(many):
    page = document(VIEWS["deal_register"], "html", many, AtlasFilter()).text

    assert "5,000 rows" in page
    assert page.count(TITLE) >= COUNT
    assert len(page) < 8_000_000
