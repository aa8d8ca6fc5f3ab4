"""``brief COUNTRY`` on the command line: one country on one page."""

from __future__ import annotations

import argparse

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.site_filters import SITE_PARAMETERS
from analytics.written_filters import UnknownChoice, read_code, read_filter
from exports.briefs import BRIEF_FORMATS, brief_document
from exports.call_options import option
from exports.documents import Document
from exports.given_filters import given_filters
from exports.refusals import fail, taken

BRIEF = "brief"
DEFAULT_FORMAT = "pptx"
# A brief is about one country whatever its stage; what would narrow that is none of its filters.
_NOT_TAKEN = ("countries", "regions", "groups", "stages")


def brief_of(arguments: argparse.Namespace, atlas: Atlas) -> Document:
    """The file of the brief that a call asks for.

    Args:
        arguments: of the call.
        atlas: the facts.
    """
    file_format = arguments.format or DEFAULT_FORMAT
    if file_format not in BRIEF_FORMATS:
        fail(f"a brief is written as {', '.join(BRIEF_FORMATS)}, not as {file_format}.")
    if arguments.subject is None:
        fail("brief: name a country by its code or name, such as GBR.")
    try:
        iso3 = read_code("countries", arguments.subject, atlas.choices)
    except UnknownChoice as problem:
        fail(f"brief: {str(problem).removeprefix('countries: ')}")
    given = given_filters(arguments)
    for name in given:
        if name in _NOT_TAKEN or name in SITE_PARAMETERS:
            fail(f"brief takes no {option(name)}: it is about one country as a whole.")
    return brief_document(
        atlas, iso3, taken(read_filter(given, atlas.choices, AtlasFilter())), file_format
    )
