"""Which cell is at fault when DuckDB refuses the facts of a table.

DuckDB names a constraint, not the cell that breaks it. The rows as written are therefore laid
beside everything that the schema asks, and the fault nearest to the top of the file is told.
"""

# Names in these queries come from the schema alone, and the cells are bound or already in a table.
# ruff: noqa: S608

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from analytics.fact_files import DataError, FactFile, fault
from analytics.fact_schema import Check, Connection, FactTable, ForeignKey, closed_list, identifier

WRITTEN = "rows_as_written"
LINE = "physical_line"


@dataclass(frozen=True)
class _Fault:
    line: int
    column: str
    value: str | None
    wrong: str


def first_fault(
    connection: Connection, file: FactFile, files: Mapping[str, FactFile]
) -> DataError | None:
    """Find the topmost row of a file that its table cannot take.

    Args:
        connection: holds the schema and every table that this one refers to.
        file: the file whose rows were refused.
        files: every file read so far by the name of its table, to say which file lacks a key.

    Returns:
        The error to raise; missing when nothing that the schema asks is broken.
    """
    _lay_out(connection, file)
    faults = [found for look in _looks(connection, file.table, files) if (found := look())]
    connection.execute(f"DROP TABLE {WRITTEN}")
    if not faults:
        return None
    # Of several faults in one row the first is told: a wrong type before a check on its value.
    told = min(faults, key=lambda found: found.line)
    rule = f"{file.table.name}.{told.column}"
    return fault(
        file.table.file,
        told.wrong,
        rule=rule,
        line=told.line,
        column=told.column,
        value=told.value,
    )


def _lay_out(connection: Connection, file: FactFile) -> None:
    columns = zip(*(row.cells for row in file.rows), strict=True)
    unnested = "".join(
        f", unnest(${number}::VARCHAR[]) AS {identifier(name)}"
        for number, name in enumerate(file.table.column_types, start=2)
    )
    connection.execute(
        f"CREATE TEMP TABLE {WRITTEN} AS SELECT unnest($1::BIGINT[]) AS {LINE}{unnested}",
        [
            [row.line for row in file.rows],
            *([cell or None for cell in column] for column in columns),
        ],
    )


def _looks(
    connection: Connection, table: FactTable, files: Mapping[str, FactFile]
) -> Iterator[Callable[[], _Fault | None]]:
    for column, column_type in table.column_types.items():
        if column in table.required:
            yield partial(_empty_cell, connection, column)
        yield partial(_wrong_type, connection, column, column_type)
    for check in table.checks:
        yield partial(_broken_check, connection, table, check)
    for key in (table.primary_key, *table.unique_keys):
        yield partial(_repeated_key, connection, key)
    for foreign_key in table.foreign_keys:
        referred = files[foreign_key.referred_table].table
        yield partial(_dangling_key, connection, foreign_key, referred)


def _empty_cell(connection: Connection, column: str) -> _Fault | None:
    found = _first(connection, f"SELECT {LINE} FROM {WRITTEN} WHERE {identifier(column)} IS NULL")
    return found and _Fault(found[0], column, "", "stands where a value is required")


def _wrong_type(connection: Connection, column: str, column_type: str) -> _Fault | None:
    name = identifier(column)
    found = _first(
        connection,
        f"SELECT {LINE}, {name} FROM {WRITTEN} "
        f"WHERE {name} IS NOT NULL AND TRY_CAST({name} AS {column_type}) IS NULL",
    )
    if found is None:
        return None
    choices = ", ".join(closed_list(column_type))
    # Numbers are held to their form while the file is read, so that here only a day can fail.
    wanted = f"one of {choices}" if choices else "a day of the calendar"
    return _Fault(found[0], column, found[1], f"is not {wanted}")


def _broken_check(connection: Connection, table: FactTable, check: Check) -> _Fault | None:
    typed = ", ".join(
        f"TRY_CAST({identifier(column)} AS {column_type}) AS {identifier(column)}"
        for column, column_type in table.column_types.items()
    )
    found = _first(
        connection,
        f"SELECT {LINE}, as_written "
        f"FROM (SELECT {LINE}, {identifier(check.column)} AS as_written, {typed} FROM {WRITTEN}) "
        f"WHERE NOT ({check.expression})",
    )
    return found and _Fault(found[0], check.column, found[1], f"is not {check.wanted}")


def _repeated_key(connection: Connection, key: Sequence[str]) -> _Fault | None:
    names = ", ".join(identifier(column) for column in key)
    filled = " AND ".join(f"{identifier(column)} IS NOT NULL" for column in key)
    found = _first(
        connection,
        f"SELECT {LINE}, concat_ws(', ', {names}), "
        f"first_value({LINE}) OVER same AS earlier FROM {WRITTEN} WHERE {filled} "
        f"WINDOW same AS (PARTITION BY {names} ORDER BY {LINE}) QUALIFY {LINE} > earlier",
    )
    if found is None:
        return None
    wrong = f"stands already in line {found[2]}; each {' with '.join(key)} stands once"
    return _Fault(found[0], key[-1], found[1], wrong)


def _dangling_key(
    connection: Connection, foreign_key: ForeignKey, referred: FactTable
) -> _Fault | None:
    (column,), (referred_column,) = foreign_key.columns, foreign_key.referred_columns
    name, referred_name = identifier(column), identifier(referred_column)
    found = _first(
        connection,
        f"SELECT {LINE}, {name} FROM {WRITTEN} ANTI JOIN {identifier(referred.name)} AS referred "
        f"ON referred.{referred_name} = {WRITTEN}.{name} WHERE {name} IS NOT NULL",
    )
    if found is None:
        return None
    known = connection.execute(
        f"SELECT {referred_name} FROM {identifier(referred.name)}"
    ).fetchall()
    near = difflib.get_close_matches(found[1], [key for (key,) in known], n=1)
    hint = f'; the nearest is "{near[0]}"' if near else ""
    wrong = f"is no {referred_column} of {referred.file}{hint}"
    return _Fault(found[0], column, found[1], wrong)


def _first(connection: Connection, query: str) -> tuple | None:
    return connection.execute(f"{query} ORDER BY {LINE} LIMIT 1").fetchone()
