"""A radius as readers write it, and as sentences say it."""

from __future__ import annotations

import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.geography.globe import EARTH_RADIUS_KM
from analytics.reach import HALF_THE_GLOBE_KM, KM_PER_MS, METHOD, Radius, read_radius
from analytics.written_filters import UnknownChoice


@pytest.mark.parametrize(
    ("text", "kilometres"),
    [
        ("3219", 3219),
        ("3219km", 3219),
        ("3,219 km", 3219),
        (" 12.5 Kilometres ", 12.5),
        ("2000 miles", 3218.688),
        ("2000mi", 3218.688),
        ("1 mile", 1.609344),
        ("15 ms", 15 * 299792.458 / 1.468 / 1000),
        ("15 milliseconds", 15 * KM_PER_MS),
        ("20015", 20015),
        ("12,436 mi", 12436 * 1.609344),
        ("98ms", 98 * KM_PER_MS),
    ],
)
def test_a_number_and_a_unit_are_a_distance(text, kilometres):
    assert read_radius(text).kilometres == pytest.approx(kilometres, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("0", "reaches nobody; write at least 0.001 km"),
        ("-5 km", "reaches nobody"),
        ("−5 km", "reaches nobody"),
        ("0.0000 ms", "reaches nobody"),
        ("", "is not a distance"),
        ("far", "is not a distance; write a number with km, miles or ms, such as 2000 miles"),
        ("nan", "is not a distance"),
        ("inf km", "is not a distance"),
        ("1e3", "is not a distance"),
        ("12,5 km", "is not a distance"),
        ("1 2 km", "is not a distance"),
        ("٣ km", "is not a distance"),
        ("5 furlongs", "has a unit that is not known; write km, miles or ms"),
        ("20016 km", "is more than half the globe; write at most 20,015 km"),
        ("12437 miles", "is more than half the globe; write at most 12,436 mi"),
        ("99 ms", "is more than half the globe; write at most 98 ms"),
        ("9" * 400, "is more than half the globe"),
    ],
)
def test_what_is_no_radius_is_refused_in_one_sentence(text, hint):
    with pytest.raises(UnknownChoice) as refused:
        read_radius(text)

    said = str(refused.value)
    assert said.startswith("radius: “")
    assert hint in said
    assert said.endswith(".")
    assert len(said) < 160


@given(st.text(max_size=30))
def test_no_text_does_more_than_be_refused(text):
    with suppress(UnknownChoice):
        assert 0 < read_radius(text).kilometres <= HALF_THE_GLOBE_KM


@given(st.floats(1e-5, 98), st.sampled_from(["km", "mi", "ms"]))
def test_what_an_address_holds_is_read_back_unchanged(amount, unit):
    radius = Radius(amount, unit)

    if radius.kilometres >= 0.001:
        assert read_radius(radius.written) == radius


def test_a_radius_is_said_with_its_kilometres():
    assert Radius(3219).words == "3,219 km"
    assert Radius(2000, "mi").words == "2,000 miles (3,219 km)"
    assert Radius(1, "mi").words == "1 mile (1.609 km)"
    assert Radius(15, "ms").words == "15 ms of light in fibre (3,063 km)"
    assert Radius(0.001).words == "0.001 km"


def test_half_the_globe_is_that_of_all_distances():
    assert abs(HALF_THE_GLOBE_KM - math.pi * EARTH_RADIUS_KM) < 0.5


def test_the_method_says_what_it_does_not_say():
    text = " ".join(METHOD)

    for word in ("GeoNames", "counted once", "great circle", "1.468", "Reach is not service"):
        assert word in text
