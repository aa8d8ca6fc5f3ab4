"""The facts of the repository keep their contract, and the contract says what it means."""

# Names in these queries come from the schema alone.
# ruff: noqa: S608

from __future__ import annotations

import duckdb
import pytest
from pyarrow import parquet

from analytics import dictionary
from analytics.fact_schema import closed_list, fact_tables
from analytics.warehouse import FACTS, blank_warehouse

TABLES = fact_tables(blank_warehouse())
MENTIONED_BUT_UNUSED = {("value_basis", "disbursed")}


def lists_in_use():
    return [
        pytest.param(table.name, column, closed_list(column_type), id=f"{table.name}.{column}")
        for table in TABLES
        for column, column_type in table.column_types.items()
        if closed_list(column_type)
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_and_column_says_what_it_means(table):
    for said in (table.comment, *table.column_comments.values()):
        assert said.endswith(".")
        assert "|" not in said


def test_every_closed_list_says_what_it_means():
    lists = blank_warehouse().execute(
        "SELECT type_name, comment FROM duckdb_types() WHERE logical_type = 'ENUM' AND NOT internal"
    )

    for name, said in lists.fetchall():
        assert (said or "").endswith("."), name


def test_every_closed_list_is_used():
    declared = blank_warehouse().execute(
        "SELECT labels FROM duckdb_types() WHERE logical_type = 'ENUM' AND NOT internal"
    )
    in_use = {parameter.values[2] for parameter in lists_in_use()}

    assert {tuple(labels) for (labels,) in declared.fetchall()} == in_use


@pytest.mark.parametrize(("table", "column", "choices"), lists_in_use())
def test_every_entry_of_a_closed_list_stands_in_the_facts(warehouse, table, column, choices):
    found = warehouse.execute(f'SELECT DISTINCT CAST("{column}" AS VARCHAR) FROM "{table}"')
    said = {value for (value,) in found.fetchall()}

    assert {choice for choice in choices if (column, choice) not in MENTIONED_BUT_UNUSED} <= said


def test_the_order_of_the_stages_is_the_ladder(warehouse):
    rungs = warehouse.execute("SELECT unnest(enum_range(NULL::deal_stage))").fetchall()

    assert [rung for (rung,) in rungs] == [
        "exploratory", "discussions", "memorandum", "agreement", "delivery", "operational",
        "paused", "ended",
    ]  # fmt: skip


def test_every_indicator_is_a_column_of_countries():
    tables = {table.name: table for table in TABLES}

    for indicator in closed_list(tables["country_indicator_sources"].column_types["indicator"]):
        assert indicator in tables["countries"].column_types


def test_every_fact_file_has_a_table_and_every_table_a_file():
    paths = [*FACTS.rglob("*.csv"), *FACTS.glob("places/*.parquet")]
    files = {str(path.relative_to(FACTS)) for path in paths}

    assert files == {table.file for table in TABLES}


def test_every_row_of_the_files_is_in_the_warehouse(warehouse):
    for table in TABLES:
        file = FACTS / table.file
        if table.is_parquet:
            written = parquet.read_metadata(file).num_rows
        else:
            written = len(file.read_text(encoding="utf-8").splitlines()) - 1

        (taken,) = warehouse.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()

        assert taken == written, table.file


@pytest.mark.parametrize(
    "query",
    [
        "FROM read_csv('{facts}/deals.csv')",
        "COPY deals TO '{facts}/stolen.csv'",
        "ATTACH '{facts}/other.duckdb'",
        "SET enable_external_access = true",
        "SET threads = 8",
    ],
)
def test_an_open_warehouse_reaches_no_file_and_takes_no_setting(warehouse, query):
    with pytest.raises((duckdb.PermissionException, duckdb.InvalidInputException)):
        warehouse.cursor().execute(query.format(facts=FACTS))


def test_undated_events_get_no_day(warehouse):
    days = warehouse.execute(
        "SELECT DISTINCT counted_day(event_date, DATE '2026-06-30') "
        "FROM deal_events WHERE event_date IS NULL"
    )

    assert days.fetchall() == [(None,)]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2025", "2025-12-31"),
        ("2024-02", "2024-02-29"),
        ("2026", "2026-06-30"),
        ("2026-07-05", "2026-07-05"),
    ],
)
def test_a_shorter_date_counts_from_the_end_of_its_period_but_not_beyond_what_was_read(
    warehouse, published, day
):
    counted = warehouse.execute(
        "SELECT CAST(counted_day($published, DATE '2026-06-30') AS VARCHAR)",
        {"published": published},
    )

    assert counted.fetchone() == (day,)


def test_the_readme_says_what_schema_and_facts_say(warehouse):
    readme = dictionary.README.read_text(encoding="utf-8")

    in_step = dictionary.readme_in_step(readme, warehouse)

    assert readme == in_step, "run python -m analytics.dictionary"


def test_the_dictionary_describes_every_column():
    text = dictionary.data_dictionary(blank_warehouse())

    for table in TABLES:
        assert f"### {table.name}\n" in text
        for column, said in table.column_comments.items():
            assert f"| `{column}` |" in text
            assert f"| {said} |" in text


def test_the_readme_states_the_coverage(warehouse):
    readme = dictionary.README.read_text(encoding="utf-8")

    for topic, day in warehouse.execute("SELECT topic, covered_until FROM coverage").fetchall():
        assert f"**{topic}**: up to {day}" in readme
