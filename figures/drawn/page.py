"""An exhibit as one picture: title, figures, drawing, legend, notes, in the size of a slide."""

from __future__ import annotations

from figures.drawn.charts import bars_drawing, steps_drawing
from figures.drawn.ink import FONTS, box, content, line, paragraph, patterns, words, wrapped
from figures.drawn.tables import table_drawing
from figures.drawn.world import MAP_HEIGHT, world_drawing
from figures.exhibit import (
    BarPicture,
    Exhibit,
    LegendEntry,
    StepPicture,
    TablePicture,
    WorldPicture,
)
from figures.formatting import NO_BREAK
from figures.theme import LIGHT, Palette, ink_over

WIDTH, HEIGHT = 1920, 1080  # a slide
_MARGIN = 80
_TITLE, _READING, _FIGURE, _LABEL, _NOTE, _LEGEND = 44, 24, 60, 22, 18, 20
_MOST_FIGURES = 4
_BESIDE = 330  # pixels of the column of figures
_FOOT = 984  # where the notes begin


def page_drawing(exhibit: Exhibit, palette: Palette = LIGHT) -> str:
    """The whole picture as SVG text; it asks for nothing from outside.

    Args:
        exhibit: the view.
        palette: light or dark.
    """
    title = wrapped(exhibit.title, _TITLE, WIDTH - 2 * _MARGIN, most=2, bold=True)
    title_size = _TITLE if len(title) == 1 else _TITLE * 0.8
    top = 92 + (len(title) - 1) * title_size * 1.3
    reading = wrapped(exhibit.reading, _READING * 0.92, WIDTH - 2 * _MARGIN, most=2)
    parts = [
        box(0, 0, WIDTH, HEIGHT, palette.page),
        paragraph(_MARGIN, 92, title, title_size, palette.text, bold=True),
        paragraph(_MARGIN, top + 46, reading, _READING * 0.92, palette.muted),
        _figures(exhibit.figures, palette),
        _picture(exhibit, top + 60 + len(reading) * 28, palette),
        _legend(exhibit.legend, palette),
        line(_MARGIN, _FOOT - 26, WIDTH - _MARGIN, _FOOT - 26, palette.hairline),
        _notes(exhibit.footnotes, palette),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{FONTS}" role="img">'
        f"<title>{content(exhibit.title)}</title>"
        f"<defs>{patterns(palette, name='key-')}</defs>{''.join(parts)}</svg>"
    )


def _figures(figures: tuple[tuple[str, str], ...], palette: Palette) -> str:
    parts = []
    for at, (number, label) in enumerate(figures[:_MOST_FIGURES]):
        y = 300 + at * 160
        parts.append(words(_MARGIN, y, number, _FIGURE, palette.text, bold=True))
        lines = wrapped(label, _LABEL, _BESIDE - 30, most=2)
        parts.append(paragraph(_MARGIN, y + 34, lines, _LABEL, palette.muted))
    return "".join(parts)


def _picture(exhibit: Exhibit, top: float, palette: Palette) -> str:
    left = _MARGIN + (_BESIDE if exhibit.figures else 0)
    width = WIDTH - _MARGIN - left
    bottom = 850 if exhibit.legend else _FOOT - 50
    height = bottom - top
    picture = exhibit.picture
    match picture:
        case WorldPicture():
            wide = min(width, height * 10_000 / MAP_HEIGHT)
            drawn = world_drawing(picture, wide, palette)
            left += (width - wide) / 2
        case BarPicture():
            drawn = bars_drawing(picture, width, height, palette)
        case StepPicture():
            drawn = steps_drawing(picture, width, height, palette)
        case TablePicture():
            drawn = table_drawing(picture, width, height, palette)
    return f'<g transform="translate({left:.1f} {top:.1f})">{drawn}</g>'


def _legend(legend: tuple[LegendEntry, ...], palette: Palette) -> str:
    if not legend:
        return ""
    room = (WIDTH - 2 * _MARGIN) / len(legend)
    parts = []
    for at, entry in enumerate(legend):
        x = _MARGIN + at * room
        edge = f' stroke="{palette.strong_line}" stroke-width="1"'
        parts.append(box(x, 866, room - 4, 28, entry.fill, edge))
        if entry.pattern:
            parts.append(box(x, 866, room - 4, 28, f"url(#key-{entry.pattern})"))
        if entry.number:
            ink = ink_over(entry.fill)
            parts.append(words(x + 10, 887, entry.number, _LEGEND, ink, bold=True))
        count = "" if entry.count is None else f"{NO_BREAK}{entry.count:,}"
        lines = wrapped(entry.words + count, _LEGEND * 0.95, room - 6, most=2)
        parts.append(paragraph(x, 918, lines, _LEGEND * 0.95, palette.text))
    return "".join(parts)


def _notes(notes: tuple[str, ...], palette: Palette) -> str:
    lines = [line for note in notes for line in wrapped(note, _NOTE, WIDTH - 2 * _MARGIN - 60)]
    return paragraph(_MARGIN, _FOOT, lines[:4], _NOTE, palette.muted)
