"""Tables as files that other programs read: CSV and JSON, with no cell that runs as a formula."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from typing import Any

import pandas as pd

# A spreadsheet runs a cell that begins so (OWASP, "CSV Injection"); an apostrophe makes it text.
# Blanks and characters without width before the sign are passed over by some of them, and the
# full-width signs of Chinese and Japanese keyboards are taken for the plain ones.
FORMULA_START = re.compile(
    "[\\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\\-@＝＋－＠]|[\\x00-\\x1f\\x7f-\\x9f]"
)
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
_FOR_EXCEL = "\ufeff"  # without it Excel takes a CSV file for one of another alphabet


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula; a number written as text stays as it is.

    Examples:
        >>> neutral("=1+1"), neutral("a - b"), neutral("-33.9")
        ("'=1+1", 'a - b', '-33.9')
    """
    runs = FORMULA_START.match(text) and not _NUMBER.fullmatch(text)
    marked = "'" + text if runs else text
    # A lone carriage return is not quoted by Python, and would begin a row of its own.
    return marked.replace("\r\n", "\n").replace("\r", "\n")


def cell(value: Any) -> Any:
    """One value as plain data: text, number, yes or no, ISO day, or nothing when unknown."""
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return None
    if isinstance(value, (pd.Timestamp, date)):
        return value.strftime("%Y-%m-%d")
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def plain_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The table's rows as dictionaries of plain data."""
    return [
        {name: cell(value) for name, value in zip(table.columns, row, strict=True)}
        for row in table.itertuples(index=False)
    ]


def csv_text(table: pd.DataFrame, *, for_spreadsheets: bool = False) -> str:
    """The table as CSV; unknown is an empty cell.

    Args:
        table: the rows.
        for_spreadsheets: rows end with CR LF, as RFC 4180 says, and a byte order mark comes first;
            else they end with LF and nothing does, as scripts like it.
    """
    out = io.StringIO()
    out.write(_FOR_EXCEL if for_spreadsheets else "")
    writer = csv.writer(out, lineterminator="\r\n" if for_spreadsheets else "\n")
    writer.writerow(table.columns)
    for row in plain_rows(table):
        writer.writerow(
            ["" if value is None else neutral(value) if isinstance(value, str) else value
             for value in row.values()]
        )  # fmt: skip
    return out.getvalue()


def json_text(table: pd.DataFrame, about: dict[str, Any]) -> str:
    """The table as JSON, with what it is, its filter and its day above the rows."""
    document = {**about, "rows": plain_rows(table)}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
