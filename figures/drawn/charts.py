"""Bars and steps as SVG: hairlines, labels at the end, what is planned dotted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from figures.drawn.ink import box, line, width_of, words
from figures.exhibit import BarPicture, Series, StepPicture
from figures.formatting import day, three_figures
from figures.theme import Palette, ink_over

_TEXT = 20  # pixels
_GAP = 0.35  # of a bar's room, left free
_LEAST_LABELLED = 46  # pixels of a part of a bar that holds its number


def bars_drawing(picture: BarPicture, width: float, height: float, palette: Palette) -> str:
    """Bars to the right, one per category, parts stacked and numbered where they have room.

    Args:
        picture: what is drawn; vertical bars are drawn to the right too, where their names fit.
        width: in pixels.
        height: in pixels.
        palette: colours of the theme.
    """
    if not picture.categories:
        return words(0, _TEXT * 2, "Nothing in view", _TEXT, palette.muted)
    size = min(_TEXT, height / len(picture.categories) * 0.6)
    names = min(max(width_of(name, size) for name in picture.categories) + 16, width * 0.32)
    totals = [
        sum(s.values[at] or 0 for s in picture.series) for at in range(len(picture.categories))
    ]
    room = width - names - 110
    scale = room / (max(totals) or 1)
    step = height / len(picture.categories)
    parts = []
    for at, (name, total) in enumerate(zip(picture.categories, totals, strict=True)):
        top = at * step
        middle = top + step / 2 + size * 0.35
        parts.append(words(names - 12, middle, name, size, palette.text, anchor="end"))
        x = names
        for series in picture.series:
            value = series.values[at] or 0
            wide = value * scale
            if wide <= 0:
                continue
            parts.append(box(x, top + step * _GAP / 2, wide, step * (1 - _GAP), series.colour))
            if value < total and wide > _LEAST_LABELLED:
                ink = ink_over(series.colour)
                parts.append(
                    words(x + wide / 2, middle, three_figures(value), size * 0.85, ink,
                          anchor="middle")
                )  # fmt: skip
            x += wide
        parts.append(words(x + 8, middle, three_figures(total), size, palette.text, bold=True))
    return "".join(parts)


def steps_drawing(picture: StepPicture, width: float, height: float, palette: Palette) -> str:
    """Steps by month: what was seen solid, what is planned dotted, the as-of day as a line.

    Args:
        picture: what is drawn.
        width: in pixels, with the names at the right.
        height: in pixels.
        palette: colours of the theme.
    """
    if not picture.days:
        return words(0, _TEXT * 2, "Nothing in view", _TEXT, palette.muted)
    room = width - 260
    foot = height - 34
    top = _highest(picture.series, is_stacked=picture.is_stacked) or 1
    first, last = picture.days[0].toordinal(), picture.days[-1].toordinal()

    def across(when: date) -> float:
        return (when.toordinal() - first) / max(1, last - first) * room

    def up(value: float) -> float:
        return foot - value / top * (foot - 30)

    parts = [
        _grid(top, picture.unit, room, up, palette),
        _years(picture.days, across, foot, palette),
    ]
    below = [0.0] * len(picture.days)
    ends = []
    for series in picture.series:
        values = [
            None if value is None else value + low
            for value, low in zip(series.values, below, strict=True)
        ]
        parts.append(_steps(picture.days, values, series, across, up))
        known = [value for value in values if value is not None]
        if known:
            ends.append((known[-1], series))
        if picture.is_stacked:
            below = [low + (value or 0) for low, value in zip(below, series.values, strict=True)]
    as_of = across(picture.as_of)
    if 0 <= as_of <= room:
        parts.append(line(as_of, 20, as_of, foot, palette.text))
        parts.append(
            words(as_of - 6, 18, day(picture.as_of), _TEXT * 0.85, palette.text, anchor="end")
        )
    parts.append(_names(ends, room, up, palette))
    return "".join(parts)


def _highest(series: Sequence[Series], *, is_stacked: bool) -> float:
    columns = list(zip(*(one.values for one in series), strict=True))
    if is_stacked:
        return max((sum(value or 0 for value in column) for column in columns), default=0)
    return max((value or 0 for column in columns for value in column), default=0)


def _grid(top: float, unit: str, room: float, up, palette: Palette) -> str:
    step = _round_step(top / 3)
    lines = []
    for at in range(int(top / step) + 1):
        y = up(at * step)
        lines.append(line(0, y, room, y, palette.hairline if at else palette.strong_line))
        if at:
            lines.append(
                words(0, y - 6, f"{three_figures(at * step)} {unit}", _TEXT * 0.8, palette.muted)
            )
    return "".join(lines)


def _round_step(wish: float) -> float:
    size = 10 ** (len(f"{int(max(wish, 1))}") - 1)
    return next(size * by for by in (1, 2, 5, 10) if size * by >= wish)


def _years(days: Sequence[date], across, foot: float, palette: Palette) -> str:
    years = sorted({when.year for when in days})
    every = max(1, round(len(years) / 10))
    return "".join(
        words(x, foot + 26, str(year), _TEXT * 0.8, palette.muted)
        for year in years[::every]
        if (x := across(date(year, 1, 1))) >= 0
    )


def _steps(days: Sequence[date], values, series: Series, across, up) -> str:
    path, before = "", None
    for when, value in zip(days, values, strict=True):
        if value is None:
            before = None
            continue
        x, y = across(when), up(value)
        path += f"M{x:.1f} {y:.1f}" if before is None else f"L{x:.1f} {before:.1f}L{x:.1f} {y:.1f}"
        before = y
    dash = ' stroke-dasharray="1 5" stroke-linecap="round"' if series.is_plan else ""
    return f'<path d="{path}" fill="none" stroke="{series.colour}" stroke-width="3"{dash}/>'


def _names(ends, room: float, up, palette: Palette) -> str:
    parts, taken = [], 0.0
    for value, series in sorted(ends, key=lambda end: -end[0]):
        y = max(up(value), taken + _TEXT * 1.2)
        taken = y
        parts.append(box(room + 10, y - 6, 10, 10, series.colour))
        said = f"{series.name} {three_figures(value)}"
        parts.append(words(room + 28, y + 6, said, _TEXT * 0.9, palette.text))
    return "".join(parts)
