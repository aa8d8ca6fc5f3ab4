"""How does the browser draw a country? Polygons on the map's integer grid, as SVG path text.

A path holds one ``M`` with the first vertex, then relative ``l`` steps and ``z``, for each ring:
``M5120 1370l4 6-3 9z``. Steps are small numbers, so the whole world is about 60 kB gzipped. Draw
with ``fill-rule: evenodd``: a hole is a ring like any other. ``world_paths`` reads them again.
"""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from analytics.geography.projection import project_from_centre
from analytics.geography.seams import cut_at_map_edge, polygons_only
from analytics.geography.world_paths import Ring

# Bends smaller than a triangle of 3 by 3 units, a third of a pixel on a map 1,000 pixels wide,
# are straightened; the border of two countries is straightened once, for both.
SIMPLIFICATION = 3.0

# Islands under some 2,400 square km keep every bend: straightened, an atoll loses a third of its
# area and Bermuda all of it, and all small islands of the world together weigh 6 kB.
_SMALL_ISLAND = 200.0


def on_the_map(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Cut polygons in degrees at the map's edge and project them to map units."""

    def to_units(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(project_from_centre(degrees[:, 0], degrees[:, 1]))

    return np.array([shapely.transform(cut_at_map_edge(shape), to_units) for shape in shapes])


def simplified(shapes: NDArray[np.object_]) -> list[shapely.MultiPolygon]:
    """Straighten small bends of projected polygons without opening gaps between neighbours.

    All shapes that touch have to come in one call. A coverage with mismatched edges would be
    simplified without complaint, and wrongly, so that is refused here.
    """
    if not shapely.coverage_is_valid(shapes):
        raise ValueError("neighbouring polygons no longer share their borders vertex by vertex")
    parts, owners = shapely.get_parts(shapes, return_index=True)
    one, other = shapely.STRtree(parts).query(parts, predicate="intersects")
    is_small_island = shapely.area(parts) < _SMALL_ISLAND
    is_small_island[one[one != other]] = False
    straightened = np.where(
        is_small_island, parts, shapely.coverage_simplify(parts, SIMPLIFICATION)
    )
    return [shapely.MultiPolygon(list(straightened[owners == n])) for n in range(len(shapes))]


def rings_to_draw(shape: shapely.MultiPolygon) -> list[list[Ring]]:
    """Round a projected shape to the grid; the largest part first, each part with its holes.

    Every island of the source is drawn, unless it has no area left on the grid: then it is
    narrower than a unit, a tenth of a pixel on a map 1,000 pixels wide.
    """
    drawn = []
    for part in sorted(shapely.get_parts(shape), key=lambda part: part.area, reverse=True):
        outline, *holes = (_grid_ring(ring) for ring in [part.exterior, *part.interiors])
        if outline is not None:
            drawn.append([outline, *(hole for hole in holes if hole is not None)])
    return drawn


def path_text(parts: list[list[Ring]]) -> str:
    """Write rings as one SVG path."""
    return "".join(_ring_text(ring) for part in parts for ring in part)


def sphere_path() -> str:
    """Outline the whole globe, the sea under the countries."""
    # A vertex every three degrees keeps the curve smooth at any size at which it is seen whole.
    latitudes = np.arange(-90, 91, 3)
    x, y = project_from_centre(
        np.repeat([-180.0, 180.0], len(latitudes)), [*latitudes, *reversed(latitudes)]
    )
    return _ring_text(np.rint(np.column_stack([x, y])).astype(np.int64))


def label_point(part: list[Ring]) -> list[int]:
    """Find the place for a label, a dot or the keyboard's focus: deep inside one part.

    Args:
        part: the rings of one part as drawn, outline first.

    Returns:
        A point of the integer grid inside the part, or on its edge where it is too small to
        have a grid point inside.
    """
    # Rounding may pinch a part so that its outline touches itself.
    ground = polygons_only(shapely.Polygon(part[0], part[1:]))
    # A tolerance under the grid's own step gains nothing.
    heart = shapely.get_coordinates(shapely.maximum_inscribed_circle(ground, tolerance=0.5))[0]
    around = np.floor(heart) + np.array([[0, 0], [1, 0], [0, 1], [1, 1]])
    candidates = np.vstack([np.rint([heart]), around, part[0]])
    standing = candidates[shapely.covers(ground, shapely.points(candidates))]
    return standing[0].astype(int).tolist()


def _grid_ring(ring: shapely.LinearRing) -> Ring | None:
    """Round a ring to whole units; nothing if it has no area left."""
    corners = np.rint(shapely.get_coordinates(ring)[:-1]).astype(np.int64)
    while True:
        corners = corners[np.any(corners != np.roll(corners, 1, axis=0), axis=1)]
        before = corners - np.roll(corners, 1, axis=0)
        after = np.roll(corners, -1, axis=0) - corners
        # Vertices exactly on a straight line go: that moves no border, on either side of it.
        turns = before[:, 0] * after[:, 1] != before[:, 1] * after[:, 0]
        if turns.sum() < 3:
            return None
        if turns.all():
            return corners
        corners = corners[turns]


def _ring_text(ring: Ring) -> str:
    steps = np.diff(ring, axis=0).ravel().tolist()
    # A minus sign separates two numbers as well as a space does.
    text = "".join(str(step) if step < 0 else f" {step}" for step in steps)
    return f"M{ring[0, 0]} {ring[0, 1]}l{text.lstrip()}z"
