"""The command line: every view by its key, as data or picture, with the filters of the pages."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from analytics.filters import DAYS, LIST_FIELDS, PARAMETERS, SWITCHES, AtlasFilter
from analytics.questions import Atlas, Chosen, open_atlas
from analytics.site_filters import MONTH, SHARED, SITE_LISTS, SITE_NUMBERS, SITE_PARAMETERS
from analytics.warehouse import DataError
from analytics.written_filters import UnknownChoice, nearest, read_day, read_filter, shorten
from analytics.written_site_filters import read_site_filter
from exports.documents import DATA_FORMATS, FORMATS, TEXTS, document, formats_of
from exports.view_options import VIEW_OPTIONS
from figures.catalog import VIEWS, View

USAGE_ERROR = 2
LONGEST_LINE = 300


class _OneLineParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        fail(message)


def fail(message: str) -> NoReturn:
    """Say in one line what was wrong and leave with the code for a wrong call."""
    sys.stderr.write(f"exports: {shorten(message, LONGEST_LINE)}\n")
    raise SystemExit(USAGE_ERROR)


def parser() -> argparse.ArgumentParser:
    """The options; filters carry the names of the URL parameters."""
    reads = _OneLineParser(
        prog="python -m exports",
        description="Write a view of the Sovereign AI Atlas. Without -o it goes to standard "
        "output. Lists are comma separated; days are YYYY-MM-DD.",
        allow_abbrev=False,
    )
    reads.add_argument("view", nargs="?", help="key of a view; see --list")
    reads.add_argument("--list", action="store_true", help="every view key with its title")
    reads.add_argument("--format", default="csv", help=f"one of {', '.join(FORMATS)}")
    reads.add_argument("-o", "--output", type=Path, help="file to write")
    filters = reads.add_argument_group("filters (default: everything)")
    for filter_field in LIST_FIELDS:
        filters.add_argument(option(filter_field.name), dest=filter_field.name,
                             metavar="LIST", help=filter_field.help)  # fmt: skip
    for name, meaning in SWITCHES.items():
        filters.add_argument(option(name), dest=name, nargs="?", const="true",
                             metavar="true|false", help=meaning)  # fmt: skip
    for name, meaning in DAYS.items():
        filters.add_argument(option(name), dest=name, metavar="DAY", help=meaning)
    of_sites = reads.add_argument_group("filters of datacenters, beside places and confidence")
    for filter_field in SITE_LISTS:
        of_sites.add_argument(option(filter_field.name), dest=filter_field.name,
                              metavar="LIST", help=filter_field.help)  # fmt: skip
    for name, meaning in SITE_NUMBERS.items():
        of_sites.add_argument(option(name), dest=name, metavar="NUMBER", help=meaning)
    for name, meaning in MONTH.items():
        of_sites.add_argument(option(name), dest=name, metavar="YYYY-MM", help=meaning)
    single = reads.add_argument_group("of single views")
    for view_option in VIEW_OPTIONS:
        single.add_argument(view_option.flag, dest=view_option.name, metavar="VALUE",
                            help=view_option.help)  # fmt: skip
    return reads


def option(name: str) -> str:
    """The option of a filter.

    Examples:
        >>> option("as_of")
        '--as-of'
    """
    return "--" + name.replace("_", "-")


def asked_filter(view: View, arguments: argparse.Namespace, atlas: Atlas) -> Chosen:
    """The filter of a call; what the facts do not have ends it, what was adapted is said."""
    written = {
        name: text
        for name, text in vars(arguments).items()
        if name in (*PARAMETERS, *SITE_PARAMETERS) and text is not None
    }
    if view.about == "deals":
        _refuse_others(view, written, PARAMETERS)
        reading = read_filter(written, atlas.choices, AtlasFilter())
        return _taken(reading)
    _refuse_others(view, written, (*SHARED, *SITE_PARAMETERS, "as_of"))
    places = {name: text for name, text in written.items() if name in SHARED}
    shared = _taken(read_filter(places, atlas.choices, AtlasFilter()))
    chosen = _taken(read_site_filter(written, atlas.choices)).within(shared)
    if "as_of" in written and "month" not in written:
        chosen = replace(chosen, month=_day_of_sites(written["as_of"], atlas))
    return chosen


def _refuse_others(view: View, written: Mapping[str, str], taken: tuple[str, ...]) -> None:
    for name in written:
        if name not in taken:
            fail(
                f"{view.key} is about {view.about} and takes no {option(name)}; "
                f"it takes {', '.join(map(option, taken))}."
            )


def _taken(reading: Any) -> Any:
    if reading.refused:
        fail(reading.refused[0])
    for sentence in reading.adapted:
        sys.stderr.write(f"exports: {sentence}\n")
    return reading.chosen


def _day_of_sites(text: str, atlas: Atlas) -> Any:
    try:
        day = read_day("as_of", text)
    except UnknownChoice as problem:
        fail(str(problem))
    if day > atlas.choices.sites_until:
        fail(
            f"as_of: datacenters were read up to {atlas.choices.sites_until}; "
            "--month shows what is planned after it."
        )
    return day


def asked_options(view: View, arguments: argparse.Namespace, atlas: Atlas) -> dict[str, Any]:
    """What the view asks beside the filter; what it does not ask ends the call."""
    values = {}
    for view_option in VIEW_OPTIONS:
        text = getattr(arguments, view_option.name)
        if text is None:
            continue
        if view_option.name not in view.options:
            takers = [other.key for other in VIEWS.values() if view_option.name in other.options]
            fail(f"{view.key} takes no {view_option.flag}; {', '.join(takers)} does.")
        try:
            values[view_option.name] = view_option.read(text, atlas.choices)
        except UnknownChoice as problem:
            fail(str(problem))
    return values


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
    if arguments.view is None:
        fail("name a view, such as partnership_map; --list shows them all.")
    if arguments.view not in VIEWS:
        fail(f"there is no view “{shorten(arguments.view)}”; {_hint(arguments.view, list(VIEWS))}.")
    wanted = arguments.format
    if wanted not in FORMATS:
        fail(f"there is no format “{shorten(wanted)}”; {_hint(wanted, list(FORMATS))}.")
    if wanted not in formats_of(VIEWS[arguments.view]):
        fail(f"{arguments.view} has no picture; it is written as {', '.join(DATA_FORMATS)}.")
    if wanted not in TEXTS and arguments.output is None:
        fail(f"{wanted} is no text; name a file for it with -o.")
    try:
        atlas = open_atlas()
    except DataError as problem:
        fail(str(problem))
    view = VIEWS[arguments.view]
    written = document(
        view,
        arguments.format,
        atlas,
        asked_filter(view, arguments, atlas),
        **asked_options(view, arguments, atlas),
    )
    if arguments.output is None:
        print_out(written.text)
        return 0
    try:
        arguments.output.write_bytes(written.content)
    except OSError as problem:
        fail(f"{arguments.output} cannot be written: {problem.strerror}.")
    return 0


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
    known = ("--list", "--format", "--output", *map(option, (*PARAMETERS, *SITE_PARAMETERS)),
             *(view_option.flag for view_option in VIEW_OPTIONS))  # fmt: skip
    close = nearest(name, {spelling: spelling for spelling in known})
    hint = f"the nearest is {close[0]}" if close else "see --help"
    return f"“{shorten(name)}” is no option; {hint}."


def _hint(value: str, names: list[str]) -> str:
    close = nearest(value, {name: name for name in names})
    return f"the nearest is {close[0]}" if close else "choose from " + ", ".join(names)
