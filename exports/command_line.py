"""The command line: every view by its key, decks and briefs, with the filters of the pages."""

from __future__ import annotations

import argparse
import os
import sys

from analytics.filters import PARAMETERS
from analytics.questions import Atlas, open_atlas
from analytics.site_filters import SITE_PARAMETERS
from analytics.warehouse import DataError
from analytics.written_filters import nearest, shorten
from exports.brief_command import BRIEF, brief_of
from exports.call_options import option, parser
from exports.call_reading import asked_filter, asked_options, asked_width
from exports.deck_command import DECK, deck_of
from exports.documents import FORMATS, TEXTS, Document, document, formats_of
from exports.refusals import fail, hint
from exports.saving import UnwritableError, check_place, save
from exports.view_options import VIEW_OPTIONS
from figures.catalog import VIEWS

COMMANDS = (DECK, BRIEF)


def run(words: list[str]) -> int:
    """Do what a call asks for.

    Args:
        words: the command line after the program's name.

    Returns:
        0; a wrong call leaves with code 2 and one line on standard error.
    """
    arguments, unknown = parser().parse_known_args(words)
    if unknown:
        fail(_unknown_word(unknown[0]))
    if arguments.list:
        width = max(map(len, VIEWS)) + 2
        print_out("".join(f"{view.key:<{width}}{view.title}\n" for view in VIEWS.values()))
        return 0
    _check_words(arguments)
    try:
        if arguments.output is not None:
            check_place(arguments.output)
        atlas = open_atlas()
    except (UnwritableError, DataError) as problem:
        fail(str(problem))
    written = _document(arguments, atlas)
    if arguments.output is None:
        print_out(written.text)
        return 0
    try:
        save(arguments.output, written.content)
    except UnwritableError as problem:
        fail(str(problem))
    return 0


def _check_words(arguments: argparse.Namespace) -> None:
    """What can be told to be wrong before the facts are opened."""
    view, wanted = arguments.view, arguments.format
    if view is None:
        fail("name a view, such as partnership_map; --list shows them all.")
    if view not in VIEWS and view not in COMMANDS:
        fail(f"there is no view “{shorten(view)}”; {hint(view, (*VIEWS, *COMMANDS))}.")
    if arguments.subject is not None and view != BRIEF:
        fail(f"“{shorten(arguments.subject)}” is one word too many; only {BRIEF} takes a second.")
    if wanted is not None and wanted not in FORMATS:
        fail(f"there is no format “{shorten(wanted)}”; {hint(wanted, FORMATS)}.")
    if view in VIEWS:
        wanted = arguments.format = wanted or "csv"
        _refuse_options_of(DECK, view, arguments)
        if wanted not in formats_of(VIEWS[view]):
            written_as = ", ".join(formats_of(VIEWS[view]))
            fail(f"{view} cannot be {wanted}; it is written as {written_as}.")
    if wanted not in TEXTS and arguments.output is None:
        fail(f"{wanted or 'pptx'} is no text; name a file for it with -o.")


def _refuse_options_of(command: str, view: str, arguments: argparse.Namespace) -> None:
    for name in ("views", "slides", "title", "audience", "theme"):
        if getattr(arguments, name) is not None:
            fail(f"{view} takes no --{name}; {command} does.")


def _document(arguments: argparse.Namespace, atlas: Atlas) -> Document:
    if arguments.view == DECK:
        return deck_of(arguments, atlas)
    if arguments.view == BRIEF:
        return brief_of(arguments, atlas)
    view = VIEWS[arguments.view]
    return document(
        view,
        arguments.format,
        atlas,
        asked_filter(view, arguments, atlas),
        width=asked_width(arguments.width, arguments.format),
        **asked_options(view, arguments, atlas),
    )


def print_out(text: str) -> None:
    """Write to standard output, in UTF-8 with LF as into a file."""
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as problem:
        # Python would try again when it leaves, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(problem, BrokenPipeError):  # that is head, which has seen enough
            fail(f"standard output cannot be written: {problem.strerror}.")


def _unknown_word(word: str) -> str:
    name = word.split("=")[0]
    known = ("--list", "--format", "--output", "--width", "--quiet", "--views", "--slides",
             "--title", "--audience", "--theme",
             *map(option, (*PARAMETERS, *SITE_PARAMETERS)),
             *(view_option.flag for view_option in VIEW_OPTIONS))  # fmt: skip
    close = nearest(name, {spelling: spelling for spelling in known})
    instead = f"the nearest is {close[0]}" if close else "see --help"
    return f"“{shorten(name)}” is no option; {instead}."
