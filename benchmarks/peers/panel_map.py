"""The map of states in Panel: ``python -m benchmarks.peers.panel_map PORT``.

Drawn by Bokeh, Panel's own library: outlines are sent once, a change sends one colour per country.
"""

from __future__ import annotations

import sys
from datetime import date

import panel as pn
from bokeh.models import ColumnDataSource
from bokeh.plotting import figure

from analytics.vocabulary import Stage
from benchmarks.peers import task
from figures.theme import LIGHT

# Degrees: west, east, south, north; the map's width is twice its height.
EDGES = (-180.0, 180.0, -90.0, 90.0)
CODES = [feature["id"] for feature in task.world()["features"]]


def outlines() -> tuple[list, list]:
    """Every country's rings for Bokeh: per country, per part, the outer ring and its holes."""
    columns: tuple[list, list] = ([], [])
    for feature in task.world()["features"]:
        shape = feature["geometry"]
        parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        for axis, column in enumerate(columns):
            column.append([[[point[axis] for point in ring] for ring in part] for part in parts])
    return columns


XS, YS = outlines()


def colours(companies: list[str], day: date) -> list[str]:
    """One colour per outline; places where nobody lives have that of no deal."""
    stages = task.stages(companies, day)
    none = task.colour(Stage.NONE)
    return [task.colour(stages[iso3]) if iso3 in stages else none for iso3 in CODES]


def page() -> pn.Column:
    """One reader's page."""
    last = task.atlas().choices.last_day
    source = ColumnDataSource({"xs": XS, "ys": YS, "colour": colours([*task.FIRST.vendors], last)})
    west, east, south, north = EDGES
    drawn = figure(
        frame_width=task.MAP_SIZE[0],
        frame_height=task.MAP_SIZE[1],
        x_range=(west, east),
        y_range=(south, north),
        min_border=0,
        toolbar_location=None,
        tools="",
        x_axis_type=None,
        y_axis_type=None,
        outline_line_color=None,
    )
    drawn.grid.visible = False
    drawn.multi_polygons(
        "xs",
        "ys",
        source=source,
        fill_color="colour",
        line_width=0.5,
        line_color=LIGHT.border_no_deal,
    )
    companies = pn.widgets.CheckButtonGroup(
        options=task.company_names(), value=[*task.FIRST.vendors]
    )
    back = pn.widgets.Button(name="One month back")
    said = pn.pane.Str(last.isoformat())
    state = {"day": last}

    def change(*_: object) -> None:
        source.patch({"colour": [(slice(None), colours(companies.value, state["day"]))]})
        said.object = state["day"].isoformat()

    def go_back(*_: object) -> None:
        state["day"] = task.month_before(state["day"])
        change()

    companies.param.watch(change, "value")
    back.on_click(go_back)
    return pn.Column(companies, back, said, pn.pane.Bokeh(drawn))


if __name__ == "__main__":
    task.stages(task.FIRST.vendors, task.atlas().choices.last_day)
    pn.serve(page, port=int(sys.argv[1]), address="127.0.0.1", show=False, threaded=False,
             websocket_origin="*", title="Alternative", admin=False)  # fmt: skip
