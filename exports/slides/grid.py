"""Where things stand on a slide: a grid of 1920 by 1080 on PowerPoint's own wide slide.

Every measure of the look (LOOK: margins 80, title 44, source lines 18) is in units of that grid.
A unit is 1/144 inch, so that the slide is 13.333 by 7.5 inches, the size of most decks, and its
shapes keep their size when they are pasted into one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

UNIT = 6350
"""English metric units, of which PowerPoint counts 914,400 to the inch, in a unit of the grid."""

WIDTH, HEIGHT = 1920, 1080
MARGIN = 80
FONT = "Arial"


@dataclass(frozen=True)
class Box:
    """A rectangle of the grid."""

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

    def cut(self, **edges: float) -> Box:
        """The same box with other measures."""
        return replace(self, **edges)


TITLE = Box(MARGIN, 26, WIDTH - 2 * MARGIN, 86)
FIGURES = Box(MARGIN, 236, 270, 620)
PICTURE_TOP = 186
PICTURE_LEFT = 400  # beside figures
LEGEND_TOP = 880
HAIRLINE = 984
FOOT_LINE = 26
PAGE_NUMBER = Box(WIDTH - MARGIN - 120, 998, 120, FOOT_LINE)


def emu(units: float) -> int:
    """Grid units as PowerPoint writes lengths.

    Examples:
        >>> emu(1920)
        12192000
    """
    return round(units * UNIT)


def font_size(units: float) -> int:
    """A type size of the grid in hundredths of a point.

    Examples:
        >>> font_size(44)
        2200
    """
    return round(units * UNIT / 127)


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
