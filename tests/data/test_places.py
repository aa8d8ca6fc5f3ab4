"""Every datacenter lies in the country that its row names."""

from __future__ import annotations

import pytest

from analytics.data_rules import PLACE_RULES, broken_rules, measure_places
from analytics.warehouse import filled_warehouse


@pytest.fixture
def facts_in_hand():
    connection, _ = filled_warehouse()
    return connection


def test_every_datacenter_lies_in_its_country(facts_in_hand):
    measure_places(facts_in_hand)

    assert broken_rules(facts_in_hand, PLACE_RULES) == []


def test_a_datacenter_with_swapped_coordinates_is_found(facts_in_hand):
    facts_in_hand.execute(
        "UPDATE datacenters SET latitude = longitude, longitude = latitude "
        "WHERE datacenter_id = 'nscale-narvik'"
    )
    measure_places(facts_in_hand)

    (broken,) = broken_rules(facts_in_hand, PLACE_RULES)

    assert list(broken.offenders["datacenter_id"]) == ["nscale-narvik"]
    assert broken.offenders["distance_km"].iloc[0] > 1000
