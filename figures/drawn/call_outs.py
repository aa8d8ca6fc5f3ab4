"""Where does a call-out find room? In open sea near its place, clear of the other call-outs.

Pictures and slides ask the same question here, so that a name stands at the same place in both.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from numpy.typing import NDArray

from figures.drawn.open_sea import ROOM, land_cells
from figures.drawn.rectangles import Rectangle, cross, crosses_box, holds, overlap
from figures.exhibit import CallOut, WorldPicture
from figures.lettering import ELLIPSIS, fitted, plain, text_width

MOST_CALL_OUTS = 6
"""More would hide the map."""

TEXT, LINE = 18, 22  # of the words, in pixels of a slide
BADGE, BADGE_GAP = 11, 16  # radius of a badge; air beside it
AIR = 7  # between the end of a leader and words without a badge
_BETWEEN = 6  # two call-outs of one country
_WIDEST = 520
_SHORT = 130  # words that stay on one line
_LONG = 215  # words that may also stand on several lines
_ANGLES = tuple(range(0, 360, 15))
_DISTANCES = (40, 55, 70, 90, 120, 150, 180, 220, 260, 300, 350)
_LAND, _CLASH, _CIRCLE, _CROSSED, _OVER_LAND = 8, 5000, 60, 250, 40
# Ways to set the words, with what each costs: whether name and second line stand in one, and on
# how many lines a long name stands.
_WAYS = ((0, False, 1), (25, True, 1), (15, False, 2), (35, False, 3))


@dataclass(frozen=True)
class Words:
    """One call-out as it is set: bold lines, then quiet ones, beside its badge.

    Attributes:
        call_out: what is called out.
        bold: lines.
        quiet: lines below.
        top: of the first line, from the top of the block.
    """

    call_out: CallOut
    bold: tuple[str, ...]
    quiet: tuple[str, ...]
    top: float = 0.0

    @property
    def height(self) -> float:
        """Of all lines."""
        return LINE * (len(self.bold) + len(self.quiet))

    @property
    def width(self) -> float:
        """Of the widest line, without the badge."""
        return 6 + max(
            *(text_width(line, TEXT, is_bold=True) for line in self.bold),
            *(text_width(line, TEXT) for line in self.quiet),
            0.0,
        )


@dataclass(frozen=True)
class Block:
    """The call-outs of one place, with a line to it.

    Attributes:
        point: the place.
        meets: where the line ends: the middle of the first badge, or beside the words.
        box: what words and badges fill.
        words: the call-outs below each other.
        is_left: whether the words lie left of the badge.
    """

    point: tuple[float, float]
    meets: tuple[float, float]
    box: Rectangle
    words: tuple[Words, ...]
    is_left: bool


@dataclass
class _Taken:
    """What is there already: words in boxes, circles as boxes, lines."""

    circles: NDArray[np.float64]
    boxes: list[Rectangle] = field(default_factory=list)
    lines: list[tuple[tuple[float, float], tuple[float, float]]] = field(default_factory=list)


def place_call_outs(
    picture: WorldPicture,
    anchors: Mapping[str, Sequence[float]],
    view: Rectangle,
    scale: float,
    limits: Rectangle,
    most: int = MOST_CALL_OUTS,
) -> list[Block]:
    """Find room for the call-outs of a map.

    Args:
        picture: with the call-outs; those without words or place are left out.
        anchors: places of countries by their code, in map units.
        view: the map.
        scale: pixels for a map unit.
        limits: within which words stay.
        most: call-outs; the others are left out.
    """
    groups: dict[tuple[float, float], list[CallOut]] = {}
    for call_out in placeable(picture, anchors)[:most]:
        at = call_out.at or tuple(map(float, anchors[call_out.iso3]))
        groups.setdefault((at[0], at[1]), []).append(call_out)
    # Planned circles reach over land and sea: words keep off their middles alone.
    circles = [_around(_point((site.x, site.y), view, scale), 9) for site in picture.circles]
    taken = _Taken(np.array(circles or np.empty((0, 4)), dtype=float))
    taken.boxes = [
        Rectangle(x - 8, y - 8, 16, 16) for x, y in (_point(at, view, scale) for at in groups)
    ]
    blocks = []
    for at, call_outs in groups.items():
        block = _best(call_outs, at, view, scale, limits, taken)
        taken.boxes.append(block.box)
        taken.lines.append((block.point, block.meets))
        blocks.append(block)
    return blocks


def placeable(picture: WorldPicture, anchors: Mapping[str, Sequence[float]]) -> list[CallOut]:
    """The call-outs that have words and a place."""
    return [
        one for one in picture.call_outs if plain(one.words) and (one.at or one.iso3 in anchors)
    ]


def _point(at: tuple[float, float], view: Rectangle, scale: float) -> tuple[float, float]:
    return view.x + at[0] * scale, view.y + at[1] * scale


def _around(point: tuple[float, float], reach: float) -> tuple[float, float, float, float]:
    return point[0] - reach, point[1] - reach, point[0] + reach, point[1] + reach


def _best(
    call_outs: list[CallOut],
    at: tuple[float, float],
    view: Rectangle,
    scale: float,
    limits: Rectangle,
    taken: _Taken,
) -> Block:
    """The block of least cost: over little land, near, and clear of what is there."""
    point = _point(at, view, scale)
    known = ROOM.get(call_outs[0].iso3)
    best: tuple[float, Block] | None = None
    for extra, words in _shapes(call_outs):
        if known:
            meets = _point(known[0], view, scale)
            block = _block(point, meets, words, is_left=known[1] == "left")
            cost = extra + _cost(block, view, scale, limits, taken) - math.dist(point, meets)
            best = min(best or (cost, block), (cost, block), key=lambda one: one[0])
        for distance, angle in product(_DISTANCES, _ANGLES):
            if best and extra + distance >= best[0]:
                break  # nothing is cheaper than its distance
            turned = math.radians(angle)
            meets = (point[0] + distance * math.cos(turned), point[1] + distance * math.sin(turned))
            block = _block(point, meets, words, is_left=meets[0] < point[0])
            cost = extra + _cost(block, view, scale, limits, taken)
            best = min(best or (cost, block), (cost, block), key=lambda one: one[0])
    if best is None:
        raise ValueError("a call-out without words has no place")
    return best[1]


def _shapes(call_outs: list[CallOut]) -> list[tuple[float, tuple[Words, ...]]]:
    """Ways to break the words, each with what it costs: name and second line first."""
    ways: list[tuple[float, tuple[Words, ...]]] = []
    for extra, is_joined, lines in _WAYS:
        top, block = 0.0, []
        for call_out in call_outs:
            words = _set(call_out, top, lines, is_joined=is_joined)
            block.append(words)
            top += words.height + _BETWEEN
        if not any(words == tuple(block) for _, words in ways):
            ways.append((extra, tuple(block)))
    whole = [way for way in ways if not any(_is_cut(words) for words in way[1])]
    return whole or ways


def _is_cut(words: Words) -> bool:
    return any(line.endswith(ELLIPSIS) for line in words.bold + words.quiet)


def _set(call_out: CallOut, top: float, lines: int, *, is_joined: bool) -> Words:
    name, second = plain(call_out.words), plain(call_out.second)
    if is_joined and second:
        name, second = f"{name}, {second}", ""
    bold = (name,)
    if lines > 1:
        # Of thousands of words nobody could try all ways to break them.
        name = fitted(name, _WIDEST, (TEXT, lines), is_bold=True).text
        wide = text_width(name, TEXT, is_bold=True)
        bold = _broken(name, min(lines, math.ceil(wide / _SHORT)) if wide > _LONG else 1)
    fitting = tuple(fitted(line, _WIDEST, (TEXT, 1), is_bold=True).text for line in bold)
    quiet = (fitted(second, _WIDEST, (TEXT, 1)).text,) if second else ()
    return Words(call_out, fitting, quiet, top)


def _broken(name: str, lines: int) -> tuple[str, ...]:
    """A name on lines that are as even as its words allow."""
    words = name.split(" ")
    if lines == 1 or len(words) < lines:
        return (name,)
    ways = []
    for at in range(1, len(words) - lines + 2):
        rest = _broken(" ".join(words[at:]), lines - 1)
        ways.append((" ".join(words[:at]), *rest))
    return min(ways, key=lambda way: max(text_width(line, TEXT) for line in way))


def _block(
    point: tuple[float, float],
    meets: tuple[float, float],
    words: tuple[Words, ...],
    *,
    is_left: bool,
) -> Block:
    badge = 2 * BADGE + BADGE_GAP if any(one.call_out.badge for one in words) else 0
    width = max(one.width for one in words) + badge
    # A leader without a badge ends beside the words.
    beside = BADGE + BADGE_GAP / 2 if badge else -AIR
    left = meets[0] + beside - width if is_left else meets[0] - beside
    height = words[-1].top + words[-1].height
    return Block(point, meets, Rectangle(left, meets[1] - LINE / 2, width, height), words, is_left)


def _cost(block: Block, view: Rectangle, scale: float, limits: Rectangle, taken: _Taken) -> float:
    box, point, meets = block.box, block.point, block.meets
    outside = max(limits.x - box.x, 0) + max(box.right - limits.right, 0)
    outside += max(limits.y - box.y, 0) + max(box.bottom - limits.bottom, 0)
    covered = land_cells((
        (box.x - 6 - view.x) / scale, (box.y - 3 - view.y) / scale,
        (box.right + 6 - view.x) / scale, (box.bottom + 3 - view.y) / scale,
    ))  # fmt: skip
    clashes = sum(overlap(box, other) for other in taken.boxes)
    lines = sum(crosses_box(line, box) for line in taken.lines)
    crossed = sum(
        crosses_box((point, meets), other) for other in taken.boxes if not holds(other, point)
    )
    crossed += sum(cross((point, meets), line) for line in taken.lines)
    on_the_way = [
        ((point[at] + (meets[at] - point[at]) * part - edge) / scale
         for at, edge in ((0, view.x), (1, view.y)))
        for part in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
    ]  # fmt: skip
    over_land = sum(land_cells((x, y, x, y)) for x, y in on_the_way)
    circles = taken.circles
    hit = (
        (circles[:, 0] < box.right) & (circles[:, 2] > box.x)
        & (circles[:, 1] < box.bottom) & (circles[:, 3] > box.y)
    ).sum()  # fmt: skip
    return (
        math.dist(point, meets)
        + _LAND * covered
        + _CLASH * (outside + clashes + lines)
        + _CIRCLE * float(hit)
        + _CROSSED * crossed
        + _OVER_LAND * over_land
    )
