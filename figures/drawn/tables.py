"""A table as SVG: a strong line under the head, hairlines below rows, numbers at the right.

A cell that is too long takes a second line. A stage stands as its swatch before its word, or
fills its cell.
"""

from __future__ import annotations

from dataclasses import dataclass

from figures.drawn.ink import attribute, box, line, words
from figures.exhibit import CellMark, TablePicture
from figures.formatting import counted
from figures.lettering import broken, fitted, plain, text_width
from figures.theme import INK_ON_DARK, INK_ON_PALE, OFF_LADDER_INK, Palette, ink_over

_TEXT, _HEAD, _LINE, _ROOM = 17, 16, 23, 13  # type, its line, space above and below it in a row
_MOST_LINES, _MOST_LINES_OF_HEAD = 2, 3
_NARROWEST = 80
_GAP, _EDGE = 20, 6  # between columns, and between those that are filled
_MARK, _AFTER_MARK = 20, 28  # the swatch, and where the words after it begin
_NUMBER = 15  # on a swatch
_LONGEST_TURNED = 150


@dataclass(frozen=True)
class _Column:
    """Where a column stands, and how its cells are set."""

    left: float
    wide: float
    is_number: bool
    is_name: bool
    is_turned: bool
    is_filled: bool

    @property
    def room(self) -> float:
        """What it leaves for words."""
        return self.wide - (_EDGE if self.is_filled else _GAP)


def table_drawing(picture: TablePicture, width: float, height: float, palette: Palette) -> str:
    """As many rows as fit, and below them how many more there are.

    Args:
        picture: what is drawn.
        width: in pixels.
        height: in pixels.
        palette: colours of the theme.
    """
    if not picture.rows:
        return words(0, 36, "No row passes the filter", _TEXT, palette.muted)
    columns = _columns(picture, width)
    heads = zip(picture.columns, columns, strict=True)
    head = [_set(name, column, _HEAD) for name, column in heads]
    top = _head_height(columns, head)
    parts = [
        _head(lines, column, top, palette) for lines, column in zip(head, columns, strict=True)
    ]
    parts.append(line(0, top, width, top, palette.strong_line, 1.5))
    if picture.marks:
        parts.append(_hatches())
    shown, y = 0, top
    for at, row in enumerate(picture.rows):
        marks = picture.marks[at] if picture.marks else (None,) * len(columns)
        cells = [
            _set(text, column, _TEXT, mark)
            for text, column, mark in zip(row, columns, marks, strict=True)
        ]
        tall = max(map(len, cells)) * _LINE + _ROOM
        is_last = at == len(picture.rows) - 1
        if y + tall > height - (0 if is_last else _LINE + _ROOM):
            break
        for lines, column, mark in zip(cells, columns, marks, strict=True):
            parts.append(_cell(lines, column, mark, y, tall, palette))
        y, shown = y + tall, shown + 1
        parts.append(line(0, y, width, y, palette.hairline))
    rest = len(picture.rows) - shown
    if rest > 0:
        said = f"{counted(rest, 'more row')} in the data"
        parts.append(words(0, y + _LINE + 4, said, _TEXT, palette.muted))
    return "".join(parts)


def _columns(picture: TablePicture, width: float) -> list[_Column]:
    wishes = picture.shares or [
        max(_NARROWEST, *(text_width(row[at], _TEXT) + 24 for row in (picture.columns, *rows)))
        for rows in (picture.rows[:20],)
        for at in range(len(picture.columns))
    ]
    columns, left = [], 0.0
    for at, wish in enumerate(wishes):
        marks = [row[at] for row in picture.marks if row[at]]
        is_filled = any(mark.fills_cell for mark in marks)
        columns.append(
            _Column(
                left=left,
                wide=wish * width / sum(wishes),
                is_number=picture.are_numbers[at],
                is_name=at == picture.name,
                is_turned=bool(picture.are_turned) and picture.are_turned[at],
                is_filled=is_filled,
            )
        )
        left += columns[-1].wide
    return columns


def _set(text: str, column: _Column, size: float, mark: CellMark | None = None) -> list[str]:
    """The lines of a cell; in a filled one stands its number alone."""
    if mark and mark.fills_cell:
        return [""]
    if size == _HEAD:
        bold, room = False, _LONGEST_TURNED if column.is_turned else column.room
    else:
        bold, room = column.is_name, column.room - (_AFTER_MARK if mark else 0)
    most = _MOST_LINES_OF_HEAD if size == _HEAD else _MOST_LINES
    found = fitted(plain(text), room, (size, most), is_bold=bold)
    return broken(found.text, room, size, is_bold=bold)[:most]


def _head_height(columns: list[_Column], head: list[list[str]]) -> float:
    heights = [len(lines) * _LINE + 8 for lines in head]
    for lines, column in zip(head, columns, strict=True):
        if column.is_turned:
            heights.append(max(text_width(said, _HEAD) for said in lines) + 18)
    return max(heights)


def _head(lines: list[str], column: _Column, top: float, palette: Palette) -> str:
    if not column.is_turned:
        foot = top - 9 - (len(lines) - 1) * _LINE
        return _lines(lines, column, foot, _HEAD, palette.muted)
    x = column.left + column.wide / 2 + _HEAD * 0.36 - (len(lines) - 1) * _HEAD * 0.6
    said = "".join(
        words(0, at * _HEAD * 1.2, said, _HEAD, palette.muted) for at, said in enumerate(lines)
    )
    return f'<g transform="translate({x:.1f} {top - 8:.1f}) rotate(-90)">{said}</g>'


def _cell(
    lines: list[str], column: _Column, mark: CellMark | None, y: float, tall: float,
    palette: Palette,
) -> str:  # fmt: skip
    above = y + (tall - len(lines) * _LINE) / 2
    bold = column.is_name
    if mark is None:
        return _lines(lines, column, above + 17, _TEXT, palette.text, bold=bold)
    if mark.fills_cell:
        drawn = _swatch(mark, column.left + 1, y + 1, column.wide - 2, tall - 2, 0)
        return drawn + _number(mark, column.left + column.wide / 2, y + tall / 2, _TEXT - 1)
    drawn = _swatch(mark, column.left, above + 1.5, _MARK, _MARK, 3)
    number = _number(mark, column.left + _MARK / 2, above + 1.5 + _MARK / 2, _NUMBER)
    said = _lines(lines, column, above + 17, _TEXT, palette.text, bold=bold, indent=_AFTER_MARK)
    return drawn + number + said


def _lines(
    lines: list[str], column: _Column, foot: float, size: float, colour: str, *,
    bold: bool = False, indent: float = 0,
) -> str:  # fmt: skip
    x, anchor = column.left + indent, "start"
    if column.is_filled:
        x, anchor = column.left + column.wide / 2, "middle"
    elif column.is_number:
        x, anchor = column.left + column.wide - _GAP, "end"
    return "".join(
        words(x, foot + at * _LINE, said, size, colour, bold=bold, anchor=anchor)
        for at, said in enumerate(lines)
    )


def _swatch(mark: CellMark, x: float, y: float, wide: float, tall: float, radius: float) -> str:
    edge = mark.edge or (OFF_LADDER_INK if mark.pattern in ("paused", "ended") else "")
    look = f' rx="{radius:g}"' if radius else ""
    outline = f' stroke={attribute(edge)} stroke-width="1"' if edge else ""
    drawn = box(x, y, wide, tall, mark.fill, look + outline)
    if mark.pattern == "paused":  # one pair of bars, as on the page, however large the cell
        bars = f"M{x + wide / 2 - 3:g} {y + tall / 2 - 5:g}v10m6 -10v10"
        return drawn + f'<path d="{bars}" stroke="{ink_over(mark.fill)}" stroke-width="2.2"/>'
    if mark.pattern == "doubtful":
        return drawn + box(x, y, wide, tall, f"url(#{_hatch_of(ink_over(mark.fill))})", look)
    if mark.pattern:
        return drawn + box(x, y, wide, tall, f"url(#key-{mark.pattern})", look)
    return drawn


def _hatches() -> str:
    """Rising lines over a swatch, seen on pale and on dark fills whatever the page's colour is."""
    return "".join(
        f'<pattern id="{_hatch_of(ink)}" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><path d="M0 0V6" stroke="{ink}" stroke-width="2" '
        'stroke-opacity=".55"/></pattern>'
        for ink in (INK_ON_PALE, INK_ON_DARK)
    )


def _hatch_of(ink: str) -> str:
    return "hatch-of-ink" if ink == INK_ON_PALE else "hatch-of-paper"


def _number(mark: CellMark, x: float, y: float, size: float) -> str:
    if not mark.number:
        return ""
    said = words(x, y + size * 0.36, mark.number, size, ink_over(mark.fill), bold=True,
                 anchor="middle")  # fmt: skip
    if mark.pattern != "doubtful":
        return said
    # The hatch would run through the number.
    halo = f'<text paint-order="stroke" stroke="{mark.fill}" stroke-width="4"'
    return said.replace("<text", halo, 1)
