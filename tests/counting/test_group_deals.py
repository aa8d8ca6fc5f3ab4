"""Counting rule 6 in every question about countries: a group's deal is painted only when asked."""

from __future__ import annotations

from typing import Any

import pytest

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.white_space import Weights
from tests.world import make_deal, make_world

# Question -> what it asks beside the filter, and the columns that tell of countries.
ABOUT_COUNTRIES: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "partnership_map": ({}, ("iso3", "stage", "stage_since", "deals")),
    "country_history": ({}, ("iso3", "day", "rank")),
    "stage_funnel": ({}, ("stage", "countries")),
    "contested_countries": ({}, ("iso3", "leader", "challengers", "contest")),
    "vendor_matrix": ({"across": "countries"}, ("iso3", "vendor_id", "rank", "deals")),
    "signed_by_month": ({}, ("countries",)),
    "signed_race": ({}, ("vendor_id", "month", "countries")),
    "white_space": ({"weights": Weights()}, ("iso3", "rivals", "neighbours_signed")),
    "country_comparison": ({}, ("iso3", "measure", "value")),
}


@pytest.fixture(scope="module")
def worlds() -> tuple[Atlas, Atlas]:
    """The same world without and with deals of the EU, of which France and Kenya are members."""
    of_countries = [
        make_deal(("2025-01-01", "discussions")),
        make_deal(("2025-02-01", "agreement"), country_iso3="ARE"),
    ]
    of_the_group = [
        make_deal(("2025-01-01", "agreement"), group_code="EU"),
        make_deal(("2025-01-01", "delivery"), group_code="EU", vendor_id="google"),
    ]
    alone = [dict(deal) for deal in of_countries]
    return make_world(*alone), make_world(*of_countries, *of_the_group)


def told(atlas: Atlas, question: str, **chosen: Any) -> list[tuple[Any, ...]]:
    more, columns = ABOUT_COUNTRIES[question]
    rows = atlas.rows(question, AtlasFilter(**chosen), **more)
    return [tuple(getattr(row, name) for name in columns) for row in rows]


@pytest.mark.parametrize("question", ABOUT_COUNTRIES)
def test_rule_6_a_groups_deal_says_nothing_of_a_country_until_it_is_painted(worlds, question):
    without, with_group = worlds

    assert told(with_group, question) == told(without, question)
    assert told(with_group, question, members=True) != told(without, question)


def test_rule_6_a_painted_deal_does_not_double_what_the_group_has_signed(worlds):
    _, with_group = worlds

    for members in (False, True):
        (counts,) = with_group.rows("deal_counts", AtlasFilter(members=members))
        assert (counts.with_country, counts.with_group) == (2, 2)
        blocs = with_group.rows("vendor_matrix", AtlasFilter(members=members), across="groups")
        assert {row.vendor_id: row.deals for row in blocs} == {"openai": 2, "google": 1}
