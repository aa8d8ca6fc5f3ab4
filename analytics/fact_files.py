"""Reading one csv file of facts so strictly that whatever is wrong with it has a line and a column.

What is checked here is the writing: bytes, quotes, header, cells per row. What the cells must say
stands in ``data/schema.sql``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analytics.fact_schema import FactTable

LONGEST_QUOTATION = 120
# A fact is a sentence or two; the longest so far has 320 characters. DuckDB refuses lines of 2 MB.
LONGEST_CELL = 5000

# One cell of RFC 4180 with what ends it; a quoted cell may hold commas, line ends and "" for ".
_CELL = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"|((?:[^",\r\n]|\r(?!\n))*))(,|\r?\n|\Z)')
_LOST_CHARACTER = "\ufffd"
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f]")

# DuckDB reads 1e9, 1_000, 1.5 (as 2), nan and 2026-1-5 as numbers and dates; facts are plainer.
# The lengths keep within what the type can hold.
_WRITTEN_AS = {
    "BIGINT": (re.compile(r"-?[0-9]{1,18}"), "a whole number, written in digits alone"),
    "INTEGER": (re.compile(r"-?[0-9]{1,9}"), "a whole number, written in digits alone"),
    "DOUBLE": (re.compile(r"-?[0-9]{1,18}(\.[0-9]+)?"), "a number, written as 12 or 12.5"),
    "BOOLEAN": (re.compile(r"true|false"), "true or false"),
    "DATE": (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "a day, written as YYYY-MM-DD"),
}


class DataError(Exception):
    """The facts break their contract; the message says where, what, and what would be right."""


@dataclass(frozen=True)
class Row:
    """One row as written: every cell as text, and the physical line on which the row begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class FactFile:
    """One file as written; of a Parquet file no rows are kept."""

    table: FactTable
    rows: tuple[Row, ...]

    def cell(self, row: Row, column: str) -> str:
        """What a row says in a column."""
        return row.cells[list(self.table.column_types).index(column)]


def fault(
    file: str,
    wrong: str,
    *,
    rule: str,
    line: int | None = None,
    column: str | None = None,
    value: str | None = None,
) -> DataError:
    """Say one fault of the facts in the one form that every fault has.

    Args:
        file: name of the file.
        wrong: what is wrong and what would be right; goes on from the value where there is one.
        rule: the rule that is broken.
        line: physical line on which the row begins, or the row's number in a Parquet file;
            missing when the fault has no line.
        column: name of the column; missing when the whole row or file is at fault.
        value: cell as written; missing when no single cell is at fault.

    Examples:
        >>> error = fault("deals.csv", "is not one of access, safety", rule="deals.kind",
        ...               line=17, column="kind", value="foo")
        >>> print(error)
        deals.csv, line 17, column kind: "foo" is not one of access, safety (rule: deals.kind)
    """
    place = file
    if line is not None:
        # A Parquet file has rows, but no lines.
        place += f", {'row' if file.endswith('.parquet') else 'line'} {line}"
    if column is not None:
        place += f", column {column}"
    said = wrong if value is None else f"{quoted(value)} {wrong}"
    return DataError(f"{place}: {said} (rule: {rule})")


def quoted(value: str) -> str:
    r"""Quote a cell so that it fits on the terminal: shortened, unseen characters spelled out.

    Examples:
        >>> quoted("")
        'an empty cell'
        >>> print(quoted("a\x00b"))
        "a\u0000b"
    """
    if not value:
        return "an empty cell"
    if len(value) > LONGEST_QUOTATION:
        value = value[:LONGEST_QUOTATION] + "…"
    return json.dumps(value, ensure_ascii=False)


def read_fact_file(facts: Path, table: FactTable) -> FactFile:
    """Read the csv file of a table, exactly as it is written.

    Args:
        facts: folder that holds the files.
        table: the table that the file must fit.

    Raises:
        DataError: when the file is missing, empty, not UTF-8, badly quoted, has another header,
            a row of another length, or a number or day that is not plainly written.
    """
    header, *rows = _rows(_text(facts / table.file, table.file), table.file)
    for row in (header, *rows):
        _check_characters(row, header, table)
    _check_header(header.cells, table)
    for row in rows:
        _check_length(row, table)
        _check_numbers(row, table)
    return FactFile(table, tuple(rows))


def _text(path: Path, file: str) -> str:
    if not path.is_file():
        raise fault(file, "the file is missing", rule="every table has its file")
    # Bytes that are not UTF-8 become a mark, which is found later together with its column.
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    if not text.strip():
        rule = "every file begins with a header that names its columns"
        raise fault(file, "the file is empty", rule=rule, line=1)
    if text.count("\r\n") not in (0, text.count("\n")):
        line = next(n for n, said in enumerate(text.split("\n"), 1) if said.endswith("\r"))
        wrong = "this line ends with CR LF, others with LF alone"
        raise fault(file, wrong, rule="all lines of a file end alike, with LF", line=line)
    return text


def _rows(text: str, file: str) -> list[Row]:
    rows: list[Row] = []
    cells: list[str] = []
    position, line, first_line = 0, 1, 1
    for match in _CELL.finditer(text):
        # After the last line end there is one more match, of nothing.
        if match.start() != position or (position == len(text) and not cells):
            break
        between_quotes, plain, end = match.groups()
        if between_quotes is None:
            cells.append(plain)
        else:
            cells.append(between_quotes.replace('""', '"'))
            line += between_quotes.count("\n")
        position = match.end()
        if end != ",":
            rows.append(Row(first_line, tuple(cells)))
            line += 1
            cells, first_line = [], line
    if position < len(text):
        header = rows[0].cells if rows else ()
        column = header[len(cells)] if len(cells) < len(header) else None
        raise _quote_fault(file, first_line, column, text[position:])
    return rows


def _quote_fault(file: str, line: int, column: str | None, rest: str) -> DataError:
    if rest.startswith('"'):
        wrong = "begins with a quote that is not closed right before a comma or the line's end"
    else:
        wrong = "holds a quote, but does not stand between quotes as a whole"
    rule = 'a cell with a quote stands between quotes and doubles it inside: "say ""AI"""'
    value = rest.split("\n", 1)[0]
    return fault(file, wrong, rule=rule, line=line, column=column, value=value)


def _check_characters(row: Row, header: Row, table: FactTable) -> None:
    for number, cell in enumerate(row.cells):
        if _LOST_CHARACTER in cell:
            wrong, rule = "holds bytes that are not UTF-8", "every file is written in UTF-8"
        elif _UNSEEN.search(cell):
            wrong, rule = "holds a control character", "every character of a cell can be seen"
        elif len(cell) > LONGEST_CELL:
            wrong, rule = "is too long", f"a cell has at most {LONGEST_CELL} characters"
        elif cell != cell.strip():
            wrong, rule = "begins or ends with a blank", "no cell has a blank at either end"
        else:
            continue
        column = header.cells[number] if number < len(header.cells) else None
        raise fault(table.file, wrong, rule=rule, line=row.line, column=column, value=cell)


def _check_header(found: Sequence[str], table: FactTable) -> None:
    expected = tuple(table.column_types)
    rule = f"the columns are {', '.join(expected)}"
    missing = [column for column in expected if column not in found]
    for number, name in enumerate(found):
        if name in found[:number]:
            wrong = "stands twice in the header"
            raise fault(table.file, wrong, rule=rule, line=1, column=name, value=name)
        if name not in expected:
            wrong = "is not a column of this file"
            if missing:
                wrong += f", while {', '.join(missing)} is missing"
            raise fault(table.file, wrong, rule=rule, line=1, column=name, value=name)
    if missing:
        wrong = "the column is missing in the header"
        raise fault(table.file, wrong, rule=rule, line=1, column=missing[0])
    for name, belongs in zip(found, expected, strict=True):
        if name != belongs:
            wrong = f"stands in the header where {belongs} belongs: were the two swapped?"
            raise fault(table.file, wrong, rule=rule, line=1, column=belongs, value=name)


def _check_length(row: Row, table: FactTable) -> None:
    expected = tuple(table.column_types)
    rule = f"every row has {len(expected)} cells, as many as the header"
    if row.cells == ("",):
        raise fault(table.file, "the line is empty", rule=rule, line=row.line, column=expected[0])
    if len(row.cells) < len(expected):
        wrong = f"the row ends after {len(row.cells)} cells, before this one"
        column = expected[len(row.cells)]
        raise fault(table.file, wrong, rule=rule, line=row.line, column=column)
    if len(row.cells) > len(expected):
        wrong = f"stands after the last column: the row has {len(row.cells)} cells"
        value = row.cells[len(expected)]
        raise fault(table.file, wrong, rule=rule, line=row.line, column=expected[-1], value=value)


def _check_numbers(row: Row, table: FactTable) -> None:
    for column, column_type, cell in zip(
        table.column_types, table.column_types.values(), row.cells, strict=True
    ):
        if cell and column_type in _WRITTEN_AS:
            written, words = _WRITTEN_AS[column_type]
            if not written.fullmatch(cell):
                raise fault(
                    table.file,
                    f"is not {words}",
                    rule=f"{table.name}.{column}",
                    line=row.line,
                    column=column,
                    value=cell,
                )
