"""Where does a call-out find room? In open sea near its country, clear of the other call-outs."""

from __future__ import annotations

import math
from dataclasses import dataclass

from exports.slides.canvas import Canvas
from exports.slides.grid import PICTURE_TOP, Box
from exports.slides.lettering import plain, text_width
from exports.slides.outlines import LAND_CELL, land, outlines
from exports.slides.shapes import ELLIPSE, Run, connector, group, place, shape, solid, stroke
from figures.exhibit import CallOut, WorldPicture

MOST_CALL_OUTS = 6
"""More would hide the map; those left out are named in the notes."""

_SIZE, _LINE = 20, 24
_WIDEST = 420
_BADGE, _BADGE_GAP = 11, 16  # radius; air beside it
_AIR = 7
_ANGLES = tuple(range(0, 360, 15))
_DISTANCES = (50, 70, 90, 120, 150, 180, 220, 260, 300)
_LAND_COST, _CLASH_COST = 8, 5000  # for a cell of land, for a clash


@dataclass(frozen=True)
class _Label:
    """One place that a call-out may take: its box, and where the leader meets it."""

    box: Box
    meets: tuple[float, float]
    is_left: bool


def draw_call_outs(
    canvas: Canvas,
    picture: WorldPicture,
    view: Box,
    scale: float,
) -> list[str]:
    """Write names beside their countries, each with a line to it, in one group.

    Args:
        canvas: the slide.
        picture: with the call-outs; those without words are left out.
        view: box of the map on the slide.
        scale: grid units for a map unit.

    Returns:
        Lines for the notes, of call-outs that found no room.
    """
    wanted = [one for one in picture.call_outs if plain(one.words) and one.iso3 in outlines()]
    points = {one.iso3: _point(outlines()[one.iso3].anchor, view, scale) for one in wanted}
    taken: list[Box] = [_dot(points[one.iso3]) for one in wanted[:MOST_CALL_OUTS]]
    taken += [_dot(_point((site.x, site.y), view, scale)) for site in picture.circles]
    inside = []
    for call_out in wanted[:MOST_CALL_OUTS]:
        label = _best(call_out, points[call_out.iso3], view, scale, taken)
        taken.append(label.box)
        inside += _drawn(canvas, call_out, points[call_out.iso3], label)
    if inside:
        says = "; ".join(_spoken(one) for one in wanted[:MOST_CALL_OUTS])
        canvas.draw(group(canvas.named("Call-outs", says), view, inside))
    return [f"Also called out: {_spoken(one)}." for one in wanted[MOST_CALL_OUTS:]]


def _spoken(call_out: CallOut) -> str:
    return ", ".join(part for part in (plain(call_out.words), plain(call_out.second)) if part)


def _point(place_on_map: tuple[float, float], view: Box, scale: float) -> tuple[float, float]:
    return view.x + place_on_map[0] * scale, view.y + place_on_map[1] * scale


def _dot(point: tuple[float, float]) -> Box:
    return Box(point[0] - 8, point[1] - 8, 16, 16)


def _best(
    call_out: CallOut, point: tuple[float, float], view: Box, scale: float, taken: list[Box]
) -> _Label:
    """The label of least cost: over little land, near, and clear of what is there."""
    width = min(_WIDEST, max(
        text_width(plain(call_out.words), _SIZE, is_bold=True),
        text_width(plain(call_out.second), _SIZE),
    ) + 6)  # fmt: skip
    height = _LINE * (2 if plain(call_out.second) else 1)
    badge = 2 * _BADGE + _BADGE_GAP if call_out.badge else 0
    candidates = [
        _label(point, math.radians(angle), distance, width, height, badge)
        for distance in _DISTANCES
        for angle in _ANGLES
    ]
    return min(candidates, key=lambda label: _cost(label, point, view, scale, taken))


def _label(
    point: tuple[float, float], angle: float, distance: float, width: float, height: float,
    badge: float,
) -> _Label:  # fmt: skip
    """A label whose badge, or nearest edge, lies at an angle and a distance from the country."""
    x, y = point[0] + distance * math.cos(angle), point[1] + distance * math.sin(angle)
    is_left = x < point[0]
    top = y - _LINE / 2
    beside = badge / 2 or -_AIR  # a leader without a badge ends beside the words
    left = x + beside - width - badge if is_left else x - beside
    return _Label(Box(left, top, width + badge, height), (x, y), is_left)


def _cost(
    label: _Label, point: tuple[float, float], view: Box, scale: float, taken: list[Box]
) -> float:
    box = label.box
    outside = max(view.x - 20 - box.x, 0) + max(box.right - view.right - 20, 0)
    outside += max(PICTURE_TOP - 15 - box.y, 0) + max(box.bottom - view.bottom, 0)
    around = Box(box.x - 6, box.y - 3, box.width + 12, box.height + 6)
    covered = _land_under(around, view, scale)
    clashes = sum(_overlap(box, other) for other in taken)
    x, y = label.meets
    on_the_way = [
        (point[0] + (x - point[0]) * step, point[1] + (y - point[1]) * step)
        for step in (0.3, 0.5, 0.7, 0.9)
    ]
    crossed = sum(
        other.x < x < other.right and other.y < y < other.bottom
        for x, y in on_the_way
        for other in taken[1:]
    )
    distance = math.dist(point, label.meets)
    return distance + _LAND_COST * covered + _CLASH_COST * (outside + clashes) + 200 * crossed


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.x - 6 < other.right
        and other.x - 6 < one.right
        and one.y - 4 < other.bottom
        and other.y - 4 < one.bottom
    )


def _land_under(box: Box, view: Box, scale: float) -> float:
    """Cells of land that a box would cover, with some air around it."""
    step = LAND_CELL * scale
    rows = slice(
        max(0, int((box.y - view.y) / step)), max(0, int((box.bottom - view.y) / step)) + 1
    )
    columns = slice(
        max(0, int((box.x - view.x) / step)), max(0, int((box.right - view.x) / step)) + 1
    )
    return float(land()[rows, columns].sum())


def _drawn(
    canvas: Canvas, call_out: CallOut, point: tuple[float, float], label: _Label
) -> list[str]:
    ink = canvas.palette.text
    line = stroke(ink, 1.2)
    x, y = label.meets
    distance = math.dist(point, label.meets)
    reach = _BADGE / distance if call_out.badge else 0
    end = (x + (point[0] - x) * reach, y + (point[1] - y) * reach)
    foot = place(_square(point, 3))
    drawn = [
        connector(canvas.named("Leader", is_decorative=True), *point, *end, line),
        shape(canvas.named("Foot", is_decorative=True), foot, ELLIPSE, solid(ink)),
    ]
    if call_out.badge:
        drawn += _badge(canvas, call_out.badge, label.meets)
    badge = 2 * _BADGE + _BADGE_GAP if call_out.badge else 0
    box = label.box
    words_box = Box(box.x + (0 if label.is_left else badge), box.y, box.width - badge, box.height)
    words = canvas.fit(call_out.words, words_box.width + 4, (_SIZE, 1), (18, 1), is_bold=True)
    second = canvas.fit(call_out.second, words_box.width + 4, (_SIZE, 1), (18, 1))
    lines = [[Run(words.text, words.size, ink, is_bold=True)]]
    if second.text:
        lines.append([Run(second.text, second.size, canvas.palette.muted)])
    drawn.append(
        canvas.text_box(f"Call-out: {words.text}", words_box, *lines,
                        align="r" if label.is_left else "l", line_height=_LINE,
                        says=_spoken(call_out))
    )  # fmt: skip
    return drawn


def _square(centre: tuple[float, float], radius: float) -> Box:
    return Box(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius)


def _badge(canvas: Canvas, badge: str, centre: tuple[float, float]) -> list[str]:
    """A circle with two bars, a cross, or a letter."""
    palette, (x, y) = canvas.palette, centre
    who = canvas.named(f"Badge: {badge}", badge)
    box = place(_square(centre, _BADGE))
    circle = shape(who, box, ELLIPSE, solid(palette.page), stroke(palette.text, 1.4))
    reach = _BADGE * 0.4
    strokes = {
        "paused": [(x - 3, y - reach, x - 3, y + reach), (x + 3, y - reach, x + 3, y + reach)],
        "ended": [
            (x - reach, y - reach, x + reach, y + reach),
            (x - reach, y + reach, x + reach, y - reach),
        ],
    }.get(badge, [])
    line = stroke(palette.text, 2)
    return [circle, *(
        connector(canvas.named("Sign", is_decorative=True), *ends, line) for ends in strokes
    )]  # fmt: skip
