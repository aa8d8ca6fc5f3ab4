"""Tables in a presentation: native, whole, and split over slides where they are long."""

from __future__ import annotations

import pytest

from figures.theme import DARK
from tests.exports.exhibits_by_hand import (
    HOSTILE,
    HOSTILE_AS_SHOWN,
    bars,
    make_exhibit,
    named,
    notes,
    only_slide,
    opened,
    table,
)


def test_a_table_is_native_with_its_header_and_numbers_at_the_right():
    found = named(only_slide(make_exhibit(table(2))), "Table")

    cells = [[cell.text for cell in row.cells] for row in found.table.rows]
    assert cells == [
        ["Deal", "Country", "Days"],
        ["Deal 1", "France", "1"],
        ["Deal 2", "France", "2"],
    ]
    assert found.table.first_row
    assert not found.table.horz_banding
    aligned = [cell.text_frame.paragraphs[0].alignment.name for cell in found.table.rows[1].cells]
    assert aligned == ["LEFT", "LEFT", "RIGHT"]


def test_a_long_table_goes_over_slides_with_its_header_on_each_and_no_row_lost():
    deck = opened(make_exhibit(table(70)), make_exhibit(bars(1)))

    parts = list(deck.slides)[:-1]
    count = len(parts)
    assert count > 2
    assert [part.shapes.title.text for part in parts] == [
        f"OpenAI has signed with two countries ({at} of {count})" for at in range(1, count + 1)
    ]
    rows = []
    for part in parts:
        header, *others = [
            [cell.text for cell in row.cells] for row in named(part, "Table").table.rows
        ]
        assert header == ["Deal", "Country", "Days"]
        rows += [row[0] for row in others]
        frame = named(part, "Table")
        high = sum(row.height for row in frame.table.rows)
        assert frame.top + high < named(part, "Hairline").top
    assert rows == [f"Deal {number}" for number in range(1, 71)]
    assert "Reuters" in notes(parts[0])
    assert "Reuters" not in notes(parts[1])


def test_a_cell_too_long_for_its_column_is_cut_there_and_whole_in_the_notes():
    long = "A deal about computing, models and people " * 12
    rows = ((long, HOSTILE, "1"),)
    slide = only_slide(make_exhibit(table(1, rows=rows)))

    first, second, _ = named(slide, "Table").table.rows[1].cells
    assert first.text.endswith("…")
    assert second.text == HOSTILE_AS_SHOWN
    assert long.strip() in notes(slide)


def test_a_table_fills_the_width_whatever_it_holds():
    for rows in ((("A", "B", "1"),), (("word " * 90, "word " * 90, "1"),)):
        frame = named(only_slide(make_exhibit(table(1, rows=rows))), "Table")
        widths = [column.width for column in frame.table.columns]
        assert sum(widths) == pytest.approx(1760 * 6350, rel=0.001)


def test_dark_tables_and_charts_have_light_words():
    deck = opened(make_exhibit(table(1)), make_exhibit(bars(1)), palette=DARK)

    cell = named(deck.slides[0], "Table").table.rows[1].cells[0]
    assert f"#{cell.text_frame.paragraphs[0].runs[0].font.color.rgb}" == DARK.text
    assert f"#{named(deck.slides[1], 'Chart').chart.font.color.rgb}" == DARK.muted
