"""Tables as files that other programs read: CSV and JSON, with no cell that runs as a formula."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pandas as pd

# A spreadsheet runs a cell that begins so (OWASP, "CSV Injection"); an apostrophe makes it text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    Examples:
        >>> neutral("=1+1"), neutral("a - b")
        ("'=1+1", 'a - b')
    """
    marked = "'" + text if text.startswith(FORMULA_STARTS) else text
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


def csv_text(table: pd.DataFrame) -> str:
    """The table as CSV (RFC 4180 quoting, LF line ends); unknown is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
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
