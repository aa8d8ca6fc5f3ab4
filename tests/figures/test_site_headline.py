"""The sentences above the infrastructure map say what the rows hold, and fit on a line."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from figures.headline import LONGEST
from figures.site_headline import (
    capacity_headline,
    infrastructure_headline,
    infrastructure_sentence,
    megawatts_by_country,
    narrowing_site_filters,
    narrowing_site_words,
    undated_sentence,
)
from tests.world import make_site, make_world


def title(atlas: Atlas, **chosen) -> str:
    sites = SiteFilter(**chosen).on(atlas.choices)
    (totals,) = atlas.rows("site_totals", sites)
    return infrastructure_headline(
        atlas.rows("datacenter_map", sites), totals, sites, atlas.choices
    )


def test_the_title_is_the_finding_of_the_facts(atlas):
    assert title(atlas) == "Nine tenths of the AI power seen running is in the United States"


def test_the_share_in_the_title_is_that_of_the_rows(atlas):
    rows = atlas.rows("datacenter_map", SiteFilter())
    by_country = megawatts_by_country(rows)

    part = by_country["United States"][0] / sum(power for power, _ in by_country.values())

    assert part == pytest.approx(0.9, abs=0.012)


def running(country: str, power: float, **said):
    return make_site(
        country_iso3=country, status="operational", capacity_mw_planned=power,
        capacity_mw_operational=power, first_online="2025-01", **said,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sites", "said"),
    [
        ([], "No site passes the filter"),
        ([running("FRA", 50)], "50 MW run, all in France; 50 MW are planned"),
        (
            [running("USA", 580), running("FRA", 420)],
            "58\xa0% of the AI power seen running is in the United States",
        ),
        (
            [make_site(capacity_mw_planned=300), make_site()],
            "None of the 2 sites in view is seen running by June 2026; 300 MW are planned",
        ),
        ([make_site()], "The site in view is not seen running by June 2026"),
    ],
)
def test_the_title_fits_what_is_in_view(sites, said):
    assert title(make_world(sites=sites)) == said


def test_a_month_to_come_speaks_of_plans():
    atlas = make_world(
        sites=[make_site(capacity_mw_planned=70, full_online="2027-03"), running("USA", 30)]
    )

    assert title(atlas, month=date(2027, 3, 31)) == (
        "By March 2027, 100 MW are planned to run, 70\xa0% in France"
    )


def test_all_of_what_is_due_in_one_country_is_said_once():
    atlas = make_world(sites=[running("USA", 30)])

    assert title(atlas, month=date(2027, 3, 31)) == (
        "By March 2027, 30 MW are planned to run, all in the United States"
    )
    assert title(atlas, month=date(2027, 3, 31), countries=("USA",)) == (
        "By March 2027, 30 MW are planned to run"
    )


@pytest.mark.parametrize(("month", "verb"), [(None, "seen running"), (2027, "planned to run")])
def test_a_crowd_of_sites_is_told_by_its_sum(month, verb):
    atlas = make_world(sites=[running("USA", 3000), running("FRA", 1200)])
    sites = SiteFilter(month=month and date(month, 3, 31)).on(atlas.choices)
    (totals,) = atlas.rows("site_totals", sites)

    said = infrastructure_headline((), totals, sites, atlas.choices)

    assert said == f"4.2 GW are {verb} at 2 sites"


def chart_title(*sites, **chosen) -> str:
    atlas = make_world(sites=sites)
    shown = SiteFilter(**chosen).on(atlas.choices)
    (totals,) = atlas.rows("site_totals", shown)
    timeline = atlas.rows("capacity_timeline", shown, by="total")
    return capacity_headline(timeline, totals, shown, atlas.choices)


def test_the_charts_title_tells_what_runs_and_what_dated_plans_add():
    planned = make_site(capacity_mw_planned=70, full_online="2027-03")

    assert chart_title() == "No site passes the filter"
    assert chart_title(make_site(capacity_mw_planned=70)) == (
        "Nothing is seen running; no plan with a date is known"
    )
    assert (
        chart_title(running("USA", 30)) == "30 MW are seen running; no plan with a date adds to it"
    )
    assert chart_title(running("USA", 30), planned) == (
        "30 MW are seen running; dated plans bring it to 100 MW by March 2027"
    )
    assert chart_title(planned) == (
        "Nothing is seen running; dated plans come to 70 MW by March 2027"
    )


def test_limits_are_said_open_at_either_end():
    choices = make_world().choices

    def words(**chosen) -> list[str]:
        return narrowing_site_words(SiteFilter(**chosen), choices)

    assert words(mw_to=1500.0) == ["up to 1,500 MW, sites without figure left out"]
    assert words(mw_from=10.0, mw_to=20.0) == ["10 to 20 MW, sites without figure left out"]
    assert words(online_from=2027) == ["first online 2027 and more, sites without date left out"]
    assert words(confidence=("high", "medium")) == ["high and medium confidence only"]


def test_no_title_is_longer_than_a_line(atlas):
    choices = atlas.choices
    views = [
        *({"companies": (code,)} for code in choices.site_companies),
        *({"countries": (iso3,)} for iso3 in list(choices.countries)[::6]),
        *({"month": date(year, 12, 31)} for year in range(2021, 2033)),
    ]

    too_long = [said for view in views if len(said := title(atlas, **view)) > LONGEST]

    assert too_long == []


def test_the_sentence_tells_day_count_bases_and_what_narrows(atlas):
    sites = SiteFilter(owners=("meta",), mw_from=100.0).on(atlas.choices)
    (totals,) = atlas.rows("site_totals", sites)

    said = infrastructure_sentence(totals, sites, atlas.choices)

    assert said.startswith(f"{totals.sites} sites in ")
    assert "on 30 September 2026" in said
    assert "facility" in said
    assert "Owner Meta; 100 and more MW, sites without figure left out." in said


def test_an_empty_view_names_the_filters_to_loosen():
    chosen = SiteFilter(owners=("meta",), regions=("Europe",), mw_to=5.0, online_from=2030)

    assert narrowing_site_filters(chosen) == ["owner", "region", "size", "year online"]


def test_plans_without_a_date_are_counted_beside_the_chart(atlas):
    (totals,) = atlas.rows("site_totals", SiteFilter())

    assert undated_sentence(totals) == (
        f"{totals.undated_sites} sites planned without a date (49.1 GW) not in the chart; "
        "4 sites due before and not seen (260 MW) counted as planned; "
        "2 paused or cancelled plans left out"
    )
