"""Claims that nothing tells, claims by day and company, and the arithmetic of each."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.claim_metrics import NOT_KNOWN
from analytics.claims import check_claims, rows_that_count
from analytics.filters import AtlasFilter
from tests.counting.test_claims import AFTER, BEFORE, check, in_country, site_of
from tests.world import make_claim, make_deal, make_world


def test_a_metric_that_nobody_knows_is_listed_and_said_to_be_unknown():
    atlas = make_world(claims=[make_claim("moons_landed_on", 3, "moons")])

    found = check(atlas)
    assert (found.found, found.why_not) == (None, NOT_KNOWN)
    assert found.words == "(moons landed on)"


def test_a_unit_that_the_facts_do_not_count_in_is_not_compared():
    atlas = make_world(
        in_country("FRA", (BEFORE, "agreement")),
        claims=[make_claim("countries_engaged", 5, "percent")],
    )

    assert check(atlas).found is None
    assert check(atlas).why_not == "It is stated in percent, which the atlas does not count."


def test_without_a_datacenter_no_megawatts_are_found_rather_than_zero():
    atlas = make_world(claims=[make_claim("compute_target", 100, "MW")])

    assert (check(atlas).found, check(atlas).ratio) == (None, None)
    assert check(atlas).why_not.startswith("The atlas knows no megawatts")


def test_nothing_found_of_a_claim_of_nothing_has_no_ratio():
    atlas = make_world(claims=[make_claim("countries_engaged", 0, "countries")])

    assert (check(atlas).found.today, check(atlas).ratio) == (0, None)
    assert not check(atlas).finds_less


@pytest.mark.parametrize(
    ("found", "claimed", "ratio"), [(1, 3, 0.33), (2, 3, 0.67), (3, 3, 1.0), (3, 2, 1.5)]
)
def test_the_ratio_is_found_divided_by_claimed_to_two_decimals(found, claimed, ratio):
    deals = [in_country(iso3, (BEFORE, "agreement")) for iso3 in ("FRA", "KEN", "ARE")[:found]]
    atlas = make_world(*deals, claims=[make_claim("countries_engaged", claimed, "countries")])

    assert check(atlas).ratio == ratio


def test_claims_after_the_day_are_left_out_and_a_month_counts_at_its_end():
    atlas = make_world(
        make_deal((BEFORE, "agreement")),
        claims=[
            make_claim("grant", 1, "USD", claim_id="day", claim_date="2025-12-15"),
            make_claim("grant", 1, "USD", claim_id="month", claim_date="2025-12"),
            make_claim("grant", 1, "USD", claim_id="year", claim_date="2026"),
        ],
    )

    def on(day):
        chosen = AtlasFilter(as_of=date.fromisoformat(day))
        return [one.said.claim_id for one in check_claims(atlas, chosen)]

    assert on("2025-12-14") == []
    assert on("2025-12-30") == ["day"]
    assert on("2025-12-31") == ["month", "day"]
    assert on("2026-06-30") == ["year", "month", "day"]


def test_only_company_and_day_narrow_claims_and_what_is_found():
    atlas = make_world(
        in_country("FRA", (BEFORE, "agreement")),
        claims=[
            make_claim("countries_engaged", 2, "countries"),
            make_claim("grant", 1, "USD", organization_id="google"),
        ],
    )
    narrow = AtlasFilter(
        vendors=("openai",), regions=("Africa",), kinds=("safety",), stages=("ended",),
        countries=("KEN",), confidence=("low",), counterparties=("ngo",),
    )  # fmt: skip

    (found,) = check_claims(atlas, narrow)
    assert (found.said.metric, found.found.today) == ("countries_engaged", 1)


def test_the_rows_that_count_stand_where_they_stood_on_the_day():
    atlas = make_world(
        in_country("FRA", (BEFORE, "discussions"), (AFTER, "agreement"), deal_id="talks"),
        sites=[site_of("openai", 100, country_iso3="ARE", datacenter_id="site")],
        claims=[
            make_claim("countries_engaged", 2, "countries"),
            make_claim("capacity_target_uae", 2, "MW"),
        ],
    )

    def rows(day):
        chosen = AtlasFilter(as_of=date.fromisoformat(day))
        return rows_that_count(atlas, check_claims(atlas, chosen), chosen)

    assert {key: row.standing for key, row in rows("2026-06-30").items()} == {
        "talks": "agreement", "site": "construction",
    }  # fmt: skip
    assert rows("2025-07-01")["talks"].standing == "discussions"
