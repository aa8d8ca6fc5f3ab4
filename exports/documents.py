"""One view and filter as the content of a file in each format, and the file's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from analytics.filters import AtlasFilter
from analytics.questions import Atlas, Chosen
from analytics.site_filters import SHARED, SiteFilter
from analytics.vocabulary import CREDIT
from analytics.written_filters import write_filter
from analytics.written_site_filters import write_site_filter
from exports.data_files import csv_text, json_text
from exports.pictures import picture
from exports.slides.deck import deck_bytes
from exports.workbooks import workbook_bytes
from figures.catalog import View
from figures.exhibits import EXHIBITS
from figures.theme import LIGHT

MIME_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FORMATS = tuple(MIME_TYPES)
TEXTS = ("csv", "json", "svg")
DATA_FORMATS = ("csv", "json")


@dataclass(frozen=True)
class Document:
    """The content of one file."""

    content: bytes
    file_name: str
    mime_type: str

    @property
    def text(self) -> str:
        """The content as text, where the format is one."""
        return self.content.decode()


def formats_of(view: View) -> tuple[str, ...]:
    """The formats in which a view can be written: data always, pictures where it has one."""
    return FORMATS if view.key in EXHIBITS else DATA_FORMATS


def document(
    view: View, file_format: str, atlas: Atlas, chosen: Chosen, **options: Any
) -> Document:
    """Write a view for a filter and what else the view asks.

    Raises:
        KeyError: for a format that is not among ``formats_of`` the view.
    """
    if file_format == "csv":
        content = csv_text(view.table(atlas, chosen, **options)).encode()
    elif file_format == "json":
        said = about(view, atlas, chosen, **options)
        content = json_text(view.table(atlas, chosen, **options), said).encode()
    else:
        exhibit = EXHIBITS[view.key](atlas, chosen, LIGHT, **options)
        if file_format == "xlsx":
            content = workbook_bytes(exhibit, about(view, atlas, chosen, **options))
        elif file_format == "pptx":
            content = deck_bytes([exhibit])
        else:
            content = picture(exhibit, file_format)
    return Document(content, file_name(view, file_format, atlas, chosen), MIME_TYPES[file_format])


def about(view: View, atlas: Atlas, chosen: Chosen, **options: Any) -> dict[str, Any]:
    """What a reader of the file must know of its rows."""
    of_sites = isinstance(chosen, SiteFilter)
    until = atlas.choices.sites_until if of_sites else atlas.choices.last_day
    return {
        "view": view.key,
        "title": view.title,
        "question": view.question,
        "as_of": _day(atlas, chosen),
        "datacenters_read_until" if of_sites else "news_read_until": until.isoformat(),
        "filter": _written(chosen),
        **({"options": view.options | options} if view.options else {}),
        **({"note": view.note} if view.note else {}),
        "credit": CREDIT,
    }


def file_name(view: View, file_format: str, atlas: Atlas, chosen: Chosen) -> str:
    """A name that says view, companies and day, safe on every file system."""
    named = chosen.companies if isinstance(chosen, SiteFilter) else chosen.vendors
    vendors = named if 0 < len(named) <= 3 else ()
    who = "-".join(vendors) or ("all" if not named else "companies")
    stem = f"{view.key.replace('_', '-')}_{re.sub(r'[^a-z0-9-]', '', who)}_{_day(atlas, chosen)}"
    return f"{stem}.{file_format}"


def _day(atlas: Atlas, chosen: Chosen) -> str:
    filled = chosen.on(atlas.choices)
    return (filled.month if isinstance(filled, SiteFilter) else filled.as_of).isoformat()


def _written(chosen: Chosen) -> dict[str, str]:
    if not isinstance(chosen, SiteFilter):
        return write_filter(chosen, AtlasFilter())
    shared = AtlasFilter(**{name: getattr(chosen, name) for name in SHARED})
    return write_filter(shared, AtlasFilter()) | write_site_filter(chosen)
