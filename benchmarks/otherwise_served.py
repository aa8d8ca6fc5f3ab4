"""Serve the atlas with files built otherwise: python -m benchmarks.otherwise_served decks.

Each alternative to how the atlas builds files is put in its place by name: decks, or pictures.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import vl_convert

import serve
from exports import pictures
from exports.call_options import parser
from exports.deck_command import asked_order
from exports.decks.binding import deck_document
from exports.progress import Progress
from pages.components import deck_panels, session


def decks_in_the_server(words: Sequence[str]) -> Iterator[Progress | bytes]:
    """A deck as the press builds it, but by a thread of the server.

    Args:
        words: the command line, as the press is given it.
    """
    atlas = session.shared_atlas()
    arguments = parser().parse_args(list(words))
    order = asked_order(arguments, atlas)
    yield deck_document(order, arguments.format, atlas).content


def picture_in_the_server(svg: str, scale: float = 1.0) -> bytes:
    """A drawing as PNG, converted by a thread of the server."""
    return vl_convert.svg_to_png(svg, scale=scale)


if __name__ == "__main__":
    (what,) = sys.argv[1:]
    if what == "decks":
        deck_panels.press = decks_in_the_server
    elif what == "pictures":
        pictures.png_of = picture_in_the_server
    else:
        sys.exit(f"there is no alternative called {what}")
    sys.exit(serve.main())
