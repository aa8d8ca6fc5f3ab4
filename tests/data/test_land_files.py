"""The committed land of the graphics card's maps is the land of the boundaries."""

from __future__ import annotations

import json

import pytest
import shapely

from analytics.geography.boundaries import on_maps
from analytics.geography.land import (
    FLAT_BORDERS_FILE,
    FLAT_FILE,
    GLOBE_BORDERS_FILE,
    GLOBE_FILE,
    borders,
    flat_land,
    globe_land,
    write_land,
)
from analytics.geography.places import read_boundaries
from analytics.geography.projection import HEIGHT, WIDTH, project


@pytest.fixture(scope="module")
def boundaries():
    return read_boundaries()


def test_the_flat_land_is_made_anew_to_the_byte(boundaries, tmp_path):
    write_land(flat_land(on_maps(boundaries)), tmp_path / "flat.json")

    assert (tmp_path / "flat.json").read_bytes() == FLAT_FILE.read_bytes()


def test_the_land_of_the_globe_is_made_anew_to_the_byte(boundaries, tmp_path):
    write_land(globe_land(boundaries), tmp_path / "globe.json")

    assert (tmp_path / "globe.json").read_bytes() == GLOBE_FILE.read_bytes()


@pytest.mark.parametrize(
    ("land", "file"), [(FLAT_FILE, FLAT_BORDERS_FILE), (GLOBE_FILE, GLOBE_BORDERS_FILE)]
)
def test_borders_are_made_anew_to_the_byte(land, file, tmp_path):
    write_land(borders(json.loads(land.read_bytes())), tmp_path / "borders.json")

    assert (tmp_path / "borders.json").read_bytes() == file.read_bytes()


def test_a_border_is_what_two_outlines_share_and_a_coast_is_none():
    west = [[[0, 0], [2, 0], [2, 2], [0, 2]]]
    east = [[[2, 0], [4, 0], [4, 2], [2, 2]]]

    assert borders([west, east]) == [[[2, 0], [2, 2]]]


def test_spain_ends_at_portugal_and_iceland_has_no_border():
    lines = shapely.linestrings(json.loads(FLAT_BORDERS_FILE.read_bytes()))

    def near(longitude: float, latitude: float, units: float) -> int:
        x, y = project(longitude, latitude)
        return int(shapely.dwithin(lines, shapely.Point(x, HEIGHT - y), units).sum())

    assert near(-7.0, 39.0, 60) > 0  # Badajoz
    assert near(-18.6, 65.0, 300) == 0


def test_flat_land_lies_on_the_map_with_the_north_above():
    islands = [shapely.Polygon(part[0]) for part in json.loads(FLAT_FILE.read_text("utf-8"))]
    whole = shapely.make_valid(shapely.multipolygons([islands]))[0]

    west, south, east, north = whole.bounds
    assert west >= 0
    assert south >= 0
    assert east <= WIDTH
    assert north <= HEIGHT
    # Most land lies in the north, above the middle where y grows upward.
    upper = shapely.intersection(whole, shapely.box(0, HEIGHT / 2, WIDTH, HEIGHT))
    assert upper.area > 0.6 * whole.area
