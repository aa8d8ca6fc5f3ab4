"""The map of states in Dash: ``gunicorn benchmarks.peers.dash_map:server``.

As Dash's manual has it: outlines are a file that the browser fetches once, a change answers with a
patch that holds one number per country, and files and answers are compressed.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import plotly.graph_objects as go
from dash import Dash, Input, Output, Patch, State, ctx, dcc, html

from analytics.vocabulary import DEAL_STAGES, Stage
from benchmarks.peers import task

STAGES = (*DEAL_STAGES, Stage.NONE)
NAMES = task.company_names()
CODES = sorted(task.stages(task.FIRST.vendors, task.atlas().choices.last_day))


def numbers(companies: list[str], day: date) -> list[int]:
    """One number per country, in the order of CODES: its stage."""
    stages = task.stages(companies, day)
    return [STAGES.index(stages[iso3]) for iso3 in CODES]


def figure() -> go.Figure:
    """The map as it is first seen."""
    share = 1 / len(STAGES)
    drawn = go.Figure(
        go.Choropleth(
            geojson="/assets/world.json",
            locations=CODES,
            z=numbers([*task.FIRST.vendors], task.atlas().choices.last_day),
            zmin=-0.5,
            zmax=len(STAGES) - 0.5,
            colorscale=[
                (edge * share, task.colour(stage))
                for place, stage in enumerate(STAGES)
                for edge in (place, place + 1)
            ],
            showscale=False,
            marker_line_width=0.5,
        )
    )
    drawn.update_geos(visible=False, projection_type="equal earth", projection_rotation_lon=11)
    drawn.update_layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0}, width=task.MAP_SIZE[0], height=task.MAP_SIZE[1]
    )
    return drawn


app = Dash(
    __name__,
    serve_locally=True,
    compress=True,
    assets_folder=str(task.FOLDER.resolve()),
    title="Alternative",
    update_title=None,
)
server = app.server
app.layout = html.Div(
    [
        dcc.Checklist(
            [{"label": name, "value": code} for name, code in NAMES.items()],
            [*task.FIRST.vendors],
            id="companies",
            inline=True,
        ),
        html.Button("One month back", id="back"),
        html.P(id="day"),
        dcc.Store(id="month", data=task.atlas().choices.last_day.isoformat()),
        dcc.Graph(id="map", figure=figure(), config={"topojsonURL": "/assets/topojson/"}),
    ]
)


@app.callback(
    Output("map", "figure"),
    Output("month", "data"),
    Output("day", "children"),
    Input("companies", "value"),
    Input("back", "n_clicks"),
    State("month", "data"),
    prevent_initial_call=True,
)
def change(companies: list[str], _: int | None, month: str) -> tuple[Any, str, str]:
    """Other companies, or one month back."""
    day = date.fromisoformat(month)
    if ctx.triggered_id == "back":
        day = task.month_before(day)
    patch = Patch()
    patch["data"][0]["z"] = numbers(companies, day)
    return patch, day.isoformat(), day.isoformat()
