"""Charts that PowerPoint draws itself, each with its data sheet, and an as-of line over steps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION

from exports.slides.canvas import Canvas
from exports.slides.chart_looks import (
    bar_look,
    label_bars,
    lay_out,
    legend_inside,
    line_look,
    number_format,
    quiet_axes,
    unit_title,
)
from exports.slides.chart_sheet import put_sheet
from exports.slides.grid import Box, emu
from exports.slides.lettering import text_width
from exports.slides.shapes import Run, connector, stroke
from figures.exhibit import BarPicture, Series, StepPicture
from figures.formatting import full_day

TEXT = 18
_LONGEST_LABEL = 340  # grid units
_MOST_SAID = 40  # bars that are read out one by one
_LONGEST_STEP = timedelta(days=31)


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
    series = [_clean(canvas, one) for one in picture.series]
    is_single = len(series) == 1
    kind = {
        (True, True): XL_CHART_TYPE.BAR_CLUSTERED,
        (True, False): XL_CHART_TYPE.BAR_STACKED,
        (False, True): XL_CHART_TYPE.COLUMN_CLUSTERED,
        (False, False): XL_CHART_TYPE.COLUMN_STACKED,
    }[picture.is_horizontal, is_single]
    chart = _native(canvas, kind, names, series, box, as_of, _bars_said(picture, title))
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 0 if is_single else 100
    for drawn, one in zip(plot.series, series, strict=True):
        bar_look(drawn, one, canvas.palette)
    has_legend = names_series and not is_single
    inner = _plot_of_bars(picture, names, size, box, 40 if has_legend else 0)
    lay_out(chart, box, inner)
    top = max(map(sum, _stacks(series)), default=0)
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
    are_labelled = label_bars(plot, series, canvas.palette, length / reach if reach else 0,
                              slot * 0.65, is_horizontal=picture.is_horizontal)  # fmt: skip
    if are_labelled and is_single:  # the numbers stand on the bars
        chart.value_axis.has_major_gridlines = False
        chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE


def draw_steps(
    canvas: Canvas, picture: StepPicture, box: Box, title: str, *, names_series: bool
) -> None:
    """Draw lines, or areas where they are stacked: solid what was seen, dashed what is planned.

    Args:
        canvas: the slide.
        picture: days and numbers.
        box: room for the chart.
        title: of the slide.
        names_series: whether the chart needs a legend of its own.
    """
    series = [_clean(canvas, one) for one in picture.series]
    if picture.is_stacked:
        series = _parted(series)
    days, series = _stepped(picture.days, series, picture.as_of)
    kind = XL_CHART_TYPE.AREA_STACKED if picture.is_stacked else XL_CHART_TYPE.LINE
    said = f"{title}. Chart of {picture.unit} over time. " + "; ".join(map(_span_said, series))
    chart = _native(canvas, kind, days, series, box, picture.as_of, said)
    for drawn, one in zip(chart.plots[0].series, series, strict=True):
        line_look(drawn, one, canvas.palette, is_area=picture.is_stacked, is_point=len(days) == 1)
    has_legend = names_series and len(series) > 1
    top_room = 48 + (30 if has_legend else 0)
    inner = Box(76, top_room, box.width - 76 - 40, box.height - top_room - 40)
    lay_out(chart, box, inner)
    highest = max(map(sum, _stacks(series)), default=0)
    if not picture.is_stacked:
        highest = max((value or 0 for one in series for value in one.values), default=0)
    quiet_axes(chart, canvas.palette, series, highest, TEXT)
    _date_axis(chart, days)
    unit_title(chart, picture.unit, canvas.palette, box, inner, is_below=False)
    if has_legend:
        legend_inside(chart, canvas.palette, TEXT)
    _mark_day(canvas, picture.as_of, days, Box(box.x + inner.x, box.y + inner.y,
                                               inner.width, inner.height))  # fmt: skip


def _native(
    canvas: Canvas, kind: Any, names: Sequence[Any], series: Sequence[Series], box: Box,
    as_of: date, says: str,
) -> Chart:  # fmt: skip
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


def _clean(canvas: Canvas, series: Series) -> Series:
    """A series as a chart takes it: a short name, and gaps where nothing is known."""
    name = canvas.fit(series.name, _LONGEST_LABEL, (TEXT, 1)).text
    values = tuple(
        None if value is None or math.isnan(value) else float(value) for value in series.values
    )
    return Series(name, series.colour, values, series.is_plan)


def _stacks(series: Sequence[Series]) -> list[list[float]]:
    return [
        [max(value or 0, 0) for value in at] for at in zip(*(s.values for s in series), strict=True)
    ]


def _bars_said(picture: BarPicture, title: str) -> str:
    """Every bar in words, with its name in full."""
    said = []
    for at, name in enumerate(picture.categories[:_MOST_SAID]):
        parts = [
            (f"{one.name} " if len(picture.series) > 1 else "") + _number(one.values[at])
            for one in picture.series
        ]
        said.append(f"{name}: {', '.join(parts)}")
    more = len(picture.categories) - len(said)
    return (
        f"{title}. Bars of {picture.unit}. "
        + "; ".join(said)
        + (f"; and {more} more in the data sheet" if more > 0 else "")
    )


def _number(value: float | None) -> str:
    return "not known" if value is None or math.isnan(value) else f"{value:,.10g}"


def _span_said(series: Series) -> str:
    known = [value for value in series.values if value is not None]
    if not known:
        return f"{series.name}: not known"
    return f"{series.name}: from {_number(known[0])} to {_number(known[-1])}"


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


def _parted(series: list[Series]) -> list[Series]:
    """Series to be stacked: a plan begins after the last day that was seen.

    A line of a plan goes on from what was last seen; stacked, that day would count twice.
    """
    seen = [at for one in series if not one.is_plan for at, value in enumerate(one.values)
            if value is not None]  # fmt: skip
    last = max(seen, default=-1)

    def begun(one: Series) -> Series:
        known = [at for at, value in enumerate(one.values) if value is not None]
        if not one.is_plan or not known or known[0] != last:
            return one
        return replace(one, values=(*one.values[:last], None, *one.values[last + 1 :]))

    return [begun(one) for one in series]


def _stepped(
    days: Sequence[date], series: list[Series], as_of: date
) -> tuple[list[date], list[Series]]:
    """Days with the day before each change that comes after a long time without one.

    A line from one change to the next would show a slope that nobody saw; what held until the day
    before is written there, and what was last seen until the as-of day. Months stand close enough.
    """
    rows: list[tuple[date, int]] = []
    for at, day in enumerate(days):
        if at and day - days[at - 1] > _LONGEST_STEP:
            rows.append((day - timedelta(days=1), at - 1))
        rows.append((day, at))
    if len(rows) == len(days):
        return list(days), series
    is_over = days[-1] < as_of
    held = [
        replace(one, values=(
            *(one.values[at] for _, at in rows),
            *([None if one.is_plan else one.values[-1]] if is_over else []),
        ))
        for one in series
    ]  # fmt: skip
    return [*(day for day, _ in rows), *([as_of] if is_over else [])], held


def _date_axis(chart: Chart, days: Sequence[date]) -> None:
    """Years, or months where there are few, evenly by the calendar."""
    years = (days[-1] - days[0]).days / 365
    is_by_year = years > 3 and days[0].month == 1
    months = 12 if is_by_year else max(1, round(years * 12 / 8))
    axis = chart.category_axis
    axis.tick_labels.number_format = "yyyy" if is_by_year else "mmm yyyy"
    axis.tick_labels.number_format_is_linked = False
    element = axis._element
    for name in ("auto", "baseTimeUnit", "majorUnit", "majorTimeUnit"):
        for old in element.findall("{*}" + name):
            element.remove(old)
    made = [("baseTimeUnit", "days"), ("majorUnit", str(months)), ("majorTimeUnit", "months")]
    before = element.find("{*}lblOffset")
    auto = element.makeelement(before.tag.replace("lblOffset", "auto"), {"val": "0"})
    before.addprevious(auto)
    for name, value in reversed(made):
        before.addnext(element.makeelement(before.tag.replace("lblOffset", name), {"val": value}))
    values = chart.value_axis._element
    for old in values.findall("{*}crossBetween"):
        values.remove(old)
    crosses = values.find("{*}crosses")
    on_the_edge = element.makeelement(crosses.tag.replace("crosses", "crossBetween"))
    on_the_edge.set("val", "midCat")  # the first day stands on the axis, not half a step beside it
    crosses.addnext(on_the_edge)


def _mark_day(canvas: Canvas, as_of: date, days: Sequence[date], plot: Box) -> None:
    if not days[0] < as_of < days[-1]:
        return
    x = plot.x + plot.width * (as_of - days[0]).days / (days[-1] - days[0]).days
    palette = canvas.palette
    name = f"As of {full_day(as_of)}"
    line = stroke(palette.text, 1.2)
    canvas.draw(connector(canvas.named(name, name), x, plot.y - 10, x, plot.bottom, line))
    width = text_width(name, TEXT) + 12
    is_left = x - plot.x > plot.width / 2
    box = Box(x - width - 8 if is_left else x + 8, plot.y - 14, width, 24)
    canvas.write(f"Label: {name}", box, [Run(name, TEXT, palette.text)],
                 align="r" if is_left else "l", line_height=24)  # fmt: skip
