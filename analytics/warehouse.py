"""Opening the facts: an in-memory DuckDB that holds them under contract, or one clear error."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import duckdb
import pyarrow as pa

from analytics.data_rules import broken_rules, rule_fault
from analytics.fact_errors import first_fault
from analytics.fact_files import DataError, FactFile, Row, fault, read_fact_file
from analytics.fact_schema import FactTable, fact_tables, identifier
from analytics.geography import project

__all__ = ["FACTS", "DataError", "blank_warehouse", "derive", "filled_warehouse", "open_warehouse"]

ROOT = Path(__file__).resolve().parent.parent
FACTS = ROOT / "data"
SCHEMA = FACTS / "schema.sql"
DERIVED = tuple(
    ROOT / "analytics" / "sql" / name
    for name in ("derived.sql", "derived_sites.sql", "derived_places.sql")
)

# A table of a few hundred rows is read faster by one thread than shared out to several.
THREADS = 1

# Without a row in these no page has anything to say: a header alone is a file cut off.
NEVER_EMPTY = ("countries", "coverage", "deal_events", "deals", "organizations", "sources")


def open_warehouse(facts: Path = FACTS) -> duckdb.DuckDBPyConnection:
    """Open the facts for questions.

    Args:
        facts: folder with one file per table of ``data/schema.sql``.

    Returns:
        A connection that can reach no file and no host, nor be set otherwise; ask each question
        on a ``cursor()`` of its own.

    Raises:
        DataError: when a fact breaks the schema or a data rule; names file, line, column, value
            and rule.
    """
    connection, files = filled_warehouse(facts)
    broken = broken_rules(connection)
    if broken:
        # What goes wrong in one file often breaks rules of files that refer to it.
        told = min(broken, key=lambda rule: list(files).index(rule.table))
        raise rule_fault(told, files[told.table])
    derive(connection)
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def filled_warehouse(
    facts: Path = FACTS,
) -> tuple[duckdb.DuckDBPyConnection, dict[str, FactFile]]:
    """Load the facts as far as the schema vouches for them, before any data rule is asked.

    Returns:
        The connection, and every file as written by the name of its table.

    Raises:
        DataError: when a fact breaks the schema.
    """
    connection = blank_warehouse()
    files: dict[str, FactFile] = {}
    for table in fact_tables(connection):
        take = _take_parquet_file if table.is_parquet else _take_csv_file
        take(connection, facts, table, files)
    return connection, files


def blank_warehouse() -> duckdb.DuckDBPyConnection:
    """Build the tables of the schema without a row in them."""
    connection = duckdb.connect(":memory:", config={"threads": THREADS})
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    return connection


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Work out what the counting rules make of the facts loaded, as tables beside them."""
    for name, axis in (("map_x", 0), ("map_y", 1)):
        connection.create_function(
            name, partial(_on_map, axis), ["DOUBLE", "DOUBLE"], "DOUBLE", type="arrow"
        )
    for script in DERIVED:
        connection.execute(script.read_text(encoding="utf-8"))


def _on_map(axis: int, longitude: pa.ChunkedArray, latitude: pa.ChunkedArray) -> pa.Array:
    return pa.array(project(longitude.to_numpy(), latitude.to_numpy())[axis])


def _take_csv_file(
    connection: duckdb.DuckDBPyConnection,
    facts: Path,
    table: FactTable,
    files: dict[str, FactFile],
) -> None:
    file = files[table.name] = read_fact_file(facts, table)
    if not file.rows and table.name in NEVER_EMPTY:
        rule = f"{table.file} holds at least one row"
        raise fault(table.file, "no row follows the header", rule=rule, line=2)
    try:
        connection.execute(_insert(table), {"path": str(facts / table.file)})
    except duckdb.Error as refusal:
        error = first_fault(connection, file, files)
        said = str(refusal).splitlines()[0]
        raise error or fault(table.file, said, rule=table.name) from refusal
    _check_all_taken(connection, file)


def _take_parquet_file(
    connection: duckdb.DuckDBPyConnection,
    facts: Path,
    table: FactTable,
    files: dict[str, FactFile],
) -> None:
    path = {"path": str(facts / table.file)}
    files[table.name] = FactFile(table, ())
    if not (facts / table.file).is_file():
        raise fault(table.file, "the file is missing", rule="every table has its file")
    try:
        columns = connection.execute("DESCRIBE SELECT * FROM read_parquet($path)", path).fetchall()
        _check_columns(table, {name: kind for name, kind, *_ in columns})
        connection.execute(_insert(table), path)
    except duckdb.ConstraintException as refusal:
        # Row by row, which takes long: only where a cell is wrong does anyone ask for its place.
        texts = ", ".join(f"CAST({identifier(name)} AS VARCHAR)" for name in table.column_types)
        query = f"SELECT {texts} FROM read_parquet($path)"  # noqa: S608 - names of the schema
        rows = connection.execute(query, path).fetchall()
        cells = (tuple(cell or "" for cell in row) for row in rows)
        file = FactFile(table, tuple(Row(line, row) for line, row in enumerate(cells, 1)))
        said = str(refusal).splitlines()[0]
        error = first_fault(connection, file, files)
        raise error or fault(table.file, said, rule=table.name) from refusal
    except duckdb.Error as refusal:
        wrong = "is not a Parquet file that can be read to its end"
        rule = f"make {table.name} writes it anew"
        raise fault(table.file, wrong, rule=rule, value=Path(table.file).name) from refusal
    name = identifier(table.name)
    if connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone() is None:  # noqa: S608
        raise fault(table.file, "no row is in it", rule=f"{table.file} holds at least one row")


def _check_columns(table: FactTable, found: dict[str, str]) -> None:
    said = [f"{name} ({kind})" for name, kind in found.items()]
    wanted = [f"{name} ({kind})" for name, kind in table.column_types.items()]
    if said != wanted:
        wrong = f"the columns are {', '.join(said)}"
        raise fault(table.file, wrong, rule=f"the columns are {', '.join(wanted)}")


def _check_all_taken(connection: duckdb.DuckDBPyConnection, file: FactFile) -> None:
    # Guards against DuckDB reading the same bytes otherwise than we did, such as a skipped line.
    name = identifier(file.table.name)
    (taken,) = connection.execute(f"SELECT count(*) FROM {name}").fetchone()  # noqa: S608
    if taken != len(file.rows):
        wrong = f"the file has {len(file.rows)} rows, of which {taken} were taken"
        raise fault(file.table.file, wrong, rule="every row is taken")


def _insert(table: FactTable) -> str:
    # The table's name is the schema's own. The dialect is fixed: DuckDB would guess it from the
    # file, which takes ten times as long and may guess wrong from a damaged one.
    reader = (
        "read_parquet($path)"
        if table.is_parquet
        else "read_csv($path, header = true, all_varchar = true, delim = ',', quote = '\"', "
        "escape = '\"', comment = '', skip = 0)"
    )
    return f"INSERT INTO {identifier(table.name)} BY NAME SELECT * FROM {reader}"  # noqa: S608
