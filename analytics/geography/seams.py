"""Where is the globe cut open?

A map file has to cut the round globe along some meridian. The source is cut at 180 degrees, but
its polygons were stitched together again over that line, so that a ring jumps from 179.9 to
-179.9 and, drawn flat, runs back across the whole world as a stripe. Our map is cut at
169 degrees west. This module moves polygons from the one cut to the other.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import affinity

from analytics.geography.projection import CENTRAL_MERIDIAN, CUT_MERIDIAN

# Where an edge runs along the cut it must bend with the globe's outline, so it gets a vertex at
# least every degree. Every other edge keeps exactly its own vertices: one vertex more on one
# side of a shared border, and the border would no longer be shared.
_SEAM_STEP = 1.0


def polygons_only(shape: shapely.Geometry) -> shapely.MultiPolygon:
    """Keep what has an area: validity repairs leave points and lines behind."""
    collections = shapely.get_parts(shapely.make_valid(shape))
    parts = shapely.get_parts(collections)
    return shapely.MultiPolygon(
        [part for part in parts if part.geom_type == "Polygon" and part.area > 0]
    )


def split_at_antimeridian(stitched: shapely.Geometry) -> shapely.MultiPolygon:
    """Undo the stitching over 180 degrees: no edge jumps across the world any more.

    Args:
        stitched: polygons in degrees whose rings may jump from one side of 180 to the other,
            or may run once around the south pole, as Antarctica's does.

    Returns:
        The same land, each part within -180 to 180. Parts that never jump keep their vertices.
    """
    whole: list[shapely.Geometry] = []
    for part in shapely.get_parts(stitched):
        if not part.is_empty:
            whole.extend(_split_part(part) if _jumps(part) else [part])
    return polygons_only(shapely.MultiPolygon(_polygons(whole)))


def cut_at_map_edge(shape: shapely.MultiPolygon) -> shapely.MultiPolygon:
    """Heal the old cut at 180 degrees and open the map's own at 169 degrees west.

    Only shapes which cross the new cut are joined and cut anew; all others are merely shifted,
    vertex by vertex, so that neighbours still share their border exactly.

    Args:
        shape: polygons in degrees within -180 to 180.

    Returns:
        Polygons whose longitudes count from the central meridian, within -180 to 180.
    """
    west_end, _, east_end, _ = shape.bounds
    if west_end >= CUT_MERIDIAN:
        recut = shape
    elif east_end <= CUT_MERIDIAN:
        recut = affinity.translate(shape, 360)
    else:
        east = shapely.intersection(shape, shapely.box(CUT_MERIDIAN, -90, 180, 90))
        west = shapely.intersection(shape, shapely.box(-180, -90, CUT_MERIDIAN, 90))
        # The grid closes the hairline that rounding leaves between the two halves at 180.
        recut = shapely.union_all([east, affinity.translate(west, 360)], grid_size=1e-7)
    turned = affinity.translate(polygons_only(recut), -CENTRAL_MERIDIAN)
    # Shifting by 360 and not shifting round differently in the last bit; equalise them.
    turned = shapely.transform(turned, lambda degrees: np.round(degrees, 7))
    if max(abs(turned.bounds[0]), abs(turned.bounds[2])) < 180:
        return turned
    return shapely.MultiPolygon(
        [
            shapely.Polygon(_bend(part.exterior), [_bend(hole) for hole in part.interiors])
            for part in turned.geoms
        ]
    )


def _polygons(shapes: list[shapely.Geometry]) -> list[shapely.Polygon]:
    return [part for shape in shapes for part in polygons_only(shape).geoms]


def _jumps(part: shapely.Polygon) -> bool:
    rings = [part.exterior, *part.interiors]
    return any(np.abs(np.diff(shapely.get_coordinates(ring)[:, 0])).max() > 180 for ring in rings)


def _split_part(part: shapely.Polygon) -> list[shapely.Geometry]:
    """Lay one jumping polygon out on an endless strip, then cut the strip into worlds."""
    strip = polygons_only(
        shapely.Polygon(_unrolled(part.exterior), [_unrolled(hole) for hole in part.interiors])
    )
    pieces = []
    for turn in (-360, 0, 360):
        world = shapely.box(turn - 180, -90, turn + 180, 90)
        pieces.append(affinity.translate(shapely.intersection(strip, world), -turn))
    return pieces


def _unrolled(ring: shapely.LinearRing) -> NDArray[np.float64]:
    """Let longitudes run on past 180 instead of jumping back."""
    coordinates = shapely.get_coordinates(ring)
    longitudes = np.unwrap(coordinates[:, 0], period=360)
    unrolled = np.column_stack([longitudes, coordinates[:, 1]])
    if abs(longitudes[-1] - longitudes[0]) < 180:
        return unrolled
    # The ring goes once around the south pole, so on the strip it closes along the pole.
    return np.vstack([unrolled, [longitudes[-1], -90], [longitudes[0], -90]])


def _bend(ring: shapely.LinearRing) -> NDArray[np.float64]:
    """Add vertices to the edges which lie on the map's cut."""
    corners = shapely.get_coordinates(ring)
    bent = [corners[:1]]
    for start, end in pairwise(corners):
        steps = int(np.ceil(abs(end[1] - start[1]) / _SEAM_STEP))
        if abs(start[0]) == 180 and start[0] == end[0] and steps > 1:
            bent.append(start + (end - start) * (np.arange(1, steps) / steps)[:, None])
        bent.append(end[None])
    return np.vstack(bent)
