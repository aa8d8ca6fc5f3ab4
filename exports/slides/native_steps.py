"""Steps over time that PowerPoint draws itself, with names at their ends and an as-of line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE

from exports.slides.canvas import Canvas
from exports.slides.chart_looks import lay_out, legend_inside, line_look, quiet_axes, unit_title
from exports.slides.grid import Box
from exports.slides.native_charts import TEXT, clean_series, exact, native_chart, stacks
from exports.slides.shapes import RECTANGLE, Run, connector, place, shape, solid, stroke
from figures.drawn.charts import end_places, step_ends, step_levels
from figures.exhibit import Series, StepPicture
from figures.formatting import full_day
from figures.lettering import text_width

_ENDS = 290  # grid units at the right, where series are named
_LONGEST_STEP = timedelta(days=31)


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
    series = [clean_series(canvas, one) for one in picture.series]
    if picture.is_stacked:
        series = _parted(series)
    days, series = _stepped(picture.days, series, picture.as_of)
    if picture.is_stacked:
        days, series = _sheer(days, series, picture)
    kind = XL_CHART_TYPE.AREA_STACKED if picture.is_stacked else XL_CHART_TYPE.LINE
    said = f"{title}. Chart of {picture.unit} over time. " + "; ".join(map(_span_said, series))
    chart = native_chart(canvas, kind, days, series, box, picture.as_of, said)
    for drawn, one in zip(chart.plots[0].series, series, strict=True):
        line_look(drawn, one, canvas.palette, is_area=picture.is_stacked, is_point=len(days) == 1)
    has_legend = names_series and len(series) > 1 and not picture.ends
    top_room = 48 + (30 if has_legend else 0)
    beside = _ENDS if picture.ends else 40
    inner = Box(76, top_room, box.width - 76 - beside, box.height - top_room - 40)
    lay_out(chart, box, inner)
    highest = max(map(sum, stacks(series)), default=0)
    if not picture.is_stacked:
        highest = max((value or 0 for one in series for value in one.values), default=0)
    reach = quiet_axes(chart, canvas.palette, series, highest, TEXT)
    _date_axis(chart, days)
    unit_title(chart, picture.unit, canvas.palette, box, inner, is_below=False)
    if has_legend:
        legend_inside(chart, canvas.palette, TEXT)
    plot = Box(box.x + inner.x, box.y + inner.y, inner.width, inner.height)
    _mark_day(canvas, picture, days, plot)
    if picture.ends and reach:
        _name_ends(canvas, picture, plot, reach)


def _span_said(series: Series) -> str:
    known = [value for value in series.values if value is not None]
    if not known:
        return f"{series.name}: not known"
    return f"{series.name}: from {exact(known[0])} to {exact(known[-1])}"


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


def _sheer(
    days: list[date], series: list[Series], picture: StepPicture
) -> tuple[list[date], list[Series]]:
    """The day after the as-of day, on which plans begin where what was seen ends.

    Without it areas of what was seen would slope down to nothing until the first planned month.
    """
    if picture.as_of not in days[:-1]:
        return days, series
    at = days.index(picture.as_of)
    joined = picture.days.index(picture.as_of) if picture.as_of in picture.days else None
    grown = []
    for one, given in zip(series, picture.series, strict=True):
        last = given.values[joined] if one.is_plan and joined is not None else None
        grown.append(replace(one, values=(*one.values[: at + 1], last, *one.values[at + 1 :])))
    return [*days[: at + 1], picture.as_of + timedelta(days=1), *days[at + 1 :]], grown


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


def _mark_day(canvas: Canvas, picture: StepPicture, days: Sequence[date], plot: Box) -> None:
    """The line that parts what was seen from what is planned, and the words beside it."""
    as_of = picture.as_of
    if not days[0] < as_of < days[-1]:
        return
    x = plot.x + plot.width * (as_of - days[0]).days / (days[-1] - days[0]).days
    palette = canvas.palette
    name = f"As of {full_day(as_of)}"
    line = stroke(palette.text, 1.2)
    canvas.draw(connector(canvas.named(name, name), x, plot.y - 10, x, plot.bottom, line))
    if picture.notes:
        before, after = (*picture.notes, "")[:2]
        room = (x - plot.x, plot.right - x)
        for words, left, is_bold in ((before, True, True), (after, False, False)):
            fit = canvas.fit(words, max(room[0 if left else 1], 60), (TEXT, 1), is_bold=is_bold)
            wide = text_width(fit.text, TEXT, is_bold=is_bold) + 16
            place = Box(x - wide - 8 if left else x + 8, plot.y - 30, wide, 24)
            ink = palette.text if left else palette.muted
            if fit.text:
                canvas.write(f"Label: {fit.text}", place, [Run(fit.text, TEXT, ink, is_bold)],
                             align="r" if left else "l", line_height=24)  # fmt: skip
        return
    width = text_width(name, TEXT) + 12
    is_left = x - plot.x > plot.width / 2
    box = Box(x - width - 8 if is_left else x + 8, plot.y - 14, width, 24)
    canvas.write(f"Label: {name}", box, [Run(name, TEXT, palette.text)],
                 align="r" if is_left else "l", line_height=24)  # fmt: skip


def _name_ends(canvas: Canvas, picture: StepPicture, plot: Box, reach: float) -> None:
    """The name of each series at its end, moved apart where two would touch."""
    palette = canvas.palette
    heights = [
        (plot.bottom - value / reach * plot.height, said, colour)
        for value, said, colour in step_ends(picture, step_levels(picture))
    ]
    for y, said, colour in end_places(heights, plot.bottom):
        swatch = place(Box(plot.right + 14, y - 7, 13, 13))
        canvas.draw(
            shape(canvas.named(f"Swatch: {said}", is_decorative=True), swatch, RECTANGLE,
                  solid(colour))
        )  # fmt: skip
        fit = canvas.fit(said, _ENDS - 46, (TEXT, 1), (16, 1))
        canvas.write(f"Label: {said}", Box(plot.right + 36, y - 12, _ENDS - 40, 24),
                     [Run(fit.text, fit.size, palette.text)], line_height=24)  # fmt: skip
