"""SQL written into a parameter stays a value: it is refused when read and bound when asked."""

from __future__ import annotations

import re

import pytest

from analytics.filters import DAYS, FIELDS, PARAMETERS, SWITCHES, AtlasFilter
from analytics.questions import SQL, read_choices
from analytics.site_filters import SITE_FIELDS, SITE_PARAMETERS, SiteFilter
from analytics.written_filters import read_filter
from analytics.written_site_filters import read_site_filter
from tests.world import make_deal, make_world

HOSTILE = "'; DROP TABLE deals; --"

# Answered while a world is made, or beneath every question of datacenters.
ANSWERED_BEFORE = ("appointment_names", "claim_names", "covered_days", "covered_site_days",
                   "site_names", "sites_in_view")  # fmt: skip
TEXTS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted(SQL.glob("*.sql"))
    if path.stem not in ANSWERED_BEFORE and not path.stem.startswith("derived")
}
# What a page adds to the filter, such as the country or the words sought; the rest is filled in.
MACHINERY = (SQL.parent / "questions.py").read_text(encoding="utf-8")
BOUND = set(re.findall(r"\$([a-z_0-9]+)", " ".join(TEXTS.values())))
ADDED = {
    name for name in BOUND - {*PARAMETERS} - {*SITE_PARAMETERS} if f'"{name}"' not in MACHINERY
}
LISTS = set(re.findall(r"(?:len|list_\w+)\(\s*\$(\w+)", " ".join(TEXTS.values())))
# What pages bind as numbers, after reading: a text never comes so far.
NUMBERS = {"cards": 8, "radius_km": 100.0, "least_cosine": 0.5, "weights": (1.0,) * 7}
ADDED_HOSTILE = {
    name: NUMBERS.get(name, (HOSTILE,) if name in LISTS else HOSTILE) for name in ADDED
}


def filter_for(question, **chosen):
    """The reader's filter, of datacenters where the question is about them."""
    of_sites = "$shown_sites" in TEXTS[question]
    wanted = SiteFilter if of_sites else AtlasFilter
    return wanted(**{name: value for name, value in chosen.items() if hasattr(wanted(), name)})


@pytest.fixture(scope="module")
def atlas():
    return make_world(make_deal(("2024-01-01", "agreement")))


@pytest.mark.parametrize("name", [*FIELDS, *SWITCHES, *DAYS])
def test_a_text_with_sql_in_it_is_refused_in_every_parameter(atlas, name):
    reading = read_filter({name: HOSTILE}, atlas.choices, AtlasFilter())

    assert reading.chosen == AtlasFilter()
    assert len(reading.refused) == 1


@pytest.mark.parametrize("name", SITE_PARAMETERS)
def test_a_text_with_sql_in_it_is_refused_in_every_parameter_of_sites(atlas, name):
    reading = read_site_filter({name: HOSTILE}, atlas.choices)

    assert reading.chosen == SiteFilter()
    assert len(reading.refused) == 1


@pytest.mark.parametrize("name", [*FIELDS, *SITE_FIELDS])
def test_a_text_with_sql_in_it_finds_nothing_and_harms_nothing(atlas, name):
    for question in TEXTS:
        atlas.rows(question, filter_for(question, **{name: (HOSTILE,)}), **ADDED_HOSTILE)

    if name in FIELDS:
        assert atlas.rows("deal_register", AtlasFilter(**{name: (HOSTILE,)})) == ()
    assert list(atlas.table("deal_register", AtlasFilter())["stage"]) == ["agreement"]


@pytest.mark.parametrize("question", TEXTS)
def test_every_question_is_answered_after_a_hostile_one(atlas, question):
    atlas.rows(question, filter_for(question), **ADDED_HOSTILE)

    answer = atlas.rows(
        question,
        filter_for(question, as_of=atlas.choices.first_day, month=atlas.choices.sites_until),
        **ADDED_HOSTILE | {"iso3": "FRA"},
    )

    assert isinstance(answer, tuple)
    assert read_choices(atlas.connection) == atlas.choices
