"""Which part of the map is shown, and how coarse are its bins?

A million sites are never sent to a browser: what is shown is a window of the map, cut into squares
of forty pixels, each told by one row. A step nearer halves the window and its squares.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analytics.geography import HEIGHT, WIDTH

SQUARES_ACROSS = 24  # squares of about 40 pixels on a map 968 pixels wide
NEAREST = 9  # steps; a square is then about 3 km wide
MARGIN = 1.0  # windows beside the shown one that are told too, so that dragging shows them
CROWD = 2000  # sites in view from which on the map shows bins without being asked
NEAR = 80  # sites in a window up to which each is drawn by itself again


@dataclass(frozen=True)
class MapWindow:
    """A part of the map: its middle in map units (y downward), and steps from the whole world."""

    x: float = WIDTH / 2
    y: float = HEIGHT / 2
    step: int = 0

    @property
    def cell(self) -> float:
        """Width of a square in map units."""
        return WIDTH / SQUARES_ACROSS / 2**self.step

    def bounds(self) -> dict[str, float]:
        """Values to bind in SQL: the edges of what is shown, with its margin."""
        reach_x = WIDTH / 2**self.step * (0.5 + MARGIN / 2)
        reach_y = HEIGHT / 2**self.step * (0.5 + MARGIN / 2)
        return {
            "left": self.x - reach_x,
            "right": self.x + reach_x,
            "top": self.y - reach_y,
            "bottom": self.y + reach_y,
        }

    def nearer(self, x: float, y: float) -> MapWindow:
        """The window one step nearer around a place."""
        return MapWindow(round(x, 1), round(y, 1), min(self.step + 1, NEAREST))

    def wider(self) -> MapWindow:
        """The window one step wider."""
        return MapWindow(self.x, self.y, self.step - 1) if self.step > 1 else MapWindow()

    @property
    def written(self) -> str:
        """The window as an address holds it; empty for the whole world."""
        return f"{self.x:.0f},{self.y:.0f},{self.step}" if self.step else ""


def read_window(text: str) -> MapWindow | None:
    """The window that a text means: x, y and step, parted by commas; None where it means none.

    Examples:
        >>> read_window("2153,1256,3")
        MapWindow(x=2153.0, y=1256.0, step=3)
        >>> read_window("far away") is None
        True
    """
    match = re.fullmatch(r"(\d{1,5}),(\d{1,5}),(\d)", text, re.ASCII)
    if not match:
        return None
    x, y, step = (int(part) for part in match.groups())
    if x > WIDTH or y > HEIGHT or step > NEAREST:
        return None
    return MapWindow(float(x), float(y), step)
