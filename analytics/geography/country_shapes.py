"""Where is a country, in degrees, as other programs read it? RFC 7946, "The GeoJSON Format".

The polygons are those of ``data/boundaries/countries.parquet``, each entity with its own ground.
The file is cut at 180 degrees already, as the format asks; here rings are turned so that outlines
run counterclockwise and holes clockwise, and degrees are rounded.

Reading takes a third of a second once; the shapes then stay for the life of the process.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import shapely

from analytics.geography.grounds import grounds
from analytics.geography.places import read_boundaries, read_countries

# About 100 metres, an eighth of the source's own error; both sides of a border are rounded alike,
# so neighbours still share it. The whole world is then 1.3 MB, with every bend of the source.
_DECIMALS = 3


@cache
def country_shapes() -> Mapping[str, Mapping[str, Any]]:
    """Give the shape of every entity of countries.csv as a GeoJSON geometry.

    Returns:
        iso3 to a MultiPolygon in degrees east and north, or to a Point, the entity's label point,
        where it is too small for the source of the boundaries.
    """
    return {
        iso3: _geometry(shape)
        for iso3, shape in sorted(grounds(read_boundaries(), read_countries()).items())
    }


def _geometry(shape: shapely.Geometry) -> dict[str, Any]:
    if shape.geom_type == "Point":
        return {"type": "Point", "coordinates": _degrees(shape)[0]}
    rounded = shapely.remove_repeated_points(
        shapely.transform(shape, lambda degrees: np.round(degrees, _DECIMALS))
    )
    turned = shapely.get_parts(shapely.orient_polygons(rounded, exterior_cw=False))
    return {
        "type": "MultiPolygon",
        "coordinates": [
            [_degrees(ring) for ring in (part.exterior, *part.interiors)]
            for part in turned
            if not part.is_empty
        ],
    }


def _degrees(shape: shapely.Geometry) -> list[list[float]]:
    # Adding nought turns -0.0, which some programs write as "-0.0", into 0.0.
    return (np.round(shapely.get_coordinates(shape), _DECIMALS) + 0.0).tolist()
