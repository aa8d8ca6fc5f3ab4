"""One view and filter as the content of a file in each format, and the file's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from analytics.questions import Atlas, Chosen
from analytics.site_filters import SiteFilter
from analytics.vocabulary import CREDIT
from analytics.written_site_filters import write_chosen
from exports.data_files import csv_text, json_text
from exports.geojson import KEYS_ON_MAP, geojson_text
from exports.pictures import picture
from exports.sealed_pages import sealed_page
from exports.slides.deck import deck_bytes
from exports.workbooks import workbook_bytes
from figures.catalog import View
from figures.drawn.page import WIDTH
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
    "html": "text/html",
    "geojson": "application/geo+json",
}
FORMATS = tuple(MIME_TYPES)
TEXTS = ("csv", "json", "svg", "html", "geojson")
_MOST_IN_NAME = 3


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
    """The formats in which a view can be written: all, and GeoJSON where it stands on a map."""
    return tuple(name for name in FORMATS if name != "geojson" or view.key in KEYS_ON_MAP)


def document(
    view: View,
    file_format: str,
    atlas: Atlas,
    chosen: Chosen,
    *,
    width: int = WIDTH,
    for_spreadsheets: bool = False,
    **options: Any,
) -> Document:
    """Write a view for a filter and what else the view asks.

    Args:
        view: what is written.
        file_format: one of ``formats_of`` the view.
        atlas: the facts.
        chosen: filter of deals or of datacenters, as the view asks.
        width: of a PNG, in pixels.
        for_spreadsheets: whether a CSV file is opened by Excel rather than read by a script.
        options: what the view asks beside the filter.

    Raises:
        KeyError: for a format that is not among ``formats_of`` the view.
    """
    if file_format == "csv":
        table = view.table(atlas, chosen, **options)
        content = csv_text(table, for_spreadsheets=for_spreadsheets).encode()
    elif file_format == "json":
        said = about(view, atlas, chosen, **options)
        content = json_text(view.table(atlas, chosen, **options), said).encode()
    elif file_format == "geojson":
        said = about(view, atlas, chosen, **options)
        table = view.table(atlas, chosen, **options)
        content = geojson_text(view.key, table, atlas, said).encode()
    else:
        exhibit = EXHIBITS[view.key](atlas, chosen, LIGHT, **options)
        if file_format == "xlsx":
            content = workbook_bytes(exhibit, about(view, atlas, chosen, **options))
        elif file_format == "pptx":
            content = deck_bytes([exhibit])
        elif file_format == "html":
            content = sealed_page([exhibit], abouts=[about(view, atlas, chosen, **options)])
        else:
            content = picture(exhibit, file_format, width=width)
    name = file_name(view, file_format, atlas, chosen, width=width)
    return Document(content, name, MIME_TYPES[file_format])


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
        "filter": write_chosen(chosen),
        **({"options": view.options | options} if view.options else {}),
        **({"note": view.note} if view.note else {}),
        "credit": CREDIT,
    }


def file_name(
    view: View, file_format: str, atlas: Atlas, chosen: Chosen, *, width: int = WIDTH
) -> str:
    """A name that says view, companies, places and day, safe on every file system.

    A PNG that is not as wide as a slide has its width at the end.
    """
    named = chosen.companies if isinstance(chosen, SiteFilter) else chosen.vendors
    parts = [view.key.replace("_", "-"), companies_in_name(named), *places_in_name(chosen)]
    stem = "_".join([*parts, str(_day(atlas, chosen))])
    size = f"_{width}" if file_format == "png" and width != WIDTH else ""
    return f"{stem}{size}.{file_format}"


def companies_in_name(companies: tuple[str, ...]) -> str:
    """The companies of a filter as a part of a file's name.

    Examples:
        >>> companies_in_name(("openai", "g42")), companies_in_name(())
        ('openai-g42', 'all')
    """
    if not companies:
        return "all"
    few = companies if len(companies) <= _MOST_IN_NAME else ("companies",)
    return re.sub(r"[^a-z0-9-]", "", "-".join(few)) or "companies"


def places_in_name(chosen: Chosen) -> list[str]:
    """Countries, blocs and regions of a filter as parts of a file's name; none for the world.

    Examples:
        >>> from analytics.filters import AtlasFilter
        >>> places_in_name(AtlasFilter(countries=("GBR",), groups=("ASEAN",)))
        ['gbr', 'asean']
    """
    parts = []
    for places, many in (
        (chosen.countries, "countries"),
        (chosen.groups, "blocs"),
        (chosen.regions, "regions"),
    ):
        few = "-".join(places).lower().replace(" ", "-") if len(places) <= _MOST_IN_NAME else many
        if places:
            parts.append(re.sub(r"[^a-z0-9-]", "", few) or many)
    return parts


def _day(atlas: Atlas, chosen: Chosen) -> str:
    filled = chosen.on(atlas.choices)
    return (filled.month if isinstance(filled, SiteFilter) else filled.as_of).isoformat()
