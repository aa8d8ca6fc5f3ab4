"""A million datacenters in Dash: ``gunicorn benchmarks.peers.dash_sites:server``.

``/all/`` sends every point to the browser's WebGL, as single-precision numbers; ``/squares/`` sends
the atlas's own squares. The land is a picture that the browser fetches once.
"""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
import plotly.graph_objects as go
from dash import Dash, Input, Output, Patch, State, ctx, dcc, html
from flask import Flask

from analytics.geography import HEIGHT, WIDTH
from analytics.map_windows import MapWindow
from benchmarks.peers import task
from figures.theme import LIGHT

server = Flask(__name__)
NAMES = task.site_company_names()


def packed(values: np.ndarray) -> dict[str, str]:
    """Numbers as Plotly takes them without writing each as text."""
    return {"dtype": "f4", "bdata": base64.b64encode(values.astype("<f4").tobytes()).decode()}


def ground(way: str, marks: go.Scattergl) -> go.Figure:
    """The land with marks on it."""
    west, east, south, north = task.edges(MapWindow())
    drawn = go.Figure(marks)
    drawn.add_layout_image(
        source=f"/{way}/assets/land.svg", xref="x", yref="y", x=0, y=HEIGHT,
        sizex=WIDTH, sizey=HEIGHT, sizing="stretch", layer="below",
    )  # fmt: skip
    drawn.update_xaxes(visible=False, range=[west, east])
    drawn.update_yaxes(visible=False, range=[south, north])
    drawn.update_layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        width=task.MAP_SIZE[0],
        height=task.MAP_SIZE[1],
        plot_bgcolor=LIGHT.ocean,
        dragmode="pan",
        uirevision="same",
    )
    return drawn


def page(way: str, drawn: go.Figure, sites: int, buttons: list[Any]) -> Dash:
    """A page with the pills of companies above a map."""
    app = Dash(
        f"{__name__}_{way}",
        server=server,
        url_base_pathname=f"/{way}/",
        serve_locally=True,
        compress=way == "all",  # once for the server
        assets_folder=str(task.FOLDER.resolve()),
        title="Alternative",
        update_title=None,
    )
    app.layout = html.Div(
        [
            dcc.Checklist(
                [{"label": name, "value": code} for name, code in NAMES.items()],
                [],
                id="companies",
                inline=True,
            ),
            *buttons,
            html.P(task.said(sites), id="said"),
            dcc.Graph(id="map", figure=drawn, config={"scrollZoom": True}),
        ]
    )
    return app


# --- every point ----------------------------------------------------------------------------------
xs, ys = task.points([])
every = page(
    "all",
    ground(
        "all",
        go.Scattergl(
            x=xs, y=ys, mode="markers", hoverinfo="skip",
            marker={"size": 3, "color": LIGHT.accent, "opacity": 0.5},
        )
    ),
    len(xs), [],
)  # fmt: skip


@every.callback(
    Output("map", "figure"),
    Output("said", "children"),
    Input("companies", "value"),
    prevent_initial_call=True,
)
def show_points(companies: list[str]) -> tuple[Any, str]:
    """The points of other companies."""
    x, y = task.points(companies)
    patch = Patch()
    patch["data"][0]["x"] = packed(x)
    patch["data"][0]["y"] = packed(y)
    return patch, task.said(len(x))


# --- squares --------------------------------------------------------------------------------------
def marks(companies: list[str], window: MapWindow) -> tuple[dict[str, Any], int]:
    """Circles of the squares in a window, and how many datacenters they stand for."""
    rows = task.squares(companies, window)
    most = max((row.sites for row in rows), default=1)
    return {
        "x": [round(row.x, 1) for row in rows],
        "y": [round(HEIGHT - row.y, 1) for row in rows],
        "text": [str(row.sites) for row in rows],
        "size": [2 * task.radius(row.sites, most) for row in rows],
    }, sum(row.sites for row in rows)


first, count = marks([], MapWindow())
squares = page(
    "squares",
    ground(
        "squares",
        go.Scattergl(
            x=first["x"], y=first["y"], text=first["text"], mode="markers+text",
            textfont={"color": LIGHT.page},
            marker={"size": first["size"], "color": LIGHT.accent, "opacity": 0.8},
        )
    ),
    count,
    [
        html.Button("Nearer", id="nearer"),
        html.Button("Whole world", id="whole"),
        dcc.Store(id="step", data=0),
    ],
)  # fmt: skip


@squares.callback(
    Output("map", "figure"),
    Output("said", "children"),
    Output("step", "data"),
    Input("companies", "value"),
    Input("nearer", "n_clicks"),
    Input("whole", "n_clicks"),
    State("step", "data"),
    prevent_initial_call=True,
)
def show_squares(companies: list[str], _: int, __: int, step: int) -> tuple[Any, str, int]:
    """The squares of other companies, or of another window."""
    step = {"nearer": step + 1, "whole": 0}.get(ctx.triggered_id, step)
    window = MapWindow(step=step)
    shown, sites = marks(companies, window)
    west, east, south, north = task.edges(window)
    patch = Patch()
    for name in ("x", "y", "text"):
        patch["data"][0][name] = shown[name]
    patch["data"][0]["marker"]["size"] = shown["size"]
    patch["layout"]["xaxis"]["range"] = [west, east]
    patch["layout"]["yaxis"]["range"] = [south, north]
    patch["layout"]["uirevision"] = f"{step}"
    return patch, task.said(sites), step
