"""The cover of a deck as one picture: its title, the days it is read for, the credit."""

from __future__ import annotations

from collections.abc import Sequence

from figures.drawn.ink import FONTS, box, content, paragraph, wrapped
from figures.drawn.page import HEIGHT, WIDTH
from figures.theme import LIGHT, Palette

_LEFT, _TITLE_FOOT = 80, 420
_TITLE, _LINE = 64, 24


def cover_drawing(title: str, lines: Sequence[str], palette: Palette = LIGHT) -> str:
    """The cover as SVG text.

    Args:
        title: of the deck.
        lines: below the title.
        palette: light or dark.
    """
    titles = wrapped(title, _TITLE, WIDTH - 2 * _LEFT, most=3, bold=True)
    below = _TITLE_FOOT + (len(titles) - 1) * _TITLE * 1.3 + 80
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{FONTS}" role="img">'
        f"<title>{content(title)}</title>{box(0, 0, WIDTH, HEIGHT, palette.page)}"
        f"{paragraph(_LEFT, _TITLE_FOOT, titles, _TITLE, palette.text, bold=True)}"
        f"{paragraph(_LEFT, below, lines, _LINE, palette.muted)}</svg>"
    )
