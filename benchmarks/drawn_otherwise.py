"""Alternatives to the files of the map: shapes by python-pptx's own builder, pictures by a browser.

Both are given what the atlas has found and composed already. The slide of the alternative holds
nothing but the countries; the atlas's slide also has title, figures, legend, call-outs and notes.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Sequence

import vl_convert
from playwright.sync_api import Browser
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Emu

from analytics.geography import WIDTH
from analytics.geography.world_paths import path_rings, read_world_paths
from benchmarks.browser import one_more
from exports.converter import png_of
from exports.slides.deck import deck_bytes
from figures.drawn.page import HEIGHT, page_drawing
from figures.drawn.page import WIDTH as PIXELS
from figures.exhibit import Exhibit, WorldPicture

SLIDE_WIDTH = 12_192_000  # EMU
BLANK_LAYOUT = 6


def seconds_of_shapes(exhibits: Sequence[Exhibit]) -> tuple[list[float], list[float]]:
    """Seconds of a map as a slide: the atlas's, then python-pptx's freeforms.

    Args:
        exhibits: maps.
    """
    return _in_turn(exhibits, lambda one: deck_bytes([one]), lambda one: freeforms(one.picture))


def seconds_of_pictures(
    browser: Browser, exhibits: Sequence[Exhibit]
) -> tuple[list[float], list[float], list[float], list[float]]:
    """Seconds of a drawing as PNG, 1920 pixels wide.

    Args:
        browser: kept open.
        exhibits: maps.

    Returns:
        The atlas's way, the converter in the same process, a browser that is kept open, and a
        browser that is started for each picture.
    """
    drawings = [page_drawing(exhibit) for exhibit in exhibits]

    def started_anew(svg: str) -> bytes:
        another = one_more(browser)
        try:
            return _photographed(another, svg)
        finally:
            another.close()

    return _in_turn(
        drawings, png_of, vl_convert.svg_to_png, lambda svg: _photographed(browser, svg),
        started_anew,
    )  # fmt: skip


def freeforms(picture: WorldPicture) -> bytes:
    """The countries of a map on a slide of its own, one freeform each."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(SLIDE_WIDTH), Emu(SLIDE_WIDTH * 9 // 16)
    shapes = deck.slides.add_slide(deck.slide_layouts[BLANK_LAYOUT]).shapes
    outlines = read_world_paths()["countries"]
    for country in picture.countries:
        rings = path_rings(outlines[country.iso3]["path"]) if country.iso3 in outlines else []
        if not rings:
            continue
        first, *others = (ring.tolist() for ring in rings)
        builder = shapes.build_freeform(*first[0], scale=SLIDE_WIDTH / WIDTH)
        builder.add_line_segments(first[1:], close=True)
        for ring in others:
            builder.move_to(*ring[0])
            builder.add_line_segments(ring[1:], close=True)
        shape = builder.convert_to_shape()
        shape.name = country.iso3
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(country.fill.lstrip("#"))
        shape.line.color.rgb = RGBColor.from_string(country.border.lstrip("#"))
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _photographed(browser: Browser, svg: str) -> bytes:
    page = browser.new_page(viewport={"width": PIXELS, "height": HEIGHT})
    try:
        page.set_content(f'<body style="margin:0">{svg}')
        return page.screenshot()
    finally:
        page.close()


def _in_turn(things: Sequence, *ways: Callable) -> tuple[list[float], ...]:
    """Seconds of each way, one thing after the other, so that a busy moment falls on all.

    Raises:
        ValueError: when a way gives nothing.
    """
    seconds: tuple[list[float], ...] = tuple([] for _ in ways)
    for thing in things:
        for way, took in zip(ways, seconds, strict=True):
            start = time.perf_counter()
            content = way(thing)
            took.append(time.perf_counter() - start)
            if not content:
                raise ValueError(f"{way} gave no file")
    return seconds
