"""The data sheet behind a chart: real numbers, and names that no spreadsheet runs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

from pptx.chart.chart import Chart
from xlsxwriter import Workbook

from exports.slides.packing import undated
from figures.exhibit import Series

Names = Sequence[str] | Sequence[date]


def put_sheet(chart: Chart, names: Names, series: Sequence[Series], as_of: date) -> None:
    """Replace the sheet that python-pptx has made, cell for cell.

    Its own takes a name that begins with = for a formula and one with http for a link, and says
    at which second it was made.

    Args:
        chart: already drawn.
        names: of the rows: categories or days.
        series: of the columns.
        as_of: the day that the sheet is said to be of.
    """
    chart.part.chart_workbook.update_from_xlsx_blob(sheet_bytes(names, series, as_of))


def sheet_bytes(names: Names, series: Sequence[Series], as_of: date) -> bytes:
    """The sheet as a workbook: names in column A, one series in each column after it."""
    out = io.BytesIO()
    workbook = Workbook(out, {"in_memory": True})
    sheet = workbook.add_worksheet("Sheet1")  # the name that the chart refers to
    as_day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    for row, name in enumerate(names, start=1):
        if isinstance(name, date):
            sheet.write_datetime(row, 0, name, as_day)
        else:
            sheet.write_string(row, 0, name)
    for column, one in enumerate(series, start=1):
        sheet.write_string(0, column, one.name)
        for row, value in enumerate(one.values, start=1):
            if value is not None:
                sheet.write_number(row, column, value)
    sheet.set_column(0, 0, 28)
    workbook.close()
    return undated(out.getvalue(), as_of.isoformat())
