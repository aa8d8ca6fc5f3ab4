"""The race for countries as a slide: the numbers of the question, up to the day."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.filters import AtlasFilter
from analytics.rivalry import USUAL_RIVALS
from figures.exhibits.race import race_exhibit
from figures.rival_sentences import race_headline
from figures.theme import LIGHT


def ends(exhibit) -> dict[str, float]:
    return {series.name: series.values[-1] for series in exhibit.picture.series}


def test_every_line_ends_at_the_number_that_the_question_gives(atlas):
    made = race_exhibit(atlas, AtlasFilter(vendors=("openai",)), LIGHT)
    rows = atlas.rows("signed_race", AtlasFilter(vendors=USUAL_RIVALS))

    for vendor in USUAL_RIVALS:
        most = max(row.countries for row in rows if row.vendor_id == vendor)
        assert ends(made)[atlas.choices.vendors[vendor]] == most
    assert set(made.table["vendor_id"]) == set(USUAL_RIVALS)


def test_it_ends_on_the_day_that_the_reader_chose(atlas):
    early = race_exhibit(atlas, AtlasFilter(as_of=date(2024, 12, 31)), LIGHT)

    assert early.picture.days[-1] == early.as_of == date(2024, 12, 31)
    assert max(ends(early).values()) < 20


def test_lines_never_fall(atlas):
    made = race_exhibit(atlas, AtlasFilter(), LIGHT)

    for series in made.picture.series:
        assert list(series.values) == sorted(series.values)


@pytest.mark.parametrize(
    ("signed", "sentence"),
    [
        ({"openai": 25, "google": 22, "microsoft": 23},
         "OpenAI has signed with 25 countries, Microsoft with 23"),
        ({"openai": 3, "google": 3, "microsoft": 1},
         "OpenAI and Google have each signed with 3 countries, Microsoft with one"),
        ({"openai": 1, "google": 0}, "OpenAI has signed with 1 country"),
        ({"openai": 0, "google": 0}, "None of the companies has signed with a country in view"),
    ],
)  # fmt: skip
def test_the_title_names_who_leads_and_who_comes_next(atlas, signed, sentence):
    assert race_headline(signed, atlas.choices) == sentence


def test_before_the_first_signature_nothing_is_drawn(atlas):
    empty = race_exhibit(atlas, AtlasFilter(as_of=date(1990, 1, 1)), LIGHT)

    assert empty.picture.series == ()
    assert empty.title == "None of the companies has signed with a country in view"
