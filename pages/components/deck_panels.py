"""The parts of the Slides page: the slides in small, what the deck is like, and its building."""

from __future__ import annotations

import re

import streamlit as st

from analytics.filters import Choices
from analytics.questions import Atlas
from exports.decks.binding import DECK_FORMATS, deck_file_name, deck_title
from exports.decks.order import AUDIENCES, LONGEST_TITLE, MOST_SLIDES, THEMES, DeckOrder, Slide
from exports.decks.press import PressError, Progress, deck_words, press
from exports.documents import MIME_TYPES
from exports.memory import give_back_memory
from figures.catalog import VIEWS
from figures.formatting import counted, full_day, listed
from pages.components import failures, reader_deck
from pages.components.markup import text
from pages.components.panels import show_title
from pages.components.thumbnails import thumbnail

FORMAT_NAMES = {"pptx": "PowerPoint", "pdf": "PDF", "html": "Sealed page"}
_COLUMNS = 3


def show_refusals(said: list[str]) -> None:
    """Say what an address named in vain."""
    for sentence in said:
        st.html(f'<p class="notice" role="status">{text(sentence)}</p>')


def show_deck_title(order: DeckOrder, is_board_pack: bool, choices: Choices) -> None:
    """What is the deck called, how long is it, and for which day?"""
    day = full_day(order.of_deals.on(choices).as_of)
    kind = "The board pack" if is_board_pack else "Your deck"
    own = sum(slide.own is not None for slide in order.slides)
    kept = f", {own} with a filter of {'its' if own == 1 else 'their'} own" if own else ""
    show_title(
        deck_title(order, choices),
        f"{kind}: a cover and {counted(len(order.slides), 'slide')} read for {day}{kept}. The "
        "address of this page holds it all: open it again next month and it is built from the "
        "facts of that day.",
    )


def show_slides(order: DeckOrder, atlas: Atlas) -> None:
    """Every slide in small, in its order, with what can be done to it."""
    if not order.slides:
        st.html('<p class="notice" role="status">No slide is left; put in a view.</p>')
    above, places, empty = st.empty(), [], []
    for first in range(0, len(order.slides), _COLUMNS):
        columns = st.columns(_COLUMNS, gap="medium")
        for at, column in enumerate(columns, start=first):
            if at < len(order.slides):
                with column.container(key=f"slide_{at}", gap="xsmall"):
                    places.append(st.empty())
                    _show_words(order, at, atlas)
    # All frames stand before the first picture is drawn, which takes a moment for each.
    for place in places:
        place.html('<div class="slide-to-come" aria-hidden="true"></div>')
    for at, place in enumerate(places):
        slide = order.slides[at]
        chosen = order.filter_of(slide, atlas.choices)
        small = thumbnail(atlas, slide, chosen, order.theme)
        place.image(small.png, width="stretch", alt=f"Slide {at + 1}: {small.title}")
        if small.is_empty:
            empty.append(str(at + 1))
    if empty:
        above.html(f'<p class="notice" role="status">{text(_empty_slides(empty))}</p>')
    give_back_memory()


def _empty_slides(places: list[str]) -> str:
    """Name the slides that would stand in the deck with nothing to say.

    Examples:
        >>> _empty_slides(["2"])
        'Slide 2 holds no row under its filter; take it out, or loosen the filter.'
    """
    if len(places) == 1:
        return (
            f"Slide {places[0]} holds no row under its filter; take it out, or loosen the filter."
        )
    return (
        f"Slides {listed(places)} hold no row under their filter; take them out, or loosen the "
        "filter."
    )


def _show_words(order: DeckOrder, at: int, atlas: Atlas) -> None:
    slides, slide = order.slides, order.slides[at]
    st.html(
        f'<p class="slide-words"><b>{at + 1}</b> {text(slide.asked.title)}'
        f'<span class="quiet">{text(_filter_words(slide))}</span></p>'
    )
    with st.container(horizontal=True, gap="xsmall", key=f"slide_actions_{at}"):
        _act("Earlier", at, reader_deck.move, (slides, at, at - 1), disabled=at == 0)
        is_last = at == len(slides) - 1
        _act("Later", at, reader_deck.move, (slides, at, at + 1), disabled=is_last)
        if slide.own is None:
            chosen = order.filter_of(slide, atlas.choices)
            _act("Keep filter", at, reader_deck.keep_filter, (slides, at, chosen),
                 says="Keep the filter of now, whatever the deck's becomes")  # fmt: skip
        else:
            _act("Deck’s filter", at, reader_deck.follow_deck, (slides, at),
                 says="Take the deck's filter instead of its own")  # fmt: skip
        _act("Take out", at, reader_deck.take_out, (slides, at), disabled=len(slides) == 1)


def _act(words: str, at: int, do, args: tuple, *, disabled: bool = False, says: str = "") -> None:
    name = re.sub(r"\W+", "_", words.casefold())
    st.button(
        words,
        key=f"{name}_{at}",
        type="tertiary",
        on_click=do,
        args=args,
        disabled=disabled,
        help=says or None,
    )


def _filter_words(slide: Slide) -> str:
    if slide.own is None:
        return ""
    values = [text.replace(",", ", ") for _, text in slide.own]
    return f" · {', '.join(values) or 'everything'}"


def ask_deck(order: DeckOrder, *, is_board_pack: bool) -> None:
    """Title, readers, colours, and further views."""
    st.html('<h2 class="section">The deck</h2>')
    st.text_input(
        "Title",
        key="title",
        placeholder="Named after the companies",
        max_chars=LONGEST_TITLE,
    )
    st.radio(
        "For whom",
        list(AUDIENCES),
        key="audience",
        format_func=lambda audience: AUDIENCES[audience].split(":")[0],
        captions=[words.split(": ")[1].capitalize() for words in AUDIENCES.values()],
    )
    st.segmented_control(
        "Colours", list(THEMES), key="theme", format_func=str.capitalize, required=True
    )
    st.selectbox(
        "Put in a view",
        list(VIEWS),
        key="more_slides",
        index=None,
        format_func=lambda key: VIEWS[key].title,
        placeholder="Choose a view" if len(order.slides) < MOST_SLIDES else "The deck is full",
        disabled=len(order.slides) >= MOST_SLIDES,
        on_change=reader_deck.put_in_chosen,
        args=(order.slides,),
    )
    with st.container(horizontal=True, gap="small", key="deck_actions"):
        if not is_board_pack:
            st.button("Back to the board pack", key="board_pack", type="tertiary",
                      on_click=reader_deck.back_to_board_pack)  # fmt: skip
        if any(slide.own is not None for slide in order.slides):
            st.button("One filter for all", key="one_filter", type="tertiary",
                      on_click=reader_deck.follow_deck_everywhere,
                      args=(order.slides,))  # fmt: skip


def offer_deck(order: DeckOrder, atlas: Atlas) -> None:
    """Build the deck, tell how far it is, and hand it over."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="build"):
        st.segmented_control(
            "Format", list(DECK_FORMATS), key="deck_format", default="pptx", required=True,
            format_func=lambda file_format: FORMAT_NAMES[file_format],
            label_visibility="collapsed",
        )  # fmt: skip
        file_format = st.session_state["deck_format"]
        is_asked = st.button(
            "Build the deck", key="build_deck", type="primary", disabled=not order.slides
        )
        place = st.empty()
    words = tuple(deck_words(order, file_format))
    if is_asked:
        _build(words, place)
    built = st.session_state.get("built_deck")
    if built and built[0] != words:  # a megabyte of another order
        del st.session_state["built_deck"]
    elif built:
        place.download_button(
            f"Download {FORMAT_NAMES[file_format]}, {len(built[1]) / 1e6:.1f} MB",
            built[1],
            file_name=deck_file_name(order, file_format, atlas),
            mime=MIME_TYPES[file_format],
            on_click="ignore",
            key="download_deck",
        )


def _build(words: tuple[str, ...], place) -> None:
    st.session_state.pop("built_deck", None)
    work = press(words)
    try:
        place.progress(0.0, "The facts are opened")
        for step in work:
            if isinstance(step, Progress):
                told = f"{step.done} of {step.steps}: {step.said}" if step.done else step.said
                place.progress(step.done / step.steps, told)
            else:
                st.session_state["built_deck"] = (words, step)
    except PressError as problem:
        number = ""
        if problem.__cause__:  # not the reader's order was wrong, but the work
            number = f" Error number {failures.log_failure(problem, failures.place())}."
        place.html(f'<p class="notice" role="alert">{text(problem)}{number}</p>')
    finally:
        work.close()
