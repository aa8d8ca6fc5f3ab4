"""Where things stand on a slide: a grid of 1920 by 1080 on PowerPoint's own wide slide.

Every measure of the look (LOOK: margins 80, title 44, source lines 18) is in units of that grid.
A unit is 1/144 inch, so that the slide is 13.333 by 7.5 inches, the size of most decks, and its
shapes keep their size when they are pasted into one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from figures.drawn.rectangles import Rectangle

UNIT = 6350
"""English metric units, of which PowerPoint counts 914,400 to the inch, in a unit of the grid."""

WIDTH, HEIGHT = 1920, 1080
MARGIN = 80
FONT = "Arial"


@dataclass(frozen=True)
class Box(Rectangle):
    """A rectangle of the grid."""

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
