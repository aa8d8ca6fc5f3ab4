"""What the page of white space says and draws is what its rows hold."""

from __future__ import annotations

import re
from collections import namedtuple
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from analytics.filters import AtlasFilter
from analytics.white_space import MEASURES, Weights, measures_counted, parts_of
from figures.headline import LONGEST
from figures.white_space import (
    METHOD,
    NO_FIGURE,
    figure_in_words,
    ranks_in_words,
    white_space_sentence,
    white_space_title,
)
from figures.white_space_bars import COUNTRIES_SHOWN, white_space_bars
from tests.counting.test_white_space_of_the_facts import FILTERS

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xhtml}a"
OPENAI = AtlasFilter(vendors=("openai",))
Row = namedtuple(
    "Row",
    "rank iso3 country score measures_known "
    "population population_percentile population_points population_year "
    "gdp_usd gdp_percentile gdp_points gdp_year "
    "internet_users_pct internet_percentile internet_points internet_year "
    "electricity_twh electricity_percentile electricity_points electricity_year "
    "low_carbon_share_pct low_carbon_percentile low_carbon_points "
    "rivals rivals_percentile rivals_points neighbours_signed neighbours_percentile "
    "neighbours_points",
    defaults=(None,) * 30,
)


def row(rank=1, name="France", iso3="FRA", score=50.0, known=7, **more) -> Row:
    """A row with seven equal parts."""
    parts = {}
    for measure in MEASURES.values():
        parts |= {measure.figure: 1, f"{measure.name}_percentile": score,
                  f"{measure.name}_points": None if score is None else score / 7}  # fmt: skip
    return Row(rank=rank, iso3=iso3, country=name, score=score, measures_known=known,
               **parts)._replace(**more)  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "in_view", "chosen", "expected"),
    [
        ([row(), row(2, "Spain")], 9, OPENAI,
         "France ranks first of 2 countries where OpenAI has no public deal"),
        ([row(name="Netherlands"), row(2)], 9, AtlasFilter(),
         "The Netherlands ranks first of 2 countries where AI companies have no public deal"),
        ([row(), row(1, "Spain"), row(3, "Italy")], 9, OPENAI,
         "France and Spain share the first rank of 3 countries where OpenAI has no public deal"),
        ([row(), row(), row(), row(4)], 9, OPENAI,
         "Three countries share the first rank of 4 countries where OpenAI has no public deal"),
        ([row(), row()], 9, OPENAI,
         "All 2 countries where OpenAI has no public deal share one rank"),
        ([row(name="United Kingdom")], 9, replace(OPENAI, groups=("G7",)),
         "The United Kingdom is the only country in the G7 where OpenAI has no public deal"),
        ([row(None, score=None), row(None, score=None)], 9, OPENAI,
         "No weighted figure is known of 2 countries where OpenAI has no public deal"),
        ([], 7, replace(OPENAI, groups=("G7",)),
         "OpenAI has a public deal in every country in the G7"),
        ([], 1, replace(OPENAI, countries=("USA",)),
         "OpenAI has a public deal in every chosen country"),
        ([], 0, OPENAI, "No country passes the filter"),
        ([row(), row(2)], 9, replace(OPENAI, kinds=("access",), regions=("Africa",)),
         "France ranks first of 2 countries in Africa where OpenAI has no deal in view"),
        ([row(), row(2)], 9, replace(OPENAI, countries=("FRA", "ESP")),
         "France ranks first of 2 chosen countries where OpenAI has no public deal"),
    ],
)  # fmt: skip
def test_the_title_is_true_for_none_one_many_and_equal_ones(atlas, rows, in_view, chosen, expected):
    assert white_space_title(rows, in_view, chosen, atlas.choices) == expected


@pytest.mark.parametrize("name", ["Saint Helena, Ascension and Tristan da Cunha", "Chad"])
@pytest.mark.parametrize("vendors", [(), ("openai", "multiple-vendors", "mistral-ai")])
@pytest.mark.parametrize("several", [1, 2, 3, 9])
def test_no_title_is_longer_than_ninety_letters(atlas, name, vendors, several):
    vendors = tuple(vendor for vendor in vendors if vendor in atlas.choices.vendors)
    chosen = AtlasFilter(
        vendors=vendors, groups=("IDB",), regions=("Latin America and the Caribbean",),
        kinds=("infrastructure", "safety"),
    )  # fmt: skip
    for tied in (1, 2, 3):
        rows = [row(1 if n < tied else n + 1, name) for n in range(several)]
        assert len(white_space_title(rows, 40, chosen, atlas.choices)) <= LONGEST


def told(atlas, chosen, weights=Weights(), group_deals=0) -> str:  # noqa: B008 - cannot change
    filled = chosen.on(atlas.choices)
    rows = atlas.rows("white_space", filled, weights=weights)
    in_view = sum(r.countries for r in atlas.rows("stage_funnel", filled))
    return white_space_sentence(rows, in_view, group_deals, weights, filled, atlas.choices)


def test_the_sentence_counts_countries_without_a_deal_gaps_and_those_without_any_figure(atlas):
    rows = atlas.rows("white_space", OPENAI, weights=Weights())
    gaps = sum(any(part.is_gap for part in parts_of(r, Weights())) for r in rows)

    said = told(atlas, OPENAI, group_deals=2)

    assert said == (
        f"OpenAI has no public deal in {len(rows)} of 243 countries on 30 June 2026; own offices "
        "left out, 2 group deals (EU, NATO …) left out. Ranked by seven measures of equal weight; "
        f"{gaps} with a gap in the figures, none without any figure."
    )


@pytest.mark.parametrize(
    ("weights", "chosen", "words"),
    [
        (Weights(0, 1, 0, 0, 0, 0, 0), replace(OPENAI, countries=("VAT", "ALA", "IDN")),
         "Ranked by one measure: GDP; 2 without any figure."),
        (Weights(0, 3, 3, 0, 0, 0, 0), OPENAI,
         "Ranked by two measures of equal weight: GDP and internet users;"),
        (Weights(2, 0, 1, 1, 1, 1, 0.5), OPENAI,
         "Ranked by six measures, by weight: population 2, signed nearby 0.5, the others 1, one "
         "left out;"),
        (Weights(), AtlasFilter(), "no rivals, as every company is chosen."),
        (Weights(0, 0, 0, 0, 0, 1, 0), AtlasFilter(),
         "Rivals alone have a weight, and with every company chosen nobody is one."),
        (Weights(), replace(OPENAI, stages=("none",)), "the choice of stages left aside"),
        (Weights(), replace(OPENAI, countries=("USA",)),
         "OpenAI has a public deal in the one country in view on 30 June 2026"),
        (Weights(), replace(OPENAI, regions=("Micronesia",), groups=("NATO",)),
         "No country lies in all of the places chosen."),
        (Weights(), replace(OPENAI, kinds=("access",), as_of=date(2001, 1, 1)),
         "OpenAI has no deal in view in 243 of 243 countries on 1 January 2001; own offices left "
         "out, kind access."),
    ],
)  # fmt: skip
def test_the_sentence_says_what_the_ranking_rests_on(atlas, weights, chosen, words):
    assert words in told(atlas, chosen, weights)


def test_equal_ranks_carry_an_equals_sign_and_no_score_no_rank():
    rows = [row(1), row(2, iso3="ESP"), row(2, iso3="ITA"), row(None, iso3="VAT", score=None)]

    assert ranks_in_words(rows) == {"FRA": "1", "ESP": "=2", "ITA": "=2", "VAT": "–"}


def test_figures_are_told_with_their_units_and_gaps_are_told():
    said = row(
        population=48_848_840, gdp_usd=1_725_672_000_000, internet_users_pct=95.4,
        electricity_twh=281.65, low_carbon_share_pct=None, rivals=None, neighbours_signed=1,
    )  # fmt: skip

    assert [figure_in_words(part).replace("\u00a0", " ") for part in parts_of(said, Weights())] == [
        "48.8 million people", "USD 1.73 tn", "95.4 % of inhabitants", "282 TWh", NO_FIGURE,
        "every company is chosen", "1 country",
    ]  # fmt: skip


def test_the_method_says_how_percentiles_ties_and_gaps_are_treated():
    said = " ".join(METHOD)

    for words in ("equal figures share a percentile", "left out of the mean, not counted as zero",
                  "equal score share a rank", "All 243"):  # fmt: skip
        assert words in said


def drawn(rows, weights, chosen=OPENAI, selected=None) -> ElementTree.Element:
    svg = white_space_bars(rows, weights, measures_counted(weights, chosen), selected)
    assert "<script" not in svg
    assert not re.search(r"(?<!url\()#[0-9a-fA-F]{3,6}\b", svg)
    return ElementTree.fromstring(svg)  # noqa: S314 - made by us


def marked(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [node for node in root.iter() if name in node.attrib]


@pytest.mark.parametrize("weights", [Weights(), Weights(2, 0, 1, 1, 0.5, 0, 3)])
@pytest.mark.parametrize("chosen", FILTERS.values(), ids=FILTERS)
def test_bars_are_the_scores_and_their_parts_lie_side_by_side(atlas, chosen, weights):
    rows = atlas.rows("white_space", chosen, weights=weights)

    root = drawn(rows, weights, chosen)

    first = [r for r in rows if r.score is not None][:COUNTRIES_SHOWN]
    lines = marked(root, "data-iso3")
    assert [(line.get("data-iso3"), float(line.get("data-score"))) for line in lines] == [
        (r.iso3, r.score) for r in first
    ]
    ranks = ranks_in_words(rows)
    for line, r in zip(lines, first, strict=True):
        assert line.get("data-rank") == ranks[r.iso3]
        end = 0.0
        for part in marked(line, "data-measure"):
            start, wide = map(float, re.findall(r":([\d.]+)", part.get("style")))
            assert start == pytest.approx(end, abs=2e-5)
            assert wide == pytest.approx(float(part.get("data-points")) / 100, abs=1e-5)
            end = start + wide
        assert end == pytest.approx(r.score / 100, abs=1e-4)
        gaps = sum(part.is_gap for part in parts_of(r, weights))
        assert [int(node.get("data-gaps")) for node in marked(line, "data-gaps")] == (
            [gaps] if gaps else []
        )


def test_the_key_names_the_measures_that_count_and_no_other(atlas):
    weights = Weights(gdp=0)
    rows = atlas.rows("white_space", AtlasFilter(), weights=weights)

    root = drawn(rows, weights, AtlasFilter())

    (key,) = (node for node in root if node.get("class") == "key")
    assert [node.text for node in key.iter(f"{SVG}text")] == [
        "Population", "Internet users", "Electricity", "Low-carbon share", "Signed nearby",
    ]  # fmt: skip


def test_who_has_no_score_has_no_bar():
    rows = [row(), row(None, "Vatican City", "VAT", score=None, known=0)]

    assert [line.get("data-iso3") for line in marked(drawn(rows, Weights()), "data-iso3")] == [
        "FRA"
    ]


def test_a_row_is_a_link_that_selects_its_country_and_the_selected_one_stands_out():
    root = drawn([row(), row(2, "Spain", "ESP")], Weights(), selected="ESP")

    assert [link.get("href") for link in root.iter(LINK)] == ["?country=FRA", "?country=ESP"]
    (chosen,) = (node for node in marked(root, "data-iso3") if "chosen" in node.get("class"))
    assert chosen.get("data-iso3") == "ESP"


def test_names_from_the_facts_never_become_markup():
    hostile = '<img src=x onerror="alert(1)">&\''

    root = drawn([row(name=hostile, iso3='"><b>')], Weights())

    assert not any("img" in node.tag or node.tag.endswith("}b") for node in root.iter())
    assert any(hostile in link.get("title") for link in root.iter(LINK))
