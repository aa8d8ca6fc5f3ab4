"""Which ground does a country's row stand for?

Mostly the polygon which carries its code. But the source draws seven territories as parts of
their state, and some islands not at all; here each entity gets its own ground, so that French
Guiana borders Brazil and France does not.
"""

from __future__ import annotations

import geopandas
import pandas as pd
import shapely

from analytics.geography.globe import km_between, outline

INSIDE_ANOTHER = {
    "GLP": "FRA",
    "GUF": "FRA",
    "MTQ": "FRA",
    "MYT": "FRA",
    "REU": "FRA",
    "BES": "NLD",
    "SJM": "NOR",
}
"""Territories with a row of their own, and the country in whose polygon the source draws them."""

# A part of the polygon this far from its largest part is a territory's: Svalbard begins 650 km
# from Norway's coast, while Corsica lies 170 km from France's.
_OVERSEAS_KM = 500.0

# Coasts are compared by points at most this many degrees apart (11 km).
_STEP = 0.1


def grounds(
    boundaries: geopandas.GeoDataFrame, countries: pd.DataFrame
) -> dict[str, shapely.Geometry]:
    """Give the ground of every entity in degrees.

    Args:
        boundaries: rows of countries.parquet.
        countries: rows of countries.csv.

    Returns:
        iso3 to polygons. A territory inside another's polygon gets its islands and the other
        country keeps the rest; an entity too small for the source gets its label point.
    """
    own = boundaries.dropna(subset="iso3").set_index("iso3").geometry.to_dict()
    label_points = {
        country.iso3: shapely.Point(country.longitude, country.latitude)
        for country in countries[["iso3", "longitude", "latitude"]].itertuples()
    }
    for around in sorted(set(INSIDE_ANOTHER.values())):
        territories = [iso3 for iso3, other in INSIDE_ANOTHER.items() if other == around]
        own |= _divided(around, own[around], {iso3: label_points[iso3] for iso3 in territories})
    return label_points | own


def _divided(
    around: str, shape: shapely.MultiPolygon, territories: dict[str, shapely.Point]
) -> dict[str, shapely.MultiPolygon]:
    """Give each far part of a polygon to the territory whose label point is nearest."""
    parts = sorted(shapely.get_parts(shape), key=lambda part: part.area, reverse=True)
    home, _ = outline(parts[0], _STEP)
    labels = {iso3: outline(point, _STEP)[0] for iso3, point in territories.items()}
    shares: dict[str, list[shapely.Polygon]] = {iso3: [] for iso3 in [around, *territories]}
    for part in parts:
        coast, _ = outline(part, _STEP)
        owner = around
        if km_between(coast, home) > _OVERSEAS_KM:
            owner = min(labels, key=lambda iso3: km_between(coast, labels[iso3]))
        shares[owner].append(part)
    return {iso3: shapely.MultiPolygon(share) for iso3, share in shares.items()}
