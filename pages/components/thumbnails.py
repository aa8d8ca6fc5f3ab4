"""Slides in small, drawn once for all readers who look at the same view and filter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from analytics.questions import Atlas, Chosen
from exports.decks.order import Slide, read_options
from exports.pictures import picture
from figures.exhibits import EXHIBITS
from figures.theme import DARK, LIGHT

WIDTH = 640  # pixels; about twice what is shown, for fine screens
_REMEMBERED = 300  # thumbnails of about 100 kB, so 30 MB at most


@dataclass(frozen=True)
class Thumbnail:
    """A slide in small, its title, and whether its view holds no row under the filter."""

    png: bytes
    title: str
    is_empty: bool


@lru_cache(maxsize=_REMEMBERED)
def thumbnail(atlas: Atlas, slide: Slide, chosen: Chosen, theme: str) -> Thumbnail:
    """One slide in small, remembered for the facts that it was drawn from.

    Args:
        atlas: the facts.
        slide: the view and what it asks.
        chosen: the filter under which it is drawn.
        theme: light or dark.
    """
    palette = DARK if theme == "dark" else LIGHT
    options = read_options(slide, atlas.choices)
    exhibit = EXHIBITS[slide.view](atlas, chosen, palette, **options)
    return Thumbnail(picture(exhibit, "png", palette, WIDTH), exhibit.title, exhibit.table.empty)
