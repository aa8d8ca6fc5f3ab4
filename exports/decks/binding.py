"""An order carried out: its views as one presentation, one PDF or one sealed page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from analytics.filters import Choices
from analytics.questions import Atlas
from analytics.vocabulary import CREDIT
from exports.decks.order import DeckOrder, read_options
from exports.documents import MIME_TYPES, Document, about, companies_in_name, places_in_name
from exports.sealed_pages import sealed_page
from exports.slides.deck import cover_lines, deck_bytes
from exports.steady_pdf import pdf_of_drawings
from figures.drawn.cover import cover_drawing
from figures.drawn.page import page_drawing
from figures.exhibit import Exhibit
from figures.exhibits import EXHIBITS
from figures.formatting import listed
from figures.headline import company, place_phrase
from figures.theme import DARK, LIGHT, Palette

DECK_FORMATS = ("pptx", "pdf", "html")
_MOST_NAMED = 3

Tell = Callable[[int, int, str], None]
"""Told after each step: how many are done, of how many, and what the last one was."""


def deck_document(
    order: DeckOrder, file_format: str, atlas: Atlas, tell: Tell = lambda *_: None
) -> Document:
    """The file of a deck.

    Args:
        order: slides, filter, title, readers, colours.
        file_format: one of DECK_FORMATS.
        atlas: the facts.
        tell: told after each slide.

    Raises:
        KeyError: for another format.
        ValueError: when the order holds no slide.
    """
    if not order.slides:
        raise ValueError("a deck needs at least one slide")
    # A sealed page is light or dark as its reader's screen is; its pictures lie on white paper.
    palette = DARK if order.theme == "dark" and file_format != "html" else LIGHT
    title = deck_title(order, atlas.choices)
    exhibits = []
    steps = len(order.slides) + 1
    for exhibit in exhibits_of(order, atlas, palette):
        exhibits.append(exhibit)
        tell(len(exhibits), steps, exhibit.title)
    if file_format == "html":
        content = sealed_page(exhibits, title, abouts=_abouts(order, atlas))
    else:
        write = {"pptx": _as_slides, "pdf": _as_pages}[file_format]
        content = write(order, exhibits, title, palette)
    tell(steps, steps, "The file is written")
    return Document(content, deck_file_name(order, file_format, atlas), MIME_TYPES[file_format])


def exhibits_of(order: DeckOrder, atlas: Atlas, palette: Palette) -> Iterator[Exhibit]:
    """The views of an order, one by one as they are drawn."""
    for slide in order.slides:
        chosen = order.filter_of(slide, atlas.choices)
        options = read_options(slide, atlas.choices)
        yield EXHIBITS[slide.view](atlas, chosen, palette, **options)


def deck_title(order: DeckOrder, choices: Choices) -> str:
    """The title that the order gives, or one that names its companies and places."""
    if order.title:
        return order.title
    chosen = order.of_deals
    names = [company(choices.vendors[code]) for code in chosen.vendors] or ["AI companies"]
    verb = "stands" if len(chosen.vendors) == 1 else "stand"
    where = place_phrase(chosen, choices)
    whom = (
        where.removeprefix(" in ") if chosen.countries else f"the states{where or ' of the world'}"
    )
    return f"Where {listed(names, _MOST_NAMED)} {verb} with {whom}"


def deck_file_name(order: DeckOrder, file_format: str, atlas: Atlas) -> str:
    """A name that says companies and day."""
    day = order.of_deals.on(atlas.choices).as_of
    parts = [companies_in_name(order.of_deals.vendors), *places_in_name(order.of_deals)]
    return f"deck_{'_'.join(parts)}_{day.isoformat()}.{file_format}"


def _as_slides(
    order: DeckOrder, exhibits: Sequence[Exhibit], title: str, palette: Palette
) -> bytes:
    return deck_bytes(
        exhibits, title, palette, cover=True, one_slide_each=order.audience != "partner"
    )


def _as_pages(_: DeckOrder, exhibits: Sequence[Exhibit], title: str, palette: Palette) -> bytes:
    cover = cover_drawing(title, [*cover_lines(exhibits), CREDIT], palette)
    pages = (page_drawing(exhibit, palette) for exhibit in exhibits)
    return pdf_of_drawings([cover, *pages], title)


def _abouts(order: DeckOrder, atlas: Atlas) -> list[dict[str, Any]]:
    """What a reader must know of the rows of each slide."""
    return [
        about(
            slide.asked,
            atlas,
            order.filter_of(slide, atlas.choices),
            **read_options(slide, atlas.choices),
        )
        for slide in order.slides
    ]
