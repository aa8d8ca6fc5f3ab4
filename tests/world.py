"""A hand-made world: a few countries, companies and deals, with only what a test says."""

from __future__ import annotations

from datetime import date
from typing import Any

from analytics.filters import AtlasFilter
from analytics.questions import Atlas, read_choices
from analytics.warehouse import blank_warehouse, derive

COUNTRIES = {
    "ARE": ("AE", "United Arab Emirates", "Asia", "Western Asia"),
    "FRA": ("FR", "France", "Europe", "Western Europe"),
    "KEN": ("KE", "Kenya", "Africa", "Eastern Africa"),
    "USA": ("US", "United States", "Americas", "Northern America"),
}
COMPANIES = {"openai": "OpenAI", "google": "Google", "g42": "G42"}
READ_UNTIL = "2026-06-30"


def make_world(*deals: dict[str, Any], read_until: str = READ_UNTIL) -> Atlas:
    """Open an atlas that holds only these deals."""
    connection = blank_warehouse()

    def insert(table: str, **values: Any) -> None:
        names = ", ".join(values)
        marks = ", ".join(f"${name}" for name in values)
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)  # noqa: S608 - names of the test

    for organization_id, name in COMPANIES.items():
        insert("organizations", organization_id=organization_id, name=name, kind="model_lab")
    for iso3, (iso2, name, region, subregion) in COUNTRIES.items():
        insert(
            "countries", iso3=iso3, iso2=iso2, name=name, region=region, subregion=subregion,
            latitude=0, longitude=0, population=1_000_000, population_year=2024,
        )  # fmt: skip
    for topic in ("deals", "datacenters"):
        insert("coverage", topic=topic, covered_until=read_until, note="made by hand")
    for iso3 in ("FRA", "KEN"):
        insert("country_groups", group_code="EU", group_name="European Union", iso3=iso3)
    for deal in deals:
        events = deal.pop("events")
        insert("deals", **deal)
        for number, (day, stage) in enumerate(events, start=1):
            insert(
                "deal_events", event_id=f"{deal['deal_id']}-{number}", deal_id=deal["deal_id"],
                event_date=day, stage=stage, headline=f"{stage} on {day}",
            )  # fmt: skip
    derive(connection)
    return Atlas(connection, read_choices(connection))


_made = 0


def make_deal(*events: tuple[str | None, str], **said: Any) -> dict[str, Any]:
    """One deal with sensible defaults; events are (date as published, stage) in their order."""
    global _made
    _made += 1
    country = None if said.get("group_code") else "FRA"
    return {
        "deal_id": f"deal-{_made}",
        "title": f"Deal {_made}",
        "vendor_id": "openai",
        "country_iso3": country,
        "counterparty": "Government",
        "counterparty_kind": "government",
        "kind": "access",
        "confidence": "high",
        "announced_date": "2020",
        "summary": "Made by hand.",
        "events": list(events),
    } | said


def standing(atlas: Atlas, day: str | None = None, **chosen: Any) -> dict[str, tuple[str, Any]]:
    """Stage and since-day of every country with a deal in view."""
    as_of = date.fromisoformat(day) if day else None
    rows = atlas.rows("partnership_map", AtlasFilter(as_of=as_of, **chosen))
    return {row.iso3: (row.stage, row.stage_since) for row in rows if row.deals}


def stage_in(atlas: Atlas, iso3: str, day: str | None = None, **chosen: Any) -> str:
    """Stage of one country."""
    as_of = date.fromisoformat(day) if day else None
    rows = atlas.rows("partnership_map", AtlasFilter(as_of=as_of, **chosen))
    return next(row.stage for row in rows if row.iso3 == iso3)
