"""The exported world map says of every country what a plain reading of the facts says."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from tests.exports.plain_reading import RUNGS, partnership_map

COLUMNS = ("iso3", "country", "stage", "stage_since", "deals", "vendors")
LADDER = [*reversed(RUNGS), "paused", "ended", "none"]
VIEWS = [
    (("openai",), "2025-12-31"),
    (("openai",), None),
    (("openai",), "2023-03-14"),
    (("openai",), "2021-01-01"),
    (("google",), "2024-06-30"),
    (("anthropic",), "2026-03-31"),
    (("microsoft",), "2025-02-28"),
    (("nvidia",), None),
    (("g42",), "2025-06-30"),
    (("mistral-ai", "openai", "google"), "2025-12-30"),
    ((), "2023-12-31"),
    ((), "2025-12-31"),
    ((), None),
]


@pytest.fixture
def exported(call):
    """The rows of an export."""

    def export(*words: str) -> list[dict[str, str]]:
        code, written, _ = call("partnership_map", "--format", "csv", *words)
        assert code == 0
        rows = csv.DictReader(io.StringIO(written, newline=""))
        return [{name: row[name] for name in COLUMNS} for row in rows]

    return export


def filters(vendors: tuple[str, ...], as_of: str | None) -> list[str]:
    words = ["--vendors", ",".join(vendors)] if vendors else []
    return [*words, "--as-of", as_of] if as_of else words


@pytest.mark.parametrize(("vendors", "as_of"), VIEWS, ids=str)
def test_the_export_equals_a_plain_reading_of_the_facts(exported, vendors, as_of):
    expected = partnership_map(vendors, date.fromisoformat(as_of) if as_of else None)

    rows = exported(*filters(vendors, as_of))

    assert {row["iso3"]: row for row in rows} == expected
    assert len(rows) == 243


@pytest.mark.parametrize("switches", [("offices",), ("members",), ("offices", "members")], ids=str)
@pytest.mark.parametrize("vendors", [("openai",), ()], ids=str)
def test_offices_and_painted_members_are_counted_when_asked_for(exported, vendors, switches):
    expected = partnership_map(vendors, **dict.fromkeys(switches, True))

    rows = exported(*filters(vendors, None), *(f"--{name}" for name in switches))

    assert {row["iso3"]: row for row in rows} == expected
    assert expected != partnership_map(vendors)


def test_the_furthest_stage_comes_first_and_countries_follow_by_name(exported):
    rows = exported()

    assert rows == sorted(rows, key=lambda row: (LADDER.index(row["stage"]), row["country"]))


def test_a_stage_filter_keeps_the_countries_at_that_stage(exported):
    rows = exported("--stages", "paused,ended", "--vendors", "openai")

    standing = partnership_map(("openai",)).values()
    assert rows
    assert {row["iso3"]: row["stage"] for row in rows} == {
        row["iso3"]: row["stage"] for row in standing if row["stage"] in ("paused", "ended")
    }
