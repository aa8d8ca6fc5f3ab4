"""The dated story of deals, newest first, each event with its sources as links."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import streamlit as st

from analytics.vocabulary import Stage
from figures.formatting import published_day
from pages.components.controls import show_toggle
from pages.components.markup import deal_link, source_link, text

EVENTS_SHOWN = 4


def show_story(
    story: tuple[Any, ...], *, names_deal: bool = True, limit: int = EVENTS_SHOWN
) -> None:
    """What happened, and who says so?

    Args:
        story: rows of country_story or deal_story, one per event and source.
        names_deal: whether each event says of which deal it is.
        limit: events shown before "Show all".
    """
    st.html("<h3>Story, newest first</h3>")
    events = [list(rows) for _, rows in groupby(story, key=lambda row: row.event_id)]
    if not events:
        st.html('<p class="quiet">No event up to this day.</p>')
        return
    is_open = st.session_state.get("all_events", False)
    shown = events if is_open else events[:limit]
    st.html(f'<div class="story">{"".join(_event(rows, names_deal) for rows in shown)}</div>')
    if len(events) > limit:
        show_toggle("all_events", f"Show all {len(events)} events")


def _event(rows: list[Any], names_deal: bool) -> str:
    event = rows[0]
    sources = " ".join(
        source_link(row.publisher, row.source_kind, row.url, row.published_date)
        for row in rows
        if row.url
    )
    deal = f" <small>{deal_link(event.deal_id, event.title)}</small>" if names_deal else ""
    return (
        f'<div class="event"><span class="date">{text(published_day(event.event_date))}</span>'
        f'<i class="dot {event.stage}" title="{Stage(event.stage).label}"></i>'
        f"<div>{text(event.headline)}{deal}<div>{sources}</div></div></div>"
    )
