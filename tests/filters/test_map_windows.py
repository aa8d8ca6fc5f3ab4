"""The window of the map of many sites: a step nearer halves it, an address holds it."""

from __future__ import annotations

import pytest

from analytics.geography import HEIGHT, WIDTH
from analytics.map_windows import NEAREST, SQUARES_ACROSS, MapWindow, read_window


def test_a_step_nearer_halves_the_window_and_its_squares():
    world = MapWindow()
    near = world.nearer(2000.04, 1000)

    assert world.cell == WIDTH / SQUARES_ACROSS
    assert (near.x, near.y, near.step, near.cell) == (2000.0, 1000, 1, world.cell / 2)
    wide, narrow = world.bounds(), near.bounds()
    assert narrow["right"] - narrow["left"] == (wide["right"] - wide["left"]) / 2
    assert narrow["bottom"] - narrow["top"] == (wide["bottom"] - wide["top"]) / 2


def test_nobody_goes_nearer_than_the_nearest_nor_wider_than_the_world():
    window = MapWindow()
    for _ in range(NEAREST + 3):
        window = window.nearer(100, 100)

    assert window.step == NEAREST
    assert window.wider() == MapWindow(100, 100, NEAREST - 1)
    assert MapWindow(100, 100, 1).wider() == MapWindow() == MapWindow().wider()


def test_an_address_opens_the_window_that_was_written():
    window = MapWindow(2153.0, 1256.0, 3)

    assert window.written == "2153,1256,3"
    assert read_window(window.written) == window
    assert MapWindow().written == ""


@pytest.mark.parametrize(
    "text", ["", "1,2", "1,2,3,4", f"{WIDTH + 1},0,1", f"0,{HEIGHT + 1},1", "1,1,-1", "²,1,1"]
)
def test_what_is_no_window_of_the_map_is_none(text):
    assert read_window(text) is None
