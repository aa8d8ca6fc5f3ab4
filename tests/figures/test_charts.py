"""The chart of capacity over time draws the question's answer: steps, seen apart from planned."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from figures.charts import GROUPINGS, MOST_GROUPS, OTHERS, capacity_chart, grouped_steps
from figures.theme import DARK, LIGHT
from tests.world import make_site, make_world


def chart(atlas: Atlas, by: str = "total", shown: date | None = None, palette=LIGHT):
    until = atlas.choices.sites_until
    timeline = atlas.rows("capacity_timeline", SiteFilter(), by=by)
    return capacity_chart(timeline, by, shown or until, until, palette)


def test_seen_is_solid_and_planned_is_dotted_from_the_last_day_seen(atlas):
    seen, planned = chart(atlas).data
    until = atlas.choices.sites_until

    assert (seen.line.shape, planned.line.shape) == ("hv", "hv")
    assert (seen.line.dash, planned.line.dash) == ("solid", "dot")
    assert max(seen.x) == min(planned.x) == until
    assert seen.y[-1] == planned.y[0] == pytest.approx(16.9043)


@pytest.mark.parametrize("by", GROUPINGS)
def test_the_areas_add_up_to_the_question(atlas, by):
    until = atlas.choices.sites_until
    on_the_day = sum(
        trace.y[trace.x.index(until)] for trace in chart(atlas, by).data if "seen" in trace.name
    )

    assert on_the_day == pytest.approx(16.9043)


@pytest.mark.parametrize("by", GROUPINGS)
def test_few_groups_are_named_and_the_others_are_one(atlas, by):
    timeline = atlas.rows("capacity_timeline", SiteFilter(), by=by)
    groups = grouped_steps(timeline)

    assert len(groups) <= MOST_GROUPS + 2
    if len({row.part for row in timeline}) > MOST_GROUPS + 1:
        assert OTHERS in groups
    for month in {row.month for row in timeline}:
        told = sum(row.actual_mw or row.planned_mw for row in timeline if row.month == month)
        drawn = sum(sum(filter(None, by_month[month])) for by_month in groups.values())
        assert drawn == pytest.approx(told)


def test_the_day_of_the_figures_and_the_day_shown_are_marked(atlas):
    until, shown = atlas.choices.sites_until, date(2028, 12, 31)

    assert [shape.x0 for shape in chart(atlas).layout.shapes] == [until]
    assert [shape.x0 for shape in chart(atlas, shown=shown).layout.shapes] == [until, shown]
    words = " ".join(note.text for note in chart(atlas, shown=shown).layout.annotations)
    assert "Running 16.9 GW" in words
    assert "50 GW" in words


def test_names_cannot_become_markup_in_the_chart():
    atlas = make_world(
        sites=[
            make_site(country_iso3="FRA", status="operational", capacity_mw_operational=10,
                      first_online="2025")
        ]
    )  # fmt: skip
    atlas.connection.execute("UPDATE site_cards SET country = '<a href=x>France</a>'")

    figure = chart(atlas, "country", palette=DARK)

    assert "<a" not in "".join(trace.name for trace in figure.data)
    assert "<a" not in "".join(note.text for note in figure.layout.annotations)
