"""Exhibits as pictures: SVG, and PNG and PDF made from it without a browser."""

from __future__ import annotations

from exports.converter import png_of
from exports.steady_pdf import pdf_of_drawing
from figures.drawn.page import WIDTH, page_drawing
from figures.exhibit import Exhibit
from figures.theme import LIGHT, Palette

NARROWEST, WIDEST = 960, 7680  # pixels: half a slide's width, and four times it
DOUBLE_WIDTH = 2 * WIDTH


def picture(
    exhibit: Exhibit, file_format: str, palette: Palette = LIGHT, width: int = WIDTH
) -> bytes:
    """An exhibit as the content of a picture's file.

    Args:
        exhibit: the view.
        file_format: svg, png or pdf.
        palette: light or dark.
        width: of a PNG, in pixels, from NARROWEST to WIDEST; its letters grow with it.

    Raises:
        KeyError: for another format.
    """
    svg = page_drawing(exhibit, palette)
    write = {
        "svg": lambda: svg.encode(),
        "png": lambda: png_of(svg, width / WIDTH),
        "pdf": lambda: pdf_of_drawing(svg, exhibit.title),
    }[file_format]
    return write()
