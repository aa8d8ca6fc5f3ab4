"""Bars that PowerPoint draws itself, with their data sheet; and what every native chart has."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION

from exports.slides.canvas import Canvas
from exports.slides.chart_looks import (
    bar_look,
    chart_colour,
    label_bars,
    lay_out,
    legend_inside,
    number_format,
    quiet_axes,
    unit_title,
)
from exports.slides.chart_sheet import put_sheet
from exports.slides.grid import Box, emu
from figures.drawn.charts import LEAST_PART
from figures.exhibit import BarPicture, Series
from figures.formatting import upper_first
from figures.lettering import text_width
from figures.theme import Palette

TEXT = 18
_LONGEST_LABEL = 560  # grid units
_MOST_SAID = 40  # bars that are read out one by one


def draw_bars(
    canvas: Canvas, picture: BarPicture, box: Box, title: str, as_of: date, *, names_series: bool
) -> None:
    """Draw bars, stacked where there are several series.

    Args:
        canvas: the slide.
        picture: categories and numbers.
        box: room for the chart.
        title: of the slide, read out before the numbers.
        as_of: day of the data sheet.
        names_series: whether the chart needs a legend of its own.
    """
    count = len(picture.categories)
    slot = (box.height - 80) / count if picture.is_horizontal else (box.width - 100) / count
    size = min(TEXT, max(11, slot * 0.8)) if picture.is_horizontal else TEXT
    widest = _LONGEST_LABEL if picture.is_horizontal else max(150, slot)
    names = [canvas.fit(name, widest, (size, 1)).text for name in picture.categories]
    series = [clean_series(canvas, one) for one in picture.series]
    # Bars of one part each, which tell by their colour of what they are, are one series.
    is_parted = any(sum(value is not None for value in at) > 1 for at in _by_bar(series))
    points = _point_colours(series) if len(series) > 1 and not is_parted else []
    if points or picture.marks:
        series = _in_one(picture, series, canvas.palette)
    is_clustered = len(series) == 1 or bool(picture.marks)
    is_single = len(series) == 1
    kind = {
        (True, True): XL_CHART_TYPE.BAR_CLUSTERED,
        (True, False): XL_CHART_TYPE.BAR_STACKED,
        (False, True): XL_CHART_TYPE.COLUMN_CLUSTERED,
        (False, False): XL_CHART_TYPE.COLUMN_STACKED,
    }[picture.is_horizontal, is_clustered]
    chart = native_chart(canvas, kind, names, series, box, as_of, _bars_said(picture, title))
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 0 if is_clustered else 100
    for drawn, one in zip(plot.series, series, strict=True):
        bar_look(drawn, one, canvas.palette)
    for at, colour in enumerate(points):
        fill = plot.series[0].points[at].format.fill
        fill.solid()
        fill.fore_color.rgb = chart_colour(colour)
    has_legend = names_series and not is_single
    inner = _plot_of_bars(picture, names, size, box, 40 if has_legend else 0)
    lay_out(chart, box, inner)
    heights = stacks(series)
    top = max((max(stack) if is_clustered else sum(stack) for stack in heights), default=0)
    top = picture.full or top
    reach = quiet_axes(chart, canvas.palette, series, top * (1.04 if is_single else 1), size)
    unit_title(chart, picture.unit, canvas.palette, box, inner, is_below=picture.is_horizontal)
    if picture.is_horizontal:
        chart.category_axis.reverse_order = True
        # The first category is on top, and the numbers stay below.
        chart.value_axis._element.find("{*}crosses").set("val", "max")
    elif max(text_width(name, size) for name in names) > slot:
        body = chart.category_axis._element.find("{*}txPr/{*}bodyPr")
        body.set("rot", "-2700000")  # a rising eighth of a turn
    if has_legend:
        legend_inside(chart, canvas.palette, TEXT)
    length = inner.width if picture.is_horizontal else inner.height
    thickness = slot * (0.34 if picture.marks else 0.65)
    are_labelled = picture.numbers != "none" and label_bars(
        plot, series, canvas.palette, length / reach if reach else 0, thickness,
        is_horizontal=picture.is_horizontal, is_clustered=is_clustered,
        least=LEAST_PART if picture.numbers == "parts" else 0,
    )  # fmt: skip
    if are_labelled and is_clustered:  # the numbers stand on the bars
        chart.value_axis.has_major_gridlines = False
        chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE


def native_chart(
    canvas: Canvas, kind: Any, names: Sequence[Any], series: Sequence[Series], box: Box,
    as_of: date, says: str,
) -> Chart:  # fmt: skip
    """Put a chart on a slide, with a sheet of its numbers.

    Args:
        canvas: the slide.
        kind: of python-pptx.
        names: categories or days.
        series: the numbers.
        box: room for the chart.
        as_of: day of the data sheet.
        says: what is read out.
    """
    data = CategoryChartData(number_format=number_format(series))
    data.categories = names
    for one in series:
        data.add_series(one.name, one.values)
    place = (emu(box.x), emu(box.y), emu(box.width), emu(box.height))
    frame = canvas.slide.shapes.add_chart(kind, *place, data)
    canvas.native(frame, "Chart", says)
    put_sheet(frame.chart, names, series, as_of)
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    for number in chart._chartSpace.xpath(".//c:axId | .//c:crossAx"):
        # The standard counts axes from zero up; python-pptx gives them negative numbers.
        number.set("val", number.get("val").removeprefix("-"))
    return chart


def clean_series(canvas: Canvas, series: Series) -> Series:
    """A series as a chart takes it: a short name, and gaps where nothing is known."""
    name = canvas.fit(series.name, _LONGEST_LABEL, (TEXT, 1)).text
    values = tuple(
        None if value is None or math.isnan(value) else float(value) for value in series.values
    )
    return replace(series, name=name, values=values)


def _point_colours(series: Sequence[Series]) -> list[str]:
    """The colour of each bar, where every bar is of one series."""
    found = []
    for at in range(len(series[0].values) if series else 0):
        here = [one.colour for one in series if one.values[at] is not None]
        found.append((here or [series[0].colour])[0])
    return found


def _by_bar(series: Sequence[Series]) -> list[tuple[float | None, ...]]:
    return list(zip(*(one.values for one in series), strict=True))


def _in_one(picture: BarPicture, series: Sequence[Series], palette: Palette) -> list[Series]:
    """The bars as one series, and beside it what they are held against, if anything."""
    unit = upper_first(picture.unit)
    values = tuple(
        next((one.values[at] for one in series if one.values[at] is not None), None)
        for at in range(len(picture.categories))
    )
    marks = tuple(None if mark is None else float(mark) for mark in picture.marks)
    against = [Series(picture.mark_name, palette.strong_line, marks)] if marks else []
    return [Series(unit, series[0].colour if series else palette.text, values), *against]


def stacks(series: Sequence[Series]) -> list[list[float]]:
    """What stands on each other, place by place; gaps and what is below zero count as nothing."""
    return [
        [max(value or 0, 0) for value in at] for at in zip(*(s.values for s in series), strict=True)
    ]


def _bars_said(picture: BarPicture, title: str) -> str:
    """Every bar in words, with its name in full."""
    said = []
    for at, name in enumerate(picture.categories[:_MOST_SAID]):
        parts = [
            (f"{one.name} " if len(picture.series) > 1 else "") + exact(one.values[at])
            for one in picture.series
        ]
        said.append(f"{name}: {', '.join(parts)}")
    more = len(picture.categories) - len(said)
    return (
        f"{title}. Bars of {picture.unit}. "
        + "; ".join(said)
        + (f"; and {more} more in the data sheet" if more > 0 else "")
    )


def exact(value: float | None) -> str:
    """A number in full, as it is read out."""
    return "not known" if value is None or math.isnan(value) else f"{value:,.10g}"


def _plot_of_bars(
    picture: BarPicture, names: list[str], size: float, box: Box, legend: float
) -> Box:
    """Room for the bars themselves, in units from the chart's corner."""
    labels = max(text_width(name, size) for name in names)
    if picture.is_horizontal:
        left = labels * 1.04 + 18
        return Box(left, 6 + legend, box.width - left - 90, box.height - 6 - legend - 64)
    slot = (box.width - 100) / len(names)
    below = 40 if labels <= slot else min(150, labels * 0.75 + 30)
    top = 44 + legend
    return Box(76, top, box.width - 76 - 24, box.height - top - below)
