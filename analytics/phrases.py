"""Typed filters: "discussions memorandum ASEAN March 2026" read into filter parameters."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from analytics.filters import FIELDS, Choices
from analytics.written_filters import ALL

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ALL_COMPANIES = ("all companies", "any company", "every company", "all vendors")
_FILLERS = {
    "all", "and", "as", "at", "by", "countries", "deals", "for", "in", "of", "on", "or", "the",
    "with",
}  # fmt: skip
_LONGEST_NAME = 8  # words

# Where a word names several things, the first of these is meant: Jersey is a country, not a bloc.
_ORDER = ("stages", "groups", "vendors", "kinds", "regions", "countries", "confidence",
          "counterparties")  # fmt: skip


@dataclass
class Phrase:
    """What a typed phrase asks for.

    Attributes:
        parameters: filter parameters as an address writes them.
        unknown: words that name nothing in the atlas.
    """

    parameters: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


def read_phrase(text: str, choices: Choices) -> Phrase:
    """Which filters does a phrase name? Longest names first, capitals and accents aside.

    Examples:
        >>> from datetime import date
        >>> places = {"Africa": "Africa"}
        >>> offered = Choices({"openai": "OpenAI"}, places, {}, {}, date.min, date.max)
        >>> read_phrase("OpenAI discussions in Africa, March 2026", offered).parameters
        {'as_of': '2026-03-31', 'vendors': 'openai', 'stages': 'discussions', 'regions': 'Africa'}
    """
    words, as_of = _take_day(_plain(text))
    names = _names(choices)
    found: dict[str, list[str]] = defaultdict(list)
    phrase = Phrase()
    if as_of:
        phrase.parameters["as_of"] = as_of.isoformat()
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            name = " ".join(words[at : at + length])
            if name in _ALL_COMPANIES:
                found["vendors"] = [ALL]
            elif name in names:
                parameter, code = names[name]
                found[parameter].append(code)
            else:
                continue
            at += length
            break
        else:
            if words[at] not in _FILLERS:
                phrase.unknown.append(words[at])
            at += 1
    phrase.parameters |= {name: ",".join(dict.fromkeys(codes)) for name, codes in found.items()}
    return phrase


def _plain(text: str) -> str:
    without_accents = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in without_accents if not unicodedata.combining(sign))


def _names(choices: Choices) -> dict[str, tuple[str, str]]:
    names: dict[str, tuple[str, str]] = {}
    for parameter in reversed(_ORDER):
        for code, label in FIELDS[parameter].options(choices).items():
            for spelling in (label, code):
                names[" ".join(_words(_plain(spelling)))] = (parameter, code)
    return names


def _words(text: str) -> list[str]:
    return re.findall(r"[^\s,;]+", text)


def _take_day(text: str) -> tuple[list[str], date | None]:
    """Words without the day among them, and the day: a date, a month's or a year's last one."""
    for pattern, read in (
        (r"\b(\d{4})-(\d{2})-(\d{2})\b", lambda m: (int(m[1]), int(m[2]), int(m[3]))),
        (r"\b(\d{4})-(\d{2})\b", lambda m: (int(m[1]), int(m[2]), 0)),
        (rf"\b({'|'.join(_MONTHS)}) (\d{{4}})\b",
         lambda m: (int(m[2]), _MONTHS.index(m[1]) + 1, 0)),
        (r"\b(20\d{2})\b", lambda m: (int(m[1]), 12, 31)),
    ):  # fmt: skip
        if match := re.search(pattern, text):
            year, month, day_of_month = read(match)
            if not 1 <= month <= 12:
                continue
            last = monthrange(year, month)[1]
            if day_of_month > last:
                continue
            rest = text[: match.start()] + " " + text[match.end() :]
            return _words(rest), date(year, month, day_of_month or last)
    return _words(text), None
