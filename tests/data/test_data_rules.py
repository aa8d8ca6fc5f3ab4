"""Every data rule holds for the facts, and finds the row that breaks it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from analytics import data_rules
from analytics.data_rules import broken_rules, offenders_of
from analytics.fact_schema import fact_tables
from analytics.warehouse import ROOT, blank_warehouse, filled_warehouse

RULES = data_rules.data_rules()
TABLES = {table.name: table for table in fact_tables(blank_warehouse())}

# How each rule can be broken, and the first column of the row that breaks it.
BREACHES = {
    "appointments_end_after_they_start": (
        "UPDATE appointments SET start_date = '2025', end_date = '2024-12' "
        "WHERE appointment_id = 'rishi-sunak-microsoft'",
        "rishi-sunak-microsoft",
    ),
    "appointments_have_a_source": (
        "DELETE FROM appointment_sources WHERE appointment_id = 'rishi-sunak-microsoft'",
        "rishi-sunak-microsoft",
    ),
    "borders_are_mutual": (
        "UPDATE country_neighbours SET shares_border = false, distance_km = 9 "
        "WHERE iso3 = 'NOR' AND neighbour_iso3 = 'SWE'",
        "SWE",
    ),
    "cities_lie_in_known_countries": (
        "UPDATE cities SET iso3 = 'XXX' WHERE city_id = 292968",
        "292968",
    ),
    "claims_have_a_source": (
        "DELETE FROM claim_sources WHERE claim_id = 'alibaba-capex'",
        "alibaba-capex",
    ),
    "contradictions_name_known_datacenters": (
        "UPDATE contradictions SET datacenter_ids = 'meta-aiken;aiken' WHERE topic = 'Aiken'",
        "Aiken",
    ),
    "contradictions_name_known_deals": (
        "UPDATE contradictions SET deal_ids = 'aiken' WHERE topic = 'Aiken'",
        "Aiken",
    ),
    "country_figures_have_a_year": (
        "UPDATE countries SET gdp_year = NULL WHERE iso3 = 'NOR'",
        "NOR",
    ),
    "coverage_names_deals_and_datacenters": (
        "DELETE FROM coverage WHERE topic = 'datacenters'",
        "datacenters",
    ),
    "datacenter_sources_include_milestone_sources": (
        "DELETE FROM datacenter_sources WHERE datacenter_id = 'xai-colossus-1'",
        "xai-colossus-1",
    ),
    "datacenters_have_a_source": (
        "DELETE FROM datacenter_sources WHERE datacenter_id = 'xai-colossus-1'",
        "xai-colossus-1",
    ),
    "datacenters_lie_where_their_deals_are": (
        "INSERT INTO datacenter_deals VALUES ('nscale-narvik', 'openai-gbr-stargate')",
        "nscale-narvik",
    ),
    "deal_groups_are_known": (
        "UPDATE deals SET group_code = 'NARNIA' WHERE deal_id = 'openai-gbr-stargate'",
        "openai-gbr-stargate",
    ),
    "deal_sources_include_event_sources": (
        "DELETE FROM deal_sources WHERE deal_id = 'openai-gbr-stargate'",
        "openai-gbr-stargate-1",
    ),
    "deals_are_announced_by_their_first_event": (
        "UPDATE deals SET announced_date = '2025-10' WHERE deal_id = 'openai-gbr-stargate'",
        "openai-gbr-stargate",
    ),
    "deals_concern_a_country_or_a_group": (
        "UPDATE deals SET group_code = 'NATO' WHERE deal_id = 'openai-gbr-stargate'",
        "openai-gbr-stargate",
    ),
    "deals_have_a_dated_event": (
        "UPDATE deal_events SET event_date = NULL WHERE deal_id = 'openai-gbr-stargate'",
        "openai-gbr-stargate",
    ),
    "deals_have_a_source": (
        "DELETE FROM deal_sources WHERE deal_id = 'openai-gbr-stargate'",
        "openai-gbr-stargate",
    ),
    "event_days_rise_with_the_number": (
        "UPDATE deal_events SET event_date = '2024' WHERE event_id = 'openai-gbr-stargate-2'",
        "openai-gbr-stargate-2",
    ),
    "event_ids_number_the_events_of_a_deal": (
        "INSERT INTO deal_events VALUES "
        "('openai-gbr-stargate-4', 'openai-gbr-stargate', '2026-06', 'paused', 'Still held')",
        "openai-gbr-stargate-4",
    ),
    "events_have_a_source": (
        "DELETE FROM deal_event_sources WHERE event_id = 'openai-gbr-stargate-2'",
        "openai-gbr-stargate-2",
    ),
    "full_online_is_not_before_first_online": (
        "UPDATE datacenters SET full_online = '2026-11' WHERE datacenter_id = 'nscale-narvik'",
        "nscale-narvik",
    ),
    "groups_have_one_name": (
        "UPDATE country_groups SET group_name = 'Union' WHERE group_code = 'EU' AND iso3 = 'FRA'",
        "EU",
    ),
    "high_confidence_deals_have_a_solid_source": (
        "UPDATE sources SET kind = 'social'",
        "openai-gbr-stargate",
    ),
    "larger_datacenters_are_in_the_same_country": (
        "UPDATE datacenters SET part_of_datacenter_id = 'meta-aiken' "
        "WHERE datacenter_id = 'nscale-narvik'",
        "nscale-narvik",
    ),
    "larger_datacenters_are_no_circle": (
        "UPDATE datacenters SET part_of_datacenter_id = 'huawei-wuhu' "
        "WHERE datacenter_id = 'wuhu-data-island'",
        "wuhu-data-island",
    ),
    "larger_datacenters_exist": (
        "UPDATE datacenters SET part_of_datacenter_id = 'nowhere' "
        "WHERE datacenter_id = 'nscale-narvik'",
        "nscale-narvik",
    ),
    "megawatts_have_a_basis": (
        "UPDATE datacenters SET capacity_basis = NULL WHERE datacenter_id = 'nscale-narvik'",
        "nscale-narvik",
    ),
    "names_point_to_one_organization": (
        "UPDATE organizations SET aliases = 'Open AI;ANTHROPIC' WHERE organization_id = 'openai'",
        "openai",
    ),
    "organizations_are_used": (
        "INSERT INTO organizations VALUES ('nobody', 'Nobody', 'other', NULL, NULL)",
        "nobody",
    ),
    "planned_milestones_follow_actual_ones": (
        "INSERT INTO capacity_milestones "
        "SELECT datacenter_id, '2035', 600, 'actual', source_id FROM capacity_milestones "
        "WHERE datacenter_id = 'nscale-narvik' LIMIT 1",
        "nscale-narvik",
    ),
    "running_megawatts_are_within_the_plan": (
        "UPDATE datacenters SET capacity_mw_operational = 426 "
        "WHERE datacenter_id = 'xai-colossus-1'",
        "xai-colossus-1",
    ),
    "running_megawatts_match_the_last_milestone": (
        "UPDATE datacenters SET capacity_mw_operational = NULL "
        "WHERE datacenter_id = 'xai-colossus-1'",
        "xai-colossus-1",
    ),
    "running_megawatts_never_fall": (
        "UPDATE capacity_milestones SET capacity_mw = 424 "
        "WHERE datacenter_id = 'xai-colossus-1' AND capacity_mw = 425",
        "xai-colossus-1",
    ),
    "sources_are_published_before_they_are_read": (
        "UPDATE sources SET published_date = '2026-12' WHERE source_id = '1news-aws-nz'",
        "1news-aws-nz",
    ),
    "umbrella_deals_are_no_circle": (
        "UPDATE deals SET umbrella_deal_id = 'openai-gbr-stargate' WHERE deal_id = 'nvidia-uk'",
        "nvidia-uk",
    ),
    "umbrella_deals_are_related": (
        "UPDATE deals SET umbrella_deal_id = 'humain-data-centres' "
        "WHERE deal_id = 'openai-gbr-stargate'",
        "openai-gbr-stargate",
    ),
    "umbrella_deals_exist": (
        "UPDATE deals SET umbrella_deal_id = 'none' WHERE deal_id = 'openai-gbr-stargate'",
        "openai-gbr-stargate",
    ),
    "unbuilt_datacenters_run_nothing": (
        "UPDATE datacenters SET capacity_mw_operational = 1 WHERE datacenter_id = 'nscale-narvik'",
        "nscale-narvik",
    ),
    "value_has_a_basis": (
        "UPDATE deals SET value_usd = 1 WHERE deal_id = 'openai-gbr-stargate'",
        "openai-gbr-stargate",
    ),
    "vendors_are_not_their_own_partners": (
        "INSERT INTO deal_partners VALUES ('openai-gbr-stargate', 'openai', 'partner')",
        "openai-gbr-stargate",
    ),
}


@pytest.fixture(scope="module")
def unlocked_facts():
    connection, _ = filled_warehouse()
    return connection


@pytest.fixture
def facts_in_hand(unlocked_facts):
    """The real facts, free to be spoilt: what a test changes is undone after it."""
    unlocked_facts.begin()
    yield unlocked_facts
    unlocked_facts.rollback()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_facts_keep_the_rule(warehouse, rule):
    offenders = offenders_of(rule, warehouse)

    assert offenders.empty, f"{rule.sentence}\n{offenders}"


def test_no_rule_is_missing():
    assert {rule.name for rule in RULES} == set(BREACHES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_a_sentence_about_a_column_that_exists(rule):
    assert rule.sentence.endswith(".")
    assert rule.column in TABLES[rule.table].column_types


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_returns_the_key_of_the_offender_first(warehouse, rule):
    key = TABLES[rule.table].primary_key

    columns = list(offenders_of(rule, warehouse))

    assert columns[: len(key)] == list(key)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_who_breaks_it(facts_in_hand, rule):
    change, offender = BREACHES[rule.name]
    facts_in_hand.execute(change)

    offenders = offenders_of(rule, facts_in_hand)

    assert offender in offenders.iloc[:, 0].astype(str).tolist()


def test_broken_rules_come_with_sentence_file_and_offenders(facts_in_hand):
    facts_in_hand.execute(BREACHES["borders_are_mutual"][0])

    (broken,) = broken_rules(facts_in_hand)

    assert broken.sentence.startswith("Two countries that have a border in common")
    assert broken.file == "boundaries/neighbours.csv"
    assert list(broken.offenders["iso3"]) == ["SWE"]


def test_the_command_prints_every_rule_as_kept():
    answer = subprocess.run(
        [sys.executable, "-m", "analytics.data_rules"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    rules = len(RULES) + len(data_rules.data_rules(data_rules.PLACE_RULES))
    assert answer.returncode == 0
    assert answer.stdout.count("ok      ") == rules
    assert f"{rules} rules, 0 broken" in answer.stdout


def test_the_command_prints_the_offenders_of_a_broken_rule(monkeypatch, capsys, facts_in_hand):
    facts_in_hand.execute("UPDATE appointments SET end_date = '2001' WHERE start_date = '2023'")
    monkeypatch.setattr("analytics.warehouse.filled_warehouse", lambda: (facts_in_hand, {}))

    code = data_rules.main()

    assert code == 1
    assert "BROKEN  An appointment does not end before it starts." in capsys.readouterr().out


def test_a_rule_without_a_place_is_refused(tmp_path: Path):
    (tmp_path / "nowhere.sql").write_text("-- Every deal is good.\nSELECT 1\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"nowhere\.sql"):
        data_rules.data_rules(tmp_path)
