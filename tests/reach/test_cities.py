"""The file of cities: what goes into it, and what is said when it is damaged."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from analytics.fact_files import DataError
from analytics.geography.cities import (
    CITIES_FILE,
    SMALLEST,
    cities_table,
    read_country_codes,
    write_cities,
)
from analytics.warehouse import FACTS, open_warehouse

FILE = "places/cities.parquet"


def listed(**said):
    """One city as the source lists it."""
    return {
        "geonameid": 1, "name": "City", "countrycode": "FR", "latitude": 48.1, "longitude": 2.5,
        "population": 20_000, "timezone": "Europe/Paris",
    } | said  # fmt: skip


def test_cities_without_people_or_of_unknown_countries_are_left_out_and_named():
    cities, left_out = cities_table(
        [
            listed(geonameid=3),
            listed(geonameid=2, name="Windhoek", countrycode="NA"),
            listed(geonameid=4, name="Nowhere", countrycode="QQ"),
            listed(geonameid=5, name="Plymouth", countrycode="MS", population=0),
        ],
        read_country_codes(),
    )

    assert list(cities["city_id"]) == [2, 3]
    assert list(cities["iso3"]) == ["NAM", "FRA"]
    assert left_out == {
        "of no country of countries.csv": ["Nowhere"],
        "without a population": ["Plymouth"],
    }


def test_the_file_holds_its_columns_sorted_and_small():
    table = parquet.read_table(CITIES_FILE)

    assert table.column_names == [
        "city_id", "name", "iso3", "latitude", "longitude", "population"
    ]  # fmt: skip
    ids = table["city_id"].to_pylist()
    assert ids == sorted(set(ids))
    assert CITIES_FILE.stat().st_size < 1_000_000
    assert len(ids) > 30_000
    assert pa.compute.mean(pa.compute.greater_equal(table["population"], SMALLEST)).as_py() > 0.99


def test_what_is_written_again_is_the_same(tmp_path):
    write_cities(parquet.read_table(CITIES_FILE).to_pandas(), tmp_path / "again" / "cities.parquet")

    assert (tmp_path / "again" / "cities.parquet").read_bytes() == CITIES_FILE.read_bytes()


@pytest.fixture
def damaged(tmp_path) -> Path:
    """The real facts, with a place for another file of cities."""
    for path in FACTS.iterdir():
        if path.name != "places":
            (tmp_path / path.name).symlink_to(path)
    (tmp_path / "places").mkdir()
    return tmp_path


def refusal(facts):
    with pytest.raises(DataError) as refused:
        open_warehouse(facts)
    return str(refused.value)


def with_cell(column, value, row=4):
    """Fifty real cities, with one cell of a row (counted from 1) spoilt."""
    table = parquet.read_table(CITIES_FILE).slice(0, 50)
    cells = table[column].to_pylist()
    cells[row - 1] = value
    position = table.column_names.index(column)
    return table.set_column(position, column, pa.array(cells, table.schema.field(column).type))


def test_a_missing_file_of_cities_stops_the_start(damaged):
    assert refusal(damaged) == f"{FILE}: the file is missing (rule: every table has its file)"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"city_id,name\n1,Paris\n",
        CITIES_FILE.read_bytes()[:-1000],
        CITIES_FILE.read_bytes()[:200_000] + bytes(1000) + CITIES_FILE.read_bytes()[201_000:],
    ],
    ids=["empty", "text", "cut off", "overwritten"],
)
def test_a_damaged_file_of_cities_stops_the_start(damaged, content):
    (damaged / FILE).write_bytes(content)

    assert refusal(damaged) == (
        f'{FILE}: "cities.parquet" is not a Parquet file that can be read to its end '
        "(rule: make cities writes it anew)"
    )


def test_other_columns_stop_the_start(damaged):
    table = parquet.read_table(CITIES_FILE).rename_columns({"population": "people"})
    parquet.write_table(table, damaged / FILE)

    said = refusal(damaged)

    assert said.startswith(f"{FILE}: the columns are city_id (BIGINT), name (VARCHAR), iso3 ")
    assert "people (BIGINT) (rule: the columns are" in said
    assert "population (BIGINT))" in said


def test_another_type_stops_the_start(damaged):
    table = parquet.read_table(CITIES_FILE)
    latitudes = table["latitude"].cast(pa.string())
    parquet.write_table(table.set_column(3, "latitude", latitudes), damaged / FILE)

    assert "latitude (VARCHAR)" in refusal(damaged)


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("latitude", 91.5, '"91.5" is not a latitude, from -90 to 90 degrees'),
        ("longitude", float("nan"), '"nan" is not a longitude'),
        ("population", -1, '"-1" is not an amount of 0 or more'),
        ("iso3", "fr", '"fr" is not a country code of three capital letters'),
        ("name", None, "an empty cell stands where a value is required"),
        ("name", "", "an empty cell stands where a value is required"),
    ],
)
def test_a_wrong_cell_stops_the_start_with_its_row(damaged, column, value, said):
    parquet.write_table(with_cell(column, value), damaged / FILE)

    message = refusal(damaged)

    assert message.startswith(f"{FILE}, row 4, column {column}: {said}")
    assert message.endswith(f"(rule: cities.{column})")


def test_a_key_that_stands_twice_stops_the_start(damaged):
    first = parquet.read_table(CITIES_FILE)["city_id"][0].as_py()
    parquet.write_table(with_cell("city_id", first), damaged / FILE)

    assert refusal(damaged).startswith(f'{FILE}, row 4, column city_id: "{first}" stands already')


def test_a_country_that_is_not_known_stops_the_start(damaged):
    parquet.write_table(with_cell("iso3", "XXX"), damaged / FILE)

    said = refusal(damaged)

    assert said.startswith(f"{FILE}, column iso3: ")
    assert said.endswith("(rule: The country of a city is a country of countries.csv.)")


def test_a_file_without_a_city_stops_the_start(damaged):
    parquet.write_table(parquet.read_table(CITIES_FILE).slice(0, 0), damaged / FILE)

    assert refusal(damaged) == f"{FILE}: no row is in it (rule: {FILE} holds at least one row)"
