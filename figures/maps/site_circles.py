"""Sites as circles: area by megawatts, ring planned, fill running."""

from __future__ import annotations

from typing import Any

import pydeck

from figures.maps.map_wish import MapWish
from figures.maps.site_marks import (
    UNKNOWN_RADIUS,
    at_one_place,
    card,
    drawn_radius,
    place,
    radius,
    shown_megawatts,
)
from figures.theme import OFF_LADDER_INK, Palette, channels

LEAST_TARGET = 4.0  # pixels that a pointer can hit
NARROW_SCALE = 0.55  # of circles on a phone

_RUNNING = {"site": 0.88}  # opacity; paler where the place is a city or a region
_PALE = 0.38
_DUE = 0.45  # planned to run on a day to come
_ANNOUNCED = 0.45
_HALO = 4.5


def circles(sites: list[Any], wish: MapWish, palette: Palette) -> list[pydeck.Layer]:
    """Layers that can be picked, filled and ringed; the selected site has a halo.

    Args:
        sites: rows of datacenter_map, largest first: small circles lie on top of large ones.
        wish: how the reader wants the map.
        palette: colours of the reader's theme.
    """
    places = at_one_place(sites)
    picked = [row for row in sites if row.datacenter_id == wish.selected]
    flat = {
        "radius_units": "'pixels'",
        "get_radius": "r",
        "get_position": "p",
        "radius_scale": NARROW_SCALE if wish.is_narrow else 1,
    }
    outlined = {"stroked": True, "filled": False, "line_width_units": "'pixels'"}
    return [
        pydeck.Layer(
            "ScatterplotLayer",
            id="sites",
            data=[_target(row, wish, len(places[row.datacenter_id])) for row in sites],
            get_fill_color="c",
            pickable=True,
            stroked=False,
            **flat,
        ),
        pydeck.Layer(
            "ScatterplotLayer",
            id="running",
            data=[mark for row in sites if (mark := _fill(row, wish, palette))],
            get_fill_color="c",
            stroked=False,
            **flat,
        ),
        pydeck.Layer(
            "ScatterplotLayer",
            id="planned",
            data=[mark for row in sites if (mark := _ring(row, wish, palette))],
            get_line_color="c",
            get_line_width=1,
            **flat,
            **outlined,
        ),
        pydeck.Layer(
            "TextLayer",
            id="held",
            data=[{"p": place(row, wish.shape), "t": "II"} for row in sites if row.is_held],
            get_position="p",
            get_text="t",
            get_size=9,
            get_color=channels(OFF_LADDER_INK),
        ),
        *(
            pydeck.Layer(
                "ScatterplotLayer",
                id=name,
                data=[{"p": place(row, wish.shape), "r": drawn_radius(row) + 2} for row in picked],
                get_line_color=channels(colour),
                get_line_width=width,
                **flat,
                **outlined,
            )
            for name, colour, width in (
                ("halo", palette.page, _HALO),
                ("selected", palette.text, 2),
            )
        ),
    ]


def _target(row: Any, wish: MapWish, here: int) -> dict[str, Any]:
    return {
        "id": row.datacenter_id,
        "p": place(row, wish.shape),
        "r": round(max(LEAST_TARGET, drawn_radius(row)), 1),
        "c": channels(wish.colours[row.datacenter_id], 0.05),
        **card(row, is_due=wish.is_due, here=here),
    }


def _fill(row: Any, wish: MapWish, palette: Palette) -> dict[str, Any] | None:
    power = shown_megawatts(row)
    if not power:
        if row.capacity_mw_planned:
            return None
        return {"p": place(row, wish.shape), "r": UNKNOWN_RADIUS, "c": channels(palette.page)}
    opacity = _DUE if wish.is_due else _RUNNING.get(row.precision, _PALE)
    return {
        "p": place(row, wish.shape),
        "r": round(radius(power), 1),
        "c": channels(wish.colours[row.datacenter_id], opacity),
    }


def _ring(row: Any, wish: MapWish, palette: Palette) -> dict[str, Any] | None:
    at = place(row, wish.shape)
    planned = row.capacity_mw_planned
    if not planned:
        if shown_megawatts(row):
            return None
        return {"p": at, "r": UNKNOWN_RADIUS, "c": channels(palette.muted)}
    if row.is_held:
        colour = channels(OFF_LADDER_INK)
    else:
        opacity = _ANNOUNCED if row.status == "announced" else 1.0
        colour = channels(wish.colours[row.datacenter_id], opacity)
    return {"p": at, "r": round(radius(planned), 1), "c": colour}
