"""Serve the atlas with files built otherwise: python -m benchmarks.otherwise_served decks."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import serve
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


if __name__ == "__main__":
    if sys.argv[1:] == ["decks"]:
        deck_panels.press = decks_in_the_server
    sys.exit(serve.main())
