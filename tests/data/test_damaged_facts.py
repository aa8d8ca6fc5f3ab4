"""A wrong cell or a broken rule stops the start, and the message leads to the very cell."""

from __future__ import annotations

import re

import pytest

from analytics import data_rules
from analytics.warehouse import filled_warehouse, open_warehouse

UK = ("deals.csv", "openai-gbr-stargate")
NARVIK = ("datacenters.csv", "nscale-narvik")
SUNAK = ("appointments.csv", "rishi-sunak-microsoft")

# id: the row, the column, what is written into the cell, what the message says after it.
WRONG_CELLS = {
    "wrong entry of a closed list": (*UK, "kind", "foo", "is not one of infrastructure, access, "),
    "a stage that is none": (
        "deal_events.csv", "openai-gbr-stargate-1", "stage", "signed",
        "is not one of exploratory, discussions, ",
    ),
    "closed list in capitals": (*UK, "confidence", "High", "is not one of high, medium, low"),
    "latitude 190": (*NARVIK, "latitude", "190", "is not a latitude, from -90 to 90 degrees"),
    "longitude -200": (*NARVIK, "longitude", "-200", "is not a longitude, from -180 to 180"),
    "text in a number": (*UK, "capacity_mw", "about 100", "is not a number, written as 12 or"),
    "thousands marked": (*UK, "value_usd", "1,000,000", "is not a whole number, written in digits"),
    "a spreadsheet's short form": (*UK, "value_usd", "1E+09", "is not a whole number"),
    "half a dollar": (*UK, "value_usd", "1.5", "is not a whole number"),
    "not a number": (*NARVIK, "capacity_mw_planned", "nan", "is not a number"),
    "negative amount": (*UK, "accelerator_count", "-8000", "is not an amount of 0 or more"),
    "share of 140 percent": (
        "countries.csv", "NOR", "low_carbon_share_pct", "140", "is not a share in percent",
    ),
    "year 20": ("countries.csv", "NOR", "gdp_year", "20", "is not a year from 1900 to 2099"),
    "thirteenth month": (*UK, "announced_date", "2026-13-01", "is not a date of the calendar"),
    "30 February": (
        "deal_events.csv", "openai-gbr-stargate-1", "event_date", "2026-02-30",
        "is not a date of the calendar",
    ),
    "date turned round": (*UK, "announced_date", "16/09/2025", "is not a date of the calendar"),
    "31 June as a whole day": (
        "coverage.csv", "deals", "covered_until", "2026-06-31",
        "is not a day of the calendar (rule: coverage.covered_until)",
    ),
    "day without its zeros": (
        "coverage.csv", "deals", "covered_until", "2026-6-3", "is not a day, written as YYYY-MM-DD",
    ),
    "unknown vendor": (
        *UK, "vendor_id", "opnai",
        'is no organization_id of organizations.csv; the nearest is "openai"',
    ),
    "unknown country": (*UK, "country_iso3", "UKX", "is no iso3 of countries.csv"),
    "unknown source": (
        "deal_event_sources.csv", "openai-gbr-stargate-1", "source_id", "no-such-page",
        "is no source_id of sources.csv",
    ),
    "unknown site of a milestone": (
        "capacity_milestones.csv", "xai-colossus-1", "datacenter_id", "xai-colossus-9",
        'is no datacenter_id of datacenters.csv; the nearest is "xai-colossus-',
    ),
    "number in place of an id": (*UK, "deal_id", "2026", "is not an id in lower-case letters"),
    "capitals in an id": (*UK, "deal_id", "OpenAI-GBR", "is not an id in lower-case letters"),
    "country code in small letters": (
        "countries.csv", "NOR", "iso3", "nor", "is not a country code of three capital letters",
    ),
    "address without http": (
        "sources.csv", "1news-aws-nz", "url", "www.1news.co.nz", "is not a web address",
    ),
    "blank at the end": (*UK, "confidence", "high ", "begins or ends with a blank"),
    "required cell left empty": (*UK, "title", "", "stands where a value is required"),
    "yes in place of true": (
        "boundaries/neighbours.csv", "NOR", "shares_border", "yes", "is not true or false",
    ),
    "list with an empty entry": (
        "organizations.csv", "openai", "aliases", "Open AI;;OAI", "is not a list whose entries",
    ),
    "two countries with one code": ("countries.csv", "SWE", "iso2", "NO", "stands already in line"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("file", "key", "column", "value", "wrong"), WRONG_CELLS.values(), ids=WRONG_CELLS
)
def test_a_wrong_cell_stops_the_start(facts, file, key, column, value, wrong):
    line = facts.set_cells(file, key, **{column: value})

    message = facts.refusal()

    said = f'"{value}"' if value else "an empty cell"
    assert message.startswith(f"{file}, line {line}, column {column}: {said} {wrong}")
    assert "(rule: " in message


# id: the row, the cells to write, the column at fault, the rule's sentence.
BROKEN_RULES = {
    "umbrella that is no deal": (
        *UK, {"umbrella_deal_id": "no-such-deal"}, "umbrella_deal_id",
        "The umbrella of a deal is a deal of deals.csv.",
    ),
    "umbrellas in a circle": (
        "deals.csv", "nvidia-uk", {"umbrella_deal_id": "openai-gbr-stargate"}, "umbrella_deal_id",
        "Going from a deal to its umbrella and on never leads back to the deal.",
    ),
    "part of its own part": (
        "datacenters.csv", "wuhu-data-island", {"part_of_datacenter_id": "huawei-wuhu"},
        "part_of_datacenter_id",
        "Going from a datacenter to the one that contains it and on never leads back to it.",
    ),
    "end before start": (
        *SUNAK, {"start_date": "2025-10-09", "end_date": "2025-09"}, "end_date",
        "An appointment does not end before it starts.",
    ),
    "more running than planned": (
        "datacenters.csv", "aeonian-karuma",
        {"capacity_mw_operational": "11", "status": "operational"}, "capacity_mw_operational",
        "The running megawatts of a datacenter are not above the planned ones.",
    ),
    "value without basis": (
        *UK, {"value_usd": "1000"}, "value_basis",
        "A deal says what its value stands for exactly when it has a value.",
    ),
    "announced after its first event": (
        *UK, {"announced_date": "2025-10"}, "announced_date",
        "A deal is announced no later than its first dated event.",
    ),
    "events out of order": (
        "deal_events.csv", "nvidia-humain-3", {"event_date": "2025-08-20"}, "event_date",
        "Within a deal the days from which events count rise with the running number",
    ),
    "alias of somebody else": (
        "organizations.csv", "openai", {"aliases": "anthropic"}, "aliases",
        "A name or alias, in capitals or not, points to one organization only.",
    ),
    "border on one side only": (
        "boundaries/neighbours.csv", "NOR", {"shares_border": "false"}, "neighbour_iso3",
        "Two countries that have a border in common are each other's neighbours",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("file", "key", "cells", "column", "rule"), BROKEN_RULES.values(), ids=BROKEN_RULES
)
def test_a_broken_data_rule_stops_the_start(facts, file, key, cells, column, rule):
    line = facts.set_cells(file, key, **cells)

    message = facts.refusal()

    place = re.match(r"(.+), line (\d+), column (\w+): (.+?) breaks the rule", message)
    assert place
    assert place.groups()[0] == file
    assert place.groups()[2] == column
    assert f"(rule: {rule}" in message
    # Of several offenders the topmost is told: all deals of a circle, both sides of a border.
    if "more of its kind" not in message:
        assert int(place.groups()[1]) == line
        assert cells.get(column, "") in message


def test_of_several_offenders_against_a_rule_the_topmost_is_told(facts):
    facts.set_cells(*UK, value_usd="1000")
    line = facts.set_cells("deals.csv", "adani-india-ai", value_basis="")

    message = facts.refusal()

    assert message.startswith(
        f"deals.csv, line {line}, column value_basis: an empty cell breaks the rule, beside "
        "value_usd 100000000000; 1 more of its kind (rule: A deal says what its value stands for"
    )


def test_a_falling_milestone_stops_the_start(facts):
    line = facts.line_of("capacity_milestones.csv", "alibaba-zhangbei,2026-01-03")
    facts.change(
        "capacity_milestones.csv",
        lambda text: text.replace(
            "alibaba-zhangbei,2026-01-03,203", "alibaba-zhangbei,2026-01-03,20"
        ),
    )
    facts.set_cells("datacenters.csv", "alibaba-zhangbei", capacity_mw_operational="20")

    message = facts.refusal()

    assert message.startswith(f'capacity_milestones.csv, line {line}, column capacity_mw: "20" ')
    assert "mw_before 102" in message
    assert "never fall from one to the next" in message


def test_swapped_values_stop_the_start(facts):
    line = facts.set_cells(*UK, country_iso3="openai", vendor_id="GBR")

    message = facts.refusal()

    assert message.startswith(
        f'deals.csv, line {line}, column vendor_id: "GBR" is no organization_id'
    )


def test_a_repeated_key_stops_the_start(facts):
    first = facts.line_of("deals.csv", "openai-gbr-stargate,")
    rows = facts.read("deals.csv").split("\n")
    facts.change("deals.csv", lambda text: text + rows[first - 1] + "\n")

    message = facts.refusal()

    assert message.startswith(
        f'deals.csv, line {len(rows)}, column deal_id: "openai-gbr-stargate" stands already in '
        f"line {first}; each deal_id stands once (rule: deals.deal_id)"
    )


def test_a_repeated_pair_stops_the_start(facts):
    facts.change("claim_sources.csv", lambda text: text + text.split("\n")[1] + "\n")

    message = facts.refusal()

    assert 'column source_id: "alibaba-capex, newsaz-alibaba" stands already in line 2' in message
    assert "each claim_id with source_id stands once" in message


def test_the_topmost_of_several_faults_is_told(facts):
    facts.set_cells(*UK, kind="foo")
    line = facts.set_cells("deals.csv", "adani-india-ai", vendor_id="nobody-at-all")

    message = facts.refusal()

    assert message.startswith(f'deals.csv, line {line}, column vendor_id: "nobody-at-all"')


def test_a_deal_may_stand_above_its_umbrella(facts):
    facts.change("deals.csv", lambda text: "\n".join(
        [text.split("\n")[0], *reversed(text.rstrip("\n").split("\n")[1:])]
    ))  # fmt: skip

    warehouse = open_warehouse(facts.folder)

    assert warehouse.execute("SELECT count(*) FROM deals").fetchone() == (359,)


def test_facts_are_text_and_never_sql(facts):
    nasty = "'); DROP TABLE deals; --"
    line = facts.set_cells(*UK, kind=nasty)

    message = facts.refusal()

    assert message.startswith(f'deals.csv, line {line}, column kind: "{nasty}" is not one of')


def test_the_command_prints_what_stops_the_start(facts, monkeypatch, capsys):
    facts.set_cells(*UK, kind="foo")
    monkeypatch.setattr(
        "analytics.warehouse.filled_warehouse", lambda: filled_warehouse(facts.folder)
    )

    code = data_rules.main()

    assert code == 1
    assert '"foo" is not one of infrastructure' in capsys.readouterr().out
