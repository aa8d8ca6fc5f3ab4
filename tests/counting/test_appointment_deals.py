"""Deals before and after the start of an appointment: an order only where dates leave no doubt."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.filters import AtlasFilter
from tests.world import make_appointment, make_deal, make_world

ADA = {"appointment_id": "ada", "person": "Ada"}
STARTS = ("2025-03-10", "2025-03", "2025", None)
MOVES = ("2024-12-31", "2024", "2025-01-01", "2025-02-28", "2025-03-02", "2025-03", "2025-04",
         "2025-07", "2025", "2026-01-01")  # fmt: skip


def placed(atlas, person: str = "ada", day: str | None = None, **chosen) -> list[tuple[str, str]]:
    """Stage and place of every move, in the order told."""
    as_of = date.fromisoformat(day) if day else None
    rows = atlas.rows("appointment_deals", AtlasFilter(as_of=as_of, **chosen), person=person)
    return [(row.to_stage, row.placed) for row in rows]


def starting(start: str | None) -> str:
    """Id of the appointment with this start."""
    return f"from-{start or 'unknown'}"


@pytest.fixture(scope="module")
def by_start():
    """One appointment for each way of knowing a start, and one deal for each date of a move."""
    return make_world(
        *(make_deal((move, "agreement"), deal_id=f"moved-{move}") for move in MOVES),
        appointments=[
            make_appointment(appointment_id=starting(start), start_date=start) for start in STARTS
        ],
    )


def test_a_move_is_before_or_after_the_start_only_where_both_dates_leave_no_doubt():
    atlas = make_world(
        make_deal(
            ("2025-01-14", "exploratory"), ("2025-01-15", "discussions"),
            ("2025-01-16", "memorandum"),
        ),
        appointments=[make_appointment(**ADA, start_date="2025-01-15")],
    )  # fmt: skip

    assert placed(atlas) == [
        ("exploratory", "before"), ("discussions", "neither"), ("memorandum", "after"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "move", "side"),
    [
        ("2025", "2024-12-31", "before"),
        ("2025", "2024", "before"),
        ("2025", "2025-01-01", "neither"),
        ("2025", "2025-07", "neither"),
        ("2025", "2025", "neither"),
        ("2025", "2026-01-01", "after"),
        ("2025-03", "2025-02-28", "before"),
        ("2025-03", "2025-03-02", "neither"),
        ("2025-03", "2025", "neither"),
        ("2025-03", "2025-04", "after"),
        ("2025-03-10", "2025-03", "neither"),
        ("2025-03-10", "2025", "neither"),
        ("2025-03-10", "2024", "before"),
        (None, "2024-12-31", "start not known"),
    ],
)
def test_a_move_inside_the_period_of_a_partial_date_is_neither_before_nor_after(
    by_start, start, move, side
):
    moves = by_start.rows("appointment_deals", AtlasFilter(), person=starting(start))

    (told,) = [row.placed for row in moves if row.deal_id == f"moved-{move}"]
    assert told == side


def test_what_came_after_the_end_is_told_as_such():
    atlas = make_world(
        make_deal(("2024-06-01", "agreement"), ("2025-06-01", "delivery"),
                  ("2025-06-20", "paused")),
        appointments=[make_appointment(**ADA, start_date="2024-01-01", end_date="2025-06-10")],
    )  # fmt: skip

    assert placed(atlas) == [
        ("agreement", "after"), ("delivery", "after"), ("paused", "after the end"),
    ]  # fmt: skip


def test_after_an_end_it_was_after_the_end_even_where_the_start_is_not_known():
    atlas = make_world(
        make_deal(("2024-06-01", "agreement"), ("2025-07-01", "paused")),
        appointments=[make_appointment(**ADA, start_date=None, end_date="2025")],
    )
    later = make_world(
        make_deal(("2024-06-01", "agreement"), ("2025-07-01", "paused")),
        appointments=[make_appointment(**ADA, start_date=None, end_date="2025-06")],
    )

    assert placed(atlas)[1] == ("paused", "start not known")
    assert placed(later)[1] == ("paused", "after the end")


def test_only_the_company_s_own_deals_with_the_country_of_the_office_are_told():
    atlas = make_world(
        make_deal(("2024-01-01", "agreement"), deal_id="theirs"),
        make_deal(("2024-01-01", "agreement"), country_iso3="KEN"),
        make_deal(("2024-01-01", "agreement"), vendor_id="google"),
        make_deal(("2024-01-01", "agreement"), kind="office", deal_id="an-office"),
        make_deal(("2024-01-01", "agreement"), group_code="EU"),
        appointments=[make_appointment(**ADA)],
    )

    def deals(**chosen):
        rows = atlas.rows("appointment_deals", AtlasFilter(**chosen), person="ada")
        return [row.deal_id for row in rows]

    assert deals() == ["theirs"]
    assert deals(vendors=("google",), countries=("KEN",)) == ["theirs"]
    assert sorted(deals(offices=True)) == ["an-office", "theirs"]


def test_moves_after_the_day_are_not_told():
    atlas = make_world(
        make_deal(("2024-01-01", "discussions"), ("2026-01-01", "agreement")),
        appointments=[make_appointment(**ADA)],
    )

    assert placed(atlas, day="2025-12-31") == [("discussions", "before")]


def test_stargate_uk_came_before_osborne_and_paused_after_his_start(atlas):
    moves = atlas.rows("appointment_deals", AtlasFilter(), person="george-osborne-openai")

    told = [(move.to_stage, move.placed) for move in moves if move.title == "Stargate UK"]
    assert told == [("agreement", "before"), ("paused", "after")]


def test_the_united_kingdom_s_assistant_came_after_sunak_joined_anthropic(atlas):
    moves = atlas.rows("appointment_deals", AtlasFilter(), person="rishi-sunak-anthropic")

    told = {move.deal_id: move.placed for move in moves}
    assert told == {
        "anthropic-gbr-mou": "before", "anthropic-gbr-govuk-assistant": "after",
    }  # fmt: skip
