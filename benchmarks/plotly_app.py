"""The named alternative: the same map as a plotly choropleth with its outlines inlined.

Run it with ``streamlit run benchmarks/plotly_app.py``. Facts, question, companies and months are
those of the world map; there is nothing else on the page: no figures, no moves, no panel.

Plotly fetches a topojson file from a CDN for every geo figure, even for one that brings outlines
of its own. Measured are therefore browsers in which every other host is blocked and an empty
topojson is in place before the page loads (``benchmarks/browser.py``): the alternative neither
waits for the network nor reaches it.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import shapely
import streamlit as st

from analytics.filters import AtlasFilter
from analytics.geography.places import read_boundaries
from analytics.questions import Atlas, open_atlas
from analytics.vocabulary import DEAL_STAGES, Stage
from benchmarks.changes import ARRIVAL, VENDORS, month_ends
from figures.theme import LIGHT, STAGE_COLOURS

# Degrees; a third of a pixel on a map 1,000 pixels wide is 0.12. Coarser outlines than those of
# the world map, and two decimals: a third of the bytes that the file would give as it is.
SIMPLIFICATION = 0.2
GRID = 0.01
STAGES = (*DEAL_STAGES, Stage.NONE)


@st.cache_resource(show_spinner=False)
def shared_atlas() -> Atlas:
    """The facts, opened once for all readers."""
    return open_atlas()


@st.cache_resource(show_spinner=False)
def outlines() -> dict[str, Any]:
    """The world's outlines as GeoJSON, prepared once for all readers."""
    world = read_boundaries()
    shapes = shapely.coverage_simplify(world.geometry.to_numpy(), SIMPLIFICATION)
    shapes = shapely.orient_polygons(shapely.set_precision(shapes, GRID), exterior_cw=True)
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "id": iso3, "geometry": json.loads(shapely.to_geojson(shape))}
            for iso3, shape in zip(world["iso3"], shapes, strict=True)
        ],
    }


def colour_scale() -> list[tuple[float, str]]:
    """Steps, not a ramp: one colour per stage."""
    colours = [STAGE_COLOURS.get(stage, LIGHT.no_deal) for stage in STAGES]
    share = 1 / len(colours)
    return [
        (edge * share, colour)
        for place, colour in enumerate(colours)
        for edge in (place, place + 1)
    ]


def world_map(chosen: AtlasFilter) -> go.Figure:
    """Where does each country stand?"""
    rows = shared_atlas().rows("partnership_map", chosen)
    figure = go.Figure(
        go.Choropleth(
            geojson=outlines(),
            locations=[row.iso3 for row in rows],
            z=[STAGES.index(Stage(row.stage)) for row in rows],
            zmin=-0.5,
            zmax=len(STAGES) - 0.5,
            colorscale=colour_scale(),
            text=[row.country for row in rows],
            showscale=False,
            marker_line_width=0.5,
        )
    )
    figure.update_geos(visible=False, projection_type="equal earth", projection_rotation_lon=11)
    figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0}, height=480)
    return figure


def back() -> None:
    """One month back."""
    months = month_ends(shared_atlas().choices)
    before = st.session_state.get("month", len(months) - 1)
    st.session_state["month"] = max(0, before - 1)


def show_page() -> None:
    """Companies, a step through the months, the map."""
    st.set_page_config(page_title="Alternative", layout="wide")
    choices = shared_atlas().choices
    vendors = st.pills(
        "Company",
        VENDORS,
        key="vendors",
        default=ARRIVAL.vendors,
        selection_mode="multi",
        format_func=lambda vendor: choices.vendors[vendor],
    )
    st.button("One month back", key="back", on_click=back)
    day = month_ends(choices)[st.session_state.get("month", -1)]
    st.plotly_chart(world_map(replace(ARRIVAL, vendors=tuple(vendors), as_of=day)), key="map")


show_page()
