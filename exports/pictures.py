"""Exhibits as pictures: SVG, and PNG and PDF made from it without a browser."""

from __future__ import annotations

import vl_convert

from figures.drawn.page import WIDTH, page_drawing
from figures.exhibit import Exhibit
from figures.theme import LIGHT, Palette


def picture(
    exhibit: Exhibit, file_format: str, palette: Palette = LIGHT, width: int = WIDTH
) -> bytes:
    """An exhibit as the content of a picture's file.

    Args:
        exhibit: the view.
        file_format: svg, png or pdf.
        palette: light or dark.
        width: of a PNG, in pixels.

    Raises:
        KeyError: for another format.
    """
    svg = page_drawing(exhibit, palette)
    write = {
        "svg": lambda: svg.encode(),
        "png": lambda: vl_convert.svg_to_png(svg, scale=width / WIDTH),
        "pdf": lambda: vl_convert.svg_to_pdf(svg),
    }[file_format]
    return write()
