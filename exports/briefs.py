"""One country's brief as the content of a file, and the file's name."""

from __future__ import annotations

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from exports.converter import png_of
from exports.documents import MIME_TYPES, Document, companies_in_name
from exports.slides.brief_slide import brief_deck_bytes
from exports.steady_pdf import pdf_of_drawing
from figures.briefs.country import CountryBrief, country_brief
from figures.drawn.brief_page import brief_drawing
from figures.theme import LIGHT, Palette

BRIEF_FORMATS = ("pptx", "pdf", "svg", "png")


def brief_bytes(brief: CountryBrief, file_format: str, palette: Palette = LIGHT) -> bytes:
    """A brief as the content of a file.

    Args:
        brief: of any country.
        file_format: one of BRIEF_FORMATS.
        palette: light or dark, as the brief's own.

    Returns:
        The bytes; the same brief makes the same.

    Raises:
        KeyError: for another format.
    """
    write = {
        "pptx": lambda: brief_deck_bytes(brief, palette),
        "pdf": lambda: pdf_of_drawing(brief_drawing(brief, palette), brief.exhibit.title),
        "svg": lambda: brief_drawing(brief, palette).encode(),
        "png": lambda: png_of(brief_drawing(brief, palette)),
    }[file_format]
    return write()


def brief_document(
    atlas: Atlas, iso3: str, chosen: AtlasFilter, file_format: str, palette: Palette = LIGHT
) -> Document:
    """The brief of a country as a file.

    Args:
        atlas: the facts.
        iso3: the country.
        chosen: the reader's filter; its places and stages are left aside.
        file_format: one of BRIEF_FORMATS.
        palette: light or dark.

    Raises:
        KeyError: for a country that cannot be chosen, or another format.
    """
    content = brief_bytes(country_brief(atlas, iso3, chosen, palette), file_format, palette)
    name = brief_file_name(atlas, iso3, chosen, file_format)
    return Document(content, name, MIME_TYPES[file_format])


def brief_file_name(atlas: Atlas, iso3: str, chosen: AtlasFilter, file_format: str) -> str:
    """A name that says country, companies and day, safe on every file system."""
    day = chosen.on(atlas.choices).as_of.isoformat()
    who = companies_in_name(chosen.vendors)
    return f"country-brief_{iso3.lower()}_{who}_{day}.{file_format}"
