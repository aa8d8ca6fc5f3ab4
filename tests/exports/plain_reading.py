"""The counting rules once more, in plain Python over the csv files: what the atlas must answer.

Slow and simple on purpose; shares no line with the atlas.
"""

from __future__ import annotations

import csv
from calendar import monthrange
from datetime import date
from functools import cache
from pathlib import Path

FACTS = Path(__file__).parents[2] / "data"
RUNGS = ["exploratory", "discussions", "memorandum", "agreement", "delivery", "operational"]


@cache
def table(name: str) -> list[dict[str, str]]:
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def end_of_coverage() -> date:
    (until,) = [row["covered_until"] for row in table("coverage") if row["topic"] == "deals"]
    return date.fromisoformat(until)


def counted_day(published: str) -> date | None:
    """Rule 1: the last day of the period, never after the end of coverage."""
    numbers = [int(part) for part in published.split("-")] if published else []
    if not numbers:
        return None
    if len(numbers) == 3:
        return date(*numbers)
    year, month = numbers[0], numbers[1] if len(numbers) == 2 else 12
    return min(date(year, month, monthrange(year, month)[1]), end_of_coverage())


@cache
def steps() -> dict[str, list[tuple[date, int, str]]]:
    """The dated events of every deal as (day, running number, stage), in order."""
    found: dict[str, list[tuple[date, int, str]]] = {deal["deal_id"]: [] for deal in table("deals")}
    for event in table("deal_events"):
        day = counted_day(event["event_date"])
        if day is not None:
            number = int(event["event_id"].rsplit("-", 1)[1])
            found[event["deal_id"]].append((day, number, event["stage"]))
    return {deal: sorted(events) for deal, events in found.items()}


def stage_of_deal(deal: str, day: date) -> str | None:
    """Rule 2: the stage of the last event up to the day; None when it has not begun."""
    past = [stage for when, _, stage in steps()[deal] if when <= day]
    return past[-1] if past else None


def stage_of_country(deals: list[str], day: date) -> str:
    """Rule 3: the furthest rung, else paused, else ended, else none."""
    stages = {stage_of_deal(deal, day) for deal in deals} - {None}
    for stage in [*reversed(RUNGS), "paused", "ended"]:
        if stage in stages:
            return stage
    return "none"


def since_of_country(deals: list[str], until: date) -> str:
    """The day on which the country's stage last changed to what it is."""
    since, before = None, "none"
    for day in sorted({when for deal in deals for when, _, _ in steps()[deal] if when <= until}):
        stage = stage_of_country(deals, day)
        if stage != before:
            since, before = day, stage
    return since.isoformat() if since else ""


def places(deal: dict[str, str], *, members: bool) -> set[str]:
    """Rule 6: a deal's country; for a group, its members if the reader wants them painted."""
    if deal["country_iso3"]:
        return {deal["country_iso3"]}
    rows = table("country_groups") if members else []
    return {row["iso3"] for row in rows if row["group_code"] == deal["group_code"]}


def partnership_map(
    vendors: tuple[str, ...] = (),
    as_of: date | None = None,
    *,
    offices: bool = False,
    members: bool = False,
) -> dict[str, dict[str, str]]:
    """What the view of the same name must say of every inhabited entity, as text."""
    day = as_of or end_of_coverage()
    names = {row["organization_id"]: row["name"] for row in table("organizations")}
    in_view = [
        deal
        for deal in table("deals")
        if (not vendors or deal["vendor_id"] in vendors)  # rule 12: the vendor's alone
        and (offices or deal["kind"] != "office")  # rule 5
        and stage_of_deal(deal["deal_id"], day) is not None
    ]
    answer = {}
    for country in table("countries"):
        if not float(country["population"] or 0):
            continue
        here = [deal for deal in in_view if country["iso3"] in places(deal, members=members)]
        ids = [deal["deal_id"] for deal in here]
        answer[country["iso3"]] = {
            "iso3": country["iso3"],
            "country": country["name"],
            "stage": stage_of_country(ids, day),
            "stage_since": since_of_country(ids, day),
            "deals": str(len(ids)),
            "vendors": ", ".join(sorted({names[deal["vendor_id"]] for deal in here})),
        }
    return answer
