"""Former officials as a short list: who, which office, what work now, since when, who says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from figures.appointment_sentences import term
from pages.components.markup import person_link, source_link, text


def people_list(people: Iterable[Any]) -> str:
    """One entry per appointment; a name opens it on the page of people.

    Args:
        people: rows of appointments.
    """
    return f'<ul class="people">{"".join(map(_entry, people))}</ul>'


def _entry(row: Any) -> str:
    source = source_link(row.publisher, row.source_kind, row.url) if row.url else ""
    return (
        f'<li class="person"><b>{person_link(row.appointment_id, row.person)}</b>'
        f'<span class="quiet">{text(term(row.start_date, row.end_date))}</span>'
        f'<div class="quiet">{text(row.former_office)} → {text(row.organization)}, '
        f"{text(row.role)}</div>{source}</li>"
    )


def names_in_line(people: Iterable[Any], limit: int) -> tuple[str, int]:
    """Names with their companies in a running line; a person of two companies is named once.

    Args:
        people: rows of appointments.
        limit: persons named; one more than that is named, too, instead of "and 1 more".

    Returns:
        The names as markup, and how many persons are left out.
    """
    of_person: dict[str, list[Any]] = {}
    for row in people:
        of_person.setdefault(row.person, []).append(row)
    shown = list(of_person.values())
    if len(shown) > limit + 1:
        shown = shown[:limit]
    said = ", ".join(
        f"{person_link(rows[0].appointment_id, rows[0].person)} "
        f"({text(', '.join(dict.fromkeys(map(_where, rows))))})"
        for rows in shown
    )
    return said, len(of_person) - len(shown)


def _where(row: Any) -> str:
    return row.organization + (f", {term(None, row.end_date)}" if row.end_date else "")
