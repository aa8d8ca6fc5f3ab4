"""Sites as columns on a tilted map: height by megawatts, planned pale, running solid."""

from __future__ import annotations

from typing import Any

import pydeck

from figures.maps.map_wish import MapWish
from figures.maps.site_marks import card, place, shown_megawatts
from figures.theme import Palette, channels

_COLUMN_RADIUS = 16  # map units
_UNITS_OF_1_MW = 0.16  # height of a column


def columns(sites: list[Any], wish: MapWish, palette: Palette) -> list[pydeck.Layer]:
    """Layers of columns that can be picked; the selected one in the colour of the text.

    Args:
        sites: rows of datacenter_map.
        wish: how the reader wants the map.
        palette: colours of the reader's theme.
    """

    def column(row: Any, power: float, opacity: float) -> dict[str, Any]:
        return {
            "id": row.datacenter_id,
            "p": place(row, wish.shape),
            "e": round(float(power), 1),
            "c": channels(palette.text, 1.0)
            if row.datacenter_id == wish.selected
            else channels(wish.colours[row.datacenter_id], opacity),
            **card(row, is_due=wish.is_due),
        }

    planned = [
        column(row, row.capacity_mw_planned, 0.3)
        for row in sites
        if row.capacity_mw_planned and not row.is_held
    ]
    running = [column(row, power, 1.0) for row in sites if (power := shown_megawatts(row))]
    return [
        pydeck.Layer(
            "ColumnLayer",
            id=name,
            data=data,
            get_position="p",
            get_elevation="e",
            get_fill_color="c",
            elevation_scale=_UNITS_OF_1_MW,
            radius=width,
            disk_resolution=8,
            extruded=True,
            pickable=True,
        )
        for name, data, width in (
            ("running", running, _COLUMN_RADIUS * 0.6),
            ("sites", planned, _COLUMN_RADIUS),
        )
    ]
