"""Exhibits as Excel workbooks: the rows, and beside them filter, method and sources."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from analytics.vocabulary import CREDIT, Stage
from exports.columns import Column, addresses, columns_of
from exports.data_files import cell, neutral
from exports.slides.notes import web_address
from figures.exhibit import Exhibit
from figures.lettering import storable
from figures.theme import LIGHT, STAGE_COLOURS, ink_over

_WIDEST, _NARROWEST = 60, 9  # letters
_LOOKED_AT = 200  # rows from which a column's width is told
_LINK = Font(color="FF" + LIGHT.accent.removeprefix("#"), underline="single")
_HEAD = Font(bold=True)
_FILTER_BUTTON = 3  # letters that the filter's button takes from a head
_LONGEST_CELL, _LONGEST_LINK = 32_767, 2_079  # Excel's own limits
_FIRST_YEAR_OF_ZIP = 1980
_CHANGED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def workbook_bytes(exhibit: Exhibit, about: dict[str, Any]) -> bytes:
    """The content of a workbook; the same rows and filter make the same bytes.

    Args:
        exhibit: the view.
        about: what a reader of the rows must know, by name.
    """
    book = Workbook()
    data = book.active
    data.title = "Data"
    _write_table(data, exhibit.table)
    _write_pairs(book.create_sheet("Filter"), _flat(exhibit, about))
    _write_lines(book.create_sheet("Method"), exhibit.method)
    sources = book.create_sheet("Sources")
    _write_table(
        sources,
        pd.DataFrame(
            [(s.publisher, s.kind, s.published, s.title, s.url) for s in exhibit.sources],
            columns=["publisher", "kind", "published", "title", "url"],
        ),
    )
    for sheet in book.worksheets:
        _set_up_print(sheet)
    day = datetime.combine(exhibit.as_of, datetime.min.time())
    book.properties.title, book.properties.creator = exhibit.title, CREDIT
    book.properties.created = book.properties.modified = day
    written = io.BytesIO()
    book.save(written)
    return _with_one_date(written.getvalue(), exhibit.as_of)


def _write_table(sheet: Worksheet, table: pd.DataFrame) -> None:
    for at, name in enumerate(table.columns, start=1):
        _put(sheet.cell(1, at), name).font = _HEAD
    for at, column in enumerate(columns_of(table), start=1):
        _write_column(sheet, at, column, table.iloc[:, at - 1])
    # Head and first column stay in sight; in print the head is on every page.
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    if len(table.columns):
        sheet.auto_filter.ref = sheet.dimensions


def _write_column(sheet: Worksheet, at: int, column: Column, values: pd.Series) -> None:
    written = _number_format(column)
    styles: dict[Any, Any] = {}
    longest = len(column.name) + _FILTER_BUTTON
    for number, value in enumerate(values, start=2):
        into = _put(sheet.cell(number, at), value)
        look = into.value if column.means == "stage" else None
        if look in styles:
            # One look for all cells alike: setting fonts one by one takes longer than the rest.
            into._style = styles[look]
        elif column.means == "stage":
            _paint(into)
            styles[look] = into._style
        elif written and into.value is not None:
            into.number_format = written
            styles[look] = into._style
        if number <= _LOOKED_AT and into.value is not None:
            longest = max(longest, len(_shown(column, into.value)))
    wide = min(max(longest + 2, _NARROWEST), _WIDEST)
    sheet.column_dimensions[get_column_letter(at)].width = wide


def _number_format(column: Column) -> str:
    decimals = f".{'0' * column.decimals}" if column.decimals else ""
    return {
        "number": f"#,##0{decimals}",
        "share": f"0{decimals}%",
        "year": "0",
        "day": "yyyy-mm-dd",
    }.get(column.means, "")


def _shown(column: Column, value: Any) -> str:
    if column.means == "day":
        return "2026-06-30"
    return column.written(value) if column.is_number else str(value)


def _paint(into: Cell) -> None:
    if into.value in list(STAGE_COLOURS):
        stage = Stage(into.value)
        into.fill = PatternFill("solid", start_color=_argb(STAGE_COLOURS[stage]))
        into.font = Font(color=_argb(ink_over(STAGE_COLOURS[stage])))


def _argb(colour: str) -> str:
    return "FF" + colour.removeprefix("#")


def _put(into: Cell, value: Any) -> Cell:
    """One value as what it is: number, day, link or text, and never a formula."""
    if isinstance(value, (pd.Timestamp, date)) and not pd.isna(value):
        into.value = pd.Timestamp(value).to_pydatetime()
        return into
    plain = cell(value) if not isinstance(value, (list, tuple)) and value is not None else value
    if isinstance(plain, (list, tuple)) or hasattr(plain, "tolist"):
        plain = ", ".join(map(str, plain))
    if isinstance(plain, str):
        text = neutral(plain)
        text = storable(text)[:_LONGEST_CELL]
        into.value = text
        into.data_type = "s"  # else a text that begins with an equals sign would be a formula
        # Of several addresses a cell can open one: the first, which is the best graded.
        linked = web_address(addresses(text)[0]) if addresses(text) else None
        if linked and len(linked) <= _LONGEST_LINK:
            into.hyperlink = linked
            into.font = _LINK
        return into
    into.value = plain
    return into


def _set_up_print(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write_pairs(sheet: Worksheet, pairs: list[tuple[str, str]]) -> None:
    for number, (name, value) in enumerate(pairs, start=1):
        _put(sheet.cell(number, 1), name).font = _HEAD
        _put(sheet.cell(number, 2), value).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 100


def _write_lines(sheet: Worksheet, lines: tuple[str, ...]) -> None:
    for number, text in enumerate(lines, start=1):
        _put(sheet.cell(number, 1), text).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 120


def _flat(exhibit: Exhibit, about: dict[str, Any]) -> list[tuple[str, str]]:
    pairs = [("finding", exhibit.title), ("reading", exhibit.reading)]
    for name, value in about.items():
        if isinstance(value, dict):
            pairs += [(f"{name}: {inner}", str(said)) for inner, said in value.items()]
        else:
            pairs.append((name, str(value)))
    return pairs + [("note", note) for note in exhibit.footnotes]


def _with_one_date(content: bytes, day: date) -> bytes:
    """The same archive with one date on all of its parts, so that equal rows are equal bytes."""
    stamp = (max(day.year, _FIRST_YEAR_OF_ZIP), day.month, day.day, 0, 0, 0)
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in sorted(source.infolist(), key=lambda part: part.filename):
            # openpyxl writes the moment of saving as the moment of the last change.
            held = _CHANGED.sub(rb"\g<1>%sT00:00:00Z" % str(day).encode(), source.read(part))
            target.writestr(zipfile.ZipInfo(part.filename, stamp), held, zipfile.ZIP_DEFLATED)
    return written.getvalue()
