"""How far does a place lie from the country it is said to stand in?

Asks the committed polygons in ``data/boundaries/countries.parquet``. Opening them takes about
half a second; they stay open for the life of the process.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import geopandas
import pandas as pd
import shapely

from analytics.geography.globe import km_to_outline, on_sphere, outline
from analytics.geography.grounds import grounds

_DATA = Path(__file__).parents[2] / "data"
BOUNDARIES_FILE = _DATA / "boundaries" / "countries.parquet"
COUNTRIES_FILE = _DATA / "countries.csv"

# Longest edge in one piece, in degrees (11 km): edges are straight in degrees, not on the globe.
_STEP = 0.1


class UnknownCountry(ValueError):
    """A code which no row of countries.csv has."""


def read_boundaries() -> geopandas.GeoDataFrame:
    """Read the committed polygons: iso3, name, role and geometry in degrees."""
    return geopandas.read_parquet(BOUNDARIES_FILE)


def read_countries() -> pd.DataFrame:
    """Read the 250 entities of countries.csv; Namibia's code NA is no missing value."""
    return pd.read_csv(COUNTRIES_FILE, keep_default_na=False, na_values=[""])


def distance_to_country_km(points: pd.DataFrame) -> pd.Series:
    """Measure how far places lie from the country they are said to stand in.

    The coast of the polygons is generalised (1:50 million), so that a harbour or a small island
    may come out some kilometres off.

    Args:
        points: columns latitude and longitude in degrees, and country_iso3.

    Returns:
        Kilometres to the country's nearest border or coast, 0 inside; missing where the place or
        the country is missing. The index is that of points.

    Raises:
        UnknownCountry: a country_iso3 has no row in countries.csv.
    """
    kilometres = pd.Series(float("nan"), index=points.index, name="distance_km", dtype=float)
    placed = points[["latitude", "longitude", "country_iso3"]].notna().all(axis=1)
    ground_of = _grounds()
    for iso3 in points.loc[placed, "country_iso3"].unique():
        if iso3 not in ground_of:
            raise UnknownCountry(f"{iso3!r} is not a code of countries.csv")
        here = placed & (points["country_iso3"] == iso3)
        kilometres[here] = _distances_km(
            ground_of[iso3], points.loc[here, "longitude"], points.loc[here, "latitude"]
        )
    return kilometres


def _distances_km(
    ground: shapely.Geometry, longitude: pd.Series, latitude: pd.Series
) -> list[float]:
    starts, ends = outline(ground, _STEP)
    places = on_sphere(longitude, latitude)
    inside = shapely.intersects_xy(ground, longitude.to_numpy(float), latitude.to_numpy(float))
    return [
        0.0 if is_inside else km_to_outline(place, starts, ends)
        for place, is_inside in zip(places, inside, strict=True)
    ]


@cache
def _grounds() -> dict[str, shapely.Geometry]:
    return grounds(read_boundaries(), read_countries())
