"""White space from the command line: its weights, its rows, and what it refuses."""

from __future__ import annotations

import csv
import io
import json

import pytest

from analytics.filters import AtlasFilter
from analytics.white_space import MEASURES, Weights


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_promised_columns_come_first_figure_and_points_for_each_measure(call):
    code, out, err = call("white_space", "--vendors", "openai")

    figures = [
        name for measure in MEASURES.values() for name in (measure.figure, f"{measure.name}_points")
    ]
    header = out.splitlines()[0].split(",")
    promised = ["rank", "iso3", "country", "score", "measures_known", *figures]
    assert (code, err) == (0, "")
    assert header[: len(promised)] == promised
    assert len(set(header)) == len(header)


def test_weights_are_an_option_and_rank_the_rows(call, atlas):
    weights = Weights(population=2, gdp=0)
    expected = atlas.rows("white_space", AtlasFilter(vendors=("openai",)), weights=weights)

    _, out, _ = call("white_space", "--vendors", "openai", "--weights", "Population:2, gdp:0")
    _, as_json, _ = call(
        "white_space", "--vendors", "openai", "--weights", weights.written, "--format", "json"
    )

    assert [(row["rank"], row["iso3"]) for row in rows_of(out)] == [
        (str(row.rank), row.iso3) for row in expected
    ]
    written = json.loads(as_json)
    assert written["options"] == {"weights": list(weights)}
    assert [row["iso3"] for row in written["rows"]] == [row.iso3 for row in expected]


def test_a_gap_is_an_empty_cell_and_never_zero(call):
    _, out, _ = call("white_space", "--vendors", "openai", "--countries", "TWN")

    (taiwan,) = rows_of(out)
    assert (taiwan["gdp_usd"], taiwan["gdp_points"], taiwan["measures_known"]) == ("", "", "6")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("gpd:2", "there is no measure “gpd”; the nearest is gdp"),
        ("gdp:much", "which is not a number"),
        ("gdp:-1", "which is negative"),
    ],
)
def test_wrong_weights_end_with_code_2_and_one_line(call, written, said):
    code, out, err = call("white_space", "--weights", written)

    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1
