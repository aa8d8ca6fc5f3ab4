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
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from analytics.vocabulary import CREDIT
from exports.data_files import cell, neutral
from figures.drawn.ink import printable
from figures.exhibit import Exhibit

_WIDEST, _NARROWEST = 60, 9  # letters
_LOOKED_AT = 200  # rows from which a column's width is told
_LINK = Font(color="FF0072B2", underline="single")
_HEAD = Font(bold=True)
_LONGEST_CELL = 32_767  # Excel's own limit
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
    day = datetime.combine(exhibit.as_of, datetime.min.time())
    book.properties.title, book.properties.creator = exhibit.title, CREDIT
    book.properties.created = book.properties.modified = day
    written = io.BytesIO()
    book.save(written)
    return _with_one_date(written.getvalue(), exhibit.as_of)


def _write_table(sheet: Worksheet, table: pd.DataFrame) -> None:
    for at, name in enumerate(table.columns, start=1):
        _put(sheet.cell(1, at), name).font = _HEAD
    for number, row in enumerate(table.itertuples(index=False), start=2):
        for at, value in enumerate(row, start=1):
            _put(sheet.cell(number, at), value)
    sheet.freeze_panes = "B2"
    if len(table.columns):
        sheet.auto_filter.ref = sheet.dimensions
    for at, name in enumerate(table.columns, start=1):
        shown = [str(name), *(str(value) for value in table.iloc[:_LOOKED_AT, at - 1])]
        wide = min(max(map(len, shown)) + 2, _WIDEST)
        sheet.column_dimensions[get_column_letter(at)].width = max(wide, _NARROWEST)


def _put(into: Cell, value: Any) -> Cell:
    """One value as what it is: number, day, link or text, and never a formula."""
    if isinstance(value, (pd.Timestamp, date)) and not pd.isna(value):
        into.value = pd.Timestamp(value).to_pydatetime()
        into.number_format = "yyyy-mm-dd"
        return into
    plain = cell(value) if not isinstance(value, (list, tuple)) and value is not None else value
    if isinstance(plain, (list, tuple)) or hasattr(plain, "tolist"):
        plain = ", ".join(map(str, plain))
    if isinstance(plain, str):
        text = printable(neutral(plain))[:_LONGEST_CELL]
        into.value = text
        into.data_type = "s"  # else a text that begins with an equals sign would be a formula
        if text.startswith(("https://", "http://")) and " " not in text:
            into.hyperlink = text
            into.font = _LINK
        return into
    into.value = plain
    if isinstance(plain, (int, float)) and not isinstance(plain, bool) and abs(plain) >= 1000:
        into.number_format = "#,##0"
    return into


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
