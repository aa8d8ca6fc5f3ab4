"""A table as SVG: a strong line under the head, hairlines below rows, numbers at the right."""

from __future__ import annotations

from figures.drawn.ink import line, width_of, words
from figures.exhibit import TablePicture
from figures.formatting import counted
from figures.theme import Palette

_ROW = 36  # pixels
_TEXT = 18
_NARROWEST = 80


def table_drawing(picture: TablePicture, width: float, height: float, palette: Palette) -> str:
    """As many rows as fit, and below them how many more there are.

    Args:
        picture: what is drawn.
        width: in pixels.
        height: in pixels.
        palette: colours of the theme.
    """
    if not picture.rows:
        return words(0, _ROW, "No row passes the filter", _TEXT, palette.muted)
    fitting = int(height // _ROW) - 2
    shown = picture.rows[:fitting]
    widths = _widths(picture, shown, width)
    lefts = [sum(widths[:at]) for at in range(len(widths))]
    parts = [
        _cell(name, left, wide, 22, is_number, palette.muted)
        for name, left, wide, is_number in zip(
            picture.columns, lefts, widths, picture.are_numbers, strict=True
        )
    ]
    parts.append(line(0, _ROW - 4, width, _ROW - 4, palette.strong_line))
    for at, row in enumerate(shown, start=1):
        y = at * _ROW + 22
        for text, left, wide, is_number in zip(
            row, lefts, widths, picture.are_numbers, strict=True
        ):
            parts.append(_cell(text, left, wide, y, is_number, palette.text))
        parts.append(line(0, y + 10, width, y + 10, palette.hairline))
    rest = len(picture.rows) - len(shown)
    if rest > 0:
        y = (len(shown) + 1) * _ROW + 22
        parts.append(words(0, y, f"{counted(rest, 'more row')} in the data", _TEXT, palette.muted))
    return "".join(parts)


def _widths(picture: TablePicture, shown: tuple[tuple[str, ...], ...], width: float) -> list[float]:
    wishes = [
        max(_NARROWEST, *(width_of(row[at], _TEXT) + 24 for row in (picture.columns, *shown)))
        for at in range(len(picture.columns))
    ]
    return [wish * width / sum(wishes) for wish in wishes]


def _cell(text: str, left: float, wide: float, y: float, is_number: bool, colour: str) -> str:
    room = wide - 20
    said = text
    while said and width_of(said, _TEXT) > room:
        said = said[:-2].rstrip() + "…" if len(said) > 2 else ""
    if is_number:
        return words(left + room, y, said, _TEXT, colour, anchor="end")
    return words(left, y, said, _TEXT, colour)
