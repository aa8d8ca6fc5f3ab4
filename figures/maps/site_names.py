"""Names beside the largest sites, as many as do not run into each other."""

from __future__ import annotations

from typing import Any

import pydeck

from figures.formatting import megawatts
from figures.maps.deck import PIXELS_WIDE, WORLD_ZOOM
from figures.maps.map_wish import MapWish
from figures.maps.site_marks import drawn_radius, place, shown_megawatts
from figures.theme import Palette, channels

MOST_NAMES = 7
_LETTER = 6.4  # pixels


def names(sites: list[Any], wish: MapWish, palette: Palette) -> pydeck.Layer:
    """Names of the largest sites that do not run into each other, and of the selected one."""
    taken: list[tuple[float, float, float, float]] = []
    rows = []
    units = 2**-WORLD_ZOOM  # map units a pixel on the whole world
    by_need = sorted(sites, key=lambda row: row.datacenter_id != wish.selected)
    for row in by_need:
        if len(rows) >= MOST_NAMES or not (row.capacity_mw_planned or shown_megawatts(row)):
            break
        words = f"{short_name(row.name)}  {_power_words(row)}"
        x, y = place(row, wish.shape)[:2]
        at = x / units + drawn_radius(row) + 5, y / units
        box = (at[0], at[1] - 8, at[0] + _LETTER * len(words), at[1] + 8)
        is_free = all(
            box[2] < other[0] or box[0] > other[2] or box[3] < other[1] or box[1] > other[3]
            for other in taken
        )
        if is_free and box[2] < PIXELS_WIDE:
            taken.append(box)
            rows.append({"p": [x, y], "t": words, "o": [round(drawn_radius(row) + 5, 1), 0]})
    return pydeck.Layer(
        "TextLayer",
        id="names",
        data=rows,
        get_position="p",
        get_text="t",
        get_pixel_offset="o",
        get_size=12.5,
        get_color=channels(palette.text),
        get_text_anchor="'start'",
        font_family="'\"Source Sans\", sans-serif'",
        character_set="'auto'",
        background=True,
        get_background_color=channels(palette.page, 0.65),
        background_padding=[3, 0],
    )


def short_name(name: str) -> str:
    """A site's name without what stands in brackets.

    Examples:
        >>> short_name("OpenAI Stargate New Mexico (Project Jupiter)")
        'OpenAI Stargate New Mexico'
    """
    return name.split(" (")[0]


def _power_words(row: Any) -> str:
    running, planned = shown_megawatts(row), row.capacity_mw_planned
    if running and planned:
        return f"{running:,.0f} of {megawatts(planned)}"
    return megawatts(planned or running)
