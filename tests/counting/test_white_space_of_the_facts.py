"""The ranking of the real facts: everyone once, none with a deal, and reckoned a second way."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest

from analytics.filters import AtlasFilter
from analytics.white_space import MEASURES, Weights, parts_of
from tests.exports.plain_reading import RUNGS, end_of_coverage, stage_of_deal, table

OPENAI = ("openai",)
FILTERS = {
    "OpenAI": AtlasFilter(vendors=OPENAI),
    "every company": AtlasFilter(),
    "two companies": AtlasFilter(vendors=("microsoft", "nvidia")),
    "a day before": AtlasFilter(vendors=OPENAI, as_of=date(2025, 3, 31)),
    "before every event": AtlasFilter(vendors=OPENAI, as_of=date(2001, 1, 1)),
    "a region": AtlasFilter(vendors=OPENAI, regions=("Africa",)),
    "a bloc with its deals": AtlasFilter(groups=("EU",), members=True),
    "members in a region": AtlasFilter(regions=("Europe",), members=True),
    "countries": AtlasFilter(vendors=OPENAI, countries=("IDN", "USA", "VAT")),
    "kinds": AtlasFilter(vendors=OPENAI, kinds=("infrastructure", "education")),
    "offices": AtlasFilter(vendors=OPENAI, offices=True),
    "offices as a kind": AtlasFilter(vendors=OPENAI, kinds=("office",)),
    "sure rows": AtlasFilter(vendors=OPENAI, confidence=("high",)),
    "governments": AtlasFilter(counterparties=("government",)),
    "stages": AtlasFilter(vendors=OPENAI, stages=("none",)),
}


@pytest.mark.parametrize("chosen", FILTERS.values(), ids=FILTERS)
def test_every_country_without_a_deal_appears_once_and_none_with_one(atlas, chosen):
    rows = atlas.rows("white_space", chosen, weights=Weights())

    without = [row.iso3 for row in atlas.rows("partnership_map", chosen) if row.stage == "none"]
    assert sorted(row.iso3 for row in rows) == sorted(without)


@pytest.mark.parametrize(
    "weights",
    [Weights(), Weights(2, 0, 0.5, 1, 1, 3, 0), Weights(0, 1, 0, 0, 0, 0, 0)],
    ids=lambda weights: weights.written or "equal",
)
@pytest.mark.parametrize("chosen", FILTERS.values(), ids=FILTERS)
def test_scores_lie_between_0_and_100_and_are_ranked_highest_first(atlas, chosen, weights):
    rows = atlas.rows("white_space", chosen, weights=weights)

    scored = [row for row in rows if row.score is not None]
    assert [row.iso3 for row in rows[: len(scored)]] == [row.iso3 for row in scored]
    for row in scored:
        assert 0 <= row.score <= 100
        assert row.rank == 1 + sum(other.score > row.score for other in scored), row.country
        points = [part.points for part in parts_of(row, weights) if part.points is not None]
        assert sum(points) == pytest.approx(row.score, abs=1e-5)
    for row in rows[len(scored) :]:
        assert (row.rank, row.measures_known) == (None, 0)


def test_figures_percentiles_and_scores_are_those_of_a_second_reckoning(atlas):
    weights = Weights(population=2, low_carbon=0, neighbours=0.5)
    expected = reckoned_again(weights)

    rows = atlas.rows("white_space", AtlasFilter(vendors=OPENAI), weights=weights)

    assert len(rows) > 200
    for row in rows:
        figures, percentiles, score = expected[row.iso3]
        for name, measure in MEASURES.items():
            assert getattr(row, measure.figure) == pytest.approx(figures[name]), row.country
            assert getattr(row, f"{name}_percentile") == pytest.approx(percentiles[name])
        assert row.score == pytest.approx(score, abs=1e-5)


def reckoned_again(weights: Weights) -> dict[str, tuple[dict, dict, float]]:
    """Figures, percentiles and score of every inhabited entity, by sets over the csv files."""
    inhabited = {row["iso3"]: row for row in table("countries") if float(row["population"])}
    companies = defaultdict(set)
    for deal in table("deals"):
        stage = stage_of_deal(deal["deal_id"], end_of_coverage())
        if deal["kind"] != "office" and stage in RUNGS[3:]:
            companies[deal["country_iso3"]].add(deal["vendor_id"])
    signed = {iso3 for iso3, vendors in companies.items() if "openai" in vendors and iso3}
    members = defaultdict(set)
    for row in table("country_groups"):
        members[row["group_code"]].add(row["iso3"])
    near = defaultdict(set)
    for row in table("boundaries/neighbours"):
        near[row["iso3"]].add(row["neighbour_iso3"])
    for bloc in members.values():
        for iso3 in bloc:
            near[iso3] |= bloc - {iso3}
    figures = {
        iso3: {
            "population": _number(row["population"]),
            "gdp": _number(row["gdp_usd"]),
            "internet": _number(row["internet_users_pct"]),
            "electricity": _number(row["electricity_twh"]),
            "low_carbon": _number(row["low_carbon_share_pct"]),
            "rivals": len(companies[iso3] - {"openai"}),
            "neighbours": len(near[iso3] & signed),
        }
        for iso3, row in inhabited.items()
    }
    found = {}
    for iso3, own in figures.items():
        percentiles = {name: _percentile(name, own[name], figures) for name in own}
        known = [name for name in own if own[name] is not None]
        weight = sum(getattr(weights, name) for name in known)
        score = sum(percentiles[name] * getattr(weights, name) for name in known) / weight
        found[iso3] = own, percentiles, score
    return found


def _number(text: str) -> float | None:
    return float(text) if text else None


def _percentile(name: str, figure: float | None, figures: dict) -> float | None:
    if figure is None:
        return None
    known = [other[name] for other in figures.values() if other[name] is not None]
    return 100 * sum(other < figure for other in known) / (len(known) - 1)
