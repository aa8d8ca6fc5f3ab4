"""Facts with a million datacenters: seeded copies of the real ones, strewn around real cities."""

from __future__ import annotations

import duckdb
import numpy as np
import pyarrow as pa

from analytics.questions import Atlas, read_choices
from analytics.warehouse import derive, filled_warehouse

SEED = 20260630
A_MILLION = 1_000_000
_CLUSTER = 40  # copies in a row, of which the first three parts lie in one another
_AWAY = 0.15  # degrees from the middle of the city, on average
_AWAY_FROM_LARGER = 0.01

# Cities pull datacenters by their people and by how many datacenters their country really has.
_CITIES = """
SELECT
    cities.iso3,
    cities.latitude,
    cities.longitude,
    cities.population * (1 + coalesce(sites.real_ones, 0)) AS pull
FROM cities
LEFT JOIN (
    SELECT country_iso3 AS iso3, count(*) AS real_ones
    FROM datacenters
    GROUP BY country_iso3
) AS sites USING (iso3)
ORDER BY cities.city_id
"""

# A copy keeps status, dates, parties and milestones of a real datacenter; its megawatts are all
# taken by one factor, so that running ones stay within the plan. Texts that no map shows are left
# out, and so are deals: they lie in the country of the original. The keys of parties and milestones
# are those of the datacenters; checking three million of them anew would take longer than all else.
_COPIES = """
CREATE TEMP TABLE copies AS
SELECT
    originals.datacenter_id AS original,
    originals.datacenter_id || '-copy-' || drawn.copy AS datacenter_id,
    drawn.* EXCLUDE (original)
FROM drawn
JOIN (
    SELECT datacenter_id, row_number() OVER (ORDER BY datacenter_id) - 1 AS place
    FROM datacenters
) AS originals ON originals.place = drawn.original;

INSERT INTO datacenters BY NAME
SELECT
    datacenters.* REPLACE (
        copies.datacenter_id AS datacenter_id,
        datacenters.name || ' ' || copies.copy AS name,
        copies.iso3 AS country_iso3,
        copies.latitude AS latitude,
        copies.longitude AS longitude,
        round(datacenters.capacity_mw_planned * copies.factor, 1) AS capacity_mw_planned,
        round(datacenters.capacity_mw_operational * copies.factor, 1) AS capacity_mw_operational,
        larger.datacenter_id AS part_of_datacenter_id,
        'A copy.' AS summary
    )
FROM copies
JOIN datacenters ON datacenters.datacenter_id = copies.original
LEFT JOIN copies AS larger ON larger.copy = copies.larger;

CREATE OR REPLACE TABLE datacenter_organizations AS
SELECT * FROM datacenter_organizations
UNION ALL BY NAME
SELECT parties.* REPLACE (copies.datacenter_id AS datacenter_id)
FROM copies
JOIN datacenter_organizations AS parties ON parties.datacenter_id = copies.original;

CREATE OR REPLACE TABLE capacity_milestones AS
SELECT * FROM capacity_milestones
UNION ALL BY NAME
SELECT
    milestones.* REPLACE (
        copies.datacenter_id AS datacenter_id,
        round(milestones.capacity_mw * copies.factor, 1) AS capacity_mw
    )
FROM copies
JOIN capacity_milestones AS milestones ON milestones.datacenter_id = copies.original;

DROP TABLE copies;
"""


def atlas_of_many_sites(count: int = A_MILLION) -> Atlas:
    """An atlas with so many datacenters, the real ones among them, the same for every run."""
    connection, _ = filled_warehouse()
    connection.register("drawn", _drawn(connection, count))
    for statement in _COPIES.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    connection.unregister("drawn")
    derive(connection)
    return Atlas(connection, read_choices(connection))


def _drawn(connection: duckdb.DuckDBPyConnection, count: int) -> pa.Table:
    """One row per copy: its original, its place, its factor, and the copy that it is a part of."""
    (real,) = connection.execute("SELECT count(*) FROM datacenters").fetchone()
    cities = connection.execute(_CITIES).fetchnumpy()
    dice = np.random.default_rng(SEED)
    copies = np.arange(count - real)
    place = copies % _CLUSTER
    # Two parts of the first of a cluster, and a part of the first part.
    upward = np.select([place == 1, (place == 2) | (place == 3)], [1, 2], 0)
    larger = copies - upward
    city = dice.choice(len(cities["pull"]), copies.size, p=cities["pull"] / cities["pull"].sum())
    city = np.where(upward > 0, city[copies - place], city)
    away = dice.exponential(np.where(upward > 0, _AWAY_FROM_LARGER, _AWAY))
    direction = dice.uniform(0, 2 * np.pi, copies.size)
    return pa.table(
        {
            "copy": copies,
            "original": dice.integers(0, real, copies.size),
            "larger": pa.array(larger, mask=upward == 0),
            "iso3": cities["iso3"][city].astype(str),
            "latitude": (cities["latitude"][city] + away * np.sin(direction)).round(4),
            "longitude": (
                (cities["longitude"][city] + away * np.cos(direction) + 180) % 360 - 180
            ).round(4),
            "factor": dice.lognormal(0, 0.8, copies.size).round(3),
        }
    )
