"""Maps and charts of an export look and say as the pages do, in pictures and in PowerPoint."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace as Row
from xml.etree import ElementTree

import pytest
from pptx.enum.chart import XL_CHART_TYPE

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from analytics.white_space import MEASURES, Weights, measures_counted
from figures.ageing import STATES
from figures.catalog import VIEWS
from figures.drawn.page import page_drawing
from figures.exhibit import Exhibit
from figures.exhibits import EXHIBITS
from figures.headline import LONGEST
from figures.site_headline import capacity_headline
from figures.theme import DARK, LIGHT, STAGE_COLOURS
from figures.white_space import white_space_title
from tests.exports.exhibits_by_hand import named, only_slide
from tests.exports.test_slide_charts import sheet_of
from tests.world import make_deal, make_site, make_world

OPENAI = AtlasFilter(vendors=("openai",))
NOBODY_YET = AtlasFilter(as_of=date(1990, 1, 1))


def exhibit(atlas: Atlas, key: str, chosen=OPENAI, **options) -> Exhibit:
    return EXHIBITS[key](atlas, chosen, LIGHT, **options)


def drawn(made: Exhibit) -> ElementTree.Element:
    return ElementTree.fromstring(page_drawing(made))  # noqa: S314 - our own


def said(made: Exhibit) -> list[str]:
    return [node.text or "" for node in drawn(made).iter("{http://www.w3.org/2000/svg}text")]


def test_bars_of_white_space_add_up_to_the_score_as_on_the_page(atlas):
    made = exhibit(atlas, "white_space")
    rows = atlas.rows("white_space", OPENAI, weights=Weights())
    in_view = sum(row.countries for row in atlas.rows("stage_funnel", OPENAI))

    sums = [sum(filter(None, points)) for points in zip(*(s.values for s in made.picture.series),
                                                       strict=True)]  # fmt: skip
    assert sums == pytest.approx([row.score for row in rows[:15]])
    assert made.picture.categories[0] == f"1 {rows[0].country} {rows[0].score:.1f}"
    assert made.title == white_space_title(rows, in_view, OPENAI, atlas.choices)
    assert [entry.words for entry in made.legend] == [m.label for m in MEASURES.values()]


def test_weights_are_told_and_a_measure_without_weight_is_no_part_of_a_bar(atlas):
    weights = Weights(population=2, gdp=0)

    made = exhibit(atlas, "white_space", weights=weights)

    assert "Weights: population 2, internet users 1" in made.footnotes[0]
    assert "without GDP" in made.footnotes[0]
    measures = [measure.label for measure in measures_counted(weights, OPENAI)]
    assert [series.name for series in made.picture.series] == measures
    assert "GDP" not in measures


def test_waiting_deals_have_the_colour_of_their_stage_and_the_typical_stay_beside_them(atlas):
    made = exhibit(atlas, "stage_ageing")
    rows = [row for row in atlas.rows("stage_ageing", OPENAI) if row.typical_days][:15]

    for at, row in enumerate(rows):
        (bar,) = [one for one in made.picture.series if one.values[at] is not None]
        assert (bar.colour, bar.values[at]) == (STAGE_COLOURS[row.stage], row.days_in_stage)
        assert made.picture.marks[at] == row.typical_days
        assert made.picture.categories[at].startswith(f"{STATES[row.state]}: {row.title}")
    shown = {row.stage for row in rows}
    assert {entry.words.lower() for entry in made.legend} == {*shown, "typical stay"}


def test_days_and_typical_stay_are_two_native_series_side_by_side(atlas):
    made = exhibit(atlas, "stage_ageing")
    chart = named(only_slide(made), "Chart").chart
    days, typical = chart.plots[0].series

    assert chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    assert typical.values == made.picture.marks
    assert sheet_of(chart)[0] == (None, "Days in stage", "Typical stay")
    colours = [f"#{days.points[at].format.fill.fore_color.rgb}" for at in range(3)]
    assert colours == [STAGE_COLOURS["discussions"]] * 3


def test_too_few_moves_and_nothing_waiting_are_said():
    few = make_world(make_deal(("2024-01-01", "agreement"), title="A talk"))

    one = exhibit(few, "stage_ageing", AtlasFilter())
    none = exhibit(make_world(), "stage_ageing", AtlasFilter())

    assert one.picture.categories == ("Too few to say: A talk (OpenAI)",)
    assert one.picture.marks == ()
    assert "No deal in view stands where a typical stay is known." in one.footnotes[0]
    assert "No deal in view stands on a rung." in none.footnotes[0]
    assert "Nothing in view" in said(none)


@pytest.mark.parametrize("month", [None, date(2030, 12, 31), date(2021, 1, 31)], ids=str)
@pytest.mark.parametrize(
    "narrowed",
    [{}, {"companies": ("openai",)}, {"countries": ("FRA",)}, {"countries": ("VAT",)},
     {"regions": ("Africa",)}],
    ids=str,
)  # fmt: skip
def test_the_title_of_the_timeline_is_its_own_finding(atlas, narrowed, month):
    made = exhibit(atlas, "capacity_timeline", SiteFilter(month=month, **narrowed))

    assert len(made.title) <= LONGEST
    rows = made.table
    if rows.empty:
        assert re.search(r"^No site|no plan with a date is known$", made.title)
        return
    planned = rows["planned_mw"].iloc[-1]
    if planned > 0:
        figure = f"{planned / 1000:.3g} GW" if planned >= 1000 else f"{planned:,.0f} MW"
        assert f"{figure} by " in made.title


def test_the_timeline_says_when_nothing_runs_or_nothing_more_is_planned(atlas):
    choices, until = atlas.choices, atlas.choices.sites_until
    totals, everything = Row(sites=1), SiteFilter().on(choices)
    seen = Row(month=until, actual_mw=500.0, planned_mw=None)
    due = Row(month=date(2031, 5, 31), actual_mw=None, planned_mw=2000.0)

    assert capacity_headline((seen,), totals, everything, choices) == (
        "500 MW are seen running; no plan with a date adds to it"
    )
    assert capacity_headline((due,), totals, everything, choices) == (
        "Nothing is seen running; dated plans come to 2 GW by May 2031"
    )
    assert capacity_headline((), totals, everything, choices) == (
        "Nothing is seen running; no plan with a date is known"
    )


@pytest.mark.parametrize("by", ["total", "country", "status"])
def test_steps_are_named_at_their_ends_with_unit_in_picture_and_slide(atlas, by):
    made = exhibit(atlas, "capacity_timeline", SiteFilter(), by=by)
    slide = only_slide(made)
    ends = [words for words in made.picture.ends if words]

    assert "Running 16.9 GW on 30 Sep 2026" in said(made)
    assert all(re.search(r" [\d.,]+ [GM]W$", words) for words in ends)
    assert set(ends) <= set(said(made))
    for words in ends:
        assert named(slide, f"Label: {words}").text_frame.text == words
    assert not named(slide, "Chart").chart.has_legend


def test_seen_and_planned_are_stacked_apart_and_meet_on_the_last_day_seen(atlas):
    made = exhibit(atlas, "capacity_timeline", SiteFilter(), by="country")
    rows = sheet_of(named(only_slide(made), "Chart").chart)
    at = next(at for at, row in enumerate(rows) if at and row[0].date() == made.picture.as_of)
    seen, planned = slice(1, None, 2), slice(2, None, 2)

    assert sum(rows[at][seen]) == pytest.approx(16.904, abs=0.01)
    assert set(rows[at][planned]) == {None}
    assert sum(filter(None, rows[at + 1][planned])) == pytest.approx(16.904, abs=0.01)
    assert set(rows[at + 1][seen]) == {None}


def test_hands_are_shares_of_each_country_with_its_megawatts_beside_its_name(atlas):
    made = exhibit(atlas, "capacity_by_country", SiteFilter())
    rows = atlas.rows("capacity_by_country", SiteFilter(), measure="running", allies=None)
    measured = [row for row in rows if row.measured_mw]

    for values in zip(*(series.values for series in made.picture.series), strict=True):
        assert sum(values) == pytest.approx(100)
    assert made.picture.categories[0] == f"United States {measured[0].measured_mw:,.0f} MW"
    assert made.picture.categories[-1].startswith(f"{len(measured) - 15} more countries ")
    assert named(only_slide(made), "Chart").chart.value_axis.maximum_scale == 100


def test_the_funnel_tells_countries_and_deals(atlas):
    made = exhibit(atlas, "stage_funnel")
    deals = {row.stage: row.deals for row in atlas.rows("stage_funnel", OPENAI)}

    assert f"Agreement, {deals['agreement']} deals" in made.picture.categories
    (series,) = named(only_slide(made), "Chart").chart.plots[0].series
    assert sum(series.values) == sum(
        filter(None, (v for s in made.picture.series for v in s.values))
    )


@pytest.fixture(scope="module")
def small_worlds() -> tuple[Atlas, Atlas]:
    one = make_world(
        make_deal(("2024-01-01", "agreement")), sites=[make_site(capacity_mw_planned=100)]
    )
    return one, make_world()


@pytest.mark.parametrize(
    "key",
    ["contested_countries", "white_space", "stage_ageing", "reach", "capacity_timeline",
     "capacity_by_country", "datacenter_map", "partnership_map", "stage_funnel"],
)  # fmt: skip
def test_a_world_of_one_row_and_an_empty_one_are_drawn(small_worlds, key):
    for world, palette in zip(small_worlds, (DARK, LIGHT), strict=True):
        chosen = SiteFilter() if VIEWS[key].about == "sites" else AtlasFilter()

        made = EXHIBITS[key](world, chosen, palette)

        assert page_drawing(made, palette)
        assert only_slide(made, palette=palette).shapes.title.text
        assert 0 < len(made.title) <= LONGEST
