"""A million datacenters in Panel: ``python -m benchmarks.peers.panel_sites PORT``.

``/all`` lets Datashader draw every point on the server, anew for each range that the reader looks
at; ``/squares`` draws the atlas's own squares with Bokeh.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import Any

import holoviews as hv
import panel as pn
from bokeh.models import ColumnDataSource
from bokeh.plotting import figure
from holoviews.operation.datashader import datashade

from analytics.geography import HEIGHT
from analytics.map_windows import MapWindow
from analytics.vocabulary import Stage
from benchmarks.peers import task
from figures.theme import LIGHT, STAGE_COLOURS

hv.extension("bokeh")
WIDE, HIGH = task.MAP_SIZE


@lru_cache(maxsize=4)
def points(companies: tuple[str, ...]) -> hv.Points:
    """The points of the chosen companies; the last answers are remembered."""
    return hv.Points(task.points(companies), ["x", "y"])


def land_columns() -> dict[str, list[Any]]:
    """The land's rings as Bokeh takes them."""
    return {
        name: [[[[point[axis] for point in ring] for ring in polygon]] for polygon in task.land()]
        for axis, name in enumerate(("xs", "ys"))
    }


LAND = land_columns()


def pills() -> pn.widgets.CheckButtonGroup:
    """The companies."""
    return pn.widgets.CheckButtonGroup(options=task.site_company_names(), value=[])


def draw_land(drawn: Any) -> None:
    """The ground of both maps."""
    land = drawn.multi_polygons(
        "xs",
        "ys",
        source=ColumnDataSource(LAND),
        fill_color=LIGHT.no_deal,
        line_color=LIGHT.border_no_deal,
        line_width=0.5,
    )
    land.level = "underlay"


def all_points() -> pn.Column:
    """Every point, as a picture made on the server."""
    companies = pills()
    said = pn.pane.Str(task.said(len(points(()))))
    west, east, south, north = task.edges(MapWindow())

    def chosen(value: list[str]) -> hv.Points:
        return points(task.in_order(value, task.SITE_COMPANIES))

    picture = datashade(
        hv.DynamicMap(pn.bind(chosen, companies)),
        width=WIDE, height=HIGH, x_range=(west, east), y_range=(south, north),
        cnorm="eq_hist", cmap=[STAGE_COLOURS[Stage.DISCUSSIONS], STAGE_COLOURS[Stage.OPERATIONAL]],
    ).opts(
        frame_width=WIDE, frame_height=HIGH, xlim=(west, east), ylim=(south, north),
        xaxis=None, yaxis=None, toolbar=None, active_tools=["wheel_zoom"],
        default_tools=["pan", "wheel_zoom"],
        bgcolor=LIGHT.ocean, hooks=[lambda plot, _: _with_land(plot)],
    )  # fmt: skip
    companies.param.watch(
        lambda event: said.param.update(object=task.said(len(chosen(event.new)))), "value"
    )
    return pn.Column(companies, said, pn.pane.HoloViews(picture))


def _with_land(plot: Any) -> None:
    if not getattr(plot, "has_land", False):
        draw_land(plot.state)
        plot.has_land = True


def squares() -> pn.Column:
    """The atlas's squares."""
    companies = pills()
    nearer, whole = pn.widgets.Button(name="Nearer"), pn.widgets.Button(name="Whole world")
    west, east, south, north = task.edges(MapWindow())
    drawn = figure(
        frame_width=WIDE,
        frame_height=HIGH,
        x_range=(west, east),
        y_range=(south, north),
        min_border=0,
        toolbar_location=None,
        tools="pan,wheel_zoom",
        x_axis_type=None,
        y_axis_type=None,
        background_fill_color=LIGHT.ocean,
    )
    drawn.grid.visible = False
    draw_land(drawn)
    source = ColumnDataSource(_marks([], MapWindow()))
    drawn.scatter("x", "y", size="size", color=LIGHT.accent, alpha=0.8, source=source)
    drawn.text(
        "x", "y", text="text", source=source, text_color=LIGHT.page, text_font_size="12px",
        text_align="center", text_baseline="middle",
    )  # fmt: skip
    said = pn.pane.Str(task.said(sum(source.data["sites"])))
    state = {"step": 0}

    def show(*_: object) -> None:
        window = MapWindow(step=state["step"])
        source.data = _marks(companies.value, window)
        west, east, south, north = task.edges(window)
        drawn.x_range.update(start=west, end=east)
        drawn.y_range.update(start=south, end=north)
        said.object = task.said(sum(source.data["sites"]))

    def go(step: int) -> None:
        state["step"] = step
        show()

    companies.param.watch(show, "value")
    nearer.on_click(lambda _: go(state["step"] + 1))
    whole.on_click(lambda _: go(0))
    return pn.Column(companies, pn.Row(nearer, whole), said, pn.pane.Bokeh(drawn))


def _marks(companies: list[str], window: MapWindow) -> dict[str, list[Any]]:
    rows = task.squares(companies, window)
    most = max((row.sites for row in rows), default=1)
    return {
        "x": [row.x for row in rows],
        "y": [HEIGHT - row.y for row in rows],
        "size": [2 * task.radius(row.sites, most) for row in rows],
        "text": [str(row.sites) for row in rows],
        "sites": [row.sites for row in rows],
    }


if __name__ == "__main__":
    task.many_sites()
    pages = {"all": all_points, "squares": squares}
    pn.serve(pages, port=int(sys.argv[1]), address="127.0.0.1", show=False, threaded=False,
             websocket_origin="*", title="Alternative", admin=False)  # fmt: skip
