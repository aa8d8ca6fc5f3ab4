"""Charts in a presentation: native, with the numbers that they were given."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_LINE

from figures.exhibit import Series, StepPicture
from tests.exports.exhibits_by_hand import (
    AS_OF,
    BLUE,
    GREEN,
    HOSTILE,
    HOSTILE_AS_SHOWN,
    ORANGE,
    bars,
    make_exhibit,
    named,
    notes,
    only_slide,
    says,
    words,
)

MONTHS = tuple(date(2024 + at // 12, at % 12 + 1, 1) for at in range(48))


def chart_of(picture, **changes):
    return named(only_slide(make_exhibit(picture, **changes)), "Chart").chart


def sheet_of(chart) -> list[tuple]:
    """The data sheet, row by row."""
    workbook = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return [tuple(row) for row in workbook.active.iter_rows(values_only=True)]


def two_series(**changes):
    series = (Series("Running", BLUE, (5.0, None, 2.5)), Series("Planned", ORANGE, (9, 4, 0), True))
    return bars(1, 2, 3, series=series, unit="gigawatts", **changes)


@pytest.mark.parametrize(
    ("is_horizontal", "kinds"),
    [
        (True, (XL_CHART_TYPE.BAR_CLUSTERED, XL_CHART_TYPE.BAR_STACKED)),
        (False, (XL_CHART_TYPE.COLUMN_CLUSTERED, XL_CHART_TYPE.COLUMN_STACKED)),
    ],
)
def test_bars_are_native_and_several_series_are_stacked(is_horizontal, kinds):
    one = chart_of(bars(3, 1, is_horizontal=is_horizontal))
    two = chart_of(two_series(is_horizontal=is_horizontal))

    assert (one.chart_type, two.chart_type) == kinds
    assert two.plots[0].overlap == 100


def test_a_chart_holds_the_numbers_it_was_given_and_gaps_where_nothing_is_known():
    chart = chart_of(two_series())

    assert list(chart.plots[0].categories) == ["France", "Kenya", "India"]
    assert [(one.name, one.values) for one in chart.plots[0].series] == [
        ("Running", (5.0, None, 2.5)), ("Planned", (9, 4, 0)),
    ]  # fmt: skip
    assert sheet_of(chart) == [
        (None, "Running", "Planned"), ("France", 5, 9), ("Kenya", None, 4), ("India", 2.5, 0),
    ]  # fmt: skip


def test_a_number_that_is_none_is_a_gap():
    assert chart_of(bars(1, float("nan"))).plots[0].series[0].values == (1, None)


def test_series_have_their_colours_and_plans_are_pale_with_a_dashed_edge():
    running, planned = chart_of(two_series()).plots[0].series

    assert f"#{running.format.fill.fore_color.rgb}" == BLUE
    assert f"#{planned.format.fill.fore_color.rgb}" == ORANGE
    assert planned.format._element.find(".//{*}alpha") is not None
    assert planned.format.line.dash_style == MSO_LINE.SQUARE_DOT
    assert running.format._element.find(".//{*}alpha") is None


def test_the_first_category_is_on_top_and_the_unit_is_the_axis_title():
    chart = chart_of(bars(3, 1))

    assert chart.category_axis.reverse_order
    assert chart.value_axis._element.find("{*}crosses").get("val") == "max"
    assert chart.value_axis.axis_title.text_frame.text == "deals"


def test_numbers_stand_on_bars_and_the_axis_is_quiet_then():
    chart = chart_of(bars(3, 0))

    assert chart.plots[0].series[0].data_labels.show_value
    assert not chart.value_axis.has_major_gridlines


def test_names_that_find_no_room_side_by_side_are_turned():
    many = tuple(f"United Arab Emirates {number}" for number in range(20))
    picture = bars(1, categories=many, is_horizontal=False,
                   series=(Series("Deals", BLUE, (1,) * 20),))  # fmt: skip
    body = chart_of(picture).category_axis._element.find("{*}txPr/{*}bodyPr")

    assert body.get("rot") == "-2700000"


def test_a_part_too_short_for_its_number_carries_none():
    picture = bars(1, 1, series=(Series("A", BLUE, (1000, 500)), Series("B", GREEN, (2, 300))))

    parts = [
        [label.find("{*}idx").get("val") for label in one._element.findall(".//{*}dLbl")]
        for one in chart_of(picture).plots[0].series
    ]
    assert parts == [[], ["0"]]


def test_a_chart_names_its_series_where_the_slide_has_no_legend():
    assert chart_of(two_series()).has_legend
    assert not chart_of(bars(1)).has_legend


def test_what_a_chart_shows_is_read_out_with_names_in_full():
    name = "A country with a name that does not fit beside its bar by any means " * 3
    slide = only_slide(make_exhibit(bars(7, categories=(name,))))

    said = says(named(slide, "Chart"))
    assert f"{name.strip()} : 7" in said or f"{name.strip()}: 7" in said
    (shown,) = named(slide, "Chart").chart.plots[0].categories
    assert shown.endswith("…")
    assert name.strip() in notes(slide)


def test_names_that_a_spreadsheet_would_run_are_text_in_the_data_sheet():
    hostile = ("=1+1", "https://example.org/", HOSTILE)
    chart = chart_of(
        bars(1, 2, 3, categories=hostile, series=(Series("=SUM(A1)", BLUE, (1, 2, 3)),))
    )

    assert [row[0] for row in sheet_of(chart)[1:]] == [
        "=1+1",
        "https://example.org/",
        HOSTILE_AS_SHOWN,
    ]
    with zipfile.ZipFile(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as workbook:
        cells = workbook.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in cells
    assert "hyperlink" not in cells


def steps(*series: Series, days=MONTHS, is_stacked=False) -> StepPicture:
    return StepPicture(days, series, "megawatts", AS_OF, is_stacked)


SEEN = Series("Running", BLUE, tuple(float(at) if at < 30 else None for at in range(48)))
PLAN = Series("Planned", BLUE, tuple(float(at) if at >= 29 else None for at in range(48)), True)


def test_steps_are_lines_or_stacked_areas_by_the_calendar():
    line, area = chart_of(steps(SEEN)), chart_of(steps(SEEN, PLAN, is_stacked=True))

    assert line.chart_type == XL_CHART_TYPE.LINE
    assert area.chart_type == XL_CHART_TYPE.AREA_STACKED
    for chart in (line, area):
        axis = chart.category_axis._element
        assert axis.tag.endswith("dateAx")
        assert chart.value_axis._element.find("{*}crossBetween").get("val") == "midCat"


def test_months_are_the_rows_of_the_data_sheet():
    chart = chart_of(steps(SEEN, PLAN))

    rows = sheet_of(chart)
    assert [row[0].date() for row in rows[1:]] == list(MONTHS)
    assert [row[1] for row in rows[1:]] == list(SEEN.values)
    assert [one.values for one in chart.plots[0].series] == [SEEN.values, PLAN.values]


def test_what_was_seen_is_solid_and_what_is_planned_is_dashed_and_nothing_is_smooth():
    seen, plan = chart_of(steps(SEEN, PLAN)).plots[0].series

    assert seen.format.line.dash_style is None
    assert plan.format.line.dash_style == MSO_LINE.SQUARE_DOT
    assert not seen.smooth
    assert not plan.smooth


def test_stacked_the_last_day_seen_is_not_counted_twice():
    seen, plan = chart_of(steps(SEEN, PLAN, is_stacked=True)).plots[0].series

    assert seen.values[29] == 29
    assert plan.values[29] is None
    assert plan.values[30:] == PLAN.values[30:]


def test_stacked_plans_are_pale_over_what_was_seen():
    seen, plan = chart_of(steps(SEEN, PLAN, is_stacked=True)).plots[0].series

    assert seen.format._element.find(".//{*}alpha") is None
    assert int(plan.format._element.find(".//{*}alpha").get("val")) < 50_000


def test_days_far_apart_are_joined_by_steps_not_by_slopes():
    days = (date(2024, 1, 10), date(2024, 6, 3), date(2026, 1, 1))
    chart = chart_of(steps(Series("Countries", BLUE, (1, 4, 9)), days=days))

    held = [(row[0].date(), row[1]) for row in sheet_of(chart)[1:]]
    assert held == [
        (days[0], 1), (days[1] - timedelta(days=1), 1), (days[1], 4),
        (days[2] - timedelta(days=1), 4), (days[2], 9), (AS_OF, 9),
    ]  # fmt: skip


def test_a_line_marks_the_day_that_parts_what_was_seen_from_plans():
    slide = only_slide(make_exhibit(steps(SEEN, PLAN)))

    frame, line = named(slide, "Chart"), named(slide, "As of 30 June 2026")
    layout = frame.chart._chartSpace.find(".//{*}plotArea/{*}layout//{*}manualLayout")
    left, width = (float(layout.find("{*}" + name).get("val")) for name in ("x", "w"))
    part = (AS_OF - MONTHS[0]).days / (MONTHS[-1] - MONTHS[0]).days
    assert line.width == 0
    assert line.left == pytest.approx(frame.left + frame.width * (left + width * part), abs=9000)
    assert "As of 30 June 2026" in words(slide)


@pytest.mark.parametrize("value", [5, 0, None])
def test_one_day_alone_is_a_point(value):
    (series,) = chart_of(steps(Series("Running", BLUE, (value,)), days=(AS_OF,))).plots[0].series

    assert series.values == (value,)
    assert series._element.find(".//{*}symbol").get("val") == "circle"


def test_axes_have_numbers_that_the_standard_allows():
    space = chart_of(two_series())._chartSpace

    numbers = [int(axis.get("val")) for axis in space.iter("{*}axId", "{*}crossAx")]
    assert min(numbers) > 0
    assert len(set(numbers)) == 2
