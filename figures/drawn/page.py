"""An exhibit as one picture: title, figures, drawing, legend, notes, in the size of a slide."""

from __future__ import annotations

from figures.drawn.charts import bars_drawing, steps_drawing
from figures.drawn.ink import FONTS, box, content, line, paragraph, patterns, words, wrapped
from figures.drawn.legends import LEGEND_ROW, legend_drawing, legend_rows
from figures.drawn.tables import table_drawing
from figures.drawn.world import ABOVE_MAP, MAP_HEIGHT, world_drawing
from figures.exhibit import (
    BarPicture,
    Exhibit,
    StepPicture,
    TablePicture,
    WorldPicture,
)
from figures.lettering import fitted, plain
from figures.theme import LIGHT, Palette

WIDTH, HEIGHT = 1920, 1080  # a slide
_MARGIN = 80
_READING, _FIGURE, _LABEL, _NOTE = 24, 60, 22, 18
_TITLE_STEPS = ((44, 1), (40, 1), (36, 1), (35, 2))  # as on a slide
_MOST_FIGURES = 4
_BESIDE = 330  # pixels of the column of figures
_FOOT = 984  # where the notes begin
_LEGEND_TOP = 866


def page_drawing(exhibit: Exhibit, palette: Palette = LIGHT) -> str:
    """The whole picture as SVG text; it asks for nothing from outside.

    Args:
        exhibit: the view.
        palette: light or dark.
    """
    title_size = fitted(plain(exhibit.title), WIDTH - 2 * _MARGIN, *_TITLE_STEPS, is_bold=True).size
    title = wrapped(exhibit.title, title_size, WIDTH - 2 * _MARGIN, most=2, bold=True)
    top = 92 + (len(title) - 1) * title_size * 1.3
    reading = wrapped(exhibit.reading, _READING * 0.92, WIDTH - 2 * _MARGIN, most=2)
    parts = [
        box(0, 0, WIDTH, HEIGHT, palette.page),
        paragraph(_MARGIN, 92, title, title_size, palette.text, bold=True),
        paragraph(_MARGIN, top + 46, reading, _READING * 0.92, palette.muted),
        _figures(exhibit.figures, palette),
        _picture(exhibit, top + 60 + len(reading) * 28, palette),
        legend_drawing(exhibit.legend, _MARGIN, WIDTH - 2 * _MARGIN, _LEGEND_TOP, palette),
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
    rows = legend_rows(exhibit.legend)
    bottom = _LEGEND_TOP - 16 - (rows - 1) * LEGEND_ROW if rows else _FOOT - 50
    height = bottom - top
    picture = exhibit.picture
    match picture:
        case WorldPicture():
            top, height = top + ABOVE_MAP, height - ABOVE_MAP
            wide = min(width, height * 10_000 / MAP_HEIGHT)
            drawn = world_drawing(picture, wide, palette)
            # A map beside figures stands at the right margin, as on a slide.
            left += width - wide if exhibit.figures else (width - wide) / 2
        case BarPicture():
            drawn = bars_drawing(picture, width, height, palette)
        case StepPicture():
            drawn = steps_drawing(picture, width, height, palette)
        case TablePicture():
            drawn = table_drawing(picture, width, height, palette)
    return f'<g transform="translate({left:.1f} {top:.1f})">{drawn}</g>'


def _notes(notes: tuple[str, ...], palette: Palette) -> str:
    lines = [line for note in notes for line in wrapped(note, _NOTE, WIDTH - 2 * _MARGIN - 60)]
    return paragraph(_MARGIN, _FOOT, lines[:4], _NOTE, palette.muted)
