"""What every slide has beside its picture: title, reading, figures, foot and page number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pptx.oxml import parse_xml

from exports.slides.canvas import Canvas
from exports.slides.grid import (
    FIGURES,
    FOOT_LINE,
    HAIRLINE,
    LEGEND_TOP,
    MARGIN,
    PICTURE_LEFT,
    PICTURE_TOP,
    TITLE,
    WIDTH,
    Box,
    font_size,
)
from exports.slides.legend import LEGEND_ROW, draw_legend, legend_rows
from exports.slides.shapes import NAMESPACES, Run, paragraph, run_look
from figures.exhibit import Exhibit
from figures.lettering import fitted, lines_of, plain

TITLE_STEPS = ((44, 1), (40, 1), (36, 1), (34, 2), (30, 2))
READING_STEPS = ((24, 1), (22, 1), (20, 2))
NUMBER_STEPS = ((64, 1), (56, 1), (48, 1), (40, 1), (32, 1), (28, 2))
LABEL_STEPS = ((22, 2), (20, 3))
MOST_FIGURES = 4
_FIGURE_GAP = 38
MOST_FOOT_LINES = 4
_FOOT_WIDTH = WIDTH - 2 * MARGIN - 140  # the page number stands beside
_GUID = "{6D2B6D9C-5C0A-4C57-9B0E-5A1B0C7E4F11}"


@dataclass(frozen=True)
class _Foot:
    """Lines at the foot, how they are set, and where the hairline above them stands."""

    lines: tuple[str, ...]
    size: float
    line: float
    top: float
    full: str = ""


def picture_box(exhibit: Exhibit) -> Box:
    """The room that figures, legend and foot leave for the picture."""
    rows = legend_rows(exhibit.legend)
    left = PICTURE_LEFT if exhibit.figures else MARGIN
    bottom = _legend_top(exhibit) - 44 if rows else _foot(exhibit).top - 30
    return Box(left, PICTURE_TOP, WIDTH - MARGIN - left, bottom - PICTURE_TOP)


def draw_frame(canvas: Canvas, exhibit: Exhibit, page: int, part: str = "") -> None:
    """Write what stands around the picture.

    Args:
        canvas: an empty slide with a title.
        exhibit: what it shows.
        page: number of the slide.
        part: such as "2 of 3", where a table goes over several slides.
    """
    write_title(canvas, exhibit.title + (f" ({part})" if part else ""), TITLE.width, TITLE_STEPS)
    reading = canvas.fit(exhibit.reading, TITLE.width, *READING_STEPS)
    if reading.text:
        canvas.write(
            "Reading", Box(MARGIN, 118, TITLE.width, 54),
            [Run(reading.text, reading.size, canvas.palette.muted)],
            line_height=reading.size * 1.28, says=exhibit.reading if reading.is_cut else "",
        )  # fmt: skip
    _write_figures(canvas, exhibit)
    if exhibit.legend:
        draw_legend(canvas, exhibit.legend, _legend_top(exhibit))
    _write_foot(canvas, _foot(exhibit))
    _write_page_number(canvas, page)


def _legend_top(exhibit: Exhibit) -> float:
    rows = legend_rows(exhibit.legend)
    return min(LEGEND_TOP, _foot(exhibit).top - 104) - LEGEND_ROW * max(rows - 1, 0)


def write_title(
    canvas: Canvas, text: str, width: float, steps: tuple[tuple[float, int], ...]
) -> None:
    """Fill the title that the outline view and screen readers know the slide by."""
    found = canvas.fit(text, width, *steps, is_bold=True)
    title = canvas.slide.shapes.title
    run = Run(found.text or "Untitled", found.size, canvas.palette.text, is_bold=True)
    fill_placeholder(title, [[run]], line_height=found.size * 1.2)
    if found.is_cut:
        title._element._nvXxPr.cNvPr.set("descr", plain(text))


def fill_placeholder(placed: Any, paragraphs: list[list[Run]], line_height: float) -> None:
    """Write into a placeholder of the layout."""
    body = placed._element.txBody
    for empty in body.findall("{*}p"):
        body.remove(empty)
    for runs in paragraphs:
        written = paragraph(runs, line_height=line_height)
        body.append(parse_xml(written.replace("<a:p>", f"<a:p {NAMESPACES}>", 1)))


def _write_figures(canvas: Canvas, exhibit: Exhibit) -> None:
    """Write numbers and what they count, closer together where they would run into the legend."""
    written = [
        (
            canvas.fit(number, FIGURES.width, *NUMBER_STEPS, is_bold=True),
            canvas.fit(label, FIGURES.width, *LABEL_STEPS),
        )
        for number, label in exhibit.figures[:MOST_FIGURES]
    ]
    heights = [
        (66 if number.lines == 1 else 2.2 * number.size, words.lines * words.size * 1.27)
        for number, words in written
    ]
    tall = sum(map(sum, heights))
    room = picture_box(exhibit).bottom - FIGURES.y
    gap = min(_FIGURE_GAP, max(8, (room - tall) / max(len(written) - 1, 1)))
    y = FIGURES.y if tall + gap * (len(written) - 1) <= room else PICTURE_TOP
    for (number, words), (high, low) in zip(written, heights, strict=True):
        look = Run(number.text, number.size, canvas.palette.text, is_bold=True)
        canvas.write(f"Figure: {words.text}", FIGURES.cut(y=y, height=high), [look], anchor="b",
                     line_height=number.size * 1.05)  # fmt: skip
        canvas.write(f"Label: {words.text}", FIGURES.cut(y=y + high - 2, height=low),
                     [Run(words.text, words.size, canvas.palette.muted)],
                     line_height=words.size * 1.27)  # fmt: skip
        y += high + low + gap


def _foot(exhibit: Exhibit) -> _Foot:
    """Set the lines at the foot; the hairline rises where there are more than two."""
    notes = [plain(note) for note in exhibit.footnotes if plain(note)]
    size, full = 18.0, ""
    needed = sum(lines_of(note, _FOOT_WIDTH, size) for note in notes)
    if needed > 2:  # short notes stand in one line with the others
        notes = [" ".join(notes)]
        needed = lines_of(notes[0], _FOOT_WIDTH, size)
    if needed > MOST_FOOT_LINES:
        found = fitted(notes[0], _FOOT_WIDTH, *((size, MOST_FOOT_LINES) for size in (17, 16)))
        full = notes[0] if found.is_cut else ""
        notes, size, needed = [found.text], found.size, found.lines
    line = FOOT_LINE if needed <= 3 else 22
    return _Foot(tuple(notes), size, line, HAIRLINE - max(0, needed * line - 2 * FOOT_LINE), full)


def _write_foot(canvas: Canvas, foot: _Foot) -> None:
    canvas.hairline("Hairline", MARGIN, foot.top, WIDTH - MARGIN, foot.top)
    if foot.full:
        canvas.cut.append(foot.full)
    if foot.lines:
        canvas.write("Notes and sources", Box(MARGIN, foot.top + 14, _FOOT_WIDTH, 1060 - foot.top),
                     *[[Run(note, foot.size, canvas.palette.muted)] for note in foot.lines],
                     line_height=foot.line, says=foot.full)  # fmt: skip


def _write_page_number(canvas: Canvas, page: int) -> None:
    """The slide's number as a field, which follows when slides are moved."""
    look = run_look(Run("", 18, canvas.palette.muted))
    spacing = f'<a:lnSpc><a:spcPts val="{font_size(FOOT_LINE)}"/></a:lnSpc>'
    canvas.draw(
        f'<p:sp><p:nvSpPr>{canvas.named("Slide number")}<p:cNvSpPr><a:spLocks noGrp="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="10"/></p:nvPr></p:nvSpPr>'
        "<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>"
        f'<a:p><a:pPr algn="r">{spacing}</a:pPr><a:fld id="{_GUID}" type="slidenum">{look}'
        f"<a:t>{page}</a:t></a:fld></a:p></p:txBody></p:sp>"
    )
