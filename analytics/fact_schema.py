"""What the schema says about the facts, read back from DuckDB's own catalog.

Nothing about a single table is written here or in the loader: names, types, keys, checks and
comments all come from ``data/schema.sql``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

# A table is read from the csv file of its own name, but for what programs make from elsewhere.
_OTHER_FILES = {
    "country_neighbours": "boundaries/neighbours.csv",
    "cities": "places/cities.parquet",
}


class Connection(Protocol):
    """What is asked of an open DuckDB, so that only its doors need to import it."""

    def execute(self, query: str, parameters: object = ..., /) -> Any:
        """Run a query."""

    def executemany(self, query: str, parameters: object, /) -> Any:
        """Run a query once for each row of parameters."""


@dataclass(frozen=True)
class ForeignKey:
    """Columns whose cells must stand in another table."""

    columns: tuple[str, ...]
    referred_table: str
    referred_columns: tuple[str, ...]


@dataclass(frozen=True)
class Check:
    """What the schema asks of a cell: an SQL expression, and words for what would be right."""

    column: str
    expression: str
    wanted: str


@dataclass(frozen=True)
class FactTable:
    """One table of the facts as the schema declares it."""

    name: str
    file: str
    comment: str
    column_types: Mapping[str, str]
    column_comments: Mapping[str, str]
    required: frozenset[str]
    primary_key: tuple[str, ...]
    unique_keys: tuple[tuple[str, ...], ...]
    foreign_keys: tuple[ForeignKey, ...]
    checks: tuple[Check, ...]

    @property
    def is_parquet(self) -> bool:
        """Whether its file is a Parquet file: too many rows to be written by hand."""
        return self.file.endswith(".parquet")


def identifier(name: str) -> str:
    """Quote a table or column name of the schema for use in SQL.

    Examples:
        >>> identifier("deals")
        '"deals"'
    """
    return '"' + name.replace('"', '""') + '"'


def fact_file_name(table: str) -> str:
    """Name the file of a table, as seen from the folder of the facts.

    Examples:
        >>> fact_file_name("deals")
        'deals.csv'
        >>> fact_file_name("cities")
        'places/cities.parquet'
    """
    return _OTHER_FILES.get(table, f"{table}.csv")


def closed_list(column_type: str) -> tuple[str, ...]:
    """List what a column may say, in order; empty when its type is no closed list.

    Examples:
        >>> closed_list("ENUM('high', 'low')")
        ('high', 'low')
    """
    return tuple(re.findall(r"'([^']*)'", column_type)) if column_type.startswith("ENUM(") else ()


def fact_tables(connection: Connection) -> tuple[FactTable, ...]:
    """List the tables of the schema in the order in which they can be filled.

    The order is that of ``schema.sql``: DuckDB lets a table refer only to tables made before it.
    A table of facts has a primary key; tables derived from the facts have none.
    """
    tables = connection.execute(
        "SELECT table_name, comment FROM duckdb_tables() "
        "WHERE NOT internal AND has_primary_key ORDER BY table_oid"
    ).fetchall()
    columns = connection.execute(
        "SELECT table_name, column_name, data_type, comment, is_nullable "
        "FROM duckdb_columns() WHERE NOT internal ORDER BY table_oid, column_index"
    ).fetchall()
    constraints = connection.execute(
        "SELECT table_name, constraint_type, constraint_column_names, expression, "
        "referenced_table, referenced_column_names "
        "FROM duckdb_constraints() ORDER BY table_oid, constraint_index"
    ).fetchall()
    wanted = dict(
        connection.execute(
            "SELECT function_name, comment FROM duckdb_functions() "
            "WHERE NOT internal AND function_type = 'macro'"
        ).fetchall()
    )
    return tuple(
        _fact_table(
            name,
            comment,
            [column[1:] for column in columns if column[0] == name],
            [constraint[1:] for constraint in constraints if constraint[0] == name],
            wanted,
        )
        for name, comment in tables
    )


def _fact_table(
    name: str,
    comment: str | None,
    columns: Sequence[tuple[str, str, str | None, bool]],
    constraints: Sequence[tuple[str, list[str], str | None, str | None, list[str]]],
    wanted: Mapping[str, str | None],
) -> FactTable:
    def keys(kind: str) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(names) for found, names, *_ in constraints if found == kind)

    return FactTable(
        name=name,
        file=fact_file_name(name),
        comment=comment or "",
        column_types={column: column_type for column, column_type, _, _ in columns},
        column_comments={column: said or "" for column, _, said, _ in columns},
        required=frozenset(column for column, _, _, nullable in columns if not nullable),
        primary_key=keys("PRIMARY KEY")[0],
        unique_keys=keys("UNIQUE"),
        foreign_keys=tuple(
            ForeignKey(tuple(names), referred, tuple(referred_names))
            for kind, names, _, referred, referred_names in constraints
            if kind == "FOREIGN KEY" and referred is not None
        ),
        checks=tuple(
            Check(names[0], expression, _words(expression, wanted))
            for kind, names, expression, _, _ in constraints
            if kind == "CHECK" and expression is not None
        ),
    )


def _words(expression: str, wanted: Mapping[str, str | None]) -> str:
    called = re.match(r"\(*(\w+)\(", expression)
    comment = wanted.get(called.group(1)) if called else None
    return comment or f"right by {expression}"
