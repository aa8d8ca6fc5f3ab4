"""Which way lies a place over the round globe? Shortest ways, for the map and for the globe."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analytics.geography.globe import on_sphere
from analytics.geography.projection import WIDTH, project

Line = NDArray[np.float64]
"""An array of shape (n, 2)."""

# A vertex at least every 3 degrees: straight pieces then bend like the way itself.
_STEP = np.radians(3.0)


def shortest_way(start: tuple[float, float], end: tuple[float, float]) -> Line:
    """The great circle from one place to another, as longitudes and latitudes in degrees.

    Args:
        start: longitude and latitude in degrees.
        end: longitude and latitude in degrees.

    Examples:
        >>> shortest_way((0, 0), (90, 0))[[0, 15, 30]].round(1).tolist()
        [[0.0, 0.0], [45.0, 0.0], [90.0, 0.0]]
    """
    ends = on_sphere([start[0], end[0]], [start[1], end[1]])
    angle = float(np.arccos(np.clip(ends[0] @ ends[1], -1.0, 1.0)))
    if np.sin(angle) < 1e-9:  # the same place, or the other side of the globe: any way is one
        return np.array([start, end], float)
    shares = np.linspace(0.0, 1.0, max(2, round(angle / _STEP) + 1))[:, None]
    along = (np.sin((1 - shares) * angle) * ends[0] + np.sin(shares * angle) * ends[1]) / np.sin(
        angle
    )
    longitude = np.degrees(np.arctan2(along[:, 1], along[:, 0]))
    return np.column_stack([longitude, np.degrees(np.arcsin(np.clip(along[:, 2], -1, 1)))])


def on_flat_map(way: Line) -> list[Line]:
    """The same way in map units, in two pieces where it crosses the map's edge.

    Args:
        way: longitudes and latitudes in degrees.
    """
    line = np.column_stack(project(way[:, 0], way[:, 1]))
    torn = np.flatnonzero(np.abs(np.diff(line[:, 0])) > WIDTH / 2) + 1
    return [piece for piece in np.split(line, torn) if len(piece) > 1]
