"""The committed land of the graphics card's maps is the land of the boundaries."""

from __future__ import annotations

import json

import pytest
import shapely

from analytics.geography.boundaries import on_maps
from analytics.geography.land import FLAT_FILE, GLOBE_FILE, flat_land, globe_land, write_land
from analytics.geography.places import read_boundaries
from analytics.geography.projection import HEIGHT, WIDTH


@pytest.fixture(scope="module")
def boundaries():
    return read_boundaries()


def test_the_flat_land_is_made_anew_to_the_byte(boundaries, tmp_path):
    write_land(flat_land(on_maps(boundaries)), tmp_path / "flat.json")

    assert (tmp_path / "flat.json").read_bytes() == FLAT_FILE.read_bytes()


def test_the_land_of_the_globe_is_made_anew_to_the_byte(boundaries, tmp_path):
    write_land(globe_land(boundaries), tmp_path / "globe.json")

    assert (tmp_path / "globe.json").read_bytes() == GLOBE_FILE.read_bytes()


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
