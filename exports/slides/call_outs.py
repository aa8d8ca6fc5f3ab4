"""Call-outs as shapes: names in open sea, each with a line to its place, in one group."""

from __future__ import annotations

import math

from exports.slides.canvas import Canvas
from exports.slides.grid import PICTURE_TOP, Box
from exports.slides.outlines import outlines
from exports.slides.shapes import ELLIPSE, Run, connector, group, place, shape, solid, stroke
from figures.drawn.call_outs import (
    AIR,
    BADGE,
    BADGE_GAP,
    LINE,
    MOST_CALL_OUTS,
    TEXT,
    Block,
    Rectangle,
    Words,
    place_call_outs,
    placeable,
)
from figures.exhibit import CallOut, WorldPicture
from figures.lettering import plain


def draw_call_outs(
    canvas: Canvas,
    picture: WorldPicture,
    view: Box,
    scale: float,
) -> list[str]:
    """Write names beside their places, each with a line to it, in one group.

    Args:
        canvas: the slide.
        picture: with the call-outs; those without words are left out.
        view: box of the map on the slide.
        scale: grid units for a map unit.

    Returns:
        Lines for the notes, of call-outs that found no room.
    """
    anchors = {iso3: outline.anchor for iso3, outline in outlines().items()}
    limits = Rectangle(
        view.x - 20, PICTURE_TOP - 15, view.width + 40, view.bottom - PICTURE_TOP + 15
    )
    shown = Rectangle(view.x, view.y, view.width, view.height)
    blocks = place_call_outs(picture, anchors, shown, scale, limits)
    inside = [drawn for block in blocks for drawn in _drawn(canvas, block)]
    wanted = placeable(picture, anchors)
    if inside:
        says = "; ".join(_spoken(one) for one in wanted[:MOST_CALL_OUTS])
        canvas.draw(group(canvas.named("Call-outs", says), view, inside))
    return [f"Also called out: {_spoken(one)}." for one in wanted[MOST_CALL_OUTS:]]


def _spoken(call_out: CallOut) -> str:
    return ", ".join(part for part in (plain(call_out.words), plain(call_out.second)) if part)


def _drawn(canvas: Canvas, block: Block) -> list[str]:
    """The leader of a place, then badge and words of each of its call-outs."""
    ink = canvas.palette.text
    (x, y), point = block.meets, block.point
    distance = math.dist(point, block.meets)
    reach = BADGE / distance if block.words[0].call_out.badge and distance else 0
    end = (x + (point[0] - x) * reach, y + (point[1] - y) * reach)
    drawn = [
        connector(canvas.named("Leader", is_decorative=True), *point, *end, stroke(ink, 1.2)),
        shape(canvas.named("Foot", is_decorative=True), place(_square(point, 3)), ELLIPSE,
              solid(ink)),
    ]  # fmt: skip
    has_badge = any(one.call_out.badge for one in block.words)
    beside = BADGE + BADGE_GAP / 2 if has_badge else AIR
    for one in block.words:
        if one.call_out.badge:
            drawn += _badge(canvas, one.call_out.badge, (x, y + one.top))
        drawn.append(_words(canvas, one, block, beside))
    return drawn


def _words(canvas: Canvas, one: Words, block: Block, beside: float) -> str:
    palette, (x, y) = canvas.palette, block.meets
    left = x - beside - one.width if block.is_left else x + beside
    box = Box(left, y + one.top - LINE / 2, one.width, one.height)
    lines = [[Run(said, TEXT, palette.text, is_bold=True)] for said in one.bold]
    lines += [[Run(said, TEXT, palette.muted)] for said in one.quiet]
    # Measured for Arial; where another face stands in for it, the box is a little too narrow.
    box = box.cut(x=box.x - (8 if block.is_left else 0), width=box.width + 8)
    whole = plain(one.call_out.words)
    if any(said.endswith("…") for said in one.bold) and whole not in canvas.cut:
        canvas.cut.append(whole)
    return canvas.text_box(
        f"Call-out: {whole}", box, *lines, align="r" if block.is_left else "l",
        line_height=LINE, says=_spoken(one.call_out),
    )  # fmt: skip


def _square(centre: tuple[float, float], radius: float) -> Box:
    return Box(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius)


def _badge(canvas: Canvas, badge: str, centre: tuple[float, float]) -> list[str]:
    """A circle with two bars, a cross, or a letter."""
    palette, (x, y) = canvas.palette, centre
    who = canvas.named(f"Badge: {badge}", badge)
    box = place(_square(centre, BADGE))
    circle = shape(who, box, ELLIPSE, solid(palette.page), stroke(palette.text, 1.4))
    reach = BADGE * 0.4
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
