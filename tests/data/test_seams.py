"""The globe is cut open elsewhere on our map: land is moved from one cut to the other, whole."""

from __future__ import annotations

import pytest
import shapely

from analytics.geography.projection import CENTRAL_MERIDIAN, CUT_MERIDIAN
from analytics.geography.seams import cut_at_map_edge, polygons_only, split_at_antimeridian


def boxes(shape: shapely.MultiPolygon) -> list[tuple[float, ...]]:
    return sorted(part.bounds for part in shape.geoms)


def test_land_stitched_over_180_degrees_becomes_two_parts_without_a_stripe():
    stitched = shapely.Polygon([(170, 0), (-170, 0), (-170, 10), (170, 10)])

    split = split_at_antimeridian(stitched)

    assert boxes(split) == [(-180, 0, -170, 10), (170, 0, 180, 10)]
    assert split.area == pytest.approx(200)


def test_a_hole_over_180_degrees_stays_a_hole_on_both_sides():
    around = [(160, -20), (-160, -20), (-160, 20), (160, 20)]
    lake = [(175, -5), (-175, -5), (-175, 5), (175, 5)]

    split = split_at_antimeridian(shapely.Polygon(around, [lake]))

    assert split.area == pytest.approx(40 * 40 - 10 * 10)
    assert not split.covers(shapely.Point(179, 0))
    assert split.covers(shapely.Point(-165, 0))


def test_land_around_the_south_pole_reaches_down_to_it():
    ring = [(0, -80), (90, -80), (180, -80), (-90, -80)]

    split = split_at_antimeridian(shapely.Polygon(ring))

    assert split.bounds[1] == -90
    assert split.covers(shapely.Point(45, -85))
    assert split.covers(shapely.Point(-45, -85))


def test_land_that_never_jumps_keeps_its_vertices():
    island = shapely.Polygon([(10, 0), (12, 0), (12.5, 3), (10, 2)])

    split = split_at_antimeridian(shapely.MultiPolygon([island, shapely.Polygon()]))

    assert len(split.geoms) == 1
    assert split.geoms[0].equals_exact(island)


def test_longitudes_count_from_the_middle_of_the_map_on_either_side_of_its_cut():
    east = shapely.MultiPolygon([shapely.box(0, 0, 10, 10)])
    west = shapely.MultiPolygon([shapely.box(-178, 0, CUT_MERIDIAN - 1, 10)])

    assert cut_at_map_edge(east).bounds == (-CENTRAL_MERIDIAN, 0, 10 - CENTRAL_MERIDIAN, 10)
    moved = 360 - CENTRAL_MERIDIAN
    assert cut_at_map_edge(west).bounds == (-178 + moved, 0, CUT_MERIDIAN - 1 + moved, 10)


def test_land_over_the_cut_stands_at_both_edges_and_bends_with_them():
    over = shapely.MultiPolygon([shapely.box(CUT_MERIDIAN - 5, 0, CUT_MERIDIAN + 5, 20)])

    cut = cut_at_map_edge(over)

    assert boxes(cut) == [(-180, 0, -175, 20), (175, 0, 180, 20)]
    assert cut.area == pytest.approx(200)
    on_the_edge = [y for x, y in shapely.get_coordinates(cut) if x == 180]
    assert len(set(on_the_edge)) == 21  # a vertex each degree, with both ends


def test_halves_on_both_sides_of_180_degrees_become_one_again():
    halves = shapely.MultiPolygon([shapely.box(170, 0, 180, 10), shapely.box(-180, 0, -160, 10)])

    cut = cut_at_map_edge(halves)

    west_of_the_cut = [part for part in cut.geoms if part.bounds[0] > 0]
    assert [part.bounds for part in west_of_the_cut] == [(159, 0, 180, 10)]


def test_what_has_no_area_is_no_land():
    bow_tie = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])

    assert polygons_only(bow_tie).area == pytest.approx(2)
    assert polygons_only(shapely.LineString([(0, 0), (1, 1)])).is_empty
