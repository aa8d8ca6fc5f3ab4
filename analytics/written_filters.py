"""Filters as they are written: read from addresses and command lines, and written back.

What cannot be taken is never lost in silence: every refused value gets a sentence that names it and
the nearest valid one.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from analytics.filters import FIELDS, PARAMETERS, SWITCHES, AtlasFilter, Choices
from analytics.site_filters import SITE_FIELDS

ALL = "all"
LISTS = FIELDS | SITE_FIELDS  # every filter that is a list of codes
MOST_REFUSALS = 5  # values of one list that are explained one by one

_TRUE = {"true", "yes", "1", "on"}
_FALSE = {"false", "no", "0", "off", ""}


@dataclass(frozen=True)
class Reading:
    """A filter as read from a URL or a command line, with what the reader must be told."""

    chosen: AtlasFilter
    refused: tuple[str, ...] = ()
    adapted: tuple[str, ...] = ()


class UnknownChoice(ValueError):
    """A filter value that the atlas does not have; the message names the nearest one."""


def nearest(value: str, options: Mapping[str, str], count: int = 1) -> list[str]:
    """Codes of the options that look most like a value, best first; perhaps none.

    Examples:
        >>> nearest("opnai", {"openai": "OpenAI", "xai": "xAI"})
        ['openai']
    """
    spellings = _spellings(options)
    found = difflib.get_close_matches(value.casefold(), spellings, n=count * 2, cutoff=0.5)
    return list(dict.fromkeys(spellings[spelling] for spelling in found))[:count]


def _spellings(options: Mapping[str, str]) -> dict[str, str]:
    by_name = {name.casefold(): code for code, name in options.items()}
    return by_name | {code.casefold(): code for code in options}


def read_code(name: str, value: str, choices: Choices) -> str:
    """The code of one written value: code, name or another spelling, in any case.

    Raises:
        UnknownChoice: with a sentence that names the value and the nearest valid one.
    """
    (code,) = _find_codes(name, [value], choices)
    if code is None:
        raise UnknownChoice(_refusal(name, value, choices))
    return code


def _find_codes(name: str, values: list[str], choices: Choices) -> list[str | None]:
    options = LISTS[name].options(choices)
    spellings = _spellings(options)
    spellings = {
        other: code for other, code in choices.other_spellings.items() if code in options
    } | spellings
    return [spellings.get(value.strip().casefold()) for value in values]


def _refusal(name: str, value: str, choices: Choices) -> str:
    options = LISTS[name].options(choices)
    if close := nearest(value, options):
        hint = f"the nearest is {close[0]}"
    elif len(options) <= 10:
        hint = "choose from " + ", ".join(options)
    else:
        hint = f"choose from {', '.join(list(options)[:3])} and {len(options) - 3} more"
    label = LISTS[name].label.lower()
    return f"{name}: there is no {label} “{shorten(value)}”; {hint}."


def shorten(value: str, limit: int = 40) -> str:
    """A written value short enough to be repeated in a sentence, without control characters."""
    printable = "".join(character if character.isprintable() else " " for character in value)
    return printable if len(printable) <= limit else printable[: limit - 1] + "…"


def read_list(name: str, text: str, choices: Choices) -> tuple[tuple[str, ...] | None, list[str]]:
    """Codes from a comma-separated text, and a sentence for each part that is none.

    Returns:
        The codes, empty for "all" and None when every part was refused; the first refusals one
        by one, then how many more there are.
    """
    parts = list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    named = [part for part in parts if part.casefold() != ALL]
    found = dict(zip(named, _find_codes(name, named, choices), strict=True))
    unknown = [part for part, code in found.items() if code is None]
    problems = [_refusal(name, part, choices) for part in unknown[:MOST_REFUSALS]]
    if len(unknown) > MOST_REFUSALS:
        problems.append(f"{name}: {len(unknown) - MOST_REFUSALS:,} more values are unknown.")
    if len(named) < len(parts):
        return (), problems
    codes = tuple(dict.fromkeys(code for code in found.values() if code is not None))
    return (codes if codes or not problems else None), problems


def read_day(name: str, text: str) -> date:
    """A day written as YYYY-MM-DD.

    Raises:
        UnknownChoice: when the text is no such day.
    """
    try:
        day = date.fromisoformat(text)
        if day.isoformat() != text:  # Python also reads 20260630 and 2026-W27-2
            raise ValueError
        return day
    except ValueError:
        raise UnknownChoice(
            f"{name}: “{shorten(text)}” is not a day; write it as YYYY-MM-DD, such as 2026-06-30."
        ) from None


def read_switch(name: str, text: str) -> bool:
    """A yes or no.

    Raises:
        UnknownChoice: when the text is neither.
    """
    if text.strip().casefold() in _TRUE:
        return True
    if text.strip().casefold() in _FALSE:
        return False
    raise UnknownChoice(f"{name}: “{shorten(text)}” is neither true nor false.")


def read_filter(written: Mapping[str, str], choices: Choices, default: AtlasFilter) -> Reading:
    """The filter that a URL or a command line asks for, and what could not be taken from it.

    Args:
        written: parameter name to text; names that are no filter are ignored.
        choices: what the facts offer.
        default: the filter of an empty URL.

    Returns:
        The filter, with everything invalid left at its default; one sentence per value that was
        refused, and one per day that was valid but had to be adapted to the facts.
    """
    values: dict[str, Any] = {}
    refused: list[str] = []
    for name in (name for name in PARAMETERS if name in written):
        text = written[name]
        try:
            if name in FIELDS:
                codes, problems = read_list(name, text, choices)
                refused += problems
                if codes is not None:
                    values[name] = codes
            elif name in SWITCHES:
                values[name] = read_switch(name, text)
            else:
                values[name] = read_day(name, text)
        except UnknownChoice as problem:
            refused.append(str(problem))
    chosen, adapted = order_days(replace(default, **values), choices)
    return Reading(chosen, tuple(refused), adapted)


def order_days(chosen: AtlasFilter, choices: Choices) -> tuple[AtlasFilter, tuple[str, ...]]:
    """The filter with days that the facts can answer, and a sentence for each that was changed."""
    said = []
    as_of, since = chosen.as_of, chosen.since
    if as_of and as_of > choices.last_day:
        said.append(
            f"as_of: news was read up to {choices.last_day}; the atlas is shown as of that day."
        )
        as_of = None
    if as_of and as_of < choices.first_day:
        said.append(
            f"as_of: {as_of} lies before {choices.first_day}, the day of the first event known."
        )
    if since and since > choices.last_day:
        said.append(f"since: no news was read after {choices.last_day}; the day is left out.")
        since = None
    if since and as_of and since > as_of:
        said.append(f"since: {since} lies after as_of {as_of}; the two were swapped.")
        as_of, since = since, as_of
    return replace(chosen, as_of=as_of, since=since), tuple(said)


def write_filter(chosen: AtlasFilter, default: AtlasFilter) -> dict[str, str]:
    """The shortest URL parameters that read_filter turns into the same filter.

    Examples:
        >>> write_filter(AtlasFilter(vendors=("openai", "google")), AtlasFilter())
        {'vendors': 'openai,google'}
        >>> write_filter(AtlasFilter(), AtlasFilter(vendors=("openai",)))
        {'vendors': 'all'}
    """
    written: dict[str, str] = {}
    for name in PARAMETERS:
        value = getattr(chosen, name)
        if value == getattr(default, name):
            continue
        if name in FIELDS:
            written[name] = ",".join(value) or ALL
        elif name in SWITCHES:
            written[name] = str(value).lower()
        elif value is not None:
            written[name] = value.isoformat()
    return written
