"""How far is it over the round globe?

Points are unit vectors from the Earth's centre. There is no date line on a sphere and no pole to
avoid: Fiji's islands at 179 east and 179 west are as near to each other as they are at sea.
Distances are on a sphere of the Earth's mean radius, within 0.5 % of those on the ellipsoid.
"""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth, International Union of Geodesy and Geophysics (GRS 80)."""

Vectors = NDArray[np.float64]
"""An array of shape (n, 3): n points on the unit sphere."""

# Rows of a distance table computed at a time, so that two long coasts fit into memory.
_ROWS = 512


def on_sphere(longitude: ArrayLike, latitude: ArrayLike) -> Vectors:
    """Turn degrees into unit vectors."""
    east, north = np.radians(np.asarray(longitude, float)), np.radians(np.asarray(latitude, float))
    return np.stack(
        [np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=-1
    )


def arc_km(chord: ArrayLike) -> NDArray[np.float64]:
    """Turn the straight distance through a unit sphere into kilometres over the ground.

    Examples:
        >>> arc_km(2.0).round().item()  # to the other side of the globe
        20015.0
    """
    half = np.clip(np.asarray(chord, float) / 2, 0.0, 1.0)
    return 2 * EARTH_RADIUS_KM * np.arcsin(half)


def outline(shape: shapely.Geometry, step: float) -> tuple[Vectors, Vectors]:
    """Give a shape's edges, long ones in pieces.

    Args:
        shape: polygons or a point, in degrees.
        step: longest piece, in degrees.

    Returns:
        The starts and the ends of the edges; a point is one edge without length.
    """
    if shape.geom_type == "Point":
        alone = on_sphere([shape.x], [shape.y])
        return alone, alone
    rings = shapely.get_rings(shapely.get_parts(shapely.segmentize(shape, step)))
    degrees, ring_of = shapely.get_coordinates(rings, return_index=True)
    vectors = on_sphere(degrees[:, 0], degrees[:, 1])
    within = ring_of[1:] == ring_of[:-1]
    return vectors[:-1][within], vectors[1:][within]


def km_to_outline(place: Vectors, starts: Vectors, ends: Vectors) -> float:
    """Measure from one place to the nearest of many edges.

    The edges are taken as straight lines through the globe, which for pieces of some 10 km lie
    two metres below the ground.
    """
    along = ends - starts
    length2 = np.maximum((along**2).sum(axis=1), np.finfo(float).tiny)
    share = np.clip(((place - starts) * along).sum(axis=1) / length2, 0.0, 1.0)
    nearest = starts + share[:, None] * along
    return float(arc_km(np.sqrt(((nearest - place) ** 2).sum(axis=1).min())))


def km_between(these: Vectors, those: Vectors) -> float:
    """Measure the gap between two sets of points: the shortest way from any to any."""
    closest = max(
        float((these[row : row + _ROWS] @ those.T).max()) for row in range(0, len(these), _ROWS)
    )
    return float(arc_km(np.sqrt(max(0.0, 2 - 2 * closest))))
