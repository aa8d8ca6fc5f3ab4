"""The committed map files: the world is drawn whole, true in area, and nobody is lost."""

from __future__ import annotations

import gzip
import json

import geopandas
import numpy as np
import pandas as pd
import pyproj
import pytest
import shapely

from analytics.geography.boundaries import (
    NEIGHBOURS_FILE,
    world_paths,
    write_neighbours,
    write_world_paths,
)
from analytics.geography.grounds import grounds
from analytics.geography.neighbours import neighbours_table
from analytics.geography.places import (
    BOUNDARIES_FILE,
    read_boundaries,
    read_countries,
)
from analytics.geography.projection import HEIGHT, WIDTH, project
from analytics.geography.world_paths import PATHS_FILE, path_rings

# CIA World Factbook, total areas in square km.
GREENLAND_KM2, DR_CONGO_KM2 = 2_166_086, 2_344_858

EARTH_KM2 = 510_065_622  # surface of the WGS 84 ellipsoid

# Drawn as a dot only: without a polygon in the source, or narrower than one unit of the map.
DOT_ONLY = {"BES", "CCK", "GIB", "GLP", "GUF", "MCO", "MTQ", "MYT", "REU", "SJM", "TKL"}
DOT_ONLY |= {"TUV", "VAT"}

# Land borders which are too short to be drawn.
UNDRAWN_BORDERS = {("BWA", "ZMB"), ("CAN", "GRL"), ("ESP", "GIB"), ("ESP", "MAR")}


@pytest.fixture(scope="module")
def world() -> dict:
    return json.loads(PATHS_FILE.read_bytes())


@pytest.fixture(scope="module")
def boundaries() -> geopandas.GeoDataFrame:
    return read_boundaries()


@pytest.fixture(scope="module")
def countries() -> pd.DataFrame:
    return read_countries()


@pytest.fixture(scope="module")
def inhabited(countries) -> pd.DataFrame:
    return countries[countries["population"] > 0]


@pytest.fixture(scope="module")
def shapes(world) -> dict[str, shapely.Geometry]:
    return {iso3: filled(entry["path"]) for iso3, entry in world["countries"].items()}


def filled(path: str) -> shapely.Geometry:
    """Give the area which a browser fills under the even-odd rule."""
    area: shapely.Geometry = shapely.MultiPolygon()
    for ring in path_rings(path):
        area = shapely.symmetric_difference(area, shapely.make_valid(shapely.Polygon(ring)))
    return area


def all_paths(world: dict) -> list[str]:
    areas = [*world["countries"].values(), *world["uninhabited"], *world["disputed"]]
    return [area["path"] for area in areas if area["path"]]


def geodesic_km2(shape: shapely.Geometry) -> float:
    area, _ = pyproj.Geod(ellps="WGS84").geometry_area_perimeter(shape)
    return abs(area) / 1e6


# The projection


def test_the_projection_is_the_equal_earth_of_proj():
    random = np.random.default_rng(11)
    longitude, latitude = random.uniform(-168.9, 190.9, 5000), random.uniform(-90, 90, 5000)
    proj = pyproj.Proj("+proj=eqearth +lon_0=11")
    units_per_metre = WIDTH / 2 / abs(pyproj.Proj("+proj=eqearth")(180, 0)[0])
    to_the_pole = proj(11, 90)[1]

    x, y = project(longitude, latitude)

    theirs_x, theirs_y = proj(longitude, latitude)
    assert x == pytest.approx(theirs_x * units_per_metre + WIDTH / 2, abs=1e-6)
    assert y == pytest.approx((to_the_pole - theirs_y) * units_per_metre, abs=1e-6)


def test_greenland_and_dr_congo_keep_their_true_proportion(shapes):
    drawn = shapes["GRL"].area / shapes["COD"].area

    assert drawn == pytest.approx(GREENLAND_KM2 / DR_CONGO_KM2, rel=0.02)


def test_every_country_takes_its_share_of_the_picture(world, boundaries, shapes):
    km2_per_unit = EARTH_KM2 / filled(world["sphere"]).area
    own = boundaries[boundaries["role"] == "country"].set_index("iso3").geometry
    true_km2 = own.map(geodesic_km2)
    drawn_km2 = true_km2.index.map(lambda iso3: shapes[iso3].area * km2_per_unit)
    error = (drawn_km2 / true_km2 - 1).abs()

    # What remains is the straightening of coasts. A stripe would multiply a country's area.
    assert error[true_km2 > 100_000].max() < 0.01
    assert error[true_km2 > 10_000].max() < 0.03


# No stripe, nothing torn


def test_no_line_runs_across_the_map(world):
    rings = [ring for path in all_paths(world) for ring in path_rings(path)]
    steps = [np.abs(ring - np.roll(ring, 1, axis=0)).max() for ring in rings]

    # The longest is the 49th parallel between Canada and the United States.
    assert max(steps) < 0.07 * WIDTH


def test_only_russia_and_the_largest_countries_are_wide(world):
    wide = {
        iso3
        for iso3, entry in world["countries"].items()
        for ring in path_rings(entry["path"])
        if np.ptp(ring[:, 0]) > 0.1 * WIDTH
    }

    assert wide == {"AUS", "BRA", "CAN", "CHN", "GRL", "RUS", "USA"}


def test_nothing_is_drawn_outside_the_globe(world):
    # Rounding may put a vertex on the outline one unit outside.
    globe = filled(world["sphere"]).buffer(1.5)
    vertices = np.vstack([ring for path in all_paths(world) for ring in path_rings(path)])

    assert shapely.contains_xy(globe, vertices[:, 0], vertices[:, 1]).all()


@pytest.mark.parametrize(
    ("iso3", "west", "east"),
    [("RUS", (176, 67.3), (-176, 67.3)), ("FJI", (179.96, -16.9), (-179.93, -16.85))],
    ids=["Chukotka", "Taveuni"],
)
def test_land_on_the_date_line_is_one_piece(world, iso3, west, east):
    across = shapely.LineString([np.hstack(project(*west)), np.hstack(project(*east))])
    pieces = [shapely.Polygon(ring) for ring in path_rings(world["countries"][iso3]["path"])]

    assert any(piece.covers(across) for piece in pieces)


def test_russia_reaches_from_kaliningrad_to_the_bering_strait_without_a_second_end(world, shapes):
    left, _, right, _ = shapes["RUS"].bounds

    assert left == pytest.approx(project(19.6, 54.5)[0], abs=10)
    assert right > project(-174, 64.5)[0]
    assert world["countries"]["RUS"]["box"][2] == right


# Nobody is lost


def test_every_inhabited_entity_has_a_place_on_the_map(world, inhabited):
    globe = filled(world["sphere"])

    assert set(world["countries"]) == set(inhabited["iso3"])
    assert len(world["countries"]) == 243
    for entry in world["countries"].values():
        assert globe.contains(shapely.Point(entry["anchor"]))


def test_only_the_smallest_are_dots_without_a_shape(world):
    assert {iso3 for iso3, entry in world["countries"].items() if not entry["path"]} == DOT_ONLY


def test_every_label_point_lies_on_the_country_it_names(world, shapes):
    astray = [
        iso3
        for iso3, entry in world["countries"].items()
        if entry["path"] and not shapes[iso3].covers(shapely.Point(entry["anchor"]))
    ]

    assert astray == []


def test_no_two_countries_stand_on_the_same_point(world):
    anchors = [tuple(entry["anchor"]) for entry in world["countries"].values()]

    assert len(set(anchors)) == len(anchors)


@pytest.mark.parametrize("iso3", ["SGP", "BHR", "MLT", "LUX", "RWA", "ISL", "VAT"])
def test_small_states_can_be_found_where_they_are(world, inhabited, iso3):
    state = inhabited.set_index("iso3").loc[iso3]
    left, top, right, bottom = world["countries"][iso3]["box"]
    x, y = project(state["longitude"], state["latitude"])

    assert left - 1 <= x <= right + 1
    assert top - 1 <= y <= bottom + 1


def test_territories_lie_in_the_polygon_that_is_said_to_contain_them(world, boundaries, countries):
    own = boundaries.set_index("iso3").geometry
    label = countries.set_index("iso3")
    inside = {k: v["inside"] for k, v in world["countries"].items() if "inside" in v}

    assert set(inside) == {"BES", "GLP", "GUF", "MTQ", "MYT", "REU", "SJM"}
    for iso3, other in inside.items():
        assert shapely.contains_xy(own[other], *label.loc[iso3, ["longitude", "latitude"]])


def test_disputed_areas_belong_to_no_row(world, boundaries):
    disputed = boundaries[boundaries["role"] == "disputed"]

    assert set(disputed["name"]) == {"Northern Cyprus", "Siachen Glacier", "Somaliland"}
    assert disputed["iso3"].isna().all()
    assert {area["name"] for area in world["disputed"]} == set(disputed["name"])


# Borders


def test_polygons_are_valid_and_share_their_borders_vertex_by_vertex(boundaries):
    assert boundaries.crs.to_epsg() == 4326
    assert boundaries.is_valid.all()
    assert shapely.coverage_is_valid(boundaries.geometry.to_numpy())


def test_neighbours_still_meet_on_the_map_without_gap_or_overlap(shapes):
    neighbours = pd.read_csv(NEIGHBOURS_FILE, keep_default_na=False)
    borders = neighbours[neighbours["shares_border"]]
    drawn = [
        (one, other)
        for one, other in zip(borders["iso3"], borders["neighbour_iso3"], strict=True)
        if one < other and (one, other) not in UNDRAWN_BORDERS
        if shapes[one].area and shapes[other].area
    ]

    assert [pair for pair in drawn if shapes[pair[0]].distance(shapes[pair[1]]) > 0] == []
    overlaps = sum(shapes[one].intersection(shapes[other]).area for one, other in drawn)
    assert overlaps < 1e-5 * sum(shape.area for shape in shapes.values())


# Windows


def test_the_window_of_a_country_holds_its_label_point(world):
    for entry in world["countries"].values():
        x, y = entry["anchor"]
        left, top, right, bottom = entry["box"]
        assert left - 1 <= x <= right + 1
        assert top - 1 <= y <= bottom + 1


def test_every_region_has_a_window_without_its_outliers(world, inhabited):
    regions = world["regions"]

    assert set(regions) == {*inhabited["region"], *inhabited["subregion"]}
    left, _, right, bottom = regions["Western Europe"]
    assert right - left < 700  # neither Cayenne nor Saint-Denis
    assert bottom < 1200
    for left, top, right, bottom in regions.values():
        assert 0 <= left < right <= WIDTH
        assert 0 <= top < bottom <= HEIGHT
        assert right - left < 0.4 * WIDTH


# Files


def test_the_committed_files_are_what_the_polygons_give(boundaries, countries, inhabited, tmp_path):
    ground_of = grounds(boundaries, countries)

    write_world_paths(world_paths(boundaries, countries), tmp_path / "paths.json")
    write_neighbours(
        neighbours_table({iso3: ground_of[iso3] for iso3 in inhabited["iso3"]}),
        tmp_path / "neighbours.csv",
    )

    assert (tmp_path / "paths.json").read_bytes() == PATHS_FILE.read_bytes()
    assert (tmp_path / "neighbours.csv").read_bytes() == NEIGHBOURS_FILE.read_bytes()


def test_the_files_stay_small():
    assert BOUNDARIES_FILE.stat().st_size < 1_500_000
    assert len(gzip.compress(PATHS_FILE.read_bytes(), 6)) < 70_000
