"""Former officials at AI companies: who is in view on a day, and what is known of each."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.filters import AtlasFilter
from tests.world import make_appointment, make_deal, make_world

ADA = {"appointment_id": "ada", "person": "Ada"}


def in_view(atlas, day: str | None = None, **chosen) -> list[str]:
    as_of = date.fromisoformat(day) if day else None
    rows = atlas.rows("appointments", AtlasFilter(as_of=as_of, **chosen))
    return [row.appointment_id for row in rows]


STARTS = ("2025-03-10", "2025-03", "2025", "2026", "2026-09", "2026-09-01", None)


def starting(start: str | None) -> str:
    """Id of the appointment with this start."""
    return f"from-{start or 'unknown'}".lower()


@pytest.fixture(scope="module")
def by_start():
    """One appointment for each way of knowing a start."""
    return make_world(
        appointments=[
            make_appointment(appointment_id=starting(start), start_date=start) for start in STARTS
        ],
    )


@pytest.mark.parametrize(
    ("start", "day", "is_there"),
    [
        ("2025-03-10", "2025-03-09", False),
        ("2025-03-10", "2025-03-10", True),
        ("2025-03", "2025-03-30", False),
        ("2025-03", "2025-03-31", True),
        ("2025", "2025-12-30", False),
        ("2025", "2025-12-31", True),
        ("2026", "2026-06-29", False),
        ("2026", "2026-06-30", True),
        ("2026-09", "2026-06-30", False),
        ("2026-09-01", "2026-06-30", False),
        (None, "2025-01-01", True),
    ],
)
def test_an_appointment_is_in_view_once_it_has_surely_begun(by_start, start, day, is_there):
    assert (starting(start) in in_view(by_start, day)) is is_there


def test_an_end_is_told_from_the_day_on_which_it_counts():
    atlas = make_world(
        appointments=[make_appointment(**ADA, start_date="2024", end_date="2025-06")]
    )

    def ends(day):
        (row,) = atlas.rows("appointments", AtlasFilter(as_of=date.fromisoformat(day)))
        return row.end_date, row.end_first_day, row.end_last_day

    assert ends("2025-06-29") == (None, None, None)
    assert ends("2025-06-30") == ("2025-06", date(2025, 6, 1), date(2025, 6, 30))


def test_partial_dates_stand_beside_the_first_and_last_day_they_can_mean():
    atlas = make_world(appointments=[make_appointment(start_date="2024")])

    (row,) = atlas.rows("appointments", AtlasFilter())

    assert row.start_date == "2024"
    assert (row.start_first_day, row.start_last_day) == (date(2024, 1, 1), date(2024, 12, 31))


def test_the_newest_start_comes_first_and_unknown_starts_come_last():
    atlas = make_world(
        appointments=[
            make_appointment(appointment_id="undated", start_date=None),
            make_appointment(appointment_id="old", start_date="2023-05-05"),
            make_appointment(appointment_id="new", start_date="2025-11"),
        ]
    )

    assert in_view(atlas) == ["new", "old", "undated"]


def test_company_and_country_of_the_former_office_filter_the_people():
    atlas = make_world(
        make_deal(("2024", "agreement")),
        make_deal(("2024", "agreement"), vendor_id="google"),
        appointments=[
            make_appointment(appointment_id="french"),
            make_appointment(appointment_id="kenyan", former_country_iso3="KEN"),
            make_appointment(appointment_id="at-google", organization_id="google"),
        ],
    )

    assert in_view(atlas, vendors=("google",)) == ["at-google"]
    assert in_view(atlas, regions=("Africa",)) == ["kenyan"]
    assert in_view(atlas, countries=("FRA",), vendors=("openai",)) == ["french"]
    assert set(in_view(atlas, groups=("EU",))) == {"french", "kenyan", "at-google"}
    assert in_view(atlas, regions=("Asia",)) == []


def test_the_best_graded_and_then_the_newest_source_is_shown():
    atlas = make_world(
        appointments=[
            make_appointment(
                sources=[
                    {"kind": "press", "publisher": "Paper", "published_date": "2026-01-01"},
                    {"kind": "company", "publisher": "Old", "published_date": "2024-01-01"},
                    {"kind": "company", "publisher": "New", "published_date": "2025-01"},
                ]
            ),
        ]
    )

    (row,) = atlas.rows("appointments", AtlasFilter())
    evidence = atlas.rows("appointment_evidence", person=row.appointment_id)

    assert (row.sources, row.publisher, row.source_kind) == (3, "New", "company")
    assert [source.publisher for source in evidence] == ["New", "Old", "Paper"]


def test_an_appointment_without_a_source_is_still_a_row():
    atlas = make_world(appointments=[make_appointment(**ADA)])

    (row,) = atlas.rows("appointments", AtlasFilter())

    assert (row.sources, row.url) == (0, None)


def test_a_person_of_two_companies_has_two_appointments_the_opened_one_first():
    atlas = make_world(
        appointments=[
            make_appointment(appointment_id="first", person="Ada", start_date="2024"),
            make_appointment(appointment_id="second", person="Ada", organization_id="g42"),
            make_appointment(appointment_id="other", person="Bob"),
        ]
    )

    def card(person):
        rows = atlas.rows("appointment_card", AtlasFilter(), person=person)
        return [row.appointment_id for row in rows]

    assert card("first") == ["first", "second"]
    assert card("second") == ["second", "first"]
    assert card("other") == ["other"]


def test_a_card_says_whether_it_had_begun_and_ended_by_the_day():
    atlas = make_world(
        appointments=[make_appointment(**ADA, start_date="2024-02", end_date="2025-02-01")]
    )
    undated = make_world(appointments=[make_appointment(**ADA, start_date=None)])

    def card(of, day):
        chosen = AtlasFilter(as_of=date.fromisoformat(day))
        (row,) = of.rows("appointment_card", chosen, person="ada")
        return row.has_begun, row.has_ended

    assert card(atlas, "2024-02-28") == (False, False)
    assert card(atlas, "2024-02-29") == (True, False)
    assert card(atlas, "2025-02-01") == (True, True)
    assert card(undated, "2025-02-01") == (None, None)


def test_osborne_and_sunak_are_among_the_officials_of_the_united_kingdom(atlas):
    rows = atlas.rows("appointments", AtlasFilter(countries=("GBR",)))

    joined = {(row.person, row.organization, row.start_date) for row in rows}
    assert {
        ("George Osborne", "OpenAI", "2026-01"),
        ("Rishi Sunak", "Anthropic", "2025-10-09"),
        ("Rishi Sunak", "Microsoft", "2025-10-09"),
    } <= joined


def test_every_appointment_is_in_view_at_the_end_of_coverage_with_a_source(atlas):
    rows = atlas.rows("appointments", AtlasFilter())

    assert {row.appointment_id for row in rows} == set(atlas.choices.appointments)
    assert all(row.sources >= 1 and row.url for row in rows)
