"""Exhibits to a presentation: one slide for each, native and editable, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

from pptx.presentation import Presentation as Deck

from analytics.vocabulary import CREDIT
from exports.slides.blank_presentation import (
    COVER,
    COVER_TITLE,
    EXHIBIT,
    blank_presentation,
)
from exports.slides.canvas import Canvas
from exports.slides.frame import draw_frame, fill_placeholder, picture_box, write_title
from exports.slides.grid import Box
from exports.slides.native_charts import draw_bars
from exports.slides.native_steps import draw_steps
from exports.slides.native_tables import TablePart, draw_table, table_parts
from exports.slides.notes import point_to_notes, write_notes
from exports.slides.packing import repacked
from exports.slides.shapes import Run
from exports.slides.world_shapes import draw_world
from figures.exhibit import (
    BarPicture,
    Exhibit,
    Picture,
    StepPicture,
    TablePicture,
    WorldPicture,
)
from figures.formatting import counted, full_day, listed
from figures.lettering import ELLIPSIS, plain
from figures.theme import LIGHT, Palette

NOTHING = "Nothing is in view: no row passes this filter."
_LONGEST_PROPERTY = 255  # letters, by the standard


def deck_bytes(
    exhibits: Sequence[Exhibit],
    title: str = "",
    palette: Palette = LIGHT,
    cover: bool = False,
    *,
    one_slide_each: bool = False,
) -> bytes:
    """Write a presentation.

    Args:
        exhibits: one slide each; a long table goes over several, if it may.
        title: of the presentation; the first exhibit's where it is empty.
        palette: colours of the pages; those of the data are the exhibits' own.
        cover: whether a slide with the title and the day stands first.
        one_slide_each: whether a long table ends where its slide ends, and says so.

    Returns:
        A PowerPoint file. The same exhibits make the same bytes.

    Raises:
        ValueError: when there is no exhibit.
    """
    if not exhibits:
        raise ValueError("a presentation needs at least one exhibit")
    deck = blank_presentation(palette)
    if cover:
        _add_cover(deck, exhibits, title, palette)
    for exhibit in exhibits:
        _add_slides(deck, exhibit, palette, one_slide_each=one_slide_each)
    describe(deck, exhibits, title)
    out = io.BytesIO()
    deck.save(out)
    return repacked(out.getvalue())


def _add_slides(deck: Deck, exhibit: Exhibit, palette: Palette, *, one_slide_each: bool) -> None:
    box = picture_box(exhibit)
    if not isinstance(exhibit.picture, TablePicture) or _is_empty(exhibit.picture):
        canvas = _framed(deck, exhibit, palette)
        write_notes(canvas.slide, exhibit, [*_draw(canvas, exhibit, box), *canvas.cut])
        return
    parts = table_parts(exhibit.picture, box)
    if one_slide_each:
        exhibit, parts = _beginning(exhibit)
    for part in parts:
        canvas = _framed(deck, exhibit, palette, part.said)
        draw_table(canvas, exhibit.picture, part, box, exhibit.title)
        write = write_notes if part.number == 1 else point_to_notes
        write(canvas.slide, exhibit, canvas.cut)


def _beginning(exhibit: Exhibit) -> tuple[Exhibit, list[TablePart]]:
    """A table's first slide alone, with a note of how many rows it leaves out."""
    first, *others = table_parts(exhibit.picture, picture_box(exhibit))
    if not others:
        return exhibit, [first]
    whole = len(exhibit.picture.rows)
    note = f"The first {{}} of {whole:,} rows; a workbook of this view holds them all."
    # The note takes a line from the table: only then is it known how many rows there are.
    noted = replace(exhibit, footnotes=(note.format(len(first.rows)), *exhibit.footnotes))
    first = next(table_parts(exhibit.picture, picture_box(noted)))
    noted = replace(noted, footnotes=(note.format(len(first.rows)), *exhibit.footnotes))
    return noted, [TablePart(first.rows, 1, 1)]


def _framed(deck: Deck, exhibit: Exhibit, palette: Palette, part: str = "") -> Canvas:
    """A new slide with all but its picture."""
    canvas = Canvas(deck.slides.add_slide(deck.slide_layouts[EXHIBIT]), palette)
    draw_frame(canvas, exhibit, page=len(deck.slides), part=part)
    return canvas


def _draw(canvas: Canvas, exhibit: Exhibit, box: Box) -> list[str]:
    """Draw the picture, or say that there is nothing; returns lines for the notes."""
    picture, title = exhibit.picture, exhibit.title
    if exhibit.table.empty or _is_empty(picture):
        canvas.write("Nothing in view", box.cut(height=30),
                     [Run(NOTHING, 24, canvas.palette.text)], line_height=30)  # fmt: skip
        box = box.cut(y=box.y + 40, height=box.height - 40)
    if _is_empty(picture):
        return []
    if isinstance(picture, WorldPicture):
        return draw_world(canvas, picture, box, f"{title}. {exhibit.reading}")
    if isinstance(picture, BarPicture):
        draw_bars(canvas, picture, box, title, exhibit.as_of, names_series=not exhibit.legend)
    elif isinstance(picture, StepPicture):
        draw_steps(canvas, picture, box, title, names_series=not exhibit.legend)
    return []


def _is_empty(picture: Picture) -> bool:
    """Whether a picture has nothing to draw."""
    parts = {
        WorldPicture: ("countries",),
        BarPicture: ("categories", "series"),
        StepPicture: ("days", "series"),
        TablePicture: ("rows",),
    }[type(picture)]
    return not all(getattr(picture, part) for part in parts)


def _add_cover(deck: Deck, exhibits: Sequence[Exhibit], title: str, palette: Palette) -> None:
    canvas = Canvas(deck.slides.add_slide(deck.slide_layouts[COVER]), palette)
    steps = ((64, 2), (52, 3), (44, 4))
    write_title(canvas, title or CREDIT, COVER_TITLE.width, steps)
    lines = [*cover_lines(exhibits), *([CREDIT] if title else [])]
    written = [[Run(line, 24, palette.muted)] for line in lines]
    fill_placeholder(canvas.slide.placeholders[1], written, line_height=34)


def cover_lines(exhibits: Sequence[Exhibit]) -> list[str]:
    """For which days the views were read, and how many there are."""
    days = sorted({exhibit.as_of for exhibit in exhibits})
    return [f"As of {listed([full_day(day) for day in days])}", counted(len(exhibits), "view")]


def describe(deck: Deck, exhibits: Sequence[Exhibit], title: str) -> None:
    """Fill the document's properties; nothing in them tells when or with what it was made."""
    day = datetime.combine(max(exhibit.as_of for exhibit in exhibits), time(), UTC)
    about = deck.core_properties
    about.title = _property(title or exhibits[0].title)
    about.subject = _property(_filters(exhibits))
    about.author = about.last_modified_by = CREDIT
    about.comments = about.keywords = about.category = ""
    about.created = about.modified = day.replace(tzinfo=None)
    about.revision = 1


def _filters(exhibits: Sequence[Exhibit]) -> str:
    """The filter of the exhibits, each different one once."""
    written = (
        "; ".join(f"{name}: {_value(value)}" for name, value in exhibit.filter.items())
        or "Everything"
        for exhibit in exhibits
    )
    return " | ".join(dict.fromkeys(written))


def _value(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple, set)) else str(value)


def _property(text: str) -> str:
    whole = plain(text)
    if len(whole) <= _LONGEST_PROPERTY:
        return whole
    return whole[: _LONGEST_PROPERTY - 1] + ELLIPSIS
