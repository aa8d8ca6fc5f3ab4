"""Whose hands the megawatts of the real facts are in, reckoned a second way."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import pytest

from analytics.measures import megawatts_of
from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from analytics.sovereignty import HANDS, MEASURES, holdings, megawatts_by_basis, sites_counted
from analytics.vocabulary import SITE_ROLES

FILTERS = {
    "everything": SiteFilter(),
    "a day before": SiteFilter(month=date(2024, 12, 31)),
    "after the figures": SiteFilter(month=date(2028, 12, 31)),
    "Europe": SiteFilter(regions=("Europe",)),
    "sure rows": SiteFilter(confidence=("high",)),
    "nothing": SiteFilter(mw_from=1e9),
}


@pytest.mark.parametrize("chosen", FILTERS.values(), ids=FILTERS)
@pytest.mark.parametrize("measure", MEASURES)
def test_the_sum_over_countries_is_that_of_the_maps_rows(atlas, chosen, measure):
    rows = atlas.rows("capacity_by_country", chosen, measure=measure, allies="EU")
    sites = atlas.rows("datacenter_map", chosen)

    whole = megawatts_of(sites)
    of_map = {"running": whole.running, "planned": whole.planned}
    assert sum(row.measured_mw or 0 for row in rows) == pytest.approx(of_map[measure] or 0)
    assert sites_counted(rows).in_view == sum(row.sites for row in rows) == len(sites)


@pytest.mark.parametrize("allies", [None, "EU", "NATO"])
@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("role", SITE_ROLES)
def test_hands_add_up_to_what_is_measured_and_agree_with_every_site(atlas, role, measure, allies):
    rows = atlas.rows("capacity_by_country", SiteFilter(), measure=measure, allies=allies)
    by_hand = _by_hand(atlas, role, measure, allies)

    for row in rows:
        found = holdings([row], role)
        assert found.total == pytest.approx(row.measured_mw or 0), row.country
        assert found.by_hands() == pytest.approx(
            {hands: by_hand[row.iso3][hands] for hands in HANDS}
        ), row.country


def _by_hand(atlas: Atlas, role: str, measure: str, allies: str | None) -> dict[str, Counter[str]]:
    """The same by sets, site by site, from the rows of the map."""
    with atlas.connection.cursor() as cursor:
        asked = "SELECT iso3 FROM country_groups WHERE group_code = $code"
        bloc = {iso3 for (iso3,) in cursor.execute(asked, {"code": allies}).fetchall()}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for each in atlas.rows("datacenter_map", SiteFilter()):
        power = each.capacity_mw_operational
        if measure == "planned":
            power = None if each.is_held else each.capacity_mw_planned
        homes = getattr(each, f"{role}_homes")
        friends = {each.iso3} | (bloc if each.iso3 in bloc else set())
        if power is None:
            continue
        if homes is None:
            hands = "unknown"
        elif set(homes) == {each.iso3}:
            hands = "domestic"
        elif set(homes) <= friends:
            hands = "allied"
        else:
            hands = "shared" if set(homes) & friends else "foreign"
        found[each.iso3][hands] += power
    return found


@pytest.mark.parametrize("measure", MEASURES)
def test_shares_and_indices_of_the_real_facts_lie_within_their_bounds(atlas, measure):
    rows = atlas.rows("capacity_by_country", SiteFilter(), measure=measure, allies="EU")

    for row in rows:
        for share in (row.domestic_owner_share, row.largest_owner_share, row.owner_hhi):
            assert share is None or 0 <= share <= 1, row.country
        if row.owner_hhi is not None:
            assert row.owner_hhi >= 1 / row.owners - 1e-9, row.country
        assert sum(megawatts_by_basis([row]).values()) == pytest.approx(row.measured_mw or 0)
