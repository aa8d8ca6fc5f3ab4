"""What a call of the command line can say: views, decks, briefs, filters and options."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from analytics.filters import DAYS, LIST_FIELDS, SWITCHES
from analytics.site_filters import MONTH, SITE_LISTS, SITE_NUMBERS
from exports.deck_command import add_deck_options
from exports.documents import FORMATS
from exports.pictures import NARROWEST, WIDEST
from exports.refusals import fail
from exports.view_options import VIEW_OPTIONS
from figures.drawn.page import WIDTH


class _OneLineParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        fail(message)


def parser() -> argparse.ArgumentParser:
    """The options; filters carry the names of the URL parameters."""
    reads = _OneLineParser(
        prog="python -m exports",
        description="Write a view of the Sovereign AI Atlas. Without -o it goes to standard "
        "output. Lists are comma separated; days are YYYY-MM-DD.",
        allow_abbrev=False,
    )
    reads.add_argument("view", nargs="?", help="key of a view (see --list), deck or brief")
    reads.add_argument("subject", nargs="?", metavar="COUNTRY", help="of a brief: code or name")
    reads.add_argument("--list", action="store_true", help="every view key with its title")
    reads.add_argument("--format", help=f"one of {', '.join(FORMATS)}; csv where nothing is said, "
                       "pptx of decks and briefs")  # fmt: skip
    reads.add_argument("-o", "--output", type=Path, help="file to write")
    reads.add_argument("--quiet", action="store_true", help="say nothing of progress")
    reads.add_argument("--width", metavar="PIXELS", help=f"of a png, {NARROWEST} to {WIDEST}; "
                       f"{WIDTH}, a slide, where nothing is said")  # fmt: skip
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
    add_deck_options(reads)
    return reads


def option(name: str) -> str:
    """The option of a filter.

    Examples:
        >>> option("as_of")
        '--as-of'
    """
    return "--" + name.replace("_", "-")
