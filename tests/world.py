"""A hand-made world: a few countries, companies and deals, with only what a test says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def make_world(
    *deals: dict[str, Any],
    read_until: str = READ_UNTIL,
    sites: Sequence[dict[str, Any]] = (),
    cities: Sequence[dict[str, Any]] = (),
    appointments: Sequence[dict[str, Any]] = (),
    claims: Sequence[dict[str, Any]] = (),
    seats: Mapping[str, str] | None = None,
) -> Atlas:
    """Open an atlas that holds only these deals, datacenters, cities, appointments and claims.

    The seats of companies are not known but for those given, as countries by company.
    """
    connection = blank_warehouse()

    def insert(table: str, **values: Any) -> None:
        names = ", ".join(values)
        marks = ", ".join(f"${name}" for name in values)
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)  # noqa: S608 - names of the test

    for iso3, (iso2, name, region, subregion) in COUNTRIES.items():
        insert(
            "countries", iso3=iso3, iso2=iso2, name=name, region=region, subregion=subregion,
            latitude=0, longitude=0, population=1_000_000, population_year=2024,
        )  # fmt: skip
    for organization_id, name in COMPANIES.items():
        insert(
            "organizations", organization_id=organization_id, name=name, kind="model_lab",
            headquarters_iso3=(seats or {}).get(organization_id),
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
    if any(site["milestones"] for site in sites):
        insert(
            "sources", source_id="by-hand", url="https://example.org/", publisher="Test",
            title="Made by hand", accessed_date=read_until, kind="press",
        )  # fmt: skip
    for site in sites:
        insert("datacenters", **{name: site[name] for name in site if name not in _BESIDE_A_SITE})
        datacenter_id = site["datacenter_id"]
        for role, organization_ids in site["parties"].items():
            for organization_id in organization_ids:
                insert(
                    "datacenter_organizations", datacenter_id=datacenter_id,
                    organization_id=organization_id, role=role,
                )  # fmt: skip
        for day, megawatts, kind in site["milestones"]:
            insert(
                "capacity_milestones", datacenter_id=datacenter_id, milestone_date=day,
                capacity_mw=megawatts, kind=kind, source_id="by-hand",
            )  # fmt: skip
        for deal_id in site["deals"]:
            insert("datacenter_deals", datacenter_id=datacenter_id, deal_id=deal_id)
    for city in cities:
        insert("cities", **city)
    for appointment in appointments:
        sources = appointment["sources"]
        insert("appointments", **{name: appointment[name] for name in appointment
                                  if name != "sources"})  # fmt: skip
        for number, source in enumerate(sources, start=1):
            source_id = f"{appointment['appointment_id']}-source-{number}"
            insert(
                "sources", **{
                    "source_id": source_id, "url": f"https://example.org/{source_id}",
                    "publisher": "Test", "title": "Made by hand", "accessed_date": read_until,
                    "kind": "press",
                } | source,
            )  # fmt: skip
            insert(
                "appointment_sources", appointment_id=appointment["appointment_id"],
                source_id=source_id,
            )  # fmt: skip
    for claim in claims:
        insert("claims", **{name: claim[name] for name in claim if name != "sources"})
        for number, source in enumerate(claim["sources"], start=1):
            source_id = f"{claim['claim_id']}-source-{number}"
            insert(
                "sources", **{
                    "source_id": source_id, "url": f"https://example.org/{source_id}",
                    "publisher": "Test", "title": "Made by hand", "accessed_date": read_until,
                    "kind": "press",
                } | source,
            )  # fmt: skip
            insert("claim_sources", claim_id=claim["claim_id"], source_id=source_id)
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


_BESIDE_A_SITE = ("parties", "milestones", "deals")


def make_site(**said: Any) -> dict[str, Any]:
    """One datacenter with sensible defaults.

    Args:
        said: columns of datacenters.csv; and parties, organizations by role such as
            {"owner": ["google"]}; milestones, each (date as published, megawatts in total from then
            on, "actual" or "planned"); deals, the keys of those that it comes from.
    """
    global _made
    _made += 1
    return {
        "datacenter_id": f"site-{_made}",
        "name": f"Site {_made}",
        "country_iso3": "FRA",
        "locality": "Town",
        "latitude": 0.0,
        "longitude": 0.0,
        "coordinate_precision": "site",
        "status": "construction",
        "summary": "Made by hand.",
        "confidence": "high",
        "parties": {},
        "milestones": [],
        "deals": [],
    } | said


def make_appointment(**said: Any) -> dict[str, Any]:
    """One appointment of a former official with sensible defaults.

    Args:
        said: columns of appointments.csv; and sources, columns of sources.csv for each of them.
    """
    global _made
    _made += 1
    return {
        "appointment_id": f"appointment-{_made}",
        "person": f"Person {_made}",
        "former_office": "Minister",
        "former_country_iso3": "FRA",
        "organization_id": "openai",
        "role": "Adviser",
        "start_date": "2025-01-15",
        "summary": "Made by hand.",
        "sources": [],
    } | said


def make_claim(metric: str, value: float, unit: str, **said: Any) -> dict[str, Any]:
    """One claim with sensible defaults.

    Args:
        metric: what is counted.
        value: the number claimed.
        unit: its unit.
        said: columns of claims.csv; and sources, columns of sources.csv for each of them.
    """
    global _made
    _made += 1
    return {
        "claim_id": f"claim-{_made}",
        "organization_id": "openai",
        "claim_date": "2025-06-30",
        "metric": metric,
        "value": value,
        "unit": unit,
        "statement": f"Claim {_made}.",
        "sources": [{}],
    } | said


def make_city(**said: Any) -> dict[str, Any]:
    """One city with sensible defaults; said holds columns of the table of cities."""
    global _made
    _made += 1
    return {
        "city_id": _made,
        "name": f"City {_made}",
        "iso3": "FRA",
        "latitude": 0.0,
        "longitude": 0.0,
        "population": 100_000,
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
