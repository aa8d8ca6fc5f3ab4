"""How wide are the columns of a table, how high its rows, and on how many lines stand its cells?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from figures.drawn.rectangles import narrowed
from figures.exhibit import CellMark, TablePicture
from figures.lettering import lines_of, plain, text_width

TEXT, LINE, ROOM = 17, 23, 13  # type, its line, and the space above and below it in a row
GAP = 20  # between columns
EDGE = 3  # in a filled cell beside its text
MARK, AFTER_MARK = 26, 8  # the cell of a swatch, and the space between it and its word
MOST_LINES, MOST_LINES_OF_HEAD = 2, 3
LONGEST_TURNED = 160  # of a head that is written upward
_NARROWEST, _WIDEST = 70, 620


@dataclass(frozen=True)
class TableColumn:
    """One column of the table, which is two of PowerPoint's where swatches stand before words.

    Attributes:
        head: what stands above it.
        width: in units of the grid.
        is_number: whether it stands at the right.
        is_name: whether it names the row.
        is_turned: whether its head is written upward.
        has_marks: whether swatches stand before its words.
        is_filled: whether swatches fill its cells.
        stands_off: whether a filled column follows, from which its numbers keep a distance.
    """

    head: str
    width: float
    is_number: bool
    is_name: bool
    is_turned: bool
    has_marks: bool
    is_filled: bool
    stands_off: bool

    def room(self, mark: CellMark | None = None) -> float:
        """What it leaves for text; a line that just fits might break in another program."""
        gap = 2 * EDGE if self.is_filled else 2 * GAP if self.stands_off else GAP
        return (self.width - gap - (MARK + AFTER_MARK if mark else 0)) * 0.98

    @property
    def turned_lines(self) -> int:
        """On how many lines a head that is written upward stands."""
        return lines_of(plain(self.head), LONGEST_TURNED, TEXT)

    @property
    def parts(self) -> list[float]:
        """Widths of PowerPoint's columns."""
        return [MARK, self.width - MARK] if self.has_marks else [self.width]


def table_columns(picture: TablePicture, width: float) -> list[TableColumn]:
    """The columns of a table in a width: as the table shares it out, or by what they hold."""
    widths = _widths(picture, width)
    filling = {
        at for row in picture.marks for at, mark in enumerate(row) if mark and mark.fills_cell
    }
    columns = []
    for at, (head, wide) in enumerate(zip(picture.columns, widths, strict=True)):
        is_filled = at in filling
        has_marks = not is_filled and any(row[at] for row in picture.marks)
        columns.append(
            TableColumn(
                head,
                wide,
                is_number=picture.are_numbers[at],
                is_name=at == picture.name,
                is_turned=bool(picture.are_turned) and picture.are_turned[at],
                has_marks=has_marks,
                is_filled=is_filled,
                stands_off=at + 1 in filling and not is_filled,
            )
        )
    return columns


def marks_of(picture: TablePicture, at: int) -> tuple[CellMark | None, ...]:
    """The swatches of a row, by its place in the table."""
    return picture.marks[at] if picture.marks else (None,) * len(picture.columns)


def row_height(
    row: Sequence[str], columns: Sequence[TableColumn], marks: Sequence[CellMark | None]
) -> float:
    """How high a row is: one line or two."""
    lines = [
        lines_of(plain(text), column.room(mark), TEXT, is_bold=column.is_name)
        for text, column, mark in zip(row, columns, marks, strict=True)
        if not (mark and mark.fills_cell)
    ]
    return min(max(lines, default=1), MOST_LINES) * LINE + ROOM


def head_height(columns: Sequence[TableColumn]) -> float:
    """How high the header is; heads that are written upward stand as high as they are long."""
    heights = [LINE + ROOM]
    for column in columns:
        if column.is_turned:
            wide = text_width(plain(column.head), TEXT) * 1.06
            heights.append((wide if column.turned_lines == 1 else LONGEST_TURNED) + ROOM)
        else:
            lines = lines_of(plain(column.head), column.room(), TEXT)
            heights.append(min(lines, MOST_LINES_OF_HEAD) * LINE + ROOM)
    return max(heights)


def _widths(picture: TablePicture, width: float) -> list[float]:
    """So that few cells break."""
    if picture.shares:
        return [share * width / sum(picture.shares) for share in picture.shares]
    needs = []
    for at, name in enumerate(picture.columns):
        cells = sorted(text_width(plain(row[at]), TEXT, is_bold=at == 0) for row in picture.rows)
        # One long cell does not make its column wide: it takes two lines.
        usual = max(cells[int(len(cells) * 0.9)], cells[-1] / MOST_LINES) if cells else 0
        needs.append(
            min(_WIDEST, max(_NARROWEST, usual * 1.06, text_width(plain(name), TEXT) * 1.06))
        )
    needs = [need + GAP for need in needs]
    if sum(needs) <= width:
        spare = width - sum(needs)
        words = [at for at, is_number in enumerate(picture.are_numbers) if not is_number]
        for at in words or range(len(needs)):
            needs[at] += spare / len(words or needs)
        return needs
    return narrowed(needs, width)
