"""The infrastructure map on the page: drawn, clicked, with its legend and key of sizes."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from analytics.filters import Choices
from analytics.geography.reach_ring import reach_outline
from analytics.geography.routes import on_flat_map, shortest_way
from analytics.map_windows import CROWD, MapWindow, read_window
from analytics.questions import Atlas
from analytics.reach import Radius
from analytics.site_filters import SiteFilter
from analytics.vocabulary import BOUNDARY_NOTE
from figures.maps.bin_map import bin_map
from figures.maps.deck import upward
from figures.maps.site_colours import SiteColours, site_colours
from figures.maps.site_map import SIZE_KEY, MapWish, find_on_map, radius, site_map
from figures.theme import DARK, LIGHT, Palette
from pages.components import session
from pages.components.markup import text
from pages.components.own_parameters import Own
from pages.components.site_controls import window_buttons

HEIGHT = 452  # pixels: the world from 84 degrees north to 58 south, 968 pixels wide
_CLOSER = 4.0  # steps of two, where the map goes to a site


def reader_palette() -> Palette:
    """The colours of the reader's theme, for what the server draws."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def show_site_map(
    rows: tuple[Any, ...], atlas: Atlas, sites: SiteFilter, own: Own, reach: Radius | None
) -> None:
    """What is built where? The map with its legend.

    Args:
        rows: rows of datacenter_map.
        atlas: the facts.
        sites: filter with its month filled in.
        own: how the reader wants the map.
        reach: distance within which people are counted, drawn as a ring.
    """
    palette = reader_palette()
    with st.container(key="site_map_place"):
        if own.shape == "bins" or len(rows) > CROWD:
            _show_bins(rows, atlas, sites, own, palette)
            return
        colours = site_colours(rows, own.colour, palette, atlas.choices)
        is_globe = own.shape == "globe"
        middle = _found(rows, own)
        wish = MapWish(
            shape=own.shape,
            selected=own.site,
            is_due=sites.month > atlas.choices.sites_until,
            lines=_lines(atlas, sites, own, is_globe=is_globe),
            rings=_rings(rows, own, reach, is_globe=is_globe),
            middle=middle,
            zoom=_CLOSER if middle else None,
            labelled=middle is None,
            colours=colours.by_site,
        )
        st.pydeck_chart(
            site_map(rows, wish, palette),
            height=HEIGHT,
            key=f"site_map_{own.shape}",
            on_select=partial(_on_picked, f"site_map_{own.shape}", atlas.choices),
            selection_mode="single-object",
            alt=f"Map of {len(rows)} AI datacenters; the table holds the same rows",
        )
    st.html(_legend(colours, wish.is_due))


def _found(rows: tuple[Any, ...], own: Own) -> tuple[float, float] | None:
    """Where the map goes, if the reader asked to see the selected site."""
    if st.session_state.get("found") != own.site:
        return None
    return next(
        (find_on_map(row, own.shape) for row in rows if row.datacenter_id == own.site), None
    )


def _lines(atlas: Atlas, sites: SiteFilter, own: Own, *, is_globe: bool) -> tuple[Any, ...]:
    if own.arcs == "none":
        return ()
    ways = [
        shortest_way(
            (row.home_longitude, row.home_latitude), (float(row.longitude), float(row.latitude))
        )
        for row in atlas.rows("site_routes", sites, arcs=own.arcs)
    ]
    if is_globe:
        return tuple(way.round(2).tolist() for way in ways)
    return tuple(_upward(line) for way in ways for line in on_flat_map(way))


def _rings(
    rows: tuple[Any, ...], own: Own, reach: Radius | None, *, is_globe: bool
) -> tuple[Any, ...]:
    around = [row for row in rows if own.site in (None, row.datacenter_id)]
    if reach is None or not around:
        return ()
    outline = reach_outline(
        [row.longitude for row in around], [row.latitude for row in around], reach.kilometres
    )
    if is_globe:
        return tuple(line.round(2).tolist() for line in outline.globe)
    return tuple(_upward(ring) for polygon in outline.flat for ring in polygon)


def _upward(line: Any) -> list[list[float]]:
    return [[round(float(x), 1), upward(y)] for x, y in line]


def _show_bins(
    rows: tuple[Any, ...], atlas: Atlas, sites: SiteFilter, own: Own, palette: Palette
) -> None:
    window = read_window(own.window) or MapWindow()
    bins = atlas.rows("site_bins", sites, **window.bounds())
    st.pydeck_chart(
        bin_map(bins, window, dict(atlas.choices.sites), palette),
        height=HEIGHT,
        key="site_map_bins",
        on_select=partial(_on_bin, window, atlas.choices),
        selection_mode="single-object",
        alt=f"Map of {len(rows)} AI datacenters in {len(bins)} squares",
    )
    window_buttons(window.nearer(window.x, window.y).written, window.wider().written)
    st.html(
        '<p class="quiet">One circle per square of the map, with the number of its sites at the '
        f"end of the figures; click one to go nearer. {BOUNDARY_NOTE}.</p>"
    )


def _picked(key: str, layers: tuple[str, ...]) -> dict[str, Any] | None:
    objects = st.session_state[key]["selection"]["objects"]
    return next((objects[layer][0] for layer in layers if objects.get(layer)), None)


def _on_picked(key: str, choices: Choices) -> None:
    picked = _picked(key, ("sites", "running"))
    # A second click on a mark takes it back; where another site was opened meanwhile, from a list
    # or a link, the click means the mark again.
    last = st.session_state.get("last_picked")
    if picked is None:
        wanted = None if st.session_state["site"] == last else last
    else:
        wanted = st.session_state["last_picked"] = str(picked.get("id"))
    session.select_site(wanted, choices)


def _on_bin(window: MapWindow, choices: Choices) -> None:
    picked = _picked("site_map_bins", ("bins",))
    if picked is None:
        return
    if picked.get("id"):
        session.select_site(str(picked["id"]), choices)
        return
    try:
        nearer = window.nearer(float(picked["x"]), float(picked["y"]))
    except (KeyError, TypeError, ValueError):
        return
    st.session_state["window"] = nearer.written


def find_site(datacenter_id: str) -> None:
    """Let the map go to a site."""
    st.session_state["found"] = datacenter_id


def _legend(colours: SiteColours, is_due: bool) -> str:
    """What circles mean, how large they are, and what their colours say."""
    key = "".join(
        f'<span class="size" style="--r:{radius(power):.1f}px"><i></i><b>{power:,}</b></span>'
        for power in reversed(SIZE_KEY)
    )
    signs = "".join(
        f'<span><i class="sign {name}"></i>{words}</span>'
        for name, words in (
            ("both", "fill due, ring planned" if is_due else "fill running, ring planned"),
            ("announced", "announced only"),
            ("vague", "place known to city or region"),
            ("held", "paused or cancelled"),
            ("unknown", "MW not disclosed"),
        )
    )
    colour = "".join(
        f'<span><i class="sign" style="background:{hex_colour}"></i>{text(word)} {count}</span>'
        for word, hex_colour, count in colours.legend
    )
    return (
        f'<div class="size-key">Megawatts, by area{key}</div>'
        f'<div class="site-legend">{signs}<span class="note">{BOUNDARY_NOTE}</span></div>'
        + (f'<div class="site-legend">{colour}</div>' if colour else "")
    )
