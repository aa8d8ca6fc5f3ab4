"""Maps as GeoJSON: what RFC 7946 asks of shapes, and every row of the view as a feature."""

from __future__ import annotations

import json

import pytest
import shapely

from analytics.filters import AtlasFilter
from analytics.geography.country_shapes import country_shapes
from analytics.geography.places import read_countries
from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from exports.data_files import plain_rows
from exports.documents import document, formats_of
from exports.geojson import KEYS_ON_MAP
from figures.catalog import VIEWS
from figures.theme import LIGHT, STAGE_COLOURS
from tests.world import make_deal, make_site, make_world

LARGEST = 2_000_000  # bytes


@pytest.fixture(scope="module")
def shapes():
    return {iso3: shapely.geometry.shape(told) for iso3, told in country_shapes().items()}


def chosen_for(key: str):
    return SiteFilter() if VIEWS[key].about == "sites" else AtlasFilter()


def written(atlas: Atlas, key: str, chosen=None, **options) -> dict:
    return json.loads(
        document(VIEWS[key], "geojson", atlas, chosen or chosen_for(key), **options).text
    )


def test_only_views_that_are_maps_are_offered_as_geojson():
    offered = {view.key for view in VIEWS.values() if "geojson" in formats_of(view)}

    assert offered == set(KEYS_ON_MAP)


def test_every_entity_has_a_shape_and_those_without_polygon_their_label_point(shapes):
    countries = read_countries().set_index("iso3")
    points = {iso3: shape for iso3, shape in shapes.items() if shape.geom_type == "Point"}

    assert set(shapes) == set(countries.index)
    assert set(points) == {"BVT", "CCK", "GIB", "TKL", "UMI"}
    for iso3, point in points.items():
        assert (point.x, point.y) == (
            countries.at[iso3, "longitude"].round(3), countries.at[iso3, "latitude"].round(3),
        )  # fmt: skip
    assert {shape.geom_type for shape in shapes.values()} == {"MultiPolygon", "Point"}


def test_outlines_run_counterclockwise_and_holes_clockwise(shapes):
    parts = [part for shape in shapes.values() for part in getattr(shape, "geoms", ())]

    assert all(part.exterior.is_ccw for part in parts)
    assert not any(hole.is_ccw for part in parts for hole in part.interiors)
    assert any(part.interiors for part in parts)


def test_shapes_are_valid_and_cut_at_180_degrees(shapes):
    assert all(shape.is_valid and not shape.is_empty for shape in shapes.values())
    assert all(
        part.bounds[0] >= -180 and part.bounds[2] <= 180 and part.bounds[2] - part.bounds[0] <= 360
        for shape in shapes.values()
        for part in getattr(shape, "geoms", (shape,))
    )
    west, _, east, _ = shapes["FJI"].bounds
    assert (west, east) == (-180, 180)
    assert max(part.bounds[2] - part.bounds[0] for part in shapes["FJI"].geoms) < 3


def test_degrees_have_three_decimals_and_longitude_comes_first(shapes):
    coordinates = shapely.get_coordinates(list(shapes.values()))

    assert (coordinates.round(3) == coordinates).all()
    assert shapes["KEN"].contains(shapely.Point(36.8, -1.3))
    assert not any("-0.0" in json.dumps(told).split() for told in country_shapes().values())


def test_a_territory_has_its_own_ground(shapes):
    assert shapes["GUF"].contains(shapely.Point(-53, 4))
    assert not shapes["FRA"].contains(shapely.Point(-53, 4))


@pytest.mark.parametrize("key", KEYS_ON_MAP)
def test_every_row_is_a_feature_with_its_columns_as_in_json(atlas, key):
    collection = written(atlas, key)
    rows = json.loads(document(VIEWS[key], "json", atlas, chosen_for(key)).text)["rows"]

    features = collection["features"]
    assert collection["type"] == "FeatureCollection"
    assert all(feature["type"] == "Feature" for feature in features)
    assert [
        {name: value for name, value in feature["properties"].items() if name != "fill"}
        for feature in features
    ] == rows
    assert [feature.get("id") for feature in features] == [row[KEYS_ON_MAP[key]] for row in rows]


@pytest.mark.parametrize("key", KEYS_ON_MAP)
def test_a_file_says_what_it_is_and_is_small(atlas, key):
    content = document(VIEWS[key], "geojson", atlas, chosen_for(key)).content
    collection = json.loads(content)

    assert (collection["title"], collection["credit"]) == (VIEWS[key].title, "Sovereign AI Atlas")
    assert {"filter", "as_of", "boundary_note"} <= set(collection)
    assert collection["boundary_note"] == "Boundaries do not imply endorsement."
    assert len(content) < LARGEST
    assert content == document(VIEWS[key], "geojson", atlas, chosen_for(key)).content


def test_the_map_has_the_colours_of_the_stages(atlas):
    fills = {
        feature["properties"]["stage"]: feature["properties"]["fill"]
        for feature in written(atlas, "partnership_map")["features"]
    }

    assert fills == {
        stage: LIGHT.no_deal if stage == "none" else STAGE_COLOURS[stage] for stage in fills
    }
    assert len(fills) > 5


def test_datacenters_stand_where_the_facts_say(atlas):
    for key in ("datacenter_map", "reach"):
        places = {
            feature.get("id"): feature["geometry"] for feature in written(atlas, key)["features"]
        }
        for row in plain_rows(VIEWS["datacenter_map"].table(atlas, SiteFilter())):
            point = [row["longitude"], row["latitude"]]
            assert places[row["datacenter_id"]] == {"type": "Point", "coordinates": point}


def test_the_sum_of_all_datacenters_stands_nowhere(atlas):
    everything, *others = written(atlas, "reach")["features"]

    assert everything["properties"]["name"] == "All datacenters in view"
    assert everything["geometry"] is None
    assert "id" not in everything
    assert all(feature["geometry"] for feature in others)


def test_a_view_without_rows_is_a_collection_without_features():
    collection = written(make_world(), "datacenter_map")

    assert collection["features"] == []


def test_hostile_names_stay_text():
    name = '</script>"\\ \u2028 \x00'
    atlas = make_world(make_deal(("2024-01-01", "agreement")), sites=[make_site(name=name)])

    (feature,) = written(atlas, "datacenter_map")["features"]

    assert feature["properties"]["name"] == name
