"""Lines from home countries to sites: the shortest way over the globe, torn where the map is."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from analytics.geography.globe import arc_km, on_sphere
from analytics.geography.projection import HEIGHT, WIDTH
from analytics.geography.routes import on_flat_map, shortest_way

PARIS, TOKYO, SAN_FRANCISCO = (2.35, 48.86), (139.69, 35.69), (-122.42, 37.77)


def length_km(way) -> float:
    points = on_sphere(way[:, 0], way[:, 1])
    return float(sum(arc_km(np.linalg.norm(one - other)) for one, other in pairwise(points)))


def test_a_way_is_as_long_as_the_great_circle_between_its_ends():
    ends = on_sphere([PARIS[0], TOKYO[0]], [PARIS[1], TOKYO[1]])
    way = shortest_way(PARIS, TOKYO)

    assert way[0] == pytest.approx(PARIS)
    assert way[-1] == pytest.approx(TOKYO)
    assert length_km(way) == pytest.approx(arc_km(np.linalg.norm(ends[0] - ends[1])))
    assert way[:, 1].max() > 60  # over Siberia, far north of both


def test_the_way_to_the_same_place_is_its_two_ends():
    assert shortest_way(PARIS, PARIS).tolist() == [list(PARIS), list(PARIS)]


def test_a_way_over_the_maps_edge_is_drawn_in_two_pieces():
    pieces = on_flat_map(shortest_way(TOKYO, SAN_FRANCISCO))

    assert len(pieces) == 2
    for piece in pieces:
        assert np.abs(np.diff(piece[:, 0])).max() < WIDTH / 10
        assert (piece >= 0).all()
        assert (piece <= [WIDTH, HEIGHT]).all()


def test_a_way_that_stays_on_the_map_is_one_piece():
    assert len(on_flat_map(shortest_way(PARIS, TOKYO))) == 1
