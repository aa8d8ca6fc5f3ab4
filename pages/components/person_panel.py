"""One former official: the appointment, its sources, and the company's deals before and after."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import streamlit as st

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from figures.appointment_sentences import (
    SEQUENCE_ONLY,
    sequence,
    sequence_totals,
    term,
)
from figures.deal_sentences import with_article
from figures.formatting import day, published_day
from pages.components.controls import show_toggle
from pages.components.deal_panel import show_evidence
from pages.components.markup import (
    country_link,
    deal_link,
    person_link,
    rung,
    source_link,
    stage_words,
    text,
)

DEALS_SHOWN = 5
# How a move is placed, in the list of moves under a deal.
_PLACED = {
    "before": "before the start",
    "neither": "neither before nor after",
    "after": "after the start",
    "after the end": "after the end",
    "start not known": "",
}


def show_person(appointment_id: str, atlas: Atlas, chosen: AtlasFilter) -> None:
    """Who joined which company, and how did its deals with the country stand then and since?

    Args:
        appointment_id: an appointment of the facts.
        atlas: the facts.
        chosen: filter with both days filled in.
    """
    opened, *others = atlas.rows("appointment_card", chosen, person=appointment_id)
    moves = atlas.rows("appointment_deals", chosen, person=appointment_id)
    with st.container(key="person_panel"):
        st.html(_head(opened, chosen) + _facts(opened) + _others(others))
        show_evidence(atlas.rows("appointment_evidence", person=appointment_id))
        _show_deals(opened, moves, chosen)


def _head(opened: Any, chosen: AtlasFilter) -> str:
    late = (
        f'<p class="quiet">Had not begun by {text(day(chosen.as_of))}.</p>'
        if opened.has_begun is False
        else ""
    )
    return (
        f"<h2>{text(opened.person)}</h2>"
        f'<p class="place">{text(opened.role)}, {text(opened.organization)}</p>{late}'
        f"<p>{text(opened.summary)}</p>"
    )


def _facts(opened: Any) -> str:
    country = country_link(opened.former_country_iso3, opened.former_country, "countries")
    rows = [
        ("Former office", f"{text(opened.former_office)}, {country}"),
        ("When", text(term(opened.start_date, opened.end_date if opened.has_ended else None))),
    ]
    return '<table class="facts">' + "".join(
        f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in rows
    ) + "</table>"  # fmt: skip


def _others(others: list[Any]) -> str:
    if not others:
        return ""
    items = "".join(
        f"<li><div>{person_link(row.appointment_id, row.organization, page='')}: {text(row.role)} "
        f'<span class="quiet">{text(term(row.start_date, row.end_date if row.has_ended else None))}'
        "</span></div></li>"
        for row in others
    )
    name = "Other appointment" if len(others) == 1 else "Other appointments"
    return f'<h3>{name} of {text(others[0].person)}</h3><ul class="neighbours">{items}</ul>'


def _show_deals(opened: Any, moves: tuple[Any, ...], chosen: AtlasFilter) -> None:
    country = with_article(opened.former_country)
    st.html(f"<h3>Deals of {text(opened.organization)} with {text(country)}</h3>")
    offices = "" if chosen.offices else " Own offices are left out."
    if not moves:
        st.html(
            f'<p class="quiet">No public deal found up to {text(day(chosen.as_of))}; that does '
            f"not mean that there is none.{offices}</p>"
        )
        return
    note = f" {SEQUENCE_ONLY}" if opened.start_date else ""
    st.html(f'<p class="quiet">{text(sequence_totals(moves, opened))}{note}{offices}</p>')
    deals = [list(rows) for _, rows in groupby(moves, key=lambda move: move.deal_id)]
    is_open = st.session_state.get("all_person_deals", False)
    shown = deals if is_open else deals[:DEALS_SHOWN]
    st.html("".join(_deal(rows, opened, chosen) for rows in shown))
    if len(deals) > DEALS_SHOWN:
        show_toggle("all_person_deals", f"Show all {len(deals)} deals")


def _deal(moves: list[Any], opened: Any, chosen: AtlasFilter) -> str:
    newest = moves[-1]
    told = sequence(moves, opened, chosen.as_of)
    return (
        f'<details class="deal"><summary>{rung(newest.to_stage, newest.confidence == "high")}'
        f'<span class="title">{deal_link(newest.deal_id, newest.title)}</span>'
        f'<span class="quiet sequence">{text(told)}</span></summary>'
        f'<div class="steps">{"".join(map(_move, moves))}</div></details>'
    )


def _move(move: Any) -> str:
    placed = f" · {_PLACED[move.placed]}" if _PLACED[move.placed] else ""
    source = source_link(move.publisher, move.source_kind, move.url) if move.url else ""
    return (
        f'<p>{stage_words(move.to_stage)} <span class="quiet">'
        f"{text(published_day(move.event_date))}{placed}</span><br>{text(move.headline)} "
        f"{source}</p>"
    )
