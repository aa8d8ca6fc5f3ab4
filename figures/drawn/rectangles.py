"""Rectangles and lines of a drawing: do they meet, and how do several share a width?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Line = tuple[Point, Point]


@dataclass(frozen=True)
class Rectangle:
    """A rectangle in pixels of a slide or a picture."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


def overlap(one: Rectangle, other: Rectangle) -> bool:
    """Whether two boxes of words lie on each other, or too near to be told apart."""
    return (
        one.x - 6 < other.right
        and other.x - 6 < one.right
        and one.y - 4 < other.bottom
        and other.y - 4 < one.bottom
    )


def holds(box: Rectangle, point: Point) -> bool:
    """Whether a point lies in a box."""
    return box.x <= point[0] <= box.right and box.y <= point[1] <= box.bottom


def crosses_box(line: Line, box: Rectangle) -> bool:
    """Whether a line runs through a box."""
    (x0, y0), (x1, y1) = line
    return any(
        holds(box, (x0 + (x1 - x0) * step / 12, y0 + (y1 - y0) * step / 12)) for step in range(13)
    )


def cross(one: Line, other: Line) -> bool:
    """Whether two lines cross."""

    def side(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    (a, b), (c, d) = one, other
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def narrowed(needs: Sequence[float], width: float) -> list[float]:
    """Widths that fill one width: the narrow ones keep what they need, the wide ones give way.

    Examples:
        >>> narrowed([10, 60, 50], 90)
        [10, 40.0, 40.0]
    """
    left, limit = width, max(needs)
    for at, need in enumerate(sorted(needs)):
        share = left / (len(needs) - at)
        if need > share:
            limit = share
            break
        left -= need
    return [min(need, limit) for need in needs]
