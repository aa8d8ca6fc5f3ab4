"""Rules that the facts must keep and a schema cannot say: queries that must return no rows.

Each file of ``data/rules`` begins with its rule as a sentence and, after ``Where:``, the column
that is at fault. The query returns the key of each offender first, then what helps to see why.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analytics.fact_files import DataError, FactFile, Row, fault
from analytics.fact_schema import Connection, fact_file_name

RULES = Path(__file__).resolve().parent.parent / "data" / "rules"
PLACE_RULES = RULES / "of_place"


@dataclass(frozen=True)
class DataRule:
    """One rule: its sentence, the table and column that it judges, and the query for offenders."""

    name: str
    sentence: str
    table: str
    column: str
    query: str


@dataclass(frozen=True, eq=False)
class BrokenRule:
    """A rule that the facts break, with one row per offender."""

    sentence: str
    table: str
    column: str
    offenders: pd.DataFrame

    @property
    def file(self) -> str:
        """Name of the csv file at fault."""
        return fact_file_name(self.table)


def data_rules(folder: Path = RULES) -> tuple[DataRule, ...]:
    """List every rule, in the order of the files' names."""
    return tuple(_data_rule(path) for path in sorted(folder.glob("*.sql")))


def broken_rules(connection: Connection, folder: Path = RULES) -> list[BrokenRule]:
    """Which rules do the facts break, and which rows break them?"""
    broken = []
    for rule in data_rules(folder):
        offenders = offenders_of(rule, connection)
        if len(offenders):
            broken.append(BrokenRule(rule.sentence, rule.table, rule.column, offenders))
    return broken


def measure_places(connection: Connection) -> None:
    """Fill the table datacenter_distances, which the rules of place ask.

    Measuring takes the polygons of all countries, a second that no start should wait for: these
    rules are asked by ``make check-data`` and by the tests.
    """
    from analytics.geography.places import distance_to_country_km

    answer = connection.execute(
        "SELECT datacenter_id, latitude, longitude, country_iso3 FROM datacenters"
    )
    names = [column[0] for column in answer.description]
    sites = pd.DataFrame(answer.fetchall(), columns=names)
    distances = distance_to_country_km(sites)
    connection.execute(
        "CREATE OR REPLACE TABLE datacenter_distances (datacenter_id TEXT, distance_km DOUBLE)"
    )
    connection.executemany(
        "INSERT INTO datacenter_distances VALUES (?, ?)",
        list(zip(sites["datacenter_id"], distances, strict=True)),
    )


def offenders_of(rule: DataRule, connection: Connection) -> pd.DataFrame:
    """Which rows break the rule? None, in facts that may be opened."""
    answer = connection.execute(rule.query)
    names = [column[0] for column in answer.description]
    return pd.DataFrame(answer.fetchall(), columns=names)


def rule_fault(broken: BrokenRule, file: FactFile) -> DataError:
    """Say a broken rule as a fault of the facts: its topmost offender with line and value.

    Args:
        broken: the rule and its offenders.
        file: the file of the rule's table, as written.
    """
    placed = [
        (_row_of(offender, file), offender) for offender in broken.offenders.to_dict("records")
    ]
    row, offender = min(placed, key=lambda place: place[0].line if place[0] else 0)
    beside = [
        f"{column} {'(empty)' if pd.isna(value) else value}"
        for column, value in offender.items()
        if column != broken.column and not (row and column in file.table.primary_key)
    ]
    wrong = "breaks the rule"
    if beside:
        wrong += f", beside {', '.join(beside)}"
    if len(placed) > 1:
        wrong += f"; {len(placed) - 1} more of its kind"
    return fault(
        file.table.file,
        wrong,
        rule=broken.sentence,
        line=row.line if row else None,
        column=broken.column,
        value=file.cell(row, broken.column) if row else None,
    )


def _row_of(offender: Mapping[str, Any], file: FactFile) -> Row | None:
    keys = [column for column in file.table.primary_key if column in offender]
    return next(
        (
            row
            for row in file.rows
            if keys and all(file.cell(row, key) == str(offender[key]) for key in keys)
        ),
        None,
    )


def _data_rule(path: Path) -> DataRule:
    query = path.read_text(encoding="utf-8")
    comment = []
    for written in query.splitlines():
        if not written.startswith("--"):
            raise ValueError(f"{path.name} does not say '-- Where: table.column' after its rule")
        said = written.removeprefix("--").strip()
        if said.startswith("Where: "):
            table, _, column = said.removeprefix("Where: ").partition(".")
            return DataRule(path.stem, " ".join(comment), table, column, query)
        comment.append(said)
    raise ValueError(f"{path.name} holds no rule")


def main() -> int:
    """Print every rule as kept or broken; 1 when a fact breaks the schema or a rule."""
    # The warehouse asks the rules at its start; only this command goes the other way round.
    from analytics.warehouse import filled_warehouse

    try:
        connection, _ = filled_warehouse()
    except DataError as error:
        print(error)
        return 1
    measure_places(connection)
    rules = (*data_rules(), *data_rules(PLACE_RULES))
    broken = 0
    for rule in rules:
        offenders = offenders_of(rule, connection)
        if len(offenders):
            broken += 1
            file = fact_file_name(rule.table)
            print(f"BROKEN  {rule.sentence} ({file}, {len(offenders)} of {rule.column})")
            print(offenders.to_string(index=False))
        else:
            print(f"ok      {rule.sentence}")
    print(f"{len(rules)} rules, {broken} broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
