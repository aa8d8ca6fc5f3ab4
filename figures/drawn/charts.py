"""Bars and steps as SVG: hairlines, labels at the end, what is planned dotted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from figures.drawn.ink import box, line, painted, stripe_patterns, words
from figures.exhibit import BarPicture, Series, StepPicture
from figures.formatting import day, three_figures
from figures.lettering import fitted, plain, text_width
from figures.theme import Palette, ink_over

LEAST_PART = 8  # of a hundred: a narrower part has no room for its number

_TEXT = 20  # pixels
_GAP = 0.35  # of a bar's room, left free
_THICKEST = 60  # pixels of a bar, where there are few
_STRIPE = 4  # pixels along a line
_MOST_FOR_NAMES = 0.4  # of the width
_THIN = 0.3  # of a bar's thickness: what it is held against
_LABELS = 290  # pixels at the right of steps, where series are named
_PALE = 0.22  # opacity of a plan, as on the page


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
    count = len(picture.categories)
    step = min(height / count, _THICKEST / (1 - _GAP))
    size = min(_TEXT, step * 0.6)
    said = [fitted(plain(name), width * _MOST_FOR_NAMES, (size, 1)).text
            for name in picture.categories]  # fmt: skip
    names = max(text_width(name, size) for name in said) * 1.02 + 20
    totals = [sum(s.values[at] or 0 for s in picture.series) for at in range(count)]
    writes_totals = picture.numbers == "all"
    longest = picture.full or max([*totals, *(mark or 0 for mark in picture.marks)], default=0) or 1
    scale = (width - names - (110 if writes_totals else 6)) / longest
    parts = [f"<defs>{stripe_patterns((one.stripes for one in picture.series), _STRIPE)}</defs>"]
    for at, (name, total) in enumerate(zip(said, totals, strict=True)):
        top = at * step
        middle = top + step / 2 + size * 0.35
        whole = step * (1 - _GAP)
        mark = picture.marks[at] if picture.marks else None
        thick = whole * (1 - _THIN) if mark else whole
        parts.append(words(names - 12, middle, name, size, palette.text, anchor="end"))
        if picture.full:
            parts.append(box(names, round(top + step * _GAP / 2, 2), picture.full * scale,
                             round(whole, 2), palette.soft))  # fmt: skip
        x = names
        for series in picture.series:
            wide = (series.values[at] or 0) * scale
            if wide > 0:
                parts.append(_part(picture, series, at, (x, top + step * _GAP / 2, wide, thick),
                                   middle, size, total, palette))  # fmt: skip
                x += wide
        if mark:
            below = (names, top + step * _GAP / 2 + thick, mark * scale, whole - thick)
            parts.append(_mark(mark, below, size, palette))
        if writes_totals:
            foot = top + step * _GAP / 2 + thick / 2 + size * 0.35
            written = three_figures(total)
            parts.append(words(round(x + 10, 1), round(foot, 1), written, size, palette.text,
                               bold=True))  # fmt: skip
    return "".join(parts)


def _part(
    picture: BarPicture,
    series: Series,
    at: int,
    place: tuple[float, float, float, float],
    foot: float,
    size: float,
    total: float,
    palette: Palette,
) -> str:
    """One part of a bar, with its number where it has room and is not the whole."""
    x, y, wide, thick = place
    edge = f' stroke="{palette.page}" stroke-width="1"'
    drawn = box(round(x, 2), round(y, 2), round(wide, 2), round(thick, 2),
                painted(series.colour, series.stripes), edge)  # fmt: skip
    value = series.values[at] or 0
    if picture.numbers == "none" or (picture.numbers == "all" and value >= total):
        return drawn
    written = f"{value:,.0f}" if value >= 10 else three_figures(value)
    if picture.unit.startswith("%"):
        written += "\u00a0%"
    long = text_width(written, size * 0.85)
    if long + 10 > wide or (picture.numbers == "parts" and value < LEAST_PART):
        return drawn
    if series.stripes:  # no number is read on stripes
        drawn += box(round(x + (wide - long) / 2 - 6, 1), round(y + 1, 2), round(long + 12, 1),
                     round(thick - 2, 2), series.colour)  # fmt: skip
    ink = ink_over(series.colour)
    return drawn + words(round(x + wide / 2, 1), foot, written, size * 0.85, ink, anchor="middle")


def _mark(
    value: float, place: tuple[float, float, float, float], size: float, palette: Palette
) -> str:
    """What a bar is held against: a thin bar below it, with its number in quiet letters."""
    x, y, wide, thick = (round(edge, 2) for edge in place)
    number = words(round(x + wide + 8, 1), round(y + thick * 0.5 + size * 0.25, 1),
                   three_figures(value), size * 0.7, palette.muted)  # fmt: skip
    return box(x, y, wide, thick, palette.strong_line) + number


def steps_drawing(picture: StepPicture, width: float, height: float, palette: Palette) -> str:
    """Steps by month: what was seen solid, what is planned dotted, the as-of day as a line.

    Args:
        picture: what is drawn; seen and planned series are stacked apart, so that the month in
            which a plan goes on from what was seen does not count twice.
        width: in pixels, with the names at the right.
        height: in pixels.
        palette: colours of the theme.
    """
    if not picture.days:
        return words(0, _TEXT * 2, "Nothing in view", _TEXT, palette.muted)
    room, foot, head = width - _LABELS, height - 34, 44
    levels = step_levels(picture)
    top = max((high or 0 for _, highs in levels for high in highs), default=0) or 1
    first, last = picture.days[0].toordinal(), picture.days[-1].toordinal()

    def across(when: date) -> float:
        return (when.toordinal() - first) / max(1, last - first) * room

    def up(value: float) -> float:
        return foot - value / top * (foot - head)

    parts = [_years(picture.days, across, foot, palette)]
    is_alone = _is_alone(picture)
    for at, (lows, highs) in enumerate(levels):
        series = picture.series[at]
        if picture.is_stacked:
            opacity = (0.0 if is_alone else _PALE) if series.is_plan else 1.0
            parts.append(_area(picture.days, lows, highs, series, opacity, across, up))
        if series.is_plan or not picture.is_stacked:
            parts.append(_steps(picture.days, highs, series, across, up))
    parts.append(_grid(top, picture.unit, room, up, palette))
    as_of = across(picture.as_of)
    if 0 <= as_of <= room:
        parts.append(line(round(as_of, 1), 14, round(as_of, 1), foot, palette.text))
        before, after = (*(picture.notes or (day(picture.as_of),)), "")[:2]
        is_left = text_width(before, _TEXT) < as_of
        parts.append(
            words(round(as_of + (-8 if is_left else 8), 1), 22, before, _TEXT * 0.9,
                  palette.text, bold=True, anchor="end" if is_left else "start")
        )  # fmt: skip
        if is_left and as_of + text_width(after, _TEXT) < room:
            parts.append(words(round(as_of + 8, 1), 22, after, _TEXT * 0.9, palette.muted))
    ends = [(up(value), said, colour) for value, said, colour in step_ends(picture, levels)]
    parts.append(_names(ends, room, foot, palette))
    return "".join(parts)


def _is_alone(picture: StepPicture) -> bool:
    return len({series.colour for series in picture.series}) == 1


def step_ends(
    picture: StepPicture, levels: Sequence[tuple[Sequence[float], Sequence[float | None]]]
) -> list[tuple[float, str, str]]:
    """How high each series ends, what is written there, and its colour.

    Args:
        picture: the steps.
        levels: of ``step_levels``.
    """
    ends = []
    for at, ((lows, highs), series) in enumerate(zip(levels, picture.series, strict=True)):
        known = [(low, high) for low, high in zip(lows, highs, strict=True) if high is not None]
        said = picture.ends[at] if picture.ends else ""
        if not known or (picture.ends and not said):
            continue
        low, high = known[-1]
        is_area = picture.is_stacked and not _is_alone(picture)
        written = said or f"{series.name} {three_figures(high - low)} {picture.unit}"
        ends.append(((low + high) / 2 if is_area else high, written, series.colour))
    return ends


def end_places(ends: Sequence[tuple[float, str, str]], foot: float) -> list[tuple[float, str, str]]:
    """Heights of names at the ends of series, moved apart where two would touch.

    Args:
        ends: height downward, words and colour.
        foot: of the chart.
    """
    places: list[tuple[float, str, str]] = []
    for wish, said, colour in sorted(ends, key=lambda end: (-end[0], end[1])):
        lowest = places[-1][0] - _TEXT * 1.35 if places else foot - 4
        places.append((min(wish, lowest), said, colour))
    return places


def step_levels(picture: StepPicture) -> list[tuple[list[float], list[float | None]]]:
    """Lower and upper edge of each series by day; what is planned is stacked apart.

    Args:
        picture: the steps.
    """
    below = {is_plan: [0.0] * len(picture.days) for is_plan in (False, True)}
    levels = []
    for series in picture.series:
        low = below[series.is_plan] if picture.is_stacked else [0.0] * len(picture.days)
        high = [
            None if value is None else value + under
            for value, under in zip(series.values, low, strict=True)
        ]
        levels.append((low, high))
        if picture.is_stacked:
            below[series.is_plan] = [
                under if value is None else value for under, value in zip(low, high, strict=True)
            ]
    return levels


def _grid(top: float, unit: str, room: float, up, palette: Palette) -> str:
    step = _round_step(top / 4)
    lines = []
    for at in range(int(top / step) + 1):
        y = round(up(at * step), 1)
        lines.append(line(0, y, room, y, palette.strong_line if not at else palette.hairline))
        if at:
            said = f"{three_figures(at * step)} {unit}"
            lines.append(words(0, y - 6, said, _TEXT * 0.8, palette.muted, halo=palette.page))
    return "".join(lines)


def _round_step(wish: float) -> float:
    size = 10.0 ** (len(f"{int(wish)}") - 1) if wish >= 1 else 10.0**-3
    while size * 10 < wish:
        size *= 10
    return next(size * by for by in (1, 2, 2.5, 5, 10) if size * by >= wish)


def _years(days: Sequence[date], across, foot: float, palette: Palette) -> str:
    years = sorted({when.year for when in days})
    every = max(1, round(len(years) / 10))
    return "".join(
        words(round(x, 1), foot + 26, str(year), _TEXT * 0.8, palette.muted)
        for year in years[::every]
        if (x := across(date(year, 1, 1))) >= 0
    )


def _area(days: Sequence[date], lows, highs, series: Series, opacity: float, across, up) -> str:
    """The ground of a series, in steps; nothing where it lets all through."""
    known = [at for at, high in enumerate(highs) if high is not None]
    if not known or not opacity:
        return ""
    upper, lower = [], []
    for at in known:
        x = across(days[at])
        if upper:
            upper.append(f"{x:.1f} {up(highs[at - 1]):.1f}")
            lower.append(f"{x:.1f} {up(lows[at - 1]):.1f}")
        upper.append(f"{x:.1f} {up(highs[at]):.1f}")
        lower.append(f"{x:.1f} {up(lows[at]):.1f}")
    path = "M" + "L".join([*upper, *reversed(lower)]) + "Z"
    return f'<path d="{path}" fill="{series.colour}" fill-opacity="{opacity:g}"/>'


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


def _names(ends, room: float, foot: float, palette: Palette) -> str:
    parts = []
    for y, said, colour in end_places(ends, foot):
        parts.append(box(room + 12, round(y - 7, 1), 13, 13, colour))
        fit = fitted(plain(said), _LABELS - 36, (_TEXT * 0.95, 1), (_TEXT * 0.8, 1))
        parts.append(words(room + 34, round(y + 6, 1), fit.text, fit.size, palette.text))
    return "".join(parts)
