"""The infrastructure map: sites as circles, area by megawatts, ring planned, fill running."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pydeck

from analytics.geography import project
from analytics.vocabulary import NOT_DISCLOSED, SITE_ROLES, STATUSES
from figures.formatting import megawatts
from figures.maps.deck import (
    PIXELS_WIDE,
    WORLD_ZOOM,
    CompactDeck,
    card_style,
    ground,
    rgba,
    upward,
    view,
)
from figures.theme import OFF_LADDER_INK, Palette

PIXELS_OF_1_MW = 0.3  # radius of a circle of one megawatt; the area grows with the megawatts
LEAST_RADIUS = 1.8
UNKNOWN_RADIUS = 2.4  # of a site whose megawatts are not disclosed
LEAST_TARGET = 4.0  # of what a pointer can hit
# The browser fills in the fields as text: whatever the facts hold, it cannot become markup.
CARD = "<b>{name}</b>\n{said}"
SIZE_KEY = (100, 1000, 5000)  # megawatts

NARROW_SCALE = 0.55  # of circles on a phone

_RUNNING = {"site": 0.88}  # opacity; paler where the place is a city or a region
_PALE = 0.38
_DUE = 0.45  # planned to run on a day to come
_ANNOUNCED = 0.45
_HALO = 4.5
_LABELS = 7
_LETTER = 6.4  # pixels
_ABOVE_GROUND = 40_000  # metres over the globe, so that no circle sinks into it
_COLUMN_RADIUS = 16  # map units
_UNITS_OF_1_MW = 0.16  # height of a column


@dataclass(frozen=True)
class MapWish:
    """How the reader wants the map.

    Attributes:
        shape: flat, globe or columns.
        selected: id of the opened site.
        is_due: whether the day lies after the figures, so that fills are plans.
        lines: pieces of great circles, as points of the map.
        rings: outlines of what is within reach, as points of the map.
        middle: what the view looks at, where it is not the whole world.
        zoom: steps beyond the whole world.
        labelled: whether the largest sites are named.
        is_narrow: whether the map is as wide as a phone.
        colours: hex colour of each site.
    """

    shape: str = "flat"
    selected: str | None = None
    is_due: bool = False
    lines: tuple[Any, ...] = ()
    rings: tuple[Any, ...] = ()
    middle: tuple[float, float] | None = None
    zoom: float | None = None
    labelled: bool = True
    is_narrow: bool = False
    colours: Mapping[str, str] = field(default_factory=dict)


def radius(power: float | None) -> float:
    """Radius of a circle in pixels, whose area is the megawatts.

    Examples:
        >>> round(radius(5000), 1), round(radius(100), 1), radius(1)
        (21.2, 3.0, 1.8)
    """
    return max(LEAST_RADIUS, PIXELS_OF_1_MW * math.sqrt(float(power or 0)))


def place(site: Any, shape: str) -> list[float]:
    """Where a site stands: degrees on the globe, else map units with y upward."""
    if shape == "globe":
        return [float(site.longitude), float(site.latitude), _ABOVE_GROUND]
    return [round(float(site.x), 1), upward(site.y)]


def shown_megawatts(site: Any) -> float | None:
    """What runs on the day, or is planned to run by then."""
    return site.capacity_mw_operational or site.capacity_mw_due


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
        layers += _columns(sites, wish, palette)
    else:
        layers += _circles(sites, wish, palette)
        if wish.shape == "flat" and wish.labelled:
            layers.append(_labels(sites, wish, palette))
    # Neither a map style nor a provider: each of them would fetch from another host.
    return CompactDeck(
        layers=layers,
        views=[looks],
        initial_view_state=state,
        map_provider=None,
        parameters={"cull": True} if wish.shape == "globe" else {},
        tooltip={"html": CARD, "style": card_style(palette)},
    )


def _circles(sites: list[Any], wish: MapWish, palette: Palette) -> list[pydeck.Layer]:
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
            data=[_target(row, wish) for row in sites],
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
            get_color=rgba(OFF_LADDER_INK),
        ),
        *(
            pydeck.Layer(
                "ScatterplotLayer",
                id=name,
                data=[{"p": place(row, wish.shape), "r": _reach_of(row) + 2} for row in picked],
                get_line_color=rgba(colour),
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


def _reach_of(row: Any) -> float:
    """Radius of all that is drawn of a site."""
    known = [power for power in (row.capacity_mw_planned, shown_megawatts(row)) if power]
    return max(map(radius, known), default=UNKNOWN_RADIUS)


def _target(row: Any, wish: MapWish) -> dict[str, Any]:
    return {
        "id": row.datacenter_id,
        "p": place(row, wish.shape),
        "r": round(max(LEAST_TARGET, _reach_of(row)), 1),
        "c": rgba(wish.colours[row.datacenter_id], 0.05),
        **card(row, is_due=wish.is_due),
    }


def _fill(row: Any, wish: MapWish, palette: Palette) -> dict[str, Any] | None:
    power = shown_megawatts(row)
    if not power:
        if row.capacity_mw_planned:
            return None
        return {"p": place(row, wish.shape), "r": UNKNOWN_RADIUS, "c": rgba(palette.page)}
    opacity = _DUE if wish.is_due else _RUNNING.get(row.precision, _PALE)
    return {
        "p": place(row, wish.shape),
        "r": round(radius(power), 1),
        "c": rgba(wish.colours[row.datacenter_id], opacity),
    }


def _ring(row: Any, wish: MapWish, palette: Palette) -> dict[str, Any] | None:
    at = place(row, wish.shape)
    planned = row.capacity_mw_planned
    if not planned:
        if shown_megawatts(row):
            return None
        return {"p": at, "r": UNKNOWN_RADIUS, "c": rgba(palette.muted)}
    if row.is_held:
        colour = rgba(OFF_LADDER_INK)
    else:
        opacity = _ANNOUNCED if row.status == "announced" else 1.0
        colour = rgba(wish.colours[row.datacenter_id], opacity)
    return {"p": at, "r": round(radius(planned), 1), "c": colour}


def _columns(sites: list[Any], wish: MapWish, palette: Palette) -> list[pydeck.Layer]:
    def column(row: Any, power: float, opacity: float) -> dict[str, Any]:
        return {
            "id": row.datacenter_id,
            "p": place(row, wish.shape),
            "e": round(float(power), 1),
            "c": rgba(palette.text, 1.0)
            if row.datacenter_id == wish.selected
            else rgba(wish.colours[row.datacenter_id], opacity),
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


def _reach(wish: MapWish, palette: Palette) -> list[pydeck.Layer]:
    if not wish.rings:
        return []
    return [
        pydeck.Layer(
            "PathLayer",
            id="reach",
            data=[{"p": ring} for ring in wish.rings],
            get_path="p",
            get_color=rgba(palette.text),
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
            get_color=rgba(palette.text, 0.3),
            get_width=1,
            width_units="'pixels'",
        )
    ]


def _labels(sites: list[Any], wish: MapWish, palette: Palette) -> pydeck.Layer:
    """Names of the largest sites that do not run into each other, and of the selected one."""
    taken: list[tuple[float, float, float, float]] = []
    rows = []
    units = 2**-WORLD_ZOOM  # map units a pixel on the whole world
    by_need = sorted(sites, key=lambda row: row.datacenter_id != wish.selected)
    for row in by_need:
        if len(rows) >= _LABELS or not (row.capacity_mw_planned or shown_megawatts(row)):
            break
        words = f"{short_name(row.name)}  {_power_words(row)}"
        x, y = place(row, wish.shape)[:2]
        at = x / units + _reach_of(row) + 5, y / units
        box = (at[0], at[1] - 8, at[0] + _LETTER * len(words), at[1] + 8)
        is_free = all(
            box[2] < other[0] or box[0] > other[2] or box[3] < other[1] or box[1] > other[3]
            for other in taken
        )
        if is_free and box[2] < PIXELS_WIDE:
            taken.append(box)
            rows.append({"p": [x, y], "t": words, "o": [round(_reach_of(row) + 5, 1), 0]})
    return pydeck.Layer(
        "TextLayer",
        id="names",
        data=rows,
        get_position="p",
        get_text="t",
        get_pixel_offset="o",
        get_size=12.5,
        get_color=rgba(palette.text),
        get_text_anchor="'start'",
        font_family="'\"Source Sans\", sans-serif'",
        character_set="'auto'",
        background=True,
        get_background_color=rgba(palette.page, 0.65),
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


def card(row: Any, *, is_due: bool = False) -> dict[str, str]:
    """What a reader sees over a site: the fields of CARD, as plain text.

    Args:
        row: row of datacenter_map.
        is_due: whether the day lies after the figures.
    """
    verb = "due" if is_due else "running"
    power = (
        f"{megawatts(shown_megawatts(row))} {verb}, {megawatts(row.capacity_mw_planned)} planned"
        if row.capacity_mw_planned or shown_megawatts(row)
        else f"megawatts {NOT_DISCLOSED}"
    )
    parties = [
        f"{SITE_ROLES[role]}: {getattr(row, role)}" for role in SITE_ROLES if getattr(row, role)
    ]
    return {
        "name": row.name,
        "said": "\n".join(
            [f"{row.locality}, {row.country}", f"{STATUSES[row.status]}; {power}", *parties]
        ),
    }


def find_on_map(site: Any, shape: str) -> tuple[float, float]:
    """What the view looks at to see a site.

    Args:
        site: row with longitude and latitude.
        shape: how the map is drawn.
    """
    if shape == "globe":
        return float(site.longitude), float(site.latitude)
    x, y = project(float(site.longitude), float(site.latitude))
    return round(float(x), 1), upward(y)
