"""Which part of the globe lies within a radius of one or several points?

The answer is an outline, drawn on the flat world map and on the globe. On the round Earth it is
a cap around each point; flattened it may be torn apart by the map's edge, run once around a pole
and close along it, or, beyond a quarter of the globe, be everything but a cap on the other side.
Caps are therefore laid out in degrees east of the map's central meridian, where the map's edge is
a straight line, joined there, and only then projected. Distances are those of ``globe``.

Uses shapely, but neither files nor geopandas: pages ask it while the reader waits.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely import affinity

from analytics.geography.globe import EARTH_RADIUS_KM, on_sphere
from analytics.geography.projection import CENTRAL_MERIDIAN, project_from_centre

Line = NDArray[np.float64]
"""An array of shape (n, 2): points in their order."""

# Degrees of azimuth from point to point of a ring. Chords come within 0.14 % of the radius of a
# small ring, of which hundreds may be drawn, and within 0.04 % of that of a large one.
_STEP, _STEP_OF_SMALL, _SMALL_KM = 3.0, 6.0, 500.0
# Where a ring passes near a pole it runs through many meridians within one step of azimuth: there
# it gets a point on each of these, too.
_MERIDIANS = np.arange(-180.0, 181.0, 3.0)
_WIDE = 6.0  # degrees of longitude between points of a ring that are too far apart
# Along the cut the outline has to bend as the map's edge does: longest edge in degrees, or as a
# share of the radius, by which small pieces stay true to their area.
_LONGEST_EDGE, _SHORT_EDGE, _SHARE = 2.0, 0.25, 0.25
# Ends on both sides of the cut that are nearer than this on a sphere of radius 1 (100 m) are one.
_SAME = 1.5e-5
# A ring that runs through a pole, as an angle of six metres, is drawn as if it ran behind it.
_THROUGH_A_POLE = 1e-6

_WORLD = shapely.box(-180.0, -90.0, 180.0, 90.0)
_BEYOND = (shapely.box(-540.0, -90.0, -180.0, 90.0), shapely.box(180.0, -90.0, 540.0, 90.0))


@dataclass(frozen=True)
class ReachOutline:
    """The outline of everything within a radius.

    Attributes:
        flat: one entry per polygon on the world map: its outer ring, then its holes, each a closed
            line in map units (see ``projection``). Polygons are cut at the map's edge and run
            along it; to be filled by the even-odd rule.
        globe: closed lines of longitude and latitude in degrees, where the map has no edge, with
            what is reached on their left. Longitudes never jump: they run on past 180, and around
            a pole a line ends 360 degrees from where it began. None when nothing or everything
            is reached.
    """

    flat: list[list[Line]]
    globe: list[Line]


def reach_outline(longitudes: ArrayLike, latitudes: ArrayLike, radius_km: float) -> ReachOutline:
    """Draw the outline of everything within a radius of any of the points.

    Args:
        longitudes: degrees east of Greenwich, one per point.
        latitudes: degrees north, one per point.
        radius_km: kilometres over the ground, more than 0; half the globe and more is everything.

    Returns:
        The outline on the map and on the globe; without points both are empty.
    """
    covered = _union(np.asarray(longitudes, float), np.asarray(latitudes, float), radius_km)
    longest = np.clip(np.degrees(radius_km / EARTH_RADIUS_KM) * _SHARE, _SHORT_EDGE, _LONGEST_EDGE)
    polygons = shapely.get_parts(shapely.orient_polygons(shapely.segmentize(covered, longest)))
    rings = [list(map(shapely.get_coordinates, shapely.get_rings(part))) for part in polygons]
    lines = [line for polygon in rings for ring in polygon for line in _off_the_cut(ring)]
    return ReachOutline(
        flat=[[_on_map(ring) for ring in polygon] for polygon in rings],
        globe=[_shifted(line, CENTRAL_MERIDIAN) for line in _sewn(lines)],
    )


def _union(
    longitudes: NDArray[np.float64], latitudes: NDArray[np.float64], radius_km: float
) -> shapely.Geometry:
    """All caps joined, in degrees east of the central meridian and within the map."""
    radius = radius_km / EARTH_RADIUS_KM
    points = np.column_stack([(longitudes - CENTRAL_MERIDIAN + 180.0) % 360.0 - 180.0, latitudes])
    points = np.unique(points, axis=0)
    if not len(points):
        return shapely.MultiPolygon()
    if radius >= np.pi:
        return _WORLD
    to_poles = np.radians(90.0 + np.outer([-1.0, 1.0], points[:, 1]))
    while np.abs(to_poles - radius).min() < _THROUGH_A_POLE:
        radius += 2 * _THROUGH_A_POLE
    poles_inside = (to_poles < radius).sum(axis=0)
    around_a_pole = [_cap_around_a_pole(*point, radius) for point in points[poles_inside == 1]]
    # What a cap of more than half a globe leaves out is a cap around the other side.
    others = points[poles_inside == 2] * [1.0, -1.0] + [180.0, 0.0]
    nearly_all = [_WORLD.difference(hole) for hole in _caps_without_pole(others, np.pi - radius)]
    return shapely.union_all(
        [*_caps_without_pole(points[poles_inside == 0], radius), *around_a_pole, *nearly_all]
    )


def _caps_without_pole(points: NDArray[np.float64], radius: float) -> list[shapely.Geometry]:
    """Caps that contain no pole, cut where they reach over the map's edge."""
    if not len(points):
        return []
    rings = _ring(points, _azimuths(radius), radius)
    caps = shapely.polygons(rings)
    widest = np.abs(np.diff(rings[:, :, 0], axis=1, append=rings[:, :1, 0])).max(axis=1)
    for number in np.flatnonzero(widest > _WIDE):
        crossings = _azimuths_of_meridians(points[number, 1], radius)
        finer = np.sort(np.concatenate([_azimuths(radius), crossings]))
        caps[number] = shapely.Polygon(_ring(points[[number]], finer, radius)[0])
    west, _, east, _ = shapely.bounds(caps).T
    return [
        cap if within else _cut(cap)
        for cap, within in zip(caps, (west >= -180.0) & (east <= 180.0), strict=True)
    ]


def _cut(cap: shapely.Polygon) -> shapely.Geometry:
    over_the_west, over_the_east = (shapely.intersection(cap, beyond) for beyond in _BEYOND)
    return shapely.union_all(
        [
            shapely.intersection(cap, _WORLD),
            affinity.translate(over_the_west, 360.0),
            affinity.translate(over_the_east, -360.0),
        ]
    )


def _cap_around_a_pole(longitude: float, latitude: float, radius: float) -> shapely.Polygon:
    """A cap with one pole inside: every meridian crosses its ring once, so it is read eastward."""
    ring = _ring(np.array([[longitude, latitude]]), _azimuths(radius), radius)[0]
    ring[:, 0] = (ring[:, 0] + 180.0) % 360.0 - 180.0
    ring = ring[np.argsort(ring[:, 0])]
    gaps = np.diff(ring[:, 0], prepend=ring[-1, 0] - 360.0, append=ring[0, 0] + 360.0)
    is_needed = gaps[np.searchsorted(ring[:, 0], _MERIDIANS)] > _WIDE
    is_needed[[0, -1]] = True
    meridians = _MERIDIANS[is_needed]
    pole = 90.0 if np.radians(90.0 - latitude) < radius else -90.0
    norths = np.degrees(_latitudes_on(np.radians(meridians - longitude), latitude, radius))
    # The other crossing lies behind the pole.
    north = np.where(np.abs(norths[0]) <= 90.0, *norths)
    north[-1] = north[0]  # both edges of the map are one meridian
    inner = np.vstack([ring, np.column_stack([meridians, north])[1:-1]])
    inner = inner[np.argsort(inner[:, 0])]
    edges = [[180.0, north[0]], [180.0, pole], [-180.0, pole], [-180.0, north[0]]]
    return shapely.Polygon(np.vstack([inner, edges]))


def _azimuths(radius: float) -> NDArray[np.float64]:
    is_small = radius * EARTH_RADIUS_KM < _SMALL_KM
    return np.radians(np.arange(0.0, 360.0, _STEP_OF_SMALL if is_small else _STEP))


def _ring(
    points: NDArray[np.float64], azimuth: NDArray[np.float64], radius: float
) -> NDArray[np.float64]:
    """Points at a distance: longitude and latitude in degrees, one row of points per centre."""
    longitude, latitude = points[:, :1], np.radians(points[:, 1:])
    sine = np.sin(latitude) * np.cos(radius)
    sine = sine + np.cos(latitude) * np.sin(radius) * np.cos(azimuth)
    east = np.arctan2(
        np.sin(azimuth) * np.sin(radius) * np.cos(latitude),
        np.cos(radius) - np.sin(latitude) * sine,
    )
    north = np.arcsin(np.clip(sine, -1.0, 1.0))
    return np.stack([longitude + np.degrees(east), np.degrees(north)], axis=-1)


def _latitudes_on(east: NDArray[np.float64], latitude: float, radius: float) -> NDArray[np.float64]:
    """Where meridians cross a ring: up to two latitudes each, missing where they pass it by.

    The law of cosines, a sin(north) + b cos(north) = cos(radius), solved for north.
    """
    a, b = np.sin(np.radians(latitude)), np.cos(np.radians(latitude)) * np.cos(east)
    with np.errstate(invalid="ignore"):
        half = np.arccos(np.cos(radius) / np.hypot(a, b))
    middle = np.arctan2(a, b)
    # Within a turn of the globe, so that a crossing behind a pole is told from one before it.
    return (np.stack([middle + half, middle - half]) + np.pi) % (2 * np.pi) - np.pi


def _azimuths_of_meridians(latitude: float, radius: float) -> NDArray[np.float64]:
    """In which directions does a ring around a point cross the meridians?"""
    east = np.radians(_MERIDIANS[np.abs(_MERIDIANS) < 90.0])
    north = _latitudes_on(east, latitude, radius)
    from_centre = np.radians(latitude)
    azimuth = np.arctan2(
        np.sin(east) * np.cos(north),
        np.cos(from_centre) * np.sin(north) - np.sin(from_centre) * np.cos(north) * np.cos(east),
    )
    return azimuth[~np.isnan(azimuth)] % (2 * np.pi)


def _on_map(ring: Line) -> Line:
    return np.column_stack(project_from_centre(ring[:, 0], ring[:, 1]))


def _off_the_cut(ring: Line) -> list[Line]:
    """A closed ring without its edges along the map's cut: whole, in pieces, or nothing."""
    starts, ends = ring[:-1], ring[1:]
    on_the_cut = ((np.abs(starts) == [180.0, 90.0]) & (starts == ends)).any(axis=1)
    if not on_the_cut.any():
        return [ring]
    # From an edge along the cut on, so that no piece is interrupted by the ring's first point.
    first = int(np.argmax(on_the_cut))
    starts, on_the_cut = np.roll(starts, -first, axis=0), np.roll(on_the_cut, -first)
    ring = np.vstack([starts, starts[:1]])
    begins = np.flatnonzero(~on_the_cut & np.roll(on_the_cut, 1))
    stops = np.flatnonzero(~on_the_cut & np.roll(on_the_cut, -1)) + 1
    return [ring[begin : stop + 1] for begin, stop in zip(begins, stops, strict=True)]


def _sewn(lines: list[Line]) -> list[Line]:
    """Lines that end at the map's cut, sewn together over it into closed ones."""
    closed = [line for line in lines if np.array_equal(line[0], line[-1])]
    torn = [line for line in lines if not np.array_equal(line[0], line[-1])]
    while torn:
        line, *torn = torn
        while not _is_same_place(line[-1], line[0]):
            found = [n for n, other in enumerate(torn) if _is_same_place(line[-1], other[0])]
            if not found:
                break
            going_on = torn.pop(found[0])
            turns = round((line[-1, 0] - going_on[0, 0]) / 360.0)
            line = np.vstack([line, _shifted(going_on[1:], turns * 360.0)])
        closed.append(line)
    return closed


def _shifted(line: Line, degrees: float) -> Line:
    return np.column_stack([line[:, 0] + degrees, line[:, 1]])


def _is_same_place(one: NDArray[np.float64], other: NDArray[np.float64]) -> bool:
    return bool(np.abs(on_sphere(*one) - on_sphere(*other)).max() < _SAME)
