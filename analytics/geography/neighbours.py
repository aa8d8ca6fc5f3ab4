"""Who lives next door? Land borders, and for islands the nearest coasts across the sea."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from analytics.geography.globe import EARTH_RADIUS_KM, Vectors, km_between, outline

# A reader who looks at a country without a deal is shown how its neighbours stand: four is enough
# for a comparison, and a country with more land borders keeps them all.
ENOUGH = 4

# Land borders too short for the polygons: Kazungula (150 m), Hans Island (since 2022), Gibraltar,
# and Ceuta and Melilla.
_BORDERS_NOT_DRAWN = [("BWA", "ZMB"), ("CAN", "GRL"), ("ESP", "GIB"), ("ESP", "MAR")]

# Coasts are compared by points at most this far apart, in degrees (5.5 km): a strait of 34 km,
# such as Dover, comes out right to 0.1 km.
_STEP = 0.05
_FEW = 25


@dataclass(frozen=True)
class _Coast:
    """The outline of one country as points, and the cap of the globe which holds them."""

    points: Vectors
    centre: Vectors
    reach_km: float

    @classmethod
    def around(cls, ground: shapely.Geometry) -> _Coast:
        points, _ = outline(ground, _STEP)
        centre = points.mean(axis=0)
        centre = centre / np.linalg.norm(centre)
        return cls(points, centre, float(_km_from(centre, points).max()))

    def near(self, other: _Coast, limit_km: float) -> Vectors:
        """Leave out the points which cannot lie within a distance of the other coast."""
        return self.points[_km_from(other.centre, self.points) - other.reach_km <= limit_km]

    def gap_km(self, other: _Coast, limit_km: float) -> float:
        """Measure the sea between two coasts; infinite if it is wider than the limit."""
        # A few points of each coast already say how wide it is at most; a kilometre is added
        # because the two ways of computing differ in the last digits.
        at_most = km_between(self.points[::_FEW], other.points[::_FEW])
        limit_km = min(limit_km, at_most) + 1
        ours, theirs = self.near(other, limit_km), other.near(self, limit_km)
        return km_between(ours, theirs) if len(ours) and len(theirs) else np.inf

    def least_gap_km(self, other: _Coast) -> float:
        apart = float(_km_from(self.centre, other.centre[None])[0])
        return apart - self.reach_km - other.reach_km


def neighbours_table(grounds: dict[str, shapely.Geometry]) -> pd.DataFrame:
    """List for each country those it borders by land, filled up to four with the nearest others.

    Args:
        grounds: iso3 to polygons or a label point, in degrees; only countries that may be listed.

    Returns:
        iso3, neighbour_iso3, distance_km (whole kilometres between the nearest coasts, 0 at a land
        border, else at least 1), shares_border; sorted by country, then by distance. Nearness is
        not mutual: New Zealand is near to few, but few are nearer to it.
    """
    borders = _land_borders(grounds)
    coasts = {iso3: _Coast.around(ground) for iso3, ground in grounds.items()}
    rows = [
        (iso3, other, distance_km, distance_km == 0)
        for iso3 in sorted(grounds)
        for distance_km, other in [
            *((0, other) for other in sorted(borders[iso3])),
            *_nearest(iso3, coasts, borders[iso3], ENOUGH - len(borders[iso3])),
        ]
    ]
    return pd.DataFrame(rows, columns=["iso3", "neighbour_iso3", "distance_km", "shares_border"])


def _land_borders(grounds: dict[str, shapely.Geometry]) -> dict[str, set[str]]:
    codes = np.array(list(grounds), dtype=object)
    shapes = np.array(list(grounds.values()))
    ours, theirs = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    # Meeting at a point is no border: Namibia and Zimbabwe do so at the Zambezi.
    shared = shapely.length(shapely.intersection(shapes[ours], shapes[theirs])) > 0
    borders: dict[str, set[str]] = {iso3: set() for iso3 in grounds}
    pairs = [*zip(codes[ours[shared]], codes[theirs[shared]], strict=True), *_BORDERS_NOT_DRAWN]
    for one, other in pairs:
        if one != other and {one, other} <= borders.keys():
            borders[one].add(other)
            borders[other].add(one)
    return borders


def _nearest(
    iso3: str, coasts: dict[str, _Coast], already: set[str], wanted: int
) -> list[tuple[int, str]]:
    """Find the nearest coasts, asking first those that could be nearest."""
    if wanted <= 0:
        return []
    coast = coasts[iso3]
    found: list[tuple[float, str]] = []
    others = [
        (coast.least_gap_km(coasts[other]), other)
        for other in coasts
        if other != iso3 and other not in already
    ]
    for least, other in sorted(others):
        limit = found[wanted - 1][0] if len(found) >= wanted else np.inf
        if least > limit:
            break
        found = sorted([*found, (coast.gap_km(coasts[other], limit), other)])[:wanted]
    return [(max(1, round(gap)), other) for gap, other in found]


def _km_from(centre: Vectors, points: Vectors) -> np.ndarray:
    return EARTH_RADIUS_KM * np.arccos(np.clip(points @ centre, -1.0, 1.0))
