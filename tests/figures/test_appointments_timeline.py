"""The drawing of appointments: who, from when to when, soft where dates are not exact."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from analytics.filters import AtlasFilter
from figures.appointments_timeline import MOST_ROWS, appointments_timeline
from tests.world import make_appointment, make_world


def drawn(*appointments, **more) -> ElementTree.Element:
    atlas = make_world(appointments=appointments)
    chosen = AtlasFilter().on(atlas.choices)
    rows = atlas.rows("appointments", chosen)
    return ElementTree.fromstring(appointments_timeline(rows, chosen.as_of, **more))  # noqa: S314 - ours


def rows_of(svg) -> dict[str, list[tuple[str, str, str]]]:
    """Parts of the bar of every person, as (part, from, to)."""
    return {
        row.get("data-person"): [
            (part.get("data-part"), part.get("data-from"), part.get("data-to"))
            for part in row.iter()
            if part.get("data-part")
        ]
        for row in svg.iter()
        if row.get("data-person")
    }


@pytest.mark.parametrize(
    ("start", "end", "parts"),
    [
        ("2025-03-10", None, [("sure", "2025-03-10", "2026-06-30")]),
        ("2025-03", None, [("begins", "2025-03-01", "2025-03-31"),
                           ("sure", "2025-03-31", "2026-06-30")]),
        ("2018", "2025", [("begins", "2018-01-01", "2018-12-31"),
                          ("sure", "2018-12-31", "2025-01-01"),
                          ("ends", "2025-01-01", "2025-12-31")]),
        ("2023-11", "2025-11-19", [("begins", "2023-11-01", "2023-11-30"),
                                   ("sure", "2023-11-30", "2025-11-19")]),
        ("2025", "2025", [("within", "2025-01-01", "2025-12-31")]),
        ("2025", "2025-02", [("within", "2025-01-01", "2025-02-28")]),
        ("2026", None, [("begins", "2026-01-01", "2026-06-30")]),
        ("2026-06-30", None, [("sure", "2026-06-30", "2026-06-30")]),
    ],
    ids=str,
)  # fmt: skip
def test_a_bar_is_sure_where_dates_are_and_soft_over_the_period_of_a_short_date(start, end, parts):
    svg = drawn(make_appointment(appointment_id="ada", start_date=start, end_date=end))

    assert rows_of(svg) == {"ada": parts}


def test_who_has_no_known_start_stands_apart_without_a_bar():
    svg = drawn(
        make_appointment(appointment_id="known"),
        make_appointment(appointment_id="unknown", start_date=None, role="Head of policy"),
    )

    assert rows_of(svg)["unknown"] == []
    words = [element.text for element in svg.iter() if element.tag.endswith("text")]
    assert words.index("Start not known") < words.index("Head of policy")
    assert "the start of 1 is not known" in svg.get("aria-label")


def test_a_row_leads_to_its_appointment_and_the_opened_one_is_marked():
    svg = drawn(
        make_appointment(appointment_id="ada", person="Ada"),
        make_appointment(appointment_id="bob", person="Bob"),
        opened="bob",
        address=lambda appointment_id: f"people?person={appointment_id}",
    )

    links = {element.get("href"): element.get("aria-label") for element in svg.iter()
             if element.tag.endswith("}a")}  # fmt: skip
    looks = {row.get("data-person"): row.get("class") for row in svg.iter()
             if row.get("data-person")}  # fmt: skip
    assert links == {
        "people?person=ada": "Ada, OpenAI: Adviser, since 15 Jan 2025",
        "people?person=bob": "Bob, OpenAI: Adviser, since 15 Jan 2025",
    }
    assert looks == {"ada": "row", "bob": "row opened"}


def test_hostile_names_stay_text_in_the_drawing():
    attack = '"><script>alert(1)</script><img src=x onerror=alert(2)>' + "x" * 5_000

    svg = drawn(
        make_appointment(appointment_id="ada", person=attack, role=attack),
        make_appointment(appointment_id="bob", person=attack, role=attack, start_date=None),
        address=lambda appointment_id: f"people?person={appointment_id}",
    )

    tags = {element.tag.split("}")[1] for element in svg.iter()}
    assert not tags & {"script", "img"}
    assert any(attack in (element.get("title") or "") for element in svg.iter())
    assert all(len(element.text or "") < 60 for element in svg.iter()
               if element.tag.endswith("}text"))  # fmt: skip


def test_nobody_in_view_and_very_many_are_drawn_too():
    nobody = ElementTree.fromstring(appointments_timeline([], date(2026, 6, 30)))  # noqa: S314 - ours
    many = drawn(*(make_appointment() for _ in range(MOST_ROWS + 20)))

    assert rows_of(nobody) == {}
    assert len(rows_of(many)) == MOST_ROWS


def test_all_that_is_drawn_lies_on_the_drawing(atlas):
    for day in ("2001-01-01", "2018-12-31", "2024-06-30", "2026-06-30"):
        chosen = AtlasFilter(as_of=date.fromisoformat(day))
        svg = appointments_timeline(atlas.rows("appointments", chosen), chosen.as_of)

        shares = [float(share) for share in re.findall(r"--(?:from|wide):(-?[\d.]+)", svg)]
        assert all(0 <= share <= 1 for share in shares)
        assert "None" not in svg
