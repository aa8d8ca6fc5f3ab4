"""Tables that PowerPoint lays out itself: hairlines, numbers at the right, no more than fits.

A stage stands as a narrow cell in its colour before the cell with its word, or fills its cell; so
its colour, its number and its pattern can all be edited.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pptx.oxml import parse_xml

from exports.slides.canvas import Canvas
from exports.slides.grid import Box, emu, font_size
from exports.slides.shapes import NAMESPACES, NO_FILL, Run, filled, paragraph, stroke
from exports.slides.table_columns import (
    AFTER_MARK,
    EDGE,
    GAP,
    LINE,
    LONGEST_TURNED,
    MOST_LINES,
    MOST_LINES_OF_HEAD,
    ROOM,
    TEXT,
    TableColumn,
    head_height,
    marks_of,
    row_height,
    table_columns,
)
from figures.exhibit import CellMark, TablePicture
from figures.theme import Palette, ink_over

_RIM = 4  # of the page's colour below a swatch, by which it stands off the next row's
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_NO_EDGE = "".join(f"<a:{side}><a:noFill/></a:{side}>" for side in ("lnL", "lnR", "lnT"))


@dataclass(frozen=True)
class TablePart:
    """The rows of a table that stand on one slide, the first of them by its place in the table."""

    rows: tuple[tuple[str, ...], ...]
    number: int
    count: int
    start: int = 0

    @property
    def said(self) -> str:
        """Which part it is; nothing for the only one."""
        return f"{self.number} of {self.count}" if self.count > 1 else ""


def table_parts(picture: TablePicture, box: Box) -> Iterator[TablePart]:
    """Rows by slide: as many as find room under the header, which stands on each."""
    columns = table_columns(picture, box.width)
    starts = [0]
    left = room = box.height - head_height(columns)
    for at, row in enumerate(picture.rows):
        height = row_height(row, columns, marks_of(picture, at))
        if height > left and at > starts[-1]:
            starts.append(at)
            left = room
        left -= height
    ends = [*starts[1:], len(picture.rows)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        yield TablePart(picture.rows[start:end], number, len(starts), start)


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
    columns = table_columns(picture, box.width)
    marked = [(row, marks_of(picture, at)) for at, row in enumerate(part.rows, start=part.start)]
    heights = [head_height(columns), *(row_height(row, columns, marks) for row, marks in marked)]
    grid = [width for column in columns for width in column.parts]
    place = (emu(box.x), emu(box.y), emu(box.width), emu(sum(heights)))
    frame = canvas.slide.shapes.add_table(1, len(grid), *place)
    says = f"{title}. Table of {len(part.rows)} rows" + (f", {part.said}" if part.said else "")
    canvas.native(frame, "Table", says)
    written = _header(canvas, columns, heights[0])
    written += "".join(
        _row(canvas, row, columns, marks, height)
        for (row, marks), height in zip(marked, heights[1:], strict=True)
    )
    widths = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in grid)
    table = frame._element.graphic.graphicData.tbl
    whole = parse_xml(
        f'<a:tbl {NAMESPACES}><a:tblPr firstRow="1"><a:tableStyleId>{_NO_STYLE}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{widths}</a:tblGrid>{written}</a:tbl>"
    )
    table.getparent().replace(table, whole)


def _header(canvas: Canvas, columns: Sequence[TableColumn], height: float) -> str:
    palette = canvas.palette
    below = stroke(palette.strong_line, 1.5)
    cells = []
    for column in columns:
        if column.is_turned:
            most = max(1, int(column.width // LINE))
            room, align, turn = LONGEST_TURNED, "l", ' vert="vert270"'
        else:
            align = "ctr" if column.is_filled else "r" if column.is_number else "l"
            room, most, turn = column.room(), MOST_LINES_OF_HEAD, ""
        found = canvas.fit(column.head, room, (TEXT, most))
        text = _written(Run(found.text, TEXT, palette.muted), align)
        look = _inside(column, is_turned=column.is_turned) + turn
        look += f' anchor="{"ctr" if turn else "b"}"'
        cells.append(_spanned(text, look, below, len(column.parts)))
    return _table_row(cells, height)


def _row(
    canvas: Canvas, row: Sequence[str], columns: Sequence[TableColumn],
    marks: Sequence[CellMark | None], height: float,
) -> str:  # fmt: skip
    palette = canvas.palette
    below = stroke(palette.hairline, 1)
    cells = []
    for text, column, mark in zip(row, columns, marks, strict=True):
        if mark and mark.fills_cell:
            cells.append(_swatch(mark, text, palette, 1.5))
            continue
        found = canvas.fit(text, column.room(mark), (TEXT, MOST_LINES), is_bold=column.is_name)
        run = Run(found.text, TEXT, palette.text, is_bold=column.is_name)
        align = "ctr" if column.is_filled else "r" if column.is_number else "l"
        said = _written(run, align)
        if mark:
            cells.append(_swatch(mark, mark.number, palette, _RIM))
            cells.append(_spanned(said, f'{_inside(column, AFTER_MARK)} anchor="ctr"', below))
        else:
            look = f'{_inside(column)} anchor="ctr"'
            cells.append(_spanned(said, look, below, len(column.parts)))
    return _table_row(cells, height)


def _written(run: Run, align: str) -> str:
    """A paragraph; an empty one has a size, too, else it would be as high as the largest type."""
    if run.text:
        return paragraph([run], align, LINE)
    return f'<a:p><a:endParaRPr lang="en-GB" sz="{font_size(run.size)}"/></a:p>'


def _table_row(cells: Sequence[str], height: float) -> str:
    return f'<a:tr h="{emu(height)}">{"".join(cells)}</a:tr>'


def _inside(column: TableColumn, left: float = 0, *, is_turned: bool = False) -> str:
    """Margins of a cell."""
    if is_turned or column.is_filled:
        left = right = EDGE
    elif column.is_number:
        left, right = GAP, GAP if column.stands_off else 0
    else:
        right = GAP
    return f' marL="{emu(left)}" marR="{emu(right)}" marT="{emu(ROOM / 2)}" marB="{emu(ROOM / 2)}"'


def _spanned(written: str, look: str, below: str, columns: int = 1) -> str:
    """A cell with a line below it, over one of PowerPoint's columns or two."""
    edge = below.replace("<a:ln ", "<a:lnB ").replace("</a:ln>", "</a:lnB>")
    span = f' gridSpan="{columns}"' if columns > 1 else ""
    covered = '<a:tc hMerge="1"><a:txBody><a:bodyPr/><a:lstStyle/>'
    covered += f"{_written(Run('', TEXT, ''), 'l')}</a:txBody>"
    covered += f"<a:tcPr>{_NO_EDGE}{edge}{NO_FILL}</a:tcPr></a:tc>"
    return (
        f"<a:tc{span}><a:txBody><a:bodyPr/><a:lstStyle/>{written}</a:txBody>"
        f"<a:tcPr{look}>{_NO_EDGE}{edge}{NO_FILL}</a:tcPr></a:tc>{covered * (columns - 1)}"
    )


def _swatch(mark: CellMark, number: str, palette: Palette, rim: float) -> str:
    """A cell in the colour of a stage, with a rim of the page's colour, or its own outline.

    Before a word it has no line above: that is the header's, or would reach under a wider cell.
    """
    rim_line, edge = stroke(palette.page, rim), stroke(mark.edge or palette.page, 1)
    below = rim_line if not (mark.fills_cell and mark.edge) else edge
    sides = {"lnL": edge, "lnR": edge, "lnT": below if mark.fills_cell else "", "lnB": below}
    edges = "".join(
        line.replace("<a:ln ", f"<a:{side} ").replace("</a:ln>", f"</a:{side}>")
        if line
        else f"<a:{side}><a:noFill/></a:{side}>"
        for side, line in sides.items()
    )
    run = Run(number if mark.number else "", TEXT - 2, ink_over(mark.fill), is_bold=True)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{_written(run, 'ctr')}</a:txBody>"
        f'<a:tcPr marL="0" marR="0" marT="0" marB="0" anchor="ctr">{edges}'
        f"{filled(mark.fill, mark.pattern)}</a:tcPr></a:tc>"
    )
