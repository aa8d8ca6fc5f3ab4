"""The reader's presentation in the session: its slides put in, moved, freed and taken out.

It is held as written (``exports/decks/order.py``), so that the address of the Slides page is the
presentation. Until the reader changes it, it is the board pack of the companies in the filter.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analytics.filters import Choices
from analytics.questions import Chosen
from analytics.written_site_filters import write_chosen
from exports.decks.board_pack import slides_named
from exports.decks.order import (
    BETWEEN_SLIDES,
    MOST_SLIDES,
    DeckOrder,
    Slide,
    read_slides,
    write_slides,
)
from figures.catalog import VIEWS
from pages.components.session import View


def asked_order(view: View, choices: Choices) -> tuple[DeckOrder, list[str]]:
    """The presentation that the page shows, and a sentence for what was named in vain.

    Args:
        view: of this run.
        choices: what the facts offer.
    """
    own = view.own
    slides, said = read_slides(slides_named(own.deck, view.chosen.vendors, choices), choices)
    return DeckOrder(slides, view.chosen, view.sites, own.title, own.audience, own.theme), said


def slide_count() -> int:
    """How many slides the reader has put together; none while it is the board pack."""
    written = st.session_state.get("deck", "")
    return len([part for part in written.split(BETWEEN_SLIDES) if part.strip()])


def put_in(slide: Slide) -> None:
    """Put a view at the end, with the filter that it has on screen."""
    before = st.session_state.get("deck", "")
    if slide_count() < MOST_SLIDES:
        st.session_state["deck"] = BETWEEN_SLIDES.join(filter(None, (before, slide.written)))
        st.toast(f"Slide {slide_count()}: {slide.asked.title}")


def put_in_chosen(slides: tuple[Slide, ...]) -> None:
    """Put in the view that was picked from the list, under the deck's filter."""
    picked = st.session_state["more_slides"]
    if picked in VIEWS and len(slides) < MOST_SLIDES:
        _hold((*slides, Slide(picked)))
    st.session_state["more_slides"] = None


def move(slides: tuple[Slide, ...], at: int, to: int) -> None:
    """Move one slide to another place."""
    if 0 <= to < len(slides):
        order = list(slides)
        order.insert(to, order.pop(at))
        _hold(tuple(order))


def take_out(slides: tuple[Slide, ...], at: int) -> None:
    """Take one slide out; the last one stays, as an empty presentation is none."""
    if len(slides) > 1:
        _hold((*slides[:at], *slides[at + 1 :]))


def keep_filter(slides: tuple[Slide, ...], at: int, chosen: Chosen) -> None:
    """Let a slide keep the filter that it has now, whatever the deck's becomes."""
    own = tuple(write_chosen(chosen).items())
    _hold((*slides[:at], replace(slides[at], own=own), *slides[at + 1 :]))


def follow_deck(slides: tuple[Slide, ...], at: int) -> None:
    """Let a slide take the deck's filter again."""
    _hold((*slides[:at], replace(slides[at], own=None), *slides[at + 1 :]))


def follow_deck_everywhere(slides: tuple[Slide, ...]) -> None:
    """Let every slide take the deck's filter."""
    _hold(tuple(replace(slide, own=None) for slide in slides))


def back_to_board_pack() -> None:
    """Leave the reader's own slides for the ready ones."""
    st.session_state["deck"] = ""


def _hold(slides: tuple[Slide, ...]) -> None:
    st.session_state["deck"] = write_slides(slides)
