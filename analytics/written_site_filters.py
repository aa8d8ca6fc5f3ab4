"""Filters of datacenters as they are written: read from addresses and command lines, and back."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from analytics.filters import AtlasFilter, Choices
from analytics.site_filters import (
    SHARED,
    SITE_FIELDS,
    SITE_NUMBERS,
    SITE_PARAMETERS,
    SiteFilter,
    month_end,
)
from analytics.written_filters import UnknownChoice, read_list, shorten, write_filter

_YEARS = range(1990, 2101)
_MOST_MEGAWATTS = 1e9


@dataclass(frozen=True)
class SiteReading:
    """A filter of datacenters as read from a URL or a command line, and what must be said of it.

    Attributes:
        chosen: the filter, with everything invalid left out.
        refused: one sentence per value that could not be taken.
        adapted: one sentence per value that was valid but had to be adapted to the figures.
    """

    chosen: SiteFilter
    refused: tuple[str, ...] = ()
    adapted: tuple[str, ...] = ()


def read_site_filter(written: Mapping[str, str], choices: Choices) -> SiteReading:
    """The filter of datacenters that an address or a command line asks for.

    Args:
        written: parameter name to text; names that are no filter of datacenters are ignored.
        choices: what the facts offer.
    """
    values: dict[str, Any] = {}
    refused: list[str] = []
    for name in (name for name in SITE_PARAMETERS if written.get(name)):
        text = written[name].strip()
        try:
            if name in SITE_FIELDS:
                codes, problems = read_list(name, text, choices)
                refused += problems
                values[name] = codes or ()
            elif name == "month":
                values[name] = read_month(name, text)
            elif name.startswith("mw"):
                values[name] = _read_megawatts(name, text)
            else:
                values[name] = _read_year(name, text)
        except UnknownChoice as problem:
            refused.append(str(problem))
    chosen, adapted = in_order(SiteFilter(**values), choices)
    return SiteReading(chosen, tuple(refused), adapted)


def read_month(name: str, text: str) -> date:
    """The last day of a month written as YYYY-MM.

    Raises:
        UnknownChoice: when the text is no month.
    """
    match = re.fullmatch(r"(\d{4})-(\d{2})", text, re.ASCII)
    if not match or not 1 <= int(match[2]) <= 12 or int(match[1]) < 1:
        raise UnknownChoice(
            f"{name}: “{shorten(text)}” is not a month; write it as YYYY-MM, such as 2027-06."
        )
    return month_end(int(match[1]), int(match[2]))


def in_order(chosen: SiteFilter, choices: Choices) -> tuple[SiteFilter, tuple[str, ...]]:
    """The filter with limits that the figures can answer, and a sentence for each changed one."""
    said = []
    month = chosen.month
    if month and month > choices.sites_planned_to:
        month = choices.sites_planned_to
        said.append(f"month: the last plan with a date is of {month:%Y-%m}; that month is shown.")
    elif month and month < choices.sites_from:
        month = choices.sites_from
        said.append(f"month: no site is known to run before {month:%Y-%m}; that month is shown.")
    if month and (month.year, month.month) == (choices.sites_until.year, choices.sites_until.month):
        month = None  # the figures end in this month: it is the one shown without being asked for
    chosen = replace(chosen, month=month)
    for first, last in (("mw_from", "mw_to"), ("online_from", "online_to")):
        least, most = getattr(chosen, first), getattr(chosen, last)
        if least is not None and most is not None and least > most:
            said.append(f"{first}: {least:g} is more than {last} {most:g}; the two were swapped.")
            chosen = replace(chosen, **{first: most, last: least})
    return chosen, tuple(said)


def write_site_filter(chosen: SiteFilter) -> dict[str, str]:
    """The shortest URL parameters that read_site_filter turns into the same filter.

    Examples:
        >>> write_site_filter(SiteFilter(owners=("meta", "xai"), mw_from=100.0))
        {'owners': 'meta,xai', 'mw_from': '100'}
    """
    written = {}
    for name in SITE_PARAMETERS:
        value = getattr(chosen, name)
        if name in SITE_FIELDS and value:
            written[name] = ",".join(value)
        elif name in SITE_NUMBERS and value is not None:
            written[name] = f"{value:g}" if value < 1e6 else str(value)
        elif name == "month" and value:
            written[name] = f"{value:%Y-%m}"
    return written


def write_chosen(chosen: AtlasFilter | SiteFilter) -> dict[str, str]:
    """A filter of deals or of datacenters as written, from the filter that leaves nothing out.

    Examples:
        >>> write_chosen(SiteFilter(countries=("GBR",), owners=("meta",)))
        {'countries': 'GBR', 'owners': 'meta'}
    """
    if not isinstance(chosen, SiteFilter):
        return write_filter(chosen, AtlasFilter())
    shared = AtlasFilter(**{name: getattr(chosen, name) for name in SHARED})
    return write_filter(shared, AtlasFilter()) | write_site_filter(chosen)


def _read_megawatts(name: str, text: str) -> float:
    try:
        megawatts = float(text)
    except ValueError:
        megawatts = math.nan
    if not 0 <= megawatts <= _MOST_MEGAWATTS:
        raise UnknownChoice(
            f"{name}: “{shorten(text)}” is not a number of megawatts; write it as 100 or 12.5."
        )
    return megawatts


def _read_year(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text[:9]) not in _YEARS:
        raise UnknownChoice(
            f"{name}: “{shorten(text)}” is not a year from {_YEARS[0]} to {_YEARS[-1]}."
        )
    return int(text)
