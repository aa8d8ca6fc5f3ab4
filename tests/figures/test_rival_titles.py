"""Titles about companies held against each other, and the chart of their race."""

from __future__ import annotations

from datetime import date
from itertools import pairwise, product

import pytest

from analytics.filters import AtlasFilter
from analytics.rivalry import Contest, Record, contest_of
from figures.charts_of_rivals import signed_race_chart, steps_by_company
from figures.headline import LONGEST
from figures.rival_sentences import race_headline, rivals_headline, rivals_sentence
from figures.theme import DARK, LIGHT
from tests.world import make_deal, make_world

TWO = ("openai", "google")
THREE = (*TWO, "g42")


@pytest.fixture(scope="module")
def choices():
    return make_world(
        make_deal(("2024-01-01", "agreement")),
        make_deal(("2024-01-01", "agreement"), vendor_id="google"),
        make_deal(("2024-01-01", "agreement"), vendor_id="g42"),
    ).choices


def contest(*led: int, contested: int = 0) -> Contest:
    records = {
        vendor: Record(led=count, contested=contested)
        for vendor, count in zip(THREE, led, strict=False)
    }
    return Contest(records, contested=contested, led=sum(led), unclaimed=1)


@pytest.mark.parametrize(
    ("rivals", "found", "chosen", "title"),
    [
        (TWO, contest(12, 3, contested=4), {},
         "OpenAI leads in 12 countries, Google in 3; 4 are contested"),
        (TWO, contest(1, 2, contested=1), {},
         "Google leads in 2 countries, OpenAI in 1; 1 is contested"),
        (TWO, contest(2, 0), {}, "OpenAI leads in 2 countries, Google in none; none is contested"),
        (THREE, contest(2, 0, 0, contested=2), {},
         "OpenAI leads in 2 countries, no other in any; 2 are contested"),
        (TWO, contest(2, 2), {}, "OpenAI and Google each lead in 2 countries; none is contested"),
        (TWO, contest(1, 0), {"regions": ("Africa",)},
         "OpenAI leads in 1 country in Africa, Google in none; none is contested"),
        (TWO, contest(0, 0, contested=3), {},
         "None leads: all 3 countries with a deal under way are contested"),
        (TWO, contest(0, 0, contested=1), {},
         "None leads: the only country with a deal under way is contested"),
        (TWO, contest(0, 0), {}, "Neither OpenAI nor Google has a deal under way"),
        (THREE, contest(0, 0, 0), {"regions": ("Africa",)},
         "None of the three companies has a deal under way in Africa"),
        (TWO, contest(1, 0), {"countries": ("FRA",)}, "OpenAI leads in the country chosen"),
        (TWO, contest(0, 0, contested=1), {"countries": ("FRA",)},
         "None leads: the country chosen is contested"),
        (TWO, contest(0, 0), {"countries": ("FRA",)},
         "Neither OpenAI nor Google has a deal under way with the country chosen"),
        (TWO, contest(1, 1), {"countries": ("FRA", "KEN", "USA")},
         "OpenAI and Google each lead in 1 of the 3 countries chosen; none is contested"),
        (("openai",), contest(4), {}, "Choose a second company to hold OpenAI against"),
    ],
)  # fmt: skip
def test_the_title_is_true_for_no_one_and_many(choices, rivals, found, chosen, title):
    assert rivals_headline(found, rivals, AtlasFilter(**chosen), choices) == title


def test_no_title_of_the_facts_is_longer_than_a_line(atlas):
    vendors = tuple(atlas.choices.vendors)
    places = ({}, {"regions": ("South-eastern Asia",)}, {"groups": ("FVEY", "MERCOSUR")},
              {"countries": ("FRA", "GBR")})  # fmt: skip

    for at, place in product(range(0, len(vendors) - 4, 5), places):
        for rivals in (vendors[at : at + 2], vendors[at : at + 4]):
            chosen = AtlasFilter(vendors=rivals, **place)
            rows = atlas.rows("contested_countries", chosen)
            title = rivals_headline(contest_of(rows, rivals), rivals, chosen, atlas.choices)
            assert len(title) <= LONGEST, title


def test_a_stage_filter_is_said_with_what_it_keeps():
    atlas = make_world(make_deal(("2024-01-01", "agreement")), make_deal(("2024-01-01", "paused")))
    chosen = AtlasFilter(vendors=TWO, stages=("agreement", "delivery")).on(atlas.choices)
    (deals,) = atlas.rows("deal_counts", chosen)

    said = rivals_sentence(
        deals, atlas.rows("contested_countries", chosen), chosen, atlas.choices
    )  # fmt: skip

    assert said.endswith("Kept: 1 country whose furthest stage is agreement or delivery.")


class _Step:
    def __init__(self, vendor_id: str, month: date, countries: int) -> None:
        self.vendor_id, self.month, self.countries = vendor_id, month, countries


RACE = (
    _Step("openai", date(2025, 1, 31), 1),
    _Step("openai", date(2025, 3, 31), 3),
    _Step("google", date(2025, 2, 28), 2),
)
END = date(2026, 6, 30)


def test_every_series_begins_at_nothing_and_ends_with_the_coverage():
    steps = steps_by_company(RACE, THREE, END)

    assert steps == {
        "openai": {date(2025, 1, 31): 1, date(2025, 3, 31): 3, END: 3},
        "google": {date(2025, 1, 31): 0, date(2025, 2, 28): 2, END: 2},
        "g42": {date(2025, 1, 31): 0, END: 0},
    }


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_race_is_drawn_in_steps_named_at_their_ends_with_a_line_on_the_day(palette):
    names = {"openai": "OpenAI", "google": "<b>Google</b>", "g42": "G42"}

    level = (*RACE, _Step("google", date(2025, 4, 30), 3))
    figure = signed_race_chart(level, names, date(2025, 12, 31), END, palette)

    assert [line.line.shape for line in figure.data] == ["hv"] * 3
    labels = [mark.text for mark in figure.layout.annotations]
    assert any("OpenAI</b> 3" in label for label in labels)
    assert any("&lt;b&gt;Google" in label for label in labels)
    assert "31 Dec 2025" in labels
    assert figure.layout.yaxis.dtick == 1  # so few countries: no line at a half
    (day,) = figure.layout.shapes
    assert day.x0 == day.x1 == date(2025, 12, 31)
    heights = sorted(mark.y for mark in figure.layout.annotations if mark.xref == "paper")
    assert all(above - below > 0.2 for below, above in pairwise(heights))


def test_a_government_among_the_rivals_has_its_article(atlas):
    assert race_headline({"gov-usa": 3, "openai": 1}, atlas.choices) == (
        "The Government of the United States has signed with 3 countries, OpenAI with one"
    )
