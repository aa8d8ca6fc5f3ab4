"""The page of white space, by link and by its weights, with nothing to show and nonsense asked."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from analytics.filters import AtlasFilter
from analytics.white_space import MEASURES, Weights
from figures.white_space import white_space_title
from tests.pages.reading import Markup, harmful, html, notices, opened, said, title

OPENAI = ("openai",)


def ranked(atlas, weights=Weights(), **chosen):  # noqa: B008 - cannot change
    return atlas.rows("white_space", AtlasFilter(**chosen).on(atlas.choices), weights=weights)


def bars(at) -> list[tuple[str, float]]:
    """Countries of the bars with their scores."""
    (sent,) = (part.proto for part in at.get("bidi_component") if part.key == "white_space")
    svg = json.loads(sent.json)["svg"]
    return [(iso3, float(score)) for iso3, score in
            re.findall(r'data-iso3="(\w+)" data-score="([\d.]+)"', svg)]  # fmt: skip


def parts(at) -> dict[str, list[str]]:
    """The parts of the score beside the ranking: figures by measure, and the score."""
    (table,) = (body for body in html(at) if "parts" in body and "<table" in body)
    found = {}
    for measure, cells in re.findall(r'<tr data-measure="(\w+)">(.*?)</tr>', table):
        found[measure] = ["".join(Markup(cell).words) for cell in
                          re.findall(r"<td.*?>(.*?)</td>", cells)]  # fmt: skip
    return found


def test_on_arrival_all_measures_weigh_the_same_and_the_first_country_lies_open(atlas):
    rows = ranked(atlas, vendors=OPENAI)

    at = opened("white_space")

    assert bars(at) == [(row.iso3, row.score) for row in rows[:20]]
    assert title(at).startswith(f"{rows[0].country} ranks first of {len(rows)} countries")
    assert "seven measures of equal weight" in said(at)
    assert f"<h2>{rows[0].country}</h2>" in html(at)
    assert "weights" not in at.query_params


@pytest.mark.parametrize(
    ("query", "chosen", "weights"),
    [
        ({"weights": "population:2,gdp:0"}, {"vendors": OPENAI}, Weights(population=2, gdp=0)),
        ({"vendors": "all"}, {}, Weights()),
        ({"vendors": "google", "regions": "Africa"},
         {"vendors": ("google",), "regions": ("Africa",)}, Weights()),
        ({"kinds": "infrastructure", "as_of": "2025-06-30"},
         {"vendors": OPENAI, "kinds": ("infrastructure",), "as_of": date(2025, 6, 30)}, Weights()),
        ({"stages": "agreement"}, {"vendors": OPENAI}, Weights()),
    ],
    ids=str,
)  # fmt: skip
def test_a_link_opens_filter_and_weights(atlas, query, chosen, weights):
    rows = ranked(atlas, weights, **chosen)

    at = opened("white_space", **query)

    assert notices(at) == []
    assert bars(at) == [(row.iso3, row.score) for row in rows[:20]]
    assert title(at) == white_space_title(
        rows, 243, AtlasFilter(**chosen).on(atlas.choices), atlas.choices
    )
    for name in MEASURES:
        assert at.number_input(key=f"weight_{name}").value == getattr(weights, name)


def test_weights_set_on_the_page_stand_in_its_address(atlas):
    at = opened("white_space", vendors="all")

    at.number_input(key="weight_gdp").set_value(2.5).run()
    at.number_input(key="weight_internet").set_value(0.0).run()
    address = dict(at.query_params)
    weights = Weights(gdp=2.5, internet=0)

    assert address == {"weights": "gdp:2.5,internet:0", "vendors": "all"}
    assert bars(at) == [(row.iso3, row.score) for row in ranked(atlas, weights)[:20]]
    at.button(key="equal_weights").click().run()
    assert at.query_params == {"vendors": "all"}
    assert at.number_input(key="weight_gdp").value == 1


def test_the_last_weight_cannot_be_taken_away():
    others = ",".join(f"{name}:0" for name in MEASURES if name != "gdp")
    at = opened("white_space", weights=others, vendors="all")
    before = bars(at)

    at.number_input(key="weight_gdp").set_value(0.0).run()

    assert any("every measure has the weight 0" in notice for notice in notices(at))
    assert at.number_input(key="weight_gdp").value == 1
    assert bars(at) == before


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("popultion:2", "there is no measure “popultion”; the nearest is population."),
        ("gdp:lots", "which is not a number"),
        ("gdp:-2", "which is negative"),
        ("gdp:1000", "100 is the most"),
        ("gdp:nan", "which is not a number"),
        (",".join(f"{name}:0" for name in MEASURES), "every measure has the weight 0"),
        ("x" * 10_000, "there is no measure"),
        ("<script>alert(1)</script>:1", "there is no measure “<script>"),
    ],
    ids=lambda text: text[:20],
)
def test_weights_that_cannot_be_read_are_said_and_all_weigh_the_same(atlas, written, sentence):
    at = opened("white_space", weights=written)

    (notice,) = notices(at)
    assert sentence in notice
    assert bars(at) == [(row.iso3, row.score) for row in ranked(atlas, vendors=OPENAI)[:20]]
    assert not any(harmful(body) for body in html(at))


def test_the_table_holds_every_country_without_a_deal(atlas):
    rows = ranked(atlas, vendors=OPENAI)

    at = opened("white_space", face="table")

    table = at.dataframe[0].value
    assert list(table["country"]) == [row.country for row in rows]
    assert list(table["rank"]) == [row.rank for row in rows]
    tied = {row.rank for row in rows if sum(other.rank == row.rank for other in rows) > 1}
    assert [mark == "=" for mark in table["tie"]] == [row.rank in tied for row in rows]
    assert table["gdp_usd"].isna().sum() == sum(row.gdp_usd is None for row in rows) > 0


def test_the_parts_of_a_selected_country_add_up_to_its_score(atlas):
    weights = Weights(population=3, electricity=0)
    (row,) = (r for r in ranked(atlas, weights, vendors=OPENAI) if r.iso3 == "TWN")

    at = opened("white_space", country="TWN", weights=weights.written)
    found = parts(at)

    assert list(found) == list(MEASURES)
    assert found["gdp"] == ["GDPno figure", "–", "1", "–"]
    assert found["electricity"][2:] == ["0", "–"]
    assert found["population"][0] == "Population23.2 million people, 2024"
    points = [float(cells[3]) for cells in found.values() if cells[3] != "–"]
    assert sum(points) == pytest.approx(row.score, abs=0.3)
    assert f"score {row.score:.1f} on five of six measures" in " ".join(said(at).split())


def test_a_country_with_a_deal_is_no_white_space_and_says_so():
    at = opened("white_space", country="USA")

    assert "No white space: OpenAI has a deal here." in said(at)
    assert not any("<table class='facts parts'" in body for body in html(at))


def test_a_country_outside_the_places_chosen_opens_with_its_score_and_without_a_rank(atlas):
    (row,) = (r for r in ranked(atlas, vendors=OPENAI) if r.iso3 == "IDN")

    at = opened("white_space", country="IDN", regions="Africa")

    words = " ".join(said(at).split())
    assert f"Outside the places in view · score {row.score:.1f}" in words


def test_an_empty_view_says_so_and_opens():
    at = opened("white_space", groups="G7")
    nowhere = opened("white_space", groups="NATO", regions="Micronesia")

    assert title(at) == "OpenAI has a public deal in every country in the G7"
    assert title(nowhere) == "No country passes the filter"
    assert "Loosen region and bloc to see countries." in notices(nowhere)
    assert not at.dataframe
    assert not nowhere.dataframe
    nowhere.button(key="way_out").click().run()
    assert "ranks first of" in title(nowhere)


def test_weights_without_any_figure_rank_nobody_and_say_why():
    only_rivals = ",".join(f"{name}:0" for name in MEASURES if name != "rivals")

    at = opened("white_space", vendors="all", weights=only_rivals)

    assert title(at).startswith("No weighted figure is known of")
    assert "Rivals alone have a weight" in said(at)
    assert not any(part.key == "white_space" for part in at.get("bidi_component"))
