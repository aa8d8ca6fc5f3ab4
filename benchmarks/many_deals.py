"""Facts with many times the deals: seeded copies of the real ones, moved in place and time."""

from __future__ import annotations

import duckdb

from analytics.questions import Atlas, read_choices
from analytics.warehouse import derive, filled_warehouse

SEED = 20260630

# Every copy keeps the shape of a real deal and its events; its country, vendor and days are drawn
# by a hash of its number, so that the same seed gives the same facts on every machine.
_COPIES = """
CREATE TEMP TABLE copies AS
SELECT
    deals.deal_id AS original,
    deals.deal_id || '-copy-' || copy AS deal_id,
    copy,
    hash(deals.deal_id || copy || $seed) AS draw
FROM deals, generate_series(1, $times - 1) AS numbers(copy);

INSERT INTO deals BY NAME
SELECT
    deals.* REPLACE (
        copies.deal_id AS deal_id,
        deals.title || ' ' || copies.copy AS title,
        CASE WHEN deals.country_iso3 IS NOT NULL THEN places.iso3 END AS country_iso3,
        vendors.organization_id AS vendor_id,
        NULL AS umbrella_deal_id
    )
FROM copies
JOIN deals ON deals.deal_id = copies.original
JOIN (SELECT iso3, row_number() OVER (ORDER BY iso3) - 1 AS place FROM countries
      WHERE population > 1000000) AS places
    ON places.place = copies.draw % (SELECT count(*) FROM countries WHERE population > 1000000)
JOIN (SELECT vendor_id AS organization_id, row_number() OVER (ORDER BY vendor_id) - 1 AS place
      FROM (SELECT DISTINCT vendor_id FROM deals)) AS vendors
    ON vendors.place = (copies.draw // 1000) % (SELECT count(DISTINCT vendor_id) FROM deals);

INSERT INTO deal_events BY NAME
SELECT
    copies.deal_id || '-' || regexp_extract(deal_events.event_id, '[0-9]+$') AS event_id,
    copies.deal_id,
    strftime(
        period_ends(deal_events.event_date) - to_days(CAST(copies.draw % 400 AS INTEGER)),
        '%Y-%m-%d'
    ) AS event_date,
    deal_events.stage,
    deal_events.headline
FROM copies
JOIN deal_events ON deal_events.deal_id = copies.original;

INSERT INTO deal_event_sources BY NAME
SELECT
    copies.deal_id || '-' || regexp_extract(deal_event_sources.event_id, '[0-9]+$') AS event_id,
    deal_event_sources.source_id
FROM copies
JOIN deal_events ON deal_events.deal_id = copies.original
JOIN deal_event_sources ON deal_event_sources.event_id = deal_events.event_id;

INSERT INTO deal_sources BY NAME
SELECT copies.deal_id, deal_sources.source_id
FROM copies
JOIN deal_sources ON deal_sources.deal_id = copies.original;
"""


def atlas_of_many_deals(times: int) -> Atlas:
    """An atlas with so many times the real deals, the same for every run."""
    connection, _ = filled_warehouse()
    for statement in _COPIES.split(";\n"):
        if statement.strip():
            _run(connection, statement, times)
    derive(connection)
    return Atlas(connection, read_choices(connection))


def _run(connection: duckdb.DuckDBPyConnection, statement: str, times: int) -> None:
    offered = {"times": times, "seed": SEED}
    connection.execute(
        statement, {name: value for name, value in offered.items() if f"${name}" in statement}
    )
