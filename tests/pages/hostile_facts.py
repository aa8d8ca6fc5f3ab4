"""The real facts with an attack in every text that their contract lets through."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

import pyarrow as pa
import pyarrow.parquet as parquet

from analytics.fact_schema import FactTable, fact_tables
from analytics.warehouse import FACTS, blank_warehouse

MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script></style><svg/onload=alert(3)>"
ATTACKS = (
    "@SUM(1) " + "very long " * 440,
    "=HYPERLINK(\"http://evil.example\")+cmd|'/c calc'!A0",
    "'; DROP TABLE deals; -- {{7*7}} ${7*7} {% raw %} %s {0} $$x^2$$",
    "[link](javascript:alert(5)) ![i](http://evil.example/x.png) **b** `c` :material/home: # h",
    "\u202eright to left\u202c \u05d0\u05d1\u05d2 \u0645\u0631\u062d \u200b\u200d\ufeffzero width",
    "line\nend \u2028 \x85 \ufffe </textarea></title>]]> --> &#60;b&#62;",
    "& \"quoted\" ' onclick='alert(4)' <b>",
)
ADDRESS = "https://evil.example/\"><script>alert(6)</script>'javascript:alert(7)"
# Keys of other rows, parted by semicolons: a data rule refuses what is none.
LISTS_OF_KEYS = {("contradictions", "deal_ids"), ("contradictions", "datacenter_ids")}


def text_columns() -> list[tuple[FactTable, str]]:
    """Every column of the schema that holds text, whatever may stand in it."""
    tables = fact_tables(blank_warehouse())
    return [
        (table, column)
        for table in tables
        for column, kind in table.column_types.items()
        if kind == "VARCHAR"
    ]


def open_to_attack() -> dict[tuple[str, str], str]:
    """Table and column of every text that may hold an attack, with the kind of attack."""
    connection = blank_warehouse()
    found = {}
    for table, column in text_columns():
        refers = any(column in key.columns for key in table.foreign_keys)
        if refers or (table.name, column) in LISTS_OF_KEYS:
            continue
        asked = " AND ".join(
            f"({check.expression})" for check in table.checks if check.column == column
        )
        for kind, text in (("text", MARKUP), ("address", ADDRESS)):
            passes = connection.execute(
                f"SELECT {asked or 'true'} FROM (SELECT ? AS {column})",  # noqa: S608 - the schema's own
                [text],
            ).fetchone()[0]
            if passes:
                found[table.name, column] = kind
                break
    return found


def attacked(written: str, table: str, column: str, kind: str) -> str:
    """A cell with an attack before what it says; the same cell gets the same one everywhere."""
    if not written:
        return written
    if kind == "address":
        return f"{ADDRESS}?{crc32(written.encode())}"
    kind_of_attack = crc32(f"{column}{written}".encode()) % len(ATTACKS)
    attack = f"{ATTACKS[kind_of_attack]} {MARKUP}"
    if table != "organizations":
        return f"{attack} {written}"
    # A semicolon parts the names of an organization.
    attack = attack.replace(";", ",")
    return ";".join(f"{attack[-1000:]} {name}" for name in written.split(";"))


def write_hostile_facts(folder: Path) -> None:
    """Copy the facts, with an attack in every cell that can hold one."""
    columns = open_to_attack()
    for table in fact_tables(blank_warehouse()):
        kinds = {name: columns[key] for name in table.column_types
                 if (key := (table.name, name)) in columns}  # fmt: skip
        to = folder / table.file
        to.parent.mkdir(parents=True, exist_ok=True)
        if table.is_parquet:
            _write_parquet(table, kinds, to)
            continue
        with (FACTS / table.file).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        to.write_text(_as_csv(table, rows, kinds), encoding="utf-8", newline="")


def _as_csv(table: FactTable, rows: Iterable[dict[str, str]], kinds: dict[str, str]) -> str:
    lines = [",".join(table.column_types)]
    for row in rows:
        cells = (
            attacked(cell, table.name, name, kinds[name]) if name in kinds else cell
            for name, cell in row.items()
        )
        lines.append(",".join(_quoted(cell) for cell in cells))
    return "\n".join(lines) + "\n"


def _quoted(cell: str) -> str:
    # Nothing between quotes would be an empty text, which is not the same as no text.
    return '"' + cell.replace('"', '""') + '"' if cell else ""


def _write_parquet(table: FactTable, kinds: dict[str, str], to: Path) -> None:
    facts = parquet.read_table(FACTS / table.file)
    for name, kind in kinds.items():
        cells = [attacked(cell, table.name, name, kind) for cell in facts.column(name).to_pylist()]
        place = facts.schema.get_field_index(name)
        facts = facts.set_column(place, facts.schema.field(name), pa.array(cells, pa.string()))
    parquet.write_table(facts, to)
