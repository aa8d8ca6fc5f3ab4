"""The ground of every deck.gl map: sea, land, view and colours, without one outside request."""

from __future__ import annotations

import json
from functools import cache

import numpy as np
import pydeck
from pydeck.bindings.json_tools import default_serialize

from analytics.geography import HEIGHT, WIDTH
from analytics.geography.world_paths import path_rings, read_world_paths
from figures.theme import Palette, channels

SHAPES = ("flat", "globe", "columns", "bins")
PIXELS_WIDE = 968  # of the map on a desktop page; the world fits into it
_LAND = {"flat": "app/static/land_flat.json", "globe": "app/static/land_globe.json"}
_BORDERS = {"flat": "app/static/borders_flat.json", "globe": "app/static/borders_globe.json"}

# deck.gl zooms in powers of two: this one shows the world from edge to edge.
WORLD_ZOOM = float(np.log2(PIXELS_WIDE / WIDTH))
GLOBE_ZOOM = 1.6  # the globe fills the height of the map
NARROW_STEP = float(np.log2(358 / PIXELS_WIDE))  # to a phone, 358 pixels wide
SHOWN_HEIGHT = 4514  # map units from the north pole: the map ends at 58 degrees south
_MIDDLE = [WIDTH / 2, HEIGHT - SHOWN_HEIGHT / 2, 0]
_MIDDLE_OF_TILTED = [WIDTH / 2, _MIDDLE[1] - 200, 0]
_TILT = 42  # degrees from above, where columns stand
_SEA_OF_GLOBE = [[-180, 90], [0, 90], [180, 90], [180, -90], [0, -90], [-180, -90]]


class CompactDeck(pydeck.Deck):
    """A deck whose JSON has no spaces: pydeck's own is indented, six times as many bytes."""

    def to_json(self) -> str:
        """The specification that the browser draws."""
        return json.dumps(self, sort_keys=True, default=default_serialize, separators=(",", ":"))


def upward(y: float) -> float:
    """A place's height on a map whose y grows upward, as in the land's file."""
    return round(HEIGHT - float(y), 1)


def ground(shape: str, palette: Palette) -> list[pydeck.Layer]:
    """Sea, land and borders below everything else."""
    ground_of = "globe" if shape == "globe" else "flat"
    return [
        pydeck.Layer(
            "SolidPolygonLayer",
            id="sea",
            data=[_SEA_OF_GLOBE if shape == "globe" else _sea()],
            get_polygon="-",
            get_fill_color=channels(palette.ocean),
        ),
        pydeck.Layer(
            "SolidPolygonLayer",
            id="land",
            data=_LAND[ground_of],
            get_polygon="-",
            get_fill_color=channels(palette.no_deal),
        ),
        pydeck.Layer(
            "LineLayer",
            id="borders",
            data=_BORDERS[ground_of],
            get_source_position="this[0]",
            get_target_position="this[1]",
            get_color=channels(palette.border_no_deal),
            width_min_pixels=0.5,
            width_max_pixels=0.5,
        ),
    ]


def view(
    shape: str, middle: tuple[float, float] | None, zoom: float | None, *, is_narrow: bool = False
) -> tuple[pydeck.View, pydeck.ViewState]:
    """How the reader looks at the map.

    Args:
        shape: one of SHAPES.
        middle: longitude and latitude on the globe, else map units with y upward; None for the
            whole world.
        zoom: steps of two beyond the whole world.
        is_narrow: whether the map is as wide as a phone.
    """
    smaller = NARROW_STEP if is_narrow else 0.0
    if shape == "globe":
        longitude, latitude = middle or (20, 25)
        return pydeck.View("_GlobeView", controller=True), pydeck.ViewState(
            longitude=longitude,
            latitude=latitude,
            zoom=GLOBE_ZOOM + smaller / 2 + (zoom or 0),
            min_zoom=0,
            max_zoom=9,
        )
    target = [*middle, 0] if middle else _MIDDLE
    shown = {
        "target": target,
        "zoom": WORLD_ZOOM + smaller + (zoom or 0),
        "minZoom": WORLD_ZOOM - 2,
        "maxZoom": WORLD_ZOOM + 8,
    }
    if shape == "columns":
        tilted = shown | {"rotationX": 90 - _TILT, "rotationOrbit": 0}
        if not middle:
            tilted |= {"target": _MIDDLE_OF_TILTED, "zoom": shown["zoom"] + 0.1}
        return (
            pydeck.View("OrbitView", controller=True, orbit_axis="Z"),
            pydeck.ViewState(**tilted),
        )
    return (
        pydeck.View("OrthographicView", controller=True, flip_y=False),
        pydeck.ViewState(**shown),
    )


def card_style(palette: Palette) -> dict[str, str]:
    """How the card over a mark looks."""
    return {
        "backgroundColor": palette.page,
        "color": palette.text,
        "border": f"1px solid {palette.strong_line}",
        "borderRadius": "6px",
        "fontSize": "13px",
        "lineHeight": "18px",
        "maxWidth": "280px",
        "whiteSpace": "pre-line",
    }


@cache
def _sea() -> list[list[float]]:
    (ring,) = path_rings(read_world_paths()["sphere"])
    return [[int(x), int(HEIGHT - y)] for x, y in ring]
