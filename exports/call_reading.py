"""What a call of the command line asks for: filter, options, width; what is not there ends it."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from analytics.filters import PARAMETERS, AtlasFilter
from analytics.questions import Atlas, Chosen
from analytics.site_filters import SHARED, SITE_PARAMETERS
from analytics.written_filters import UnknownChoice, read_day, read_filter, shorten
from analytics.written_site_filters import read_site_filter
from exports.call_options import option
from exports.given_filters import given_filters
from exports.pictures import NARROWEST, WIDEST
from exports.refusals import fail, taken
from exports.view_options import VIEW_OPTIONS
from figures.catalog import VIEWS, View
from figures.drawn.page import WIDTH


def asked_filter(view: View, arguments: argparse.Namespace, atlas: Atlas) -> Chosen:
    """The filter of a call; what the facts do not have ends it, what was adapted is said."""
    written = given_filters(arguments)
    if view.about == "deals":
        _refuse_others(view, written, PARAMETERS)
        reading = read_filter(written, atlas.choices, AtlasFilter())
        return taken(reading)
    _refuse_others(view, written, (*SHARED, *SITE_PARAMETERS, "as_of"))
    places = {name: text for name, text in written.items() if name in SHARED}
    shared = taken(read_filter(places, atlas.choices, AtlasFilter()))
    chosen = taken(read_site_filter(written, atlas.choices)).within(shared)
    if "as_of" in written and "month" not in written:
        chosen = replace(chosen, month=_day_of_sites(written["as_of"], atlas))
    return chosen


def _refuse_others(view: View, written: Mapping[str, str], allowed: tuple[str, ...]) -> None:
    for name in written:
        if name not in allowed:
            fail(
                f"{view.key} is about {view.about} and takes no {option(name)}; "
                f"it takes {', '.join(map(option, allowed))}."
            )


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


def asked_width(written: str | None, file_format: str) -> int:
    """How wide a picture is to be; what is no such width ends the call."""
    if written is None:
        return WIDTH
    if file_format != "png":
        fail(f"--width is the width of a png; {file_format} takes none.")
    is_number = written.isascii() and written.isdigit() and len(written) < 9
    if not is_number or not NARROWEST <= int(written) <= WIDEST:
        fail(
            f"--width: “{shorten(written)}” is not a width in pixels from {NARROWEST} to {WIDEST}."
        )
    return int(written)
