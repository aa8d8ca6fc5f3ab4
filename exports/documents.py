"""One view and filter as the content of a file in each format, and the file's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.vocabulary import CREDIT
from analytics.written_filters import write_filter
from exports.data_files import csv_text, json_text
from figures.catalog import View

FORMATS = ("csv", "json")
MIME_TYPES = {"csv": "text/csv", "json": "application/json"}


@dataclass(frozen=True)
class Document:
    """The content of one file."""

    text: str
    file_name: str
    mime_type: str


def document(view: View, file_format: str, atlas: Atlas, chosen: AtlasFilter) -> Document:
    """Write a view for a filter.

    Raises:
        KeyError: for a format that is not in FORMATS.
    """
    table = view.table(atlas, chosen)
    content = {"csv": csv_text, "json": lambda rows: json_text(rows, about(view, atlas, chosen))}
    text = content[file_format](table)
    return Document(text, file_name(view, file_format, atlas, chosen), MIME_TYPES[file_format])


def about(view: View, atlas: Atlas, chosen: AtlasFilter) -> dict[str, Any]:
    """What a reader of the file must know of its rows."""
    filled = chosen.on(atlas.choices)
    return {
        "view": view.key,
        "title": view.title,
        "question": view.question,
        "as_of": filled.as_of.isoformat(),
        "news_read_until": atlas.choices.last_day.isoformat(),
        "filter": write_filter(chosen, AtlasFilter()),
        "credit": CREDIT,
    }


def file_name(view: View, file_format: str, atlas: Atlas, chosen: AtlasFilter) -> str:
    """A name that says view, companies and day, safe on every file system."""
    vendors = chosen.vendors if 0 < len(chosen.vendors) <= 3 else ()
    who = "-".join(vendors) or ("all" if not chosen.vendors else "companies")
    day = chosen.on(atlas.choices).as_of.isoformat()
    stem = f"{view.key.replace('_', '-')}_{re.sub(r'[^a-z0-9-]', '', who)}_{day}"
    return f"{stem}.{file_format}"
