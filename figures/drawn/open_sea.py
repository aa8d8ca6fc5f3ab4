"""Where is land on the world map, and where is room for words?"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from analytics.geography import HEIGHT, WIDTH
from analytics.geography.world_paths import path_rings, read_world_paths

LAND_CELL = 40
"""Map units to the side of a cell of ``land``."""

# Open sea near a country, in map units: where a call-out's badge stands, and to which side of it
# its words lie. Other countries find a place by search.
ROOM = {
    "GBR": ((4310, 1030), "left"),
    "NOR": ((4590, -75), "left"),
    "CHE": ((4180, 1560), "left"),
    "KEN": ((6300, 2760), "right"),
    "MEX": ((1560, 2150), "left"),
    "KOR": ((8950, 1560), "right"),
    "USA": ((3500, 1500), "right"),
    "ARE": ((6350, 1950), "right"),
}


@cache
def land() -> NDArray[np.bool_]:
    """Which cells of a grid over the map are land, row by row from the north."""
    countries = read_world_paths()["countries"].values()
    rings = [ring for one in countries for ring in path_rings(one["path"])]
    starts = np.vstack(rings).astype(float)
    ends = np.vstack([np.roll(ring, -1, axis=0) for ring in rings]).astype(float)
    grid = np.zeros((HEIGHT // LAND_CELL + 1, WIDTH // LAND_CELL + 1), dtype=bool)
    for row in range(len(grid)):
        # Countries do not overlap, so that borders crossed by a line come in pairs: in, out.
        y = row * LAND_CELL + LAND_CELL / 2 + 0.25
        crossing = (starts[:, 1] < y) != (ends[:, 1] < y)
        (x0, y0), (x1, y1) = starts[crossing].T, ends[crossing].T
        walls = np.sort(x0 + (y - y0) * (x1 - x0) / (y1 - y0))
        for left, right in walls.reshape(-1, 2):
            grid[row, round(left / LAND_CELL) : round(right / LAND_CELL)] = True
    return grid


def land_cells(edges: tuple[float, float, float, float]) -> int:
    """How many cells of land a box of the map covers.

    Args:
        edges: left, top, right and bottom in map units; what lies outside the map is sea.
    """
    left, top, right, bottom = edges
    rows = slice(max(0, int(top // LAND_CELL)), max(0, int(bottom // LAND_CELL) + 1))
    columns = slice(max(0, int(left // LAND_CELL)), max(0, int(right // LAND_CELL) + 1))
    return int(land()[rows, columns].sum())
