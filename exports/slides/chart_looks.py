"""How native charts look: hairlines, quiet numbers, labels only where they fit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from pptx.chart.chart import Chart
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from exports.slides.grid import FONT, Box, font_size
from exports.slides.shapes import filled, solid, stroke
from figures.exhibit import Series
from figures.lettering import text_width
from figures.theme import Palette, ink_over

_LABEL_TEXT = 16
_PLAN_OPACITY = 0.22
_WHOLE = "#,##0"
_PARTS = "[>=10]#,##0;[=0]0;0.0#"


def number_format(series: Sequence[Series]) -> str:
    """How the numbers are written: whole where all of them are, else as exact as they are large."""
    values = [value for one in series for value in one.values if value is not None]
    return _WHOLE if all(value == int(value) for value in values) else _PARTS


def written(value: float, pattern: str) -> str:
    """A number as PowerPoint will write it, to measure it.

    Examples:
        >>> written(1234.0, "#,##0"), written(0.5, "[>=10]#,##0;[=0]0;0.0#")
        ('1,234', '0.5')
    """
    return f"{value:,.0f}" if pattern == _WHOLE or value >= 10 else f"{value:.1f}"


def bar_look(drawn: Any, series: Series, palette: Palette) -> None:
    """Solid bars; what is planned is pale with a dashed edge."""
    if series.is_plan:
        _fill(drawn, solid(series.colour, _PLAN_OPACITY), stroke(series.colour, 1.5, "sysDash"))
    else:
        _fill(drawn, filled(series.colour, stripes=series.stripes), stroke(palette.page, 1))


def line_look(
    drawn: Any, series: Series, palette: Palette, *, is_area: bool, is_point: bool
) -> None:
    """Solid what was seen, dashed what is planned; never smooth."""
    if is_area:
        opacity = _PLAN_OPACITY if series.is_plan else 1.0
        edge = (
            stroke(series.colour, 1.5, "sysDash") if series.is_plan else stroke(palette.page, 0.75)
        )
        _fill(drawn, solid(series.colour, opacity), edge)
        return
    _fill(drawn, "", stroke(series.colour, 3, "sysDash" if series.is_plan else ""))
    drawn.smooth = False
    symbol = "circle" if is_point else "none"
    element = drawn._element
    for old in element.findall("{*}marker"):
        element.remove(old)
    shown = f'<c:size val="7"/><c:spPr>{solid(series.colour)}</c:spPr>' if is_point else ""
    marker = f'<c:marker {nsdecls("c", "a")}><c:symbol val="{symbol}"/>{shown}</c:marker>'
    element.find("{*}spPr").addnext(parse_xml(marker))


def _fill(drawn: Any, fill: str, line: str) -> None:
    look = drawn._element.get_or_add_spPr()
    for old in list(look):
        look.remove(old)
    look.extend(list(parse_xml(f"<c:spPr {nsdecls('c', 'a')}>{fill}{line}</c:spPr>")))


def lay_out(chart: Chart, box: Box, inner: Box) -> None:
    """Say where the plot stands within the chart, so that lines can be laid over it."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall("{*}layout"):
        area.remove(old)
    area.insert(0, parse_xml(_layout(box, inner, '<c:layoutTarget val="inner"/>', is_sized=True)))


def _layout(box: Box, inner: Box, target: str = "", *, is_sized: bool = False) -> str:
    size = ""
    if is_sized:
        width, height = inner.width / box.width, inner.height / box.height
        size = f'<c:w val="{width:.5f}"/><c:h val="{height:.5f}"/>'
    return (
        f'<c:layout {nsdecls("c")}><c:manualLayout>{target}<c:xMode val="edge"/>'
        f'<c:yMode val="edge"/><c:x val="{inner.x / box.width:.5f}"/>'
        f'<c:y val="{inner.y / box.height:.5f}"/>{size}</c:manualLayout></c:layout>'
    )


def quiet_axes(
    chart: Chart, palette: Palette, series: Sequence[Series], top: float, size: float
) -> float:
    """Hairlines and muted numbers; returns how far the value axis reaches, 0 if it is left open."""
    chart.font.name = FONT
    chart.font.size = Pt(font_size(size) / 100)
    chart.font.color.rgb = chart_colour(palette.muted)
    names, values = chart.category_axis, chart.value_axis
    for axis in (names, values):
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        axis.tick_labels.font.size = Pt(font_size(size) / 100)
        axis.tick_labels.font.color.rgb = chart_colour(palette.muted)
    names.has_major_gridlines = False
    names.format.line.color.rgb = chart_colour(palette.strong_line)
    names.format.line.width = Pt(0.75)
    values.format.line.fill.background()
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = chart_colour(palette.hairline)
    values.major_gridlines.format.line.width = Pt(0.5)
    values.tick_labels.number_format = number_format(series)
    values.tick_labels.number_format_is_linked = False
    if any((value or 0) < 0 for one in series for value in one.values):
        return 0.0
    step = nice_step(top or 1, is_whole=number_format(series) == _WHOLE)
    reach = step * math.ceil(round((top or 1) / step, 6))
    values.minimum_scale, values.maximum_scale, values.major_unit = 0, reach, step
    return reach


def nice_step(top: float, *, is_whole: bool) -> float:
    """A step of which three to five reach the highest value.

    Examples:
        >>> nice_step(103, is_whole=True), nice_step(1, is_whole=True)
        (25.0, 1.0)
        >>> nice_step(0.9, is_whole=False)
        0.2
    """
    rough = top / 5
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * of for of in (1, 2, 2.5, 5, 10) if size * of >= rough)
    return max(1.0, math.ceil(step)) if is_whole and step != int(step) else step


def unit_title(
    chart: Chart, unit: str, palette: Palette, box: Box, inner: Box, *, is_below: bool
) -> None:
    """What the numbers count, as the title of their axis: below bars to the right, else on top."""
    axis = chart.value_axis
    axis.has_title = True
    frame = axis.axis_title.text_frame
    frame.text = unit
    run = frame.paragraphs[0].runs[0] if frame.paragraphs[0].runs else None
    if run is not None:
        run.font.size, run.font.bold = Pt(font_size(_LABEL_TEXT) / 100), False
        run.font.color.rgb, run.font.name = chart_colour(palette.muted), FONT
    title = axis.axis_title._element
    body = title.find(".//{*}bodyPr")
    body.set("rot", "0")
    body.set("vert", "horz")
    for old in title.findall("{*}layout"):
        title.remove(old)
    corner = Box(inner.x, inner.bottom + 34, 0, 0) if is_below else Box(0, 0, 0, 0)
    title.find("{*}tx").addnext(parse_xml(_layout(box, corner)))


def legend_inside(chart: Chart, palette: Palette, size: float) -> None:
    """A legend above the plot, for a picture that labels itself."""
    chart.has_legend = True
    legend = chart.legend
    legend.position, legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    legend.font.size, legend.font.name = Pt(font_size(size) / 100), FONT
    legend.font.color.rgb = chart_colour(palette.text)


def label_bars(
    plot: Any, series: Sequence[Series], palette: Palette, pixels: float, thickness: float,
    *, is_horizontal: bool, is_clustered: bool, least: float = 0,
) -> bool:  # fmt: skip
    """Print numbers on bars where they fit; says whether every bar has its number."""
    pattern = number_format(series)
    is_single = is_clustered
    size = min(_LABEL_TEXT, max(11.0, thickness)) if is_clustered else _LABEL_TEXT
    if thickness < (size if is_horizontal else 30) or not pixels:
        return False
    for drawn, one in zip(plot.series, series, strict=True):
        labels = drawn.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = pattern, False
        labels.position = XL_LABEL_POSITION.OUTSIDE_END if is_single else XL_LABEL_POSITION.CENTER
        labels.font.size, labels.font.name = Pt(font_size(size) / 100), FONT
        is_inside = not is_single and not one.is_plan
        labels.font.color.rgb = chart_colour(ink_over(one.colour) if is_inside else palette.text)
        if not is_single:
            _delete_labels(labels, [
                at for at, value in enumerate(one.values)
                if (value or 0) < least
                or not _fits(value, pattern, pixels, thickness, is_horizontal=is_horizontal)
            ])  # fmt: skip
    return True


def _fits(
    value: float | None, pattern: str, pixels: float, thickness: float, *, is_horizontal: bool
) -> bool:
    width = text_width(written(value or 0, pattern), _LABEL_TEXT) + 8
    length = (value or 0) * pixels
    return length >= width if is_horizontal else length >= 22 and thickness >= width


def _delete_labels(labels: Any, places: Sequence[int]) -> None:
    for at, place in enumerate(places):
        hidden = f'<c:dLbl {nsdecls("c")}><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'
        labels._element.insert(at, parse_xml(hidden))


def chart_colour(colour: str) -> RGBColor:
    """A colour of the theme as charts take it."""
    return RGBColor.from_string(colour.removeprefix("#").upper())
