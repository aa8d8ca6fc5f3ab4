"""The outline of what is within reach: true on the globe, whole on the map, quick to draw."""

from __future__ import annotations

from time import perf_counter

import numpy as np
import pytest
import shapely

from analytics.geography.globe import EARTH_RADIUS_KM, arc_km, on_sphere
from analytics.geography.projection import HEIGHT, WIDTH, project
from analytics.geography.reach_ring import reach_outline

QUARTER_KM = np.pi / 2 * EARTH_RADIUS_KM

# One point each: longitude, latitude, radius in kilometres.
CAPS = {
    "inland": (54.4, 24.2, 3219),
    "small": (54.4, 24.2, 20),
    "on the map's edge": (-169, 0, 100),
    "over the map's edge": (-165, 20, 3000),
    "over the date line": (178, -18, 1500),
    "over the map's edge from the east": (-172, -40, 2000),
    "around the north pole": (17.4, 68.4, 3219),
    "around the south pole": (174.8, -41.3, 6000),
    "at the north pole": (0, 90, 2000),
    "at the south pole": (40, -90, 2000),
    "touching the north pole": (10, 60, np.radians(30) * EARTH_RADIUS_KM),
    "just short of the pole": (10, 60, np.radians(29.95) * EARTH_RADIUS_KM),
    "just behind the pole": (10, 60, np.radians(30.05) * EARTH_RADIUS_KM),
    "a hemisphere": (100, 0, QUARTER_KM),
    "a tilted hemisphere": (100, 50, QUARTER_KM),
    "more than a hemisphere": (54.4, 24.2, 12_000),
    "all but a cap over the edge": (10, 5, 17_000),
    "nearly all": (54.4, 24.2, 19_900),
}
every_cap = pytest.mark.parametrize(("longitude", "latitude", "radius_km"), CAPS.values(), ids=CAPS)


def polygons(outline):
    return [shapely.Polygon(rings[0], rings[1:]) for rings in outline.flat]


def area(outline):
    return sum(polygon.area for polygon in polygons(outline))


def kilometres(line, longitudes, latitudes):
    """From each point of a line to the nearest of the centres."""
    cosines = on_sphere(line[:, 0], line[:, 1]) @ np.atleast_2d(on_sphere(longitudes, latitudes)).T
    return arc_km(np.sqrt(np.maximum(0, 2 - 2 * cosines.max(axis=1))))


WORLD = area(reach_outline([0], [0], 20_016))


@every_cap
def test_every_point_of_a_ring_lies_at_the_radius(longitude, latitude, radius_km):
    outline = reach_outline([longitude], [latitude], radius_km)

    assert outline.globe
    for line in outline.globe:
        assert kilometres(line, longitude, latitude) == pytest.approx(radius_km, rel=0.005)


@every_cap
def test_a_cap_takes_its_share_of_the_map(longitude, latitude, radius_km):
    outline = reach_outline([longitude], [latitude], radius_km)

    assert area(outline) / WORLD == pytest.approx(
        (1 - np.cos(radius_km / EARTH_RADIUS_KM)) / 2, rel=0.01
    )
    assert all(polygon.is_valid for polygon in polygons(outline))


@every_cap
def test_no_edge_runs_across_the_map(longitude, latitude, radius_km):
    outline = reach_outline([longitude], [latitude], radius_km)

    for ring in (ring for rings in outline.flat for ring in rings):
        assert np.hypot(*np.diff(ring, axis=0).T).max() < WIDTH / 50
        assert ring.min() > -1e-6
        assert (ring.max(axis=0) < [WIDTH + 1e-6, HEIGHT + 1]).all()
        assert (ring[0] == ring[-1]).all()


@every_cap
def test_a_ring_on_the_globe_is_closed_and_knows_no_edge_of_the_map(longitude, latitude, radius_km):
    (line,) = reach_outline([longitude], [latitude], radius_km).globe

    assert np.linalg.norm(on_sphere(*line[0]) - on_sphere(*line[-1])) < 1e-5
    steps = on_sphere(line[:, 0], line[:, 1])
    pieces = arc_km(np.linalg.norm(np.diff(steps, axis=0), axis=1))
    assert pieces.max() < 0.11 * radius_km
    assert np.abs(np.diff(line[:, 0])).max() <= 6.0001


def test_a_ring_around_a_pole_ends_a_turn_from_where_it_began():
    (line,) = reach_outline([17.4], [68.4], 3219).globe

    assert abs(line[-1, 0] - line[0, 0]) == pytest.approx(360)


@pytest.mark.parametrize(
    ("radius_km", "count"), [(30, 12), (400, 12), (3000, 12), (9000, 2), (15_000, 1), (17_000, 2)]
)
def test_inside_on_the_map_is_within_the_radius_of_any_point(radius_km, count):
    chance = np.random.default_rng(20261123)
    centres = chance.uniform([-180, -90], [180, 90], (count, 2))
    probes = np.column_stack(
        [chance.uniform(-180, 180, 4000), np.degrees(np.arcsin(chance.uniform(-1, 1, 4000)))]
    )
    # Random probes seldom hit small caps: some are thrown near a centre.
    probes[:600] = np.clip(
        centres.repeat(600 // count, axis=0) + chance.normal(0, radius_km / 111, (600, 2)),
        -89.9,
        89.9,
    )
    distances = kilometres(probes, *centres.T)
    clear = np.abs(distances - radius_km) > 0.005 * radius_km

    outline = reach_outline(*centres.T, radius_km)

    inside = shapely.contains_xy(shapely.union_all(polygons(outline)), *project(*probes.T))
    assert (inside == (distances < radius_km))[clear].all()
    assert 10 < inside.sum() < 4000


def test_the_outline_of_several_is_where_the_nearest_is_at_the_radius():
    longitudes, latitudes = [-168, 175, 120, 60], [10, 20, 50, 70]

    outline = reach_outline(longitudes, latitudes, 3500)

    for line in outline.globe:
        assert kilometres(line, longitudes, latitudes) == pytest.approx(3500, rel=0.005)


def test_what_is_reached_lies_to_the_left_of_the_line():
    (line,) = reach_outline([178], [-18], 1500).globe

    assert shapely.LinearRing(line).is_ccw


def test_half_the_globe_is_the_whole_map_without_an_outline():
    outline = reach_outline([54.4, 10], [24.2, 50], 20_016)

    assert outline.globe == []
    ((ring,),) = outline.flat
    assert np.abs(ring[:, 0] - WIDTH / 2).max() == pytest.approx(WIDTH / 2)
    assert len(ring) > 100


def test_nothing_has_no_outline():
    outline = reach_outline([], [], 3219)

    assert (outline.flat, outline.globe) == ([], [])


def test_the_same_place_twice_is_one_ring():
    once, twice = reach_outline([9], [50], 500), reach_outline([9, 9], [50, 50], 500)

    assert np.array_equal(once.flat[0][0], twice.flat[0][0])


@pytest.mark.parametrize("radius_km", [10, 3219, 8000, 12_000])
def test_all_datacenters_are_outlined_while_nobody_waits(warehouse, radius_km):
    rows = warehouse.cursor().execute("SELECT longitude, latitude FROM site_cards").fetchall()
    longitudes, latitudes = np.array(rows).T

    def seconds():
        begun = perf_counter()
        reach_outline(longitudes, latitudes, radius_km)
        return perf_counter() - begun

    # 15 to 45 ms on an idle machine; tests run on busy ones.
    assert min(seconds() for _ in range(4)) < 0.2
