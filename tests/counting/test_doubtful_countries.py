"""Counting rule 10 where readers see it: on the page's map and in the exhibit of files."""

from __future__ import annotations

import pytest

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from figures.exhibits.partnership import partnership_exhibit
from figures.theme import LIGHT
from pages.components.world_map import map_data
from tests.world import make_deal, make_world

DAY = "2024-01-01"


@pytest.fixture(scope="module")
def world() -> Atlas:
    """France rests on a sure deal, Kenya on a less sure one, the Emirates on none."""
    sure, less_sure, rumour = (
        {"confidence": "high"},
        {"confidence": "medium"},
        {"confidence": "low"},
    )
    return make_world(
        make_deal((DAY, "agreement"), **sure),
        make_deal((DAY, "agreement"), **rumour),
        make_deal((DAY, "delivery"), country_iso3="KEN", **less_sure),
        make_deal((DAY, "discussions"), country_iso3="KEN", **sure),
        make_deal((DAY, "memorandum"), country_iso3="ARE", **rumour),
    )


def test_rule_10_an_exhibit_hatches_countries_whose_furthest_stage_is_doubtful(world):
    made = partnership_exhibit(world, AtlasFilter(), LIGHT)

    assert {country.iso3: country.pattern for country in made.picture.countries} == {
        "FRA": "",
        "KEN": "doubtful",
        "ARE": "doubtful",
        "USA": "",
    }


def test_rule_10_the_page_hatches_the_same_countries(world):
    chosen = AtlasFilter().on(world.choices)
    rows = world.rows("partnership_map", chosen)

    sent = map_data(rows, (), (), chosen, world.choices)

    assert {sent["weak"][at : at + 3] for at in range(0, len(sent["weak"]), 3)} == {"ARE", "KEN"}
