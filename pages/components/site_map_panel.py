"""The infrastructure map on the page: drawn, clicked, found."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from analytics.filters import Choices
from analytics.geography.reach_ring import reach_outline
from analytics.geography.routes import on_flat_map, shortest_way
from analytics.map_windows import CROWD, NEAR, MapWindow, read_window
from analytics.questions import Atlas
from analytics.reach import Radius
from analytics.site_filters import SiteFilter
from analytics.vocabulary import BOUNDARY_NOTE
from figures.maps.bin_map import bin_map
from figures.maps.deck import upward
from figures.maps.map_wish import MapWish
from figures.maps.site_colours import site_colours
from figures.maps.site_map import site_map
from figures.maps.site_marks import at_one_place, find_on_map
from figures.theme import DARK, LIGHT, Palette
from pages.components import clicks
from pages.components.own_parameters import Own
from pages.components.site_controls import window_buttons
from pages.components.site_legend import site_legend

HEIGHT = 440  # pixels: the world down to 58 degrees south, 968 pixels wide
HEIGHT_ON_PHONES = 196
_CLOSER = 4.0  # steps of two, where the map goes to a site
_NUDGE = 1e-4  # a view that is asked for again has to differ, else the browser stays where it is


def reader_palette() -> Palette:
    """The colours of the reader's theme, for what the server draws."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def show_site_map(
    rows: tuple[Any, ...],
    count: int,
    atlas: Atlas,
    sites: SiteFilter,
    own: Own,
    reach: Radius | None,
) -> None:
    """What is built where? The map with its legend.

    Args:
        rows: rows of datacenter_map; not needed where they are a crowd.
        count: datacenters in view; more than a crowd of them are shown as bins.
        atlas: the facts.
        sites: filter with its month filled in.
        own: how the reader wants the map.
        reach: distance within which people are counted, drawn as a ring.
    """
    if own.shape == "bins" or count > CROWD:
        _show_window(count, atlas, sites, own)
        return
    middle = _found(rows, own)
    zoom = _CLOSER + st.session_state["times_found"] * _NUDGE if middle else None
    _show_circles(
        rows, atlas, sites, own.shape, own,
        middle=middle, zoom=zoom,
        lines=_lines(atlas, sites, own), rings=_rings(rows, own, reach),
    )  # fmt: skip


def _show_circles(
    rows: tuple[Any, ...], atlas: Atlas, sites: SiteFilter, shape: str, own: Own, **wish: Any
) -> None:
    palette = reader_palette()
    is_narrow = st.session_state.get("narrow", False)
    is_due = sites.month > atlas.choices.sites_until
    colours = site_colours(rows, own.colour, palette, atlas.choices)
    deck = site_map(
        rows,
        MapWish(
            shape=shape,
            selected=own.site,
            is_due=is_due,
            labelled=not is_narrow,
            is_narrow=is_narrow,
            colours=colours.by_site,
            **wish,
        ),
        palette,
    )
    _show_deck(
        deck,
        f"site_map_{shape}",
        partial(_on_picked, f"site_map_{shape}", at_one_place(rows), atlas.choices),
        f"Map of {len(rows)} AI datacenters; the table holds the same rows",
    )
    st.html(site_legend(colours, shape, is_due=is_due, is_narrow=is_narrow))


def _show_window(count: int, atlas: Atlas, sites: SiteFilter, own: Own) -> None:
    """Bins of the window that the reader looks at, or its single sites where they are few."""
    window = read_window(own.window) or MapWindow()
    bins = atlas.rows("site_bins", sites, cell=window.cell, **window.bounds())
    if window.step and sum(row.sites for row in bins) <= NEAR:
        near = atlas.rows("datacenter_map", sites, **window.bounds())
        middle = (window.x, upward(window.y))
        _show_circles(near, atlas, sites, "flat", own, middle=middle, zoom=float(window.step))
    else:
        _show_deck(
            bin_map(bins, window, atlas.choices.sites, reader_palette()),
            "site_map_bins",
            partial(_on_bin, window, atlas.choices),
            f"Map of {count} AI datacenters in {len(bins)} squares",
        )
        st.html(
            '<p class="quiet">One circle per square of the map, with the number of its sites at '
            f"the end of the figures; click one to go nearer. {BOUNDARY_NOTE}.</p>"
        )
    window_buttons(window.nearer(window.x, window.y).written, window.wider().written)


def _show_deck(deck: Any, key: str, on_select: Any, alt: str) -> None:
    is_narrow = st.session_state.get("narrow", False)
    st.pydeck_chart(
        deck,
        height=HEIGHT_ON_PHONES if is_narrow else HEIGHT,
        key=key,
        on_select=on_select,
        selection_mode="single-object",
        alt=alt,
    )


def _found(rows: tuple[Any, ...], own: Own) -> tuple[float, float] | None:
    """Where the map goes, if the reader asked to see the selected site."""
    if st.session_state.get("found") != own.site:
        return None
    picked = (row for row in rows if row.datacenter_id == own.site)
    return next((find_on_map(row, own.shape) for row in picked), None)


def _lines(atlas: Atlas, sites: SiteFilter, own: Own) -> tuple[Any, ...]:
    if own.arcs == "none":
        return ()
    ways = [
        shortest_way(
            (row.home_longitude, row.home_latitude), (float(row.longitude), float(row.latitude))
        )
        for row in atlas.rows("site_routes", sites, arcs=own.arcs)
    ]
    if own.shape == "globe":
        return tuple(way.round(2).tolist() for way in ways)
    return tuple(_upward(line) for way in ways for line in on_flat_map(way))


def _rings(rows: tuple[Any, ...], own: Own, reach: Radius | None) -> tuple[Any, ...]:
    around = [row for row in rows if own.site in (None, row.datacenter_id)]
    if reach is None or not around:
        return ()
    outline = reach_outline(
        [row.longitude for row in around], [row.latitude for row in around], reach.kilometres
    )
    if own.shape == "globe":
        return tuple(line.round(2).tolist() for line in outline.globe)
    return tuple(_upward(ring) for polygon in outline.flat for ring in polygon)


def _upward(line: Any) -> list[list[float]]:
    return [[round(float(x), 1), upward(y)] for x, y in line]


def _picked(key: str, layers: tuple[str, ...]) -> dict[str, Any] | None:
    objects = st.session_state[key]["selection"]["objects"]
    return next((objects[layer][0] for layer in layers if objects.get(layer)), None)


def _on_picked(key: str, places: dict[str, tuple[str, ...]], choices: Choices) -> None:
    picked = _picked(key, ("sites", "running"))
    # A second click on a mark takes the browser's own selection back and names nothing.
    mark = str(picked.get("id")) if picked else st.session_state.get("last_picked")
    st.session_state["last_picked"] = mark
    here, current = places.get(mark, ()), st.session_state["site"]
    if current not in here:
        clicks.select_site(mark, choices)
    elif len(here) == 1:
        clicks.select_site(None, choices)
    else:  # sites lie on each other: the same place again means the next of them
        clicks.select_site(here[(here.index(current) + 1) % len(here)], choices)


def _on_bin(window: MapWindow, choices: Choices) -> None:
    picked = _picked("site_map_bins", ("bins",))
    if picked is None:
        return
    if picked.get("id"):
        clicks.select_site(str(picked["id"]), choices)
        return
    try:
        nearer = window.nearer(float(picked["x"]), float(picked["y"]))
    except (KeyError, TypeError, ValueError):
        return
    st.session_state["window"] = nearer.written


def find_site(datacenter_id: str) -> None:
    """Let the map go to a site."""
    st.session_state["found"] = datacenter_id
    st.session_state["times_found"] = st.session_state.get("times_found", 0) + 1
