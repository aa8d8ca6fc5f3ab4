"""``deck`` on the command line: several views in one file, told step by step."""

from __future__ import annotations

import argparse

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.written_filters import read_filter, shorten
from analytics.written_site_filters import read_site_filter
from exports.decks.binding import DECK_FORMATS, deck_document
from exports.decks.board_pack import BOARD, slides_named
from exports.decks.order import (
    AUDIENCES,
    LONGEST_TITLE,
    THEMES,
    DeckOrder,
    Slide,
    read_slides,
    write_slides,
)
from exports.documents import Document
from exports.given_filters import given_filters
from exports.progress import silence, tell_progress
from exports.refusals import fail, hint, taken

DECK = "deck"
DEFAULT_FORMAT = "pptx"


def add_deck_options(reads: argparse.ArgumentParser) -> None:
    """Let a parser take what only a deck asks."""
    of_decks = reads.add_argument_group("of decks")
    of_decks.add_argument("--views", metavar="LIST", help="keys of the views, in their order")
    of_decks.add_argument("--slides", metavar="TEXT",
                          help=f"{BOARD}, or slides as in the Slides page's address")  # fmt: skip
    of_decks.add_argument("--title", metavar="TEXT", help="on the cover")
    of_decks.add_argument("--audience", metavar="NAME", help=f"one of {', '.join(AUDIENCES)}")
    of_decks.add_argument("--theme", metavar="NAME", help=f"one of {', '.join(THEMES)}")


def deck_of(arguments: argparse.Namespace, atlas: Atlas) -> Document:
    """The file of the deck that a call asks for; progress goes to standard error.

    Args:
        arguments: of the call.
        atlas: the facts.
    """
    order = asked_order(arguments, atlas)
    tell = silence if arguments.quiet else tell_progress
    return deck_document(order, arguments.format or DEFAULT_FORMAT, atlas, tell)


def asked_order(arguments: argparse.Namespace, atlas: Atlas) -> DeckOrder:
    """The deck that a call asks for; what the atlas does not have ends it."""
    file_format = arguments.format or DEFAULT_FORMAT
    if file_format not in DECK_FORMATS:
        fail(f"a deck is written as {', '.join(DECK_FORMATS)}, not as “{shorten(file_format)}”.")
    if arguments.views and arguments.slides:
        fail("--views and --slides both name the slides; give one of them.")
    given = given_filters(arguments)
    of_deals = taken(read_filter(given, atlas.choices, AtlasFilter()))
    named = arguments.slides or _slides_of(arguments.views or "")
    written = slides_named(named, of_deals.vendors, atlas.choices)
    slides, said = read_slides(written, atlas.choices)
    if said:
        fail(said[0])
    if not slides:
        fail(f"--views names no view; name some, or leave it out for the {BOARD} pack.")
    of_sites = taken(read_site_filter(given, atlas.choices))
    title = " ".join((arguments.title or "").split())
    if len(title) > LONGEST_TITLE:
        fail(f"--title has {len(title)} letters; {LONGEST_TITLE} at most.")
    return DeckOrder(
        slides,
        of_deals,
        of_sites,
        title,
        _one_of("--audience", arguments.audience, tuple(AUDIENCES)),
        _one_of("--theme", arguments.theme, THEMES),
    )


def _slides_of(views: str) -> str:
    keys = [key.strip() for key in views.split(",") if key.strip()]
    return write_slides(tuple(map(Slide, keys)))


def _one_of(flag: str, text: str | None, allowed: tuple[str, ...]) -> str:
    if text is None:
        return allowed[0]
    name = text.strip().casefold()
    if name in allowed:
        return name
    fail(f"{flag}: there is no “{shorten(text)}”; {hint(name, allowed)}.")
