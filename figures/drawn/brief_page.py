"""A country's brief as one picture, to be printed on a sheet of paper."""

from __future__ import annotations

from analytics.geography import WIDTH as MAP_WIDTH
from figures.briefs.country import CountryBrief
from figures.briefs.page import (
    FOOT_LINE,
    HEADING,
    HEIGHT,
    LINE,
    MARGIN,
    RING,
    ROOM,
    TEXT,
    UNDER_HEADING,
    WIDTH,
    BriefList,
    BriefPage,
    ListCell,
    PageFigure,
    Paragraph,
)
from figures.briefs.placing import brief_page
from figures.drawn.ink import FONTS, box, content, line, patterns, words
from figures.drawn.world import world_drawing
from figures.exhibit import CellMark
from figures.theme import LIGHT, Palette, ink_over

_SWATCH, _PLATE = 24, 13  # a mark, and what is even of it behind its number
_BASE = 0.35  # of the type size: from the middle of a line to the foot of its letters


def brief_drawing(brief: CountryBrief, palette: Palette = LIGHT) -> str:
    """The whole page as SVG text; it asks for nothing from outside.

    Args:
        brief: of any country.
        palette: light or dark, as the brief's own.
    """
    page = brief_page(brief)
    parts = [
        box(0, 0, WIDTH, HEIGHT, palette.page),
        *_head(page, palette),
        *(_figure(figure, palette) for figure in page.figures),
        _map(brief, page, palette),
        *(_list(one, palette) for one in page.lists),
        line(MARGIN, page.foot_top, WIDTH - MARGIN, page.foot_top, palette.strong_line, 1.5),
        _foot(page, palette),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{FONTS}" role="img">'
        f"<title>{content(brief.exhibit.title)}</title>"
        f"<defs>{patterns(palette, name='key-')}</defs>{''.join(parts)}</svg>"
    )


def _lines(
    said: Paragraph, x: float, top: float, step: float, palette: Palette, *, is_right: bool = False
) -> str:
    """Lines below each other, the first in the upper ``step`` pixels below ``top``."""
    colour = palette.muted if said.is_muted else palette.text
    anchor = "end" if is_right else "start"
    return "".join(
        words(
            x, round(top + (at + 0.5) * step + _BASE * said.size, 1), text, said.size, colour,
            bold=said.is_bold, anchor=anchor,
        )
        for at, text in enumerate(said.lines)
    )  # fmt: skip


def _head(page: BriefPage, palette: Palette) -> tuple[str, str]:
    title, reading = page.title, page.reading
    return (
        _lines(title, MARGIN, page.title_top, title.size * 1.2, palette),
        _lines(reading, MARGIN, page.reading_top, reading.size * 1.28, palette),
    )


def _figure(figure: PageFigure, palette: Palette) -> str:
    number, label = figure.number, figure.label
    return _lines(number, figure.x, figure.y, figure.number_line, palette) + _lines(
        label, figure.x, figure.label_top, LINE, palette
    )


def _map(brief: CountryBrief, page: BriefPage, palette: Palette) -> str:
    x, y, width = page.map_place
    scale = width / MAP_WIDTH
    at = f'cx="{brief.place[0] * scale:.1f}" cy="{brief.place[1] * scale:.1f}"'
    look = f'r="{RING}" fill="none" stroke="{palette.text}" stroke-width="2"'
    drawn = world_drawing(brief.exhibit.picture, width, palette)
    if not brief.is_small:
        return f'<g transform="translate({x} {y})">{drawn}</g>'
    ring = f"<circle {at} {look}><title>{content(brief.name)}</title></circle>"
    return f'<g transform="translate({x} {y})">{drawn}{ring}</g>'


def _list(placed: BriefList, palette: Palette) -> str:
    x, right, y = placed.x, placed.x + placed.width, placed.y
    top = y + UNDER_HEADING
    parts = [
        _lines(placed.heading, x, y, HEADING * 1.3, palette),
        line(x, top - 4, right, top - 4, palette.strong_line, 1.5),
    ]
    if placed.aside:
        parts.append(_lines(placed.aside, right, y, HEADING * 1.3, palette, is_right=True))
    for row in placed.rows:
        left = x
        for cell, width in zip(row.cells, placed.widths, strict=True):
            parts.append(_cell(cell, left, top, width, palette))
            left += width
        top += row.height
        under = palette.strong_line if row.is_head else palette.hairline
        parts.append(line(x, top, right, top, under))
    if placed.after:
        parts.append(_lines(placed.after, x, placed.after_top, LINE, palette))
    return "".join(parts)


def _cell(cell: ListCell, x: float, top: float, width: float, palette: Palette) -> str:
    if cell.mark:
        return _swatch(cell.mark, x, top + (LINE + ROOM - _SWATCH) / 2, palette)
    at = x + width if cell.is_right else x + cell.indent
    y, drawn = top + ROOM / 2, ""
    for said in cell.paragraphs:
        drawn += _lines(said, at, y, LINE, palette, is_right=cell.is_right)
        y += len(said.lines) * LINE
    return drawn


def _swatch(mark: CellMark, x: float, y: float, palette: Palette) -> str:
    edge = mark.edge or (palette.strong_line if mark.pattern in ("paused", "ended") else "")
    outline = f' rx="3" stroke="{edge}" stroke-width="1"' if edge else ' rx="3"'
    drawn = box(x, y, _SWATCH, _SWATCH, mark.fill, outline)
    if mark.pattern:
        drawn += box(x, y, _SWATCH, _SWATCH, f"url(#key-{mark.pattern})", ' rx="3"')
        if mark.number:  # which would not be read on the pattern
            drawn += box(x + (_SWATCH - _PLATE) / 2, y + 2, _PLATE, _SWATCH - 4, mark.fill)
    foot = y + _SWATCH / 2 + _BASE * TEXT
    ink = ink_over(mark.fill)
    return drawn + (
        words(x + _SWATCH / 2, foot, mark.number, TEXT, ink, bold=True, anchor="middle")
        if mark.number
        else ""
    )


def _foot(page: BriefPage, palette: Palette) -> str:
    top, drawn = page.foot_top + 12, ""
    for said in page.foot:
        drawn += _lines(said, MARGIN, top, FOOT_LINE, palette)
        top += len(said.lines) * FOOT_LINE
    return drawn
