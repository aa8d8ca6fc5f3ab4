"""How does a map drawn by the graphics card show land? Polygons as files, flat and on the globe.

The status map draws SVG paths; the infrastructure map is WebGL and takes polygons. Both are the
same outlines: the flat file holds the rings of the paths, the globe's file the polygons in degrees
from which the paths are made. The browser fetches a file once; no map change sends it again.

Borders between states are files of their own, as single straight lines: outlines of all land took
four fifths of the time of a picture where the processor draws (a virtual desktop), and coasts need
no line, for land and sea differ in colour.

In the flat files y grows upward, as in space, so that one file serves the flat and the tilted map.
"""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import shapely

from analytics.geography.paths import on_the_map, rings_to_draw, simplified
from analytics.geography.projection import HEIGHT
from analytics.geography.world_paths import Ring

_STATIC = Path(__file__).parents[2] / "static"
FLAT_FILE = _STATIC / "land_flat.json"
GLOBE_FILE = _STATIC / "land_globe.json"
FLAT_BORDERS_FILE = _STATIC / "borders_flat.json"
GLOBE_BORDERS_FILE = _STATIC / "borders_globe.json"

Line = list[list[float]]  # from a place to the next

# On the globe bends under 0.15 degrees, 17 km, are straightened: a pixel at its largest is 20 km.
_GLOBE_STEP = 0.15
_GLOBE_DIGITS = 2
_SMALLEST_ISLAND = 0.02  # square degrees


def flat_land(drawn: geopandas.GeoDataFrame) -> list[list[list[list[int]]]]:
    """Polygons in map units, y upward: one per island, its outline first, then its holes."""
    shapes = simplified(on_the_map(drawn.geometry.to_numpy()))
    return [[_upward(ring) for ring in part] for shape in shapes for part in rings_to_draw(shape)]


def globe_land(boundaries: geopandas.GeoDataFrame) -> list[list[list[list[float]]]]:
    """Polygons in degrees east and north: one per island, its outline first, then its holes."""
    shapes = shapely.coverage_simplify(boundaries.geometry.to_numpy(), _GLOBE_STEP)
    parts = shapely.get_parts(shapely.get_parts(shapes))
    return [
        [_degrees(ring) for ring in (part.exterior, *part.interiors)]
        for part in parts
        if part.area > _SMALLEST_ISLAND
    ]


def borders(land: list[list[list[list[float]]]]) -> list[Line]:
    """Where does one state end and the next begin? Lines between two bends, in the land's units.

    Args:
        land: polygons of flat_land or globe_land; a line in the outlines of two is a border.
    """
    outlines = Counter(
        tuple(sorted((tuple(here), tuple(there))))
        for part in land
        for ring in part
        for here, there in pairwise([*ring, ring[0]])
        if here != there
    )
    return [[list(here), list(there)] for (here, there), times in outlines.items() if times > 1]


def write_land(content: list[Any], file: Path) -> None:
    """Write polygons or lines for the browser: the same content always gives the same bytes."""
    file.write_text(json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8")


def _upward(ring: Ring) -> list[list[int]]:
    return np.column_stack([ring[:, 0], HEIGHT - ring[:, 1]]).tolist()


def _degrees(ring: shapely.LinearRing) -> list[list[float]]:
    return np.round(shapely.get_coordinates(ring), _GLOBE_DIGITS).tolist()
