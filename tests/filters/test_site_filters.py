"""The filter of datacenters: what is asked is kept, what cannot be is said, and both come back."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.site_filters import SHARED, SITE_PARAMETERS, SiteFilter
from analytics.written_site_filters import read_site_filter, write_site_filter
from tests.world import make_site, make_world


@pytest.fixture(scope="module")
def world() -> Atlas:
    return make_world(
        sites=[
            make_site(
                name="Large", country_iso3="ARE", status="partial", capacity_mw_planned=900,
                capacity_mw_operational=300, first_online="2025", coordinate_precision="city",
                parties={"owner": ["g42"], "tenant": ["openai"]},
            ),
            make_site(
                name="Small", capacity_mw_planned=50, first_online="2028-05", confidence="low",
                parties={"owner": ["google"], "operator": ["google"]},
            ),
            make_site(name="Silent", status="announced"),
        ]
    )  # fmt: skip


def names(atlas: Atlas, **chosen) -> list[str]:
    return sorted(row.name for row in atlas.rows("datacenter_map", SiteFilter(**chosen)))


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, ["Large", "Silent", "Small"]),
        ({"companies": ("openai",)}, ["Large"]),
        ({"companies": ("google", "g42")}, ["Large", "Small"]),
        ({"owners": ("google",)}, ["Small"]),
        ({"tenants": ("openai",)}, ["Large"]),
        ({"operators": ("openai",)}, []),
        ({"statuses": ("announced", "partial")}, ["Large", "Silent"]),
        ({"precisions": ("city",)}, ["Large"]),
        ({"confidence": ("low",)}, ["Small"]),
        ({"countries": ("ARE",)}, ["Large"]),
        ({"regions": ("Europe",)}, ["Silent", "Small"]),
        ({"mw_from": 50.0}, ["Large", "Small"]),
        ({"mw_from": 51.0}, ["Large"]),
        ({"mw_to": 100.0}, ["Small"]),
        ({"online_from": 2026}, ["Small"]),
        ({"online_to": 2026}, ["Large"]),
        ({"owners": ("google",), "mw_from": 51.0}, []),
    ],
)
def test_each_filter_keeps_what_it_names(world, chosen, found):
    assert names(world, **chosen) == found


def test_an_owner_without_known_seat_is_at_home_nowhere(world):
    assert names(world, homes=("ARE",)) == []


def test_the_filter_holds_its_own_parameters_the_shared_ones_and_no_other():
    assert {field.name for field in fields(SiteFilter)} == {*SITE_PARAMETERS, *SHARED}


def test_places_and_confidence_come_from_the_filter_of_deals():
    chosen = AtlasFilter(regions=("Europe",), confidence=("high",), vendors=("openai",))

    assert SiteFilter(owners=("meta",)).within(chosen) == SiteFilter(
        owners=("meta",), regions=("Europe",), confidence=("high",)
    )


def read(choices, **written):
    return read_site_filter(written, choices)


def test_names_are_read_like_codes(choices):
    assert read(choices, owners="Meta, xai").chosen.owners == ("meta", "xai")
    assert read(choices, statuses="Partly running").chosen.statuses == ("partial",)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("owners", "Metta", "owners: there is no owner “Metta”; the nearest is meta."),
        ("statuses", "done", "statuses: there is no status “done”"),
        ("mw_from", "many", "mw_from: “many” is not a number of megawatts; write it as 100"),
        ("mw_from", "-1", "mw_from: “-1” is not a number of megawatts"),
        ("mw_to", "nan", "mw_to: “nan” is not a number of megawatts"),
        ("online_from", "26", "online_from: “26” is not a year from 1990 to 2100."),
        ("month", "2026-13", "month: “2026-13” is not a month; write it as YYYY-MM"),
        ("month", "next", "month: “next” is not a month"),
    ],
)
def test_what_cannot_be_taken_is_named_with_what_would_be_right(choices, name, text, said):
    reading = read(choices, **{name: text})

    assert reading.chosen == SiteFilter()
    assert reading.refused[0].startswith(said)


def test_limits_the_wrong_way_round_are_swapped_and_said(choices):
    reading = read(choices, mw_from="500", mw_to="100")

    assert (reading.chosen.mw_from, reading.chosen.mw_to) == (100, 500)
    assert reading.adapted == ("mw_from: 500 is more than mw_to 100; the two were swapped.",)


def test_a_month_beyond_the_plans_is_the_last_one_and_said(choices):
    reading = read(choices, month="2090-01")

    assert reading.chosen.month == choices.sites_planned_to
    assert "last plan with a date" in reading.adapted[0]


def test_the_month_in_which_the_figures_end_needs_no_parameter(choices):
    assert read(choices, month=f"{choices.sites_until:%Y-%m}").chosen.month is None


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "owners": st.sampled_from(["meta", "xai,meta"]),
            "statuses": st.sampled_from(["partial", "announced,paused"]),
            "mw_from": st.integers(0, 5000).map(str),
            "mw_to": st.integers(0, 5000).map(str),
            "online_from": st.integers(2020, 2035).map(str),
            "month": st.dates(date(2022, 1, 1), date(2033, 1, 1)).map(lambda d: f"{d:%Y-%m}"),
        },
    )
)
def test_what_is_written_is_read_back(choices, written):
    chosen = read_site_filter(written, choices).chosen

    assert read_site_filter(write_site_filter(chosen), choices).chosen == chosen


@given(st.dictionaries(st.sampled_from(SITE_PARAMETERS), st.text(max_size=60)))
def test_no_text_breaks_the_reading(choices, written):
    reading = read_site_filter(written, choices)

    assert isinstance(reading.chosen, SiteFilter)
    assert all(sentence.endswith(".") for sentence in (*reading.refused, *reading.adapted))
