"""The page of people: when they joined as a drawing, and all of them as a list with sources."""

from __future__ import annotations

from typing import Any

import streamlit as st

from analytics.filters import AtlasFilter, Choices
from analytics.questions import Atlas
from figures.appointment_sentences import term
from figures.appointments_timeline import MOST_ROWS, appointments_timeline
from figures.formatting import listed
from pages.components import notices
from pages.components.choosers import ask_one
from pages.components.drawing import show_drawing
from pages.components.markup import (
    country_link,
    person_address,
    person_link,
    source_link,
    text,
)

MOST_LISTED = 300  # more would take seconds to send; Export writes all
_NARROWING = {"vendors": "company", "regions": "region", "groups": "bloc", "countries": "country"}


def ask_person(atlas: Atlas) -> None:
    """Go to a former official by name; a person of two companies stands there twice."""
    companies = {
        row.appointment_id: row.organization for row in atlas.rows("appointments", AtlasFilter())
    }
    names = {
        code: ", ".join(part for part in (person, companies.get(code)) if part)
        for code, person in atlas.choices.appointments.items()
    }
    ask_one("Go to person", names, key="person")


def show_timeline(rows: tuple[Any, ...], chosen: AtlasFilter, opened: str | None) -> None:
    """Who joined when? A bar leads to the appointment.

    Args:
        rows: rows of appointments.
        chosen: filter with both days filled in.
        opened: id of the appointment beside it.
    """
    if not rows:
        return
    show_drawing(
        appointments_timeline(rows, chosen.as_of, opened, person_address), key="appointments"
    )
    more = (
        f" Drawn are the first {MOST_ROWS} of {len(rows):,}; the list holds more."
        if len(rows) > MOST_ROWS
        else ""
    )
    st.html(
        '<p class="quiet">From start to end; a bar that reaches the day has no known end. It fades '
        f"over the month or year in which it began or ended, where no day is known.{more}</p>"
    )


def show_list(rows: tuple[Any, ...]) -> None:
    """Who, from which office, to which company, as what, when, and who says so?

    Args:
        rows: rows of appointments.
    """
    if not rows:
        return
    heads = "".join(
        f"<th>{head}</th>"
        for head in ("Person", "Former office", "Company", "Work there", "When", "Best source")
    )
    lines = "".join(map(_line, rows[:MOST_LISTED]))
    more = (
        f'<p class="quiet">The first {MOST_LISTED} of {len(rows):,}; narrow the filter, or export '
        "all of them.</p>"
        if len(rows) > MOST_LISTED
        else ""
    )
    st.html(
        '<h2 class="section">All in view, newest first</h2>'
        '<div class="scroll"><table class="officials">'
        f"<tr>{heads}</tr>{lines}</table></div>{more}"
    )


def _line(row: Any) -> str:
    country = country_link(row.former_country_iso3, row.former_country, "countries")
    best = source_link(row.publisher, row.source_kind, row.url) if row.url else ""
    others = f"<small>and {row.sources - 1:,} more</small>" if row.sources > 1 else ""
    return (
        f"<tr><td>{person_link(row.appointment_id, row.person, page='')}</td>"
        f"<td>{text(row.former_office)}<br><small>{country}</small></td>"
        f"<td>{text(row.organization)}</td><td>{text(row.role)}</td>"
        f"<td>{text(term(row.start_date, row.end_date))}</td><td>{best}{others}</td></tr>"
    )


def show_nobody(rows: tuple[Any, ...], chosen: AtlasFilter, choices: Choices) -> None:
    """Say which filters hide everybody, or all but those of unknown start, and offer a way out."""
    narrowing = [word for name, word in _NARROWING.items() if getattr(chosen, name)]
    narrowing += ["day"] if chosen.as_of < choices.last_day else []
    loosen = f"; loosen {listed(narrowing)}" if narrowing else ""
    nobody = "No start up to this day is known" if rows else "No appointment passes the filter"
    notices.offer_to_show_all(f"{nobody}{loosen}.", "Show all people", choices)


def show_invitation() -> None:
    """What the side of the page is for while nobody is opened."""
    st.html(
        '<h2>One appointment</h2><p class="quiet">Choose a name to read what is known of it, and '
        "how the company’s deals with that country stood before the start and after it.</p>"
    )
