"""Claims held against hand-made facts: every metric that can be told counts what it says."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.claim_metrics import CHECKED, NOT_CHECKED
from analytics.claims import ClaimCheck, check_claims
from analytics.filters import AtlasFilter
from analytics.questions import SQL, Atlas
from tests.world import make_claim, make_deal, make_site, make_world

PROGRAMME = "OpenAI for Countries"
BEFORE, AFTER = "2025-01-10", "2026-02-10"  # the day of a claim and the reader's


def check(atlas: Atlas, day: str | None = None) -> ClaimCheck:
    """The only claim of a world, held against its facts."""
    as_of = date.fromisoformat(day) if day else None
    (found,) = check_claims(atlas, AtlasFilter(as_of=as_of).on(atlas.choices))
    return found


def counted(atlas: Atlas) -> tuple[float | None, float, float | None]:
    """What is found on the claim's day, on the reader's, and beside it."""
    found = check(atlas).found
    return found.on_claim_date, found.today, found.beside


def in_country(iso3: str, *events, **said):
    return make_deal(*events, country_iso3=iso3, **said)


@pytest.mark.parametrize("metric", ["countries_engaged", "countries_expressing_interest"])
def test_engaged_are_countries_with_any_deal_abroad_also_where_it_has_ended(metric):
    atlas = make_world(
        in_country("FRA", (BEFORE, "exploratory")),
        in_country("FRA", (BEFORE, "agreement"), program=PROGRAMME),
        in_country("KEN", (BEFORE, "discussions"), ("2025-02-01", "ended")),
        in_country("ARE", (AFTER, "discussions")),
        in_country("USA", (BEFORE, "operational")),
        in_country("ARE", (BEFORE, "agreement"), kind="office"),
        in_country("ARE", (BEFORE, "agreement"), vendor_id="google"),
        make_deal((BEFORE, "agreement"), group_code="EU"),
        claims=[make_claim(metric, 6, "countries")],
        seats={"openai": "USA"},
    )

    assert counted(atlas) == (2, 3, 1)
    assert check(atlas).ratio == 0.5
    assert len(check(atlas).found.deal_ids) == 4


def test_signed_are_countries_whose_deal_of_the_programme_is_a_memorandum_or_further():
    atlas = make_world(
        in_country("FRA", (BEFORE, "memorandum"), (AFTER, "agreement"), program=PROGRAMME),
        in_country("KEN", (BEFORE, "memorandum"), program=PROGRAMME),
        in_country("ARE", (BEFORE, "delivery"), (AFTER, "ended"), program=PROGRAMME),
        in_country("USA", (BEFORE, "discussions"), program=PROGRAMME),
        in_country("USA", (BEFORE, "agreement")),
        claims=[make_claim("countries_signed", 3, "countries")],
    )

    assert counted(atlas) == (3, 2, 1)


def test_projects_are_countries_whose_deal_of_the_programme_is_agreed_or_further():
    atlas = make_world(
        in_country("FRA", (BEFORE, "discussions"), (AFTER, "agreement"), program=PROGRAMME),
        in_country("KEN", (BEFORE, "memorandum"), program=PROGRAMME),
        in_country("ARE", (BEFORE, "operational"), program=PROGRAMME),
        in_country("USA", (BEFORE, "agreement"), (AFTER, "paused"), program=PROGRAMME),
        claims=[make_claim("target_projects_first_phase", 10, "projects")],
    )

    assert counted(atlas) == (2, 2, 3)
    assert check(atlas).finds_less


def test_participants_of_education_are_those_of_that_programme():
    atlas = make_world(
        in_country("FRA", (BEFORE, "agreement"), program="Education for Countries"),
        in_country("KEN", (BEFORE, "discussions"), program="Education for Countries"),
        in_country("ARE", (AFTER, "agreement"), program="Education for Countries"),
        in_country("USA", (BEFORE, "agreement"), program=PROGRAMME),
        claims=[make_claim("education_participants", 1, "countries")],
    )

    assert counted(atlas) == (1, 2, 3)
    assert (check(atlas).ratio, check(atlas).finds_less) == (2.0, False)


def test_partners_on_safety_are_safety_institutes_also_the_one_at_home():
    atlas = make_world(
        in_country("USA", (BEFORE, "operational"), kind="safety",
                   counterparty="NIST Center for AI Standards and Innovation"),
        in_country("FRA", (BEFORE, "memorandum"), kind="safety",
                   counterparty="France AI Security Institute"),
        in_country("KEN", (BEFORE, "discussions"), kind="safety",
                   counterparty="Kenya AI Safety Institute"),
        in_country("ARE", (BEFORE, "agreement"), kind="safety", counterparty="Government"),
        in_country("ARE", (BEFORE, "agreement"), counterparty="UAE AI Safety Institute"),
        claims=[make_claim("national_safety_partnerships", 2, "countries")],
        seats={"openai": "USA"},
    )  # fmt: skip

    assert counted(atlas) == (2, 2, 3)


def test_a_programme_that_the_company_does_not_have_finds_nothing():
    atlas = make_world(
        in_country("FRA", (BEFORE, "agreement"), program=PROGRAMME),
        in_country("FRA", (BEFORE, "agreement"), vendor_id="google"),
        claims=[make_claim("countries_signed", 3, "countries", organization_id="google")],
    )

    found = check(atlas)
    assert (found.found, found.ratio) == (None, None)
    assert found.why_not == "The atlas knows no deal of that programme."


def site_of(company: str, planned: float | None = None, **said):
    basis = {"capacity_basis": "facility"} if planned else {}
    return make_site(parties={"operator": [company]}, capacity_mw_planned=planned, **basis | said)


@pytest.mark.parametrize("metric", ["compute_target", "capacity_target"])
def test_a_target_is_held_against_the_plans_of_the_company_and_what_runs_stands_beside_it(metric):
    atlas = make_world(
        sites=[
            site_of("g42", 400, milestones=[("2025-05-01", 100, "actual")],
                    capacity_mw_operational=100, status="partial"),
            site_of("g42", 200, capacity_basis="it_load"),
            site_of("g42"),
            site_of("g42", 900, status="cancelled"),
            site_of("google", 5_000),
            make_site(parties={"tenant": ["g42"]}, capacity_mw_planned=50,
                      capacity_basis="facility"),
        ],
        claims=[make_claim(metric, 2, "GW", organization_id="g42")],
    )  # fmt: skip
    found = check(atlas).found

    assert (found.today, found.beside, found.on_claim_date) == (0.65, 0.1, None)
    assert (found.rows_with_figure, found.rows) == (3, 5)
    assert found.bases == ("facility", "it_load")
    assert check(atlas).ratio == 0.33


def test_a_part_of_a_larger_datacenter_is_not_added_again():
    atlas = make_world(
        sites=[
            site_of("g42", 400, datacenter_id="whole"),
            site_of("g42", 100, part_of_datacenter_id="whole"),
        ],
        claims=[make_claim("capacity_target", 800, "MW", organization_id="g42")],
    )

    assert (check(atlas).found.today, check(atlas).ratio) == (400, 0.5)


def test_a_site_that_begins_after_the_year_of_the_target_does_not_count():
    sites = [site_of("g42", 100, first_online="2027-06"), site_of("g42", 500, first_online="2028")]
    claims = [
        make_claim("compute_target", 200, "MW", organization_id="g42", claim_id=claim_id)
        for claim_id in ("mistral-europe-capacity", "without-a-year")
    ]
    atlas = make_world(sites=sites, claims=claims)

    found = {one.said.claim_id: one.found.today for one in check_claims(atlas, AtlasFilter())}
    assert found == {"mistral-europe-capacity": 100, "without-a-year": 600}


def test_targets_in_the_emirates_are_held_against_the_datacenters_there():
    sites = [
        site_of("openai", 1_400, country_iso3="ARE",
                milestones=[("2026-12-01", 280, "planned"), ("2028-01-01", 1_400, "planned")]),
        site_of("openai", 700),
    ]  # fmt: skip
    whole = make_world(sites=sites, claims=[make_claim("capacity_target_uae", 1_000, "MW")])
    first = make_world(
        sites=sites,
        claims=[make_claim("capacity_first_phase_uae", 200, "MW", claim_id="openai-uae-200mw")],
    )

    assert (check(whole).found.today, check(whole).found.beside) == (1_400, None)
    assert (check(first).found.today, check(first).found.due) == (280, date(2026, 12, 31))


def test_stargate_in_the_united_states_is_the_sites_that_came_from_its_deals():
    deal = in_country("USA", (BEFORE, "agreement"), deal_id="stargate", program="Stargate")
    sites = [
        site_of("google", 600, country_iso3="USA", deals=["stargate"], capex_usd=30_000_000_000),
        site_of("google", 400, country_iso3="USA", deals=["stargate"]),
        site_of("openai", 900, country_iso3="USA", capex_usd=1),
        site_of("openai", 900, country_iso3="FRA", deals=["stargate"], capex_usd=1),
    ]
    power = make_world(
        dict(deal), sites=sites, claims=[make_claim("us_capacity_target", 2_000, "MW")]
    )
    money = make_world(
        dict(deal), sites=sites, claims=[make_claim("investment", 60_000_000_000, "USD")]
    )

    assert (check(power).found.today, check(power).ratio) == (1_000, 0.5)
    assert (check(money).found.today, check(money).ratio) == (30_000_000_000, 0.5)
    assert (check(money).found.rows_with_figure, check(money).found.rows) == (1, 2)
    assert check(money).found.bases == ()


def test_agreements_add_up_announced_values_of_deals_with_american_companies():
    day = (BEFORE, "agreement")
    announced = {"value_usd": 100, "value_basis": "announced", "vendor_id": "google"}
    atlas = make_world(
        make_deal(day, deal_id="whole", **announced),
        make_deal(day, deal_id="part", umbrella_deal_id="whole", **announced),
        make_deal(day, deal_id="ceiling", **announced | {"value_basis": "ceiling"}),
        make_deal((AFTER, "agreement"), deal_id="later", **announced),
        make_deal(day, (AFTER, "ended"), deal_id="ended", **announced),
        make_deal(day, deal_id="abroad", **announced | {"vendor_id": "openai"}),
        make_deal(day, deal_id="without-g42", **announced),
        claims=[make_claim("agreements_value", 400, "USD", organization_id="g42")],
        seats={"google": "USA", "openai": "FRA"},
    )
    for deal_id in ("whole", "part", "ceiling", "later", "ended", "abroad"):
        atlas.connection.execute(
            "INSERT INTO deal_partners VALUES ($deal, 'g42', 'partner')", {"deal": deal_id}
        )
    found = check(atlas).found

    assert (found.on_claim_date, found.today) == (200, 200)
    assert (found.rows_with_figure, found.rows) == (2, 4)
    assert found.deal_ids == ("later", "part", "whole", "ceiling")


def test_every_metric_that_can_be_told_names_a_question_and_no_other_is_in_two_lists():
    told = [metric for metrics in NOT_CHECKED.values() for metric in metrics]

    assert all((SQL / f"{metric.asked}.sql").exists() for metric in CHECKED.values())
    assert len({*told, *CHECKED}) == len(told) + len(CHECKED)


@pytest.mark.parametrize("metric", CHECKED)
def test_a_metric_that_can_be_told_is_known_to_its_question(metric):
    question = (SQL / f"{CHECKED[metric].asked}.sql").read_text(encoding="utf-8")

    assert f"'{metric}'" in question
