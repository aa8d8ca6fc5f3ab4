"""The map of too many sites to draw one by one: a circle per square, with its count."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pydeck

from analytics.map_windows import MapWindow
from figures.formatting import counted, gigawatts
from figures.maps.deck import CompactDeck, card_style, ground, upward, view
from figures.maps.site_marks import CARD
from figures.theme import Palette, channels

_LEAST, _MOST = 7.0, 19.0  # radius in pixels: a square is forty wide
_NAMED_FROM = 2  # sites in a square whose number is printed


def bin_map(
    bins: Iterable[Any], window: MapWindow, names: dict[str, str], palette: Palette
) -> pydeck.Deck:
    """Where are how many sites, in squares of forty pixels?

    Args:
        bins: rows of site_bins.
        window: the part of the map they were made for.
        names: datacenter id to name, for those that are alone in their square.
        palette: colours of the reader's theme.

    Returns:
        A deck whose pickable layer ``bins`` tells the middle of a square in ``x`` and ``y`` (map
        units, y downward), and in ``id`` the datacenter that is alone in it.
    """
    bins = list(bins)
    most = max((row.sites for row in bins), default=1)
    marks = [_mark(row, most, names) for row in bins]
    looks, state = view("flat", (window.x, upward(window.y)), window.step)
    return CompactDeck(
        layers=[
            *ground("flat", palette),
            pydeck.Layer(
                "ScatterplotLayer",
                id="bins",
                data=marks,
                get_position="p",
                get_radius="r",
                radius_units="'pixels'",
                get_fill_color=channels(palette.accent, 0.8),
                pickable=True,
                stroked=False,
            ),
            pydeck.Layer(
                "TextLayer",
                id="counts",
                data=[mark for mark in marks if mark["n"] >= _NAMED_FROM],
                get_position="p",
                get_text="t",
                get_size=12,
                get_color=channels(palette.page),
                font_family="'\"Source Sans\", sans-serif'",
            ),
        ],
        views=[looks],
        initial_view_state=state,
        map_provider=None,
        tooltip={"html": CARD, "style": card_style(palette)},
    )


def _mark(row: Any, most: int, names: dict[str, str]) -> dict[str, Any]:
    share = (row.sites / most) ** 0.5
    head = names.get(row.datacenter_id or "", counted(row.sites, "site"))
    return {
        "id": row.datacenter_id,
        "x": round(row.x, 1),
        "y": round(row.y, 1),
        "p": [round(row.x, 1), upward(row.y)],
        "r": round(_LEAST + (_MOST - _LEAST) * share, 1),
        "n": row.sites,
        "t": _short_count(row.sites),
        "name": head,
        "said": f"{gigawatts(row.operational_mw)} running\n{gigawatts(row.planned_mw)} planned\n"
        + ("click to read its card" if row.datacenter_id else "click to go nearer"),
    }


def _short_count(count: int) -> str:
    """A count that fits into a circle.

    Examples:
        >>> _short_count(7), _short_count(12_345)
        ('7', '12k')
    """
    return str(count) if count < 1000 else f"{count // 1000}k"
