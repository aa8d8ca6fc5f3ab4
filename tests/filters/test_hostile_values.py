"""SQL written into a parameter stays a value: it is refused when read and bound when asked."""

from __future__ import annotations

import re

import pytest

from analytics.filters import DAYS, FIELDS, PARAMETERS, SWITCHES, AtlasFilter
from analytics.questions import SQL, read_choices
from analytics.written_filters import read_filter
from tests.world import make_deal, make_world

HOSTILE = "'; DROP TABLE deals; --"
# Answered while a world is made.
ANSWERED_BEFORE = ("derived", "covered_days")
TEXTS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted(SQL.glob("*.sql"))
    if path.stem not in ANSWERED_BEFORE
}
# What a page adds to the filter, such as the country or the words sought; the rest is filled in.
MACHINERY = (SQL.parent / "questions.py").read_text(encoding="utf-8")
BOUND = set(re.findall(r"\$([a-z_0-9]+)", " ".join(TEXTS.values())))
ADDED = {name for name in BOUND - {*PARAMETERS} if f'"{name}"' not in MACHINERY}
LISTS = set(re.findall(r"(?:len|list_\w+)\(\s*\$(\w+)", " ".join(TEXTS.values())))
# How many cards a page wants is a number of the page's own; no reader writes it.
ADDED_HOSTILE = {name: (HOSTILE,) if name in LISTS else HOSTILE for name in ADDED - {"cards"}} | {
    "cards": 8
}


@pytest.fixture(scope="module")
def atlas():
    return make_world(make_deal(("2024-01-01", "agreement")))


@pytest.mark.parametrize("name", [*FIELDS, *SWITCHES, *DAYS])
def test_a_text_with_sql_in_it_is_refused_in_every_parameter(atlas, name):
    reading = read_filter({name: HOSTILE}, atlas.choices, AtlasFilter())

    assert reading.chosen == AtlasFilter()
    assert len(reading.refused) == 1


@pytest.mark.parametrize("name", FIELDS)
def test_a_text_with_sql_in_it_finds_nothing_and_harms_nothing(atlas, name):
    hostile = AtlasFilter(**{name: (HOSTILE,)})

    for question in TEXTS:
        atlas.rows(question, hostile, **ADDED_HOSTILE)

    assert atlas.rows("deal_register", hostile) == ()
    assert list(atlas.table("deal_register", AtlasFilter())["stage"]) == ["agreement"]


@pytest.mark.parametrize("question", TEXTS)
def test_every_question_is_answered_after_a_hostile_one(atlas, question):
    atlas.rows(question, AtlasFilter(), **ADDED_HOSTILE)

    answer = atlas.rows(
        question,
        AtlasFilter(as_of=atlas.choices.first_day),
        **ADDED_HOSTILE | {"iso3": "FRA"},
    )

    assert isinstance(answer, tuple)
    assert read_choices(atlas.connection) == atlas.choices
