"""The story of OpenAI for Countries: what was claimed for it, and what became known of it when."""

from __future__ import annotations

from typing import Any

import streamlit as st

from analytics.claim_metrics import PROGRAMME, SAME_THING, story_claims
from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.vocabulary import Stage
from figures.claim_sentences import amount
from figures.formatting import counted, published_day
from figures.programme_chart import programme_chart
from pages.components.controls import show_toggle
from pages.components.drawing import show_drawing
from pages.components.markup import deal_link, link, person_link, source_link, text

PROGRAMMES = (PROGRAMME, "Stargate")
COMPANY = SAME_THING[PROGRAMME][0]


def show_programme(atlas: Atlas, chosen: AtlasFilter) -> None:
    """How did the programme begin, what was claimed for it, and how far is it known?

    Nothing is shown where the companies chosen leave its company out.

    Args:
        atlas: the facts.
        chosen: filter with both days filled in.
    """
    if chosen.vendors and COMPANY not in chosen.vendors:
        return
    on_the_day = AtlasFilter(as_of=chosen.as_of)
    story = atlas.rows(
        "programme_story", on_the_day, programmes=PROGRAMMES, same_things=story_claims()
    )
    if not story:
        return
    turns = [row for row in story if row.is_turn]
    st.html(f"<h2>The story of {text(PROGRAMME)}</h2>")
    show_drawing(
        programme_chart(
            atlas.rows("programme_countries", on_the_day, programme=PROGRAMME),
            turns,
            [row.row_id for row in turns if row.unit in ("countries", "projects")],
            chosen.as_of,
        ),
        key="programme_chart",
    )
    st.html(
        '<p class="quiet">Diamonds: numbers of countries or projects as claimed. Lines: countries '
        f"abroad that the atlas knows by name, with any deal of the company, and with one of "
        f"{text(PROGRAMME)}; own offices left out. A month counts at its end. Numbers: the turns "
        "told below.</p>"
    )
    is_open = st.session_state.get("whole_story", False)
    numbers = {id(row): number for number, row in enumerate(turns, start=1)}
    rows = "".join(_step(row, numbers.get(id(row))) for row in (story if is_open else turns))
    st.html(f'<div class="scroll"><table class="moves turns">{rows}</table></div>')
    if len(story) > len(turns):
        show_toggle("whole_story", f"All {counted(len(story), 'step')} with every event of a deal")


def _step(row: Any, number: int | None) -> str:
    mark = f"<b>{number}</b>" if number else ""
    source = source_link(row.publisher, row.source_kind, row.url) if row.url else ""
    return (
        f"<tr><td>{mark}</td><td>{text(published_day(row.published))}</td><td>{_kind(row)}</td>"
        f"<td>{_told(row)}</td><td>{source}</td></tr>"
    )


def _kind(row: Any) -> str:
    if row.step == "deal":
        return f'<i class="dot {row.stage}"></i> {Stage(row.stage).label}'
    return "Claim" if row.step == "claim" else "Appointment"


def _told(row: Any) -> str:
    if row.step == "claim":
        number = text(amount(row.claimed, row.unit))
        return f"{link('claims', number, claim=row.row_id)} {text(row.headline)}"
    if row.step == "appointment":
        return f"{person_link(row.row_id, row.title)} <small>{text(row.headline)}</small>"
    return f"{text(row.headline)} <small>{deal_link(row.row_id, row.title)}</small>"
