"""Tables that PowerPoint lays out itself: hairlines, numbers at the right, no more than fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pptx.oxml import parse_xml

from exports.slides.canvas import Canvas
from exports.slides.grid import Box, emu, narrowed
from exports.slides.lettering import lines_of, plain, text_width
from exports.slides.shapes import NAMESPACES, Run, paragraph, stroke
from figures.exhibit import TablePicture
from figures.theme import Palette

_TEXT, _LINE, _ROOM = 17, 23, 13  # type, its line, and the space above and below it in a row
_GAP = 20  # between columns
_MOST_LINES = 2
_NARROWEST, _WIDEST = 70, 620
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_NO_EDGE = "".join(f"<a:{side}><a:noFill/></a:{side}>" for side in ("lnL", "lnR", "lnT"))


@dataclass(frozen=True)
class TablePart:
    """The rows of a table that stand on one slide."""

    rows: tuple[tuple[str, ...], ...]
    number: int
    count: int

    @property
    def said(self) -> str:
        """Which part it is; nothing for the only one."""
        return f"{self.number} of {self.count}" if self.count > 1 else ""


def column_widths(picture: TablePicture, width: float) -> list[float]:
    """Share the width out by what the columns hold, so that few cells break."""
    needs = []
    for at, name in enumerate(picture.columns):
        cells = sorted(text_width(plain(row[at]), _TEXT, is_bold=at == 0) for row in picture.rows)
        # One long cell does not make its column wide: it takes two lines.
        usual = max(cells[int(len(cells) * 0.9)], cells[-1] / _MOST_LINES) if cells else 0
        needs.append(
            min(_WIDEST, max(_NARROWEST, usual * 1.06, text_width(plain(name), _TEXT) * 1.06))
        )
    needs = [need + _GAP for need in needs]
    if sum(needs) <= width:
        spare = width - sum(needs)
        words = [at for at, is_number in enumerate(picture.are_numbers) if not is_number]
        for at in words or range(len(needs)):
            needs[at] += spare / len(words or needs)
        return needs
    return narrowed(needs, width)


def table_parts(picture: TablePicture, box: Box) -> Iterator[TablePart]:
    """Rows by slide: as many as find room under the header, which stands on each."""
    widths = column_widths(picture, box.width)
    parts: list[list[tuple[str, ...]]] = [[]]
    left = room = box.height - _height(picture.columns, widths)
    for row in picture.rows:
        height = _height(row, widths)
        if height > left and parts[-1]:
            parts.append([])
            left = room
        parts[-1].append(row)
        left -= height
    for number, rows in enumerate(parts, start=1):
        yield TablePart(tuple(rows), number, len(parts))


def _height(row: Sequence[str], widths: Sequence[float]) -> float:
    lines = max(
        (
            lines_of(plain(cell), _room_for_text(width), _TEXT, is_bold=at == 0)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ),
        default=1,
    )
    return min(lines, _MOST_LINES) * _LINE + _ROOM


def _room_for_text(width: float) -> float:
    """What a column leaves for its text; a line that just fits might break in another program."""
    return (width - _GAP) * 0.98


def draw_table(
    canvas: Canvas, picture: TablePicture, part: TablePart, box: Box, title: str
) -> None:
    """Draw one part of a table with its header.

    Args:
        canvas: the slide.
        picture: the whole table.
        part: rows of this slide.
        box: room for it.
        title: of the slide, read out before the table.
    """
    widths = column_widths(picture, box.width)
    rows = [picture.columns, *part.rows]
    heights = [_height(row, widths) for row in rows]
    place = (emu(box.x), emu(box.y), emu(box.width), emu(sum(heights)))
    frame = canvas.slide.shapes.add_table(1, len(widths), *place)
    says = f"{title}. Table of {len(part.rows)} rows" + (f", {part.said}" if part.said else "")
    canvas.native(frame, "Table", says)
    written = "".join(
        _row(canvas, row, widths, picture.are_numbers, height, is_header=at == 0)
        for at, (row, height) in enumerate(zip(rows, heights, strict=True))
    )
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in widths)
    table = frame._element.graphic.graphicData.tbl
    whole = parse_xml(
        f'<a:tbl {NAMESPACES}><a:tblPr firstRow="1"><a:tableStyleId>{_NO_STYLE}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{grid}</a:tblGrid>{written}</a:tbl>"
    )
    table.getparent().replace(table, whole)


def _row(
    canvas: Canvas, row: Sequence[str], widths: Sequence[float], are_numbers: Sequence[bool],
    height: float, *, is_header: bool,
) -> str:  # fmt: skip
    palette = canvas.palette
    cells = []
    for at, (text, width, is_number) in enumerate(zip(row, widths, are_numbers, strict=True)):
        found = canvas.fit(text, _room_for_text(width), (_TEXT, _MOST_LINES), is_bold=at == 0)
        colour = palette.muted if is_header else palette.text
        run = Run(found.text, _TEXT, colour, is_bold=at == 0 and not is_header)
        align = "r" if is_number else "l"
        cells.append(_cell(paragraph([run], align, _LINE), palette, is_number, is_header))
    return f'<a:tr h="{emu(height)}">{"".join(cells)}</a:tr>'


def _cell(written: str, palette: Palette, is_number: bool, is_header: bool) -> str:
    left, right = (_GAP, 0) if is_number else (0, _GAP)
    edge = stroke(palette.strong_line if is_header else palette.hairline, 1.5 if is_header else 1)
    below = edge.replace("<a:ln ", "<a:lnB ").replace("</a:ln>", "</a:lnB>")
    anchor = "b" if is_header else "ctr"
    return (
        "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>"
        f'{written}</a:txBody><a:tcPr marL="{emu(left)}" marR="{emu(right)}" '
        f'marT="{emu(_ROOM / 2)}" marB="{emu(_ROOM / 2)}" anchor="{anchor}">'
        f"{_NO_EDGE}{below}<a:noFill/></a:tcPr></a:tc>"
    )
