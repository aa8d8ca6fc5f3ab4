"""The infrastructure map: ground, what is within reach, lines from home countries, and sites."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pydeck

from figures.maps.deck import CompactDeck, card_style, ground, view
from figures.maps.map_wish import MapWish
from figures.maps.site_circles import circles
from figures.maps.site_columns import columns
from figures.maps.site_marks import CARD
from figures.maps.site_names import names
from figures.theme import Palette, channels

SIZE_KEY = (100, 1000, 5000)  # megawatts


def site_map(sites: Iterable[Any], wish: MapWish, palette: Palette) -> pydeck.Deck:
    """What is built where, and how large is it?

    Args:
        sites: rows of datacenter_map, largest first: small circles lie on top of large ones.
        wish: how the reader wants the map.
        palette: colours of the reader's theme.

    Returns:
        A deck whose pickable layer ``sites`` names datacenters in ``id``; it asks for two files
        of the atlas's own and nothing else.
    """
    sites = list(sites)
    looks, state = view(wish.shape, wish.middle, wish.zoom, is_narrow=wish.is_narrow)
    layers = ground(wish.shape, palette) + _reach(wish, palette) + _arcs(wish, palette)
    if wish.shape == "columns":
        layers += columns(sites, wish, palette)
    else:
        layers += circles(sites, wish, palette)
        if wish.shape == "flat" and wish.labelled:
            layers.append(names(sites, wish, palette))
    # Neither a map style nor a provider: each of them would fetch from another host.
    return CompactDeck(
        layers=layers,
        views=[looks],
        initial_view_state=state,
        map_provider=None,
        parameters={"cull": True} if wish.shape == "globe" else {},
        tooltip={"html": CARD, "style": card_style(palette)},
    )


def _reach(wish: MapWish, palette: Palette) -> list[pydeck.Layer]:
    if not wish.rings:
        return []
    return [
        pydeck.Layer(
            "PathLayer",
            id="reach",
            data=[{"p": ring} for ring in wish.rings],
            get_path="p",
            get_color=channels(palette.text),
            get_width=1.5,
            width_units="'pixels'",
        )
    ]


def _arcs(wish: MapWish, palette: Palette) -> list[pydeck.Layer]:
    if not wish.lines:
        return []
    return [
        pydeck.Layer(
            "PathLayer",
            id="arcs",
            data=[{"p": line} for line in wish.lines],
            get_path="p",
            get_color=channels(palette.text, 0.3),
            get_width=1,
            width_units="'pixels'",
        )
    ]
