"""Tables of exhibits: rows, marks and titles of register, moves, comparison and statements."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.claims import check_claims
from analytics.filters import AtlasFilter
from analytics.vocabulary import OFF_LADDER, Stage
from figures.deal_sentences import country_headline
from figures.exhibits import EXHIBITS
from figures.exhibits.comparison import measure_said
from figures.theme import DARK, LIGHT, STAGE_COLOURS
from tests.world import make_appointment, make_claim, make_deal, make_world

EVERYTHING = AtlasFilter()


def exhibit(atlas, key, chosen=EVERYTHING, palette=LIGHT, **options):
    return EXHIBITS[key](atlas, chosen, palette, **options)


def column(picture, head):
    at = picture.columns.index(head)
    return [row[at] for row in picture.rows]


def marks(picture, head):
    at = picture.columns.index(head)
    return [row[at] for row in picture.marks]


def test_the_register_says_stage_and_value_as_the_page_does():
    atlas = make_world(
        make_deal(("2025-03-01", "operational"), title="Sure", value_usd=2e9,
                  value_basis="announced"),
        make_deal(("2025-02-01", "memorandum"), title="Doubtful", confidence="low"),
        make_deal(("2025-01-01", "agreement"), ("2025-02-01", "paused"), title="Held"),
    )  # fmt: skip

    picture = exhibit(atlas, "deal_register").picture

    assert picture.columns == (
        "Deal", "Company", "Country", "Kind", "Stage", "Since", "Value", "Sources",
    )  # fmt: skip
    assert picture.rows[0] == (
        "Sure", "OpenAI", "France", "Access", "Operational", "1 Mar 2025",
        "USD 2 bn (announced)", "0",
    )  # fmt: skip
    assert column(picture, "Value")[1:] == ["not disclosed", "not disclosed"]
    told = [(mark.fill, mark.number, mark.pattern) for mark in marks(picture, "Stage")]
    assert told == [
        (STAGE_COLOURS[Stage.OPERATIONAL], "6", ""),
        (STAGE_COLOURS[Stage.MEMORANDUM], "3", "doubtful"),
        (STAGE_COLOURS[Stage.PAUSED], "", "paused"),
    ]


def test_navy_has_a_light_outline_on_a_dark_page():
    atlas = make_world(make_deal(("2025-03-01", "operational")))

    light, dark = (
        marks(exhibit(atlas, "deal_register", palette=palette).picture, "Stage")[0]
        for palette in (LIGHT, DARK)
    )

    assert (light.edge, dark.edge) == ("", DARK.border_dark)


def test_the_profile_of_a_country_has_the_title_of_its_page_and_no_column_of_countries(atlas):
    chosen = AtlasFilter(countries=("GBR",)).on(atlas.choices)
    deals = atlas.rows("deal_register", chosen)

    made = exhibit(atlas, "country_profile", chosen)

    assert made.title == country_headline(
        "United Kingdom",
        atlas.rows("country_vendors", chosen, iso3="GBR"),
        [deal for deal in deals if deal.stage in OFF_LADDER],
        chosen,
        atlas.choices,
    )
    assert "United Kingdom" in made.title
    assert "Country" not in made.picture.columns
    assert len(made.picture.rows) == len(deals)


@pytest.mark.parametrize("countries", [(), ("GBR", "FRA")])
def test_without_one_country_the_profile_is_titled_as_the_register(atlas, countries):
    chosen = AtlasFilter(countries=countries)

    profile, register = (
        exhibit(atlas, key, chosen) for key in ("country_profile", "deal_register")
    )

    assert profile.key == "country_profile"
    assert profile.title == register.title
    assert "Country" in profile.picture.columns


def test_moves_count_those_to_the_furthest_rung():
    atlas = make_world(
        make_deal(("2026-04-10", "agreement"), ("2026-05-10", "operational")),
        make_deal(("2026-05-01", "memorandum")),
        make_deal(("2020-05-01", "memorandum"), ("2026-06-01", "ended")),
    )
    chosen = AtlasFilter(since=date(2026, 4, 1))

    made = exhibit(atlas, "changes", chosen)

    assert made.title == "4 moves from 1 April 2026 to 30 June 2026, 1 of them to operational"
    assert column(made.picture, "Day") == ["1 Jun 2026", "10 May 2026", "1 May 2026", "10 Apr 2026"]
    assert column(made.picture, "From") == ["Memorandum", "Agreement", "new", "new"]
    assert column(made.picture, "To") == ["Ended", "Operational", "Memorandum", "Agreement"]
    assert [bool(mark) for mark in marks(made.picture, "From")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("chosen", "title"),
    [
        (
            {"vendors": ("openai",)},
            "1 move of OpenAI from 1 May 2026 to 30 June 2026, to agreement",
        ),
        (
            {"vendors": ("google",)},
            "2 moves of Google from 1 May 2026 to 30 June 2026, all to memorandum",
        ),
        ({"vendors": ("g42",)}, "No deal of G42 changed its stage from 1 May 2026 to 30 June 2026"),
        (
            {"kinds": ("safety",)},
            "No deal in view changed its stage from 1 May 2026 to 30 June 2026",
        ),
        (
            {"kinds": ("access",), "countries": ("KEN",)},
            "2 moves in view from 1 May 2026 to 30 June 2026, all to memorandum",
        ),
    ],
)  # fmt: skip
def test_titles_of_moves_are_true_for_each_filter(chosen, title):
    atlas = make_world(
        make_deal(("2026-05-02", "agreement")),
        make_deal(("2026-05-03", "memorandum"), vendor_id="google", country_iso3="KEN"),
        make_deal(("2026-05-04", "memorandum"), vendor_id="google", country_iso3="KEN"),
        make_deal(("2021-05-04", "memorandum"), vendor_id="g42"),
    )

    made = exhibit(atlas, "changes", AtlasFilter(since=date(2026, 5, 1), **chosen))

    assert made.title == title


def test_countries_stand_side_by_side_with_measures_in_words():
    atlas = make_world(
        make_deal(("2025-03-01", "operational"), value_usd=3e9, value_basis="estimate"),
        make_deal(("2025-02-01", "memorandum"), country_iso3="KEN", vendor_id="google"),
        make_deal(("2025-02-01", "memorandum"), country_iso3="KEN"),
    )

    made = exhibit(atlas, "country_comparison", AtlasFilter(countries=("FRA", "KEN")))

    rows = {name: cells for name, *cells in made.picture.rows}
    assert made.picture.columns == ("", "France", "Kenya")
    assert made.title == "Kenya has 2 deals with AI companies, France 1"
    assert rows["Population"] == ["1.0 million people", "1.0 million people"]
    assert rows["Signed value, estimate"] == ["USD 3 bn", "not disclosed"]
    assert rows["Deals, access"] == ["1", "2"]
    assert rows["First talk"] == ["none seen", "1 Feb 2025"]
    assert rows["Stage with OpenAI"] == ["Operational", "Memorandum"]
    assert rows["Stage with Google"] == ["none seen", "Memorandum"]


def test_without_a_choice_the_countries_with_most_deals_are_compared_and_it_is_said(atlas):
    with_deals = sorted(
        atlas.rows("partnership_map", EVERYTHING), key=lambda row: (-row.deals, -row.rank)
    )

    made = exhibit(atlas, "country_comparison")

    assert set(made.picture.columns[1:]) == {row.country for row in with_deals[:4]}
    assert made.reading.startswith("Shown are the four countries with most deals in view. ")
    assert str(with_deals[0].deals) in made.title


def test_of_many_countries_chosen_four_are_compared_and_it_is_said(atlas):
    made = exhibit(
        atlas, "country_comparison", AtlasFilter(countries=("GBR", "FRA", "ARE", "KEN", "IND"))
    )

    assert len(made.picture.columns) == 5
    assert "Kenya" not in made.picture.columns
    assert "the four countries of the 5 chosen with most deals in view" in made.reading


def test_no_part_of_deals_is_nought_and_no_sum_is_unknown():
    assert measure_said("deals_safety", None) == "0"
    assert measure_said("signed_value_usd_ceiling", None) == "not disclosed"
    assert measure_said("signed_value_pct_of_gdp_ceiling", "1.234") == "1.23\u00a0%"


def test_claims_that_can_be_checked_come_first_in_words(atlas):
    checks = check_claims(atlas, EVERYTHING.on(atlas.choices))
    held = sum(bool(check.found) for check in checks)

    picture = exhibit(atlas, "claims_check").picture

    ratios = column(picture, "Found / claimed")
    assert [bool(ratio) for ratio in ratios] == [True] * held + [False] * (len(checks) - held)
    engaged = next(row for row in picture.rows if row[1] == "50 countries engaged")
    assert engaged[0] == "OpenAI"
    assert engaged[2] == "16 Dec 2025"
    assert " by name on that day and " in engaged[3]
    assert not engaged[3].startswith("50 countries")


def test_a_claim_that_nobody_can_check_says_why():
    atlas = make_world(claims=[make_claim("users_weekly", 900e6, "users")])

    (row,) = exhibit(atlas, "claims_check").picture.rows

    assert row[3][0].isupper()
    assert "the atlas knows" not in row[3]
    assert row[4] == ""


def test_a_former_official_stands_with_office_country_work_and_days():
    atlas = make_world(
        appointments=[
            make_appointment(
                person="Jane Doe", former_office="Prime Minister", role="Adviser",
                start_date="2025-02", end_date="2026-01-31", sources=[{"publisher": "The Paper"}],
            ),
            make_appointment(person="John Doe", start_date=None),
        ]
    )  # fmt: skip

    picture = exhibit(atlas, "appointments").picture

    assert picture.rows == (
        ("Jane Doe", "Prime Minister", "France", "OpenAI", "Adviser", "Feb 2025 to 31 Jan 2026",
         "The Paper"),
        ("John Doe", "Minister", "France", "OpenAI", "Adviser", "start not known", ""),
    )  # fmt: skip
