"""What readers write into a URL or a command line, and what the atlas makes of it."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.filters import FIELDS, LIST_FIELDS, PARAMETERS, SWITCHES, AtlasFilter, Choices
from analytics.written_filters import Reading, read_filter, write_filter

CHOICES = Choices(
    vendors={
        "openai": "OpenAI", "google": "Google", "mistral-ai": "Mistral AI", "xai": "xAI",
        "aws": "Amazon Web Services", "g42": "G42", "meta": "Meta", "oracle": "Oracle",
        "nvidia": "NVIDIA", "humain": "HUMAIN", "telefonica": "Telefónica",
    },
    regions={"Africa": "Africa", "Western Europe": "Western Europe"},
    groups={"EU": "European Union", "GCC": "Gulf Cooperation Council"},
    countries={"FRA": "France", "CIV": "Côte d'Ivoire", "GBR": "United Kingdom"},
    first_day=date(2021, 9, 23),
    last_day=date(2026, 6, 30),
    other_spellings={"alphabet": "google", "fr": "FRA", "aic": "someone-without-a-deal"},
)  # fmt: skip
EVERYTHING = AtlasFilter()
OPENAI_FIRST = AtlasFilter(vendors=("openai",))


def read(default: AtlasFilter = EVERYTHING, **written: str) -> Reading:
    return read_filter(written, CHOICES, default)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("vendors", "openai", ("openai",)),
        ("vendors", "OpenAI", ("openai",)),
        ("vendors", "MISTRAL ai", ("mistral-ai",)),
        ("vendors", "Alphabet", ("google",)),
        ("vendors", "TELEFÓNICA", ("telefonica",)),
        ("vendors", "google,openai", ("google", "openai")),
        ("vendors", " google , openai ,", ("google", "openai")),
        ("vendors", "google,Google,alphabet", ("google",)),
        ("vendors", "all", ()),
        ("vendors", "ALL", ()),
        ("vendors", "google,all", ()),
        ("vendors", "", ()),
        ("stages", "paused,none", ("paused", "none")),
        ("stages", "No public deal found", ("none",)),
        ("kinds", "Infrastructure", ("infrastructure",)),
        ("regions", "western europe", ("Western Europe",)),
        ("groups", "eu,gulf cooperation council", ("EU", "GCC")),
        ("countries", "fra,United Kingdom", ("FRA", "GBR")),
        ("countries", "FR", ("FRA",)),
        ("countries", "côte d'ivoire", ("CIV",)),
        ("counterparties", "State-owned company", ("state_owned",)),
        ("confidence", "High,medium", ("high", "medium")),
        ("offices", "true", True),
        ("offices", "YES", True),
        ("offices", "1", True),
        ("members", "on", True),
        ("members", "false", False),
        ("members", "off", False),
        ("members", "", False),
        ("as_of", "2025-12-31", date(2025, 12, 31)),
        ("since", "2024-02-29", date(2024, 2, 29)),
    ],
    ids=str,
)
def test_a_written_value_becomes_the_filter_it_names(name, text, value):
    reading = read(**{name: text})

    assert reading.chosen == replace(EVERYTHING, **{name: value})
    assert (reading.refused, reading.adapted) == ((), ())


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("vendors", "opnai", ["vendors", "“opnai”", "nearest is openai"]),
        ("vendors", "Mistral", ["“Mistral”", "nearest is mistral-ai"]),
        ("vendors", "nobody", ["“nobody”", "openai", "google"]),
        ("vendors", "AIC", ["“AIC”"]),
        ("stages", "<script>", ["“<script>”", "exploratory"]),
        ("kinds", "acces", ["“acces”", "nearest is access"]),
        ("regions", "Afrika", ["“Afrika”", "nearest is Africa"]),
        ("groups", "European Onion", ["“European Onion”", "nearest is EU"]),
        ("countries", "Franse", ["“Franse”", "nearest is FRA"]),
        ("countries", "XXX", ["“XXX”", "FRA", "CIV", "GBR"]),
        ("counterparties", "qqq", ["“qqq”", "government", "ngo"]),
        ("confidence", "hgih", ["“hgih”", "nearest is high"]),
        ("offices", "perhaps", ["offices", "“perhaps”", "true", "false"]),
        ("as_of", "yesterday", ["as_of", "“yesterday”", "YYYY-MM-DD"]),
        ("as_of", "2026-13-01", ["“2026-13-01”", "YYYY-MM-DD"]),
        ("as_of", "2025-12", ["“2025-12”"]),
        ("as_of", "31.12.2025", ["“31.12.2025”"]),
        ("as_of", "2026-W01-1", ["“2026-W01-1”"]),
        ("as_of", "", ["as_of"]),
        ("since", "20250101", ["since", "“20250101”"]),
    ],
    ids=str,
)
def test_a_refused_value_is_named_in_one_sentence_and_nothing_else_changes(name, text, named):
    reading = read(OPENAI_FIRST, **{name: text})

    assert reading.chosen == OPENAI_FIRST
    (sentence,) = reading.refused
    assert all(words in sentence for words in named), sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_what_is_valid_in_a_list_is_kept_beside_what_is_refused():
    reading = read(OPENAI_FIRST, vendors="google,nobody,xai,noone", offices="true")

    assert reading.chosen == AtlasFilter(vendors=("google", "xai"), offices=True)
    first, second = reading.refused
    assert "“nobody”" in first
    assert "“noone”" in second


@pytest.mark.parametrize("text", ["nobody,all", "all,nobody"])
def test_the_word_all_chooses_everything_and_hides_no_refusal(text):
    reading = read(OPENAI_FIRST, vendors=text)

    assert reading.chosen.vendors == ()
    assert len(reading.refused) == 1
    assert "“nobody”" in reading.refused[0]


def test_names_that_are_no_filter_are_left_alone():
    assert read(OPENAI_FIRST, country="FRA", face="table", utm_source="mail").chosen == OPENAI_FIRST


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x" * 10_000, "“" + "x" * 39 + "…”"),
        ("a\nb\tc\x00d", "“a b c d”"),
        ("\u202egnp.exe", "“ gnp.exe”"),
        ("\ud800", "“ ”"),
    ],
    ids=["10,000 characters", "control characters", "right-to-left override", "half a character"],
)
@pytest.mark.parametrize("name", ["vendors", "stages", "offices", "as_of"])
def test_a_refused_value_is_repeated_short_and_printable(name, text, shown):
    (sentence,) = read(**{name: text}).refused

    assert shown in sentence
    assert sentence.isprintable()
    assert len(sentence) < 200


def test_a_flood_of_unknown_values_is_counted_and_not_repeated_one_by_one():
    reading = read(vendors=",".join(f"nobody{number}" for number in range(20_000)))

    assert len(reading.refused) < 10
    assert sum(map(len, reading.refused)) < 2_000
    assert "more" in reading.refused[-1]


@pytest.mark.parametrize(
    ("written", "as_of", "since", "said"),
    [
        ({"as_of": "2026-07-01"}, None, None, ["2026-06-30", "as of that day"]),
        ({"as_of": "2021-09-22"}, "2021-09-22", None, ["2021-09-22", "before 2021-09-23"]),
        ({"as_of": "2021-09-23"}, "2021-09-23", None, []),
        ({"as_of": "2026-06-30"}, "2026-06-30", None, []),
        ({"since": "2026-07-01"}, None, None, ["2026-06-30", "left out"]),
        (
            {"as_of": "2025-01-01", "since": "2025-06-01"},
            "2025-06-01", "2025-01-01", ["2025-06-01", "2025-01-01", "swapped"],
        ),
        ({"as_of": "2025-01-01", "since": "2025-01-01"}, "2025-01-01", "2025-01-01", []),
        ({"as_of": "2030-01-01", "since": "2025-01-01"}, None, "2025-01-01", ["2026-06-30"]),
    ],
    ids=str,
)  # fmt: skip
def test_a_day_outside_the_known_time_is_adapted_and_said(written, as_of, since, said):
    reading = read(**written)

    chosen = AtlasFilter(
        as_of=date.fromisoformat(as_of) if as_of else None,
        since=date.fromisoformat(since) if since else None,
    )
    assert reading.chosen == chosen
    assert reading.refused == ()
    assert len(reading.adapted) == (1 if said else 0)
    assert all(words in reading.adapted[0] for words in said)


def test_a_filter_without_days_is_read_as_of_the_end_of_coverage_with_90_days_of_moves():
    filled = EVERYTHING.on(CHOICES)

    assert (filled.as_of, filled.since) == (date(2026, 6, 30), date(2026, 4, 1))


@pytest.mark.parametrize("day", ["0001-01-01", "0001-03-31", "0001-04-01"])
def test_the_very_first_days_of_the_calendar_can_be_asked_for(day):
    filled = read(as_of=day).chosen.on(CHOICES)

    assert filled.since <= filled.as_of == date.fromisoformat(day)


def test_every_field_of_the_filter_is_a_parameter_and_every_parameter_a_field():
    assert sorted(PARAMETERS) == sorted(part.name for part in fields(AtlasFilter))
    assert list(FIELDS) == [part.name for part in LIST_FIELDS]


@st.composite
def filters(draw) -> AtlasFilter:
    lists = {
        part.name: tuple(draw(st.lists(st.sampled_from(list(part.options(CHOICES))), unique=True)))
        for part in LIST_FIELDS
    }
    switches = {name: draw(st.booleans()) for name in SWITCHES}
    as_of = draw(st.none() | st.dates(max_value=CHOICES.last_day))
    latest = as_of or CHOICES.last_day
    since = draw(st.none() | st.dates(max_value=latest))
    return AtlasFilter(**lists, **switches, as_of=as_of, since=since)


@pytest.mark.parametrize(
    "changed",
    [
        {"vendors": ("google",)}, {"vendors": ()}, {"kinds": ("access",)}, {"stages": ("none",)},
        {"regions": ("Africa",)}, {"groups": ("EU", "GCC")}, {"countries": ("CIV",)},
        {"counterparties": ("ngo",)}, {"confidence": ("low",)}, {"offices": True},
        {"members": True}, {"as_of": date(2025, 1, 1)}, {"since": date(2025, 1, 1)}, {},
    ],
    ids=str,
)  # fmt: skip
def test_a_change_is_written_alone_and_read_back(changed):
    chosen = replace(OPENAI_FIRST, **changed)

    written = write_filter(chosen, OPENAI_FIRST)

    assert list(written) == list(changed)
    assert read_filter(written, CHOICES, OPENAI_FIRST).chosen == chosen


def test_all_companies_are_written_as_a_word_where_some_are_the_default():
    assert write_filter(EVERYTHING, OPENAI_FIRST) == {"vendors": "all"}


@settings(deadline=None, max_examples=150)
@given(filters(), st.sampled_from([EVERYTHING, OPENAI_FIRST]))
def test_whatever_is_written_is_read_back_the_same(chosen, default):
    reading = read_filter(write_filter(chosen, default), CHOICES, default)

    assert reading.chosen == chosen
    assert reading.refused == ()


@settings(deadline=None, max_examples=200)
@given(st.dictionaries(st.sampled_from(PARAMETERS), st.text() | st.dates().map(str)))
def test_no_text_in_any_parameter_raises(written):
    reading = read_filter(written, CHOICES, OPENAI_FIRST)

    assert reading.chosen.on(CHOICES).as_of <= CHOICES.last_day
    assert all(sentence.isprintable() for sentence in (*reading.refused, *reading.adapted))
