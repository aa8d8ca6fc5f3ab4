"""The few things that every drawing writes: text, lines, patterns, all escaped."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from figures.theme import OFF_LADDER_INK, Palette

# Where no family is there a converter drops the text in silence: the last ones always are.
FONTS = "Arial, Liberation Sans, DejaVu Sans, sans-serif"
_LETTER = 0.485  # width of a letter as a share of the size, on average
_BOLD_LETTER = 0.505


def words(
    x: float,
    y: float,
    text: str,
    size: float,
    colour: str,
    *,
    bold: bool = False,
    anchor: str = "start",
) -> str:
    """One line of text.

    Args:
        x: where the line begins, or its middle or end by ``anchor``.
        y: its foot.
        text: any text; it cannot become markup.
        size: in pixels.
        colour: hex.
        bold: whether it is set in bold.
        anchor: start, middle or end.
    """
    weight = ' font-weight="700"' if bold else ""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    look = f'font-size="{size:g}" fill="{colour}"{weight}{place}'
    return f'<text x="{x:g}" y="{y:g}" {look}>{content(text)}</text>'


def printable(text: str) -> str:
    """A text without what XML cannot hold.

    Examples:
        >>> printable("a" + chr(0) + "b")
        'a b'
    """
    return "".join(sign if sign in "\t\n" or ord(sign) >= 32 else " " for sign in text)


def content(text: str) -> str:
    """A text as the content of an element."""
    return escape(printable(text))


def attribute(text: str) -> str:
    """A text as the value of an attribute, with its quotes."""
    return quoteattr(printable(text))


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a line of text is, in pixels."""
    return len(text) * size * (_BOLD_LETTER if bold else _LETTER)


def wrapped(
    text: str, size: float, width: float, most: int = 99, *, bold: bool = False
) -> list[str]:
    """A text in lines that fit; what does not fit into ``most`` lines ends in an ellipsis.

    Args:
        text: the text.
        size: in pixels.
        width: of the lines, in pixels.
        most: lines.
        bold: whether it is set in bold.
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, size, bold=bold) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip(",.;") + " …"]
    return lines


def paragraph(
    x: float, y: float, lines: Iterable[str], size: float, colour: str, *, bold: bool = False
) -> str:
    """Lines of text below each other."""
    return "".join(
        words(x, y + at * size * 1.3, line, size, colour, bold=bold)
        for at, line in enumerate(lines)
    )


def line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1) -> str:
    """A straight line."""
    return (
        f'<path d="M{x1:g} {y1:g}L{x2:g} {y2:g}" stroke="{colour}" stroke-width="{width:g}" '
        'fill="none"/>'
    )


def box(x: float, y: float, width: float, height: float, fill: str, more: str = "") -> str:
    """A filled rectangle."""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{fill}"{more}/>'


def patterns(palette: Palette, scale: float = 1.0, name: str = "") -> str:
    """What lies over a fill: bars of a pause, the cross-hatch of an end, the hatch of a doubt.

    Args:
        palette: colours of the theme.
        scale: units of the drawing a pixel.
        name: put before the names of the patterns, where a drawing holds two sets.
    """
    ink = OFF_LADDER_INK
    turn = f'patternUnits="userSpaceOnUse" patternTransform="scale({scale:g}) rotate(45)"'
    upright = f'patternUnits="userSpaceOnUse" patternTransform="scale({scale:g})"'
    return (
        f'<pattern id="{name}paused" width="8" height="8" {upright}>'
        f'<path d="M1.5 1V7M4 1V7" stroke="{ink}" stroke-width="1.2"/></pattern>'
        f'<pattern id="{name}ended" width="4" height="4" {turn}>'
        f'<path d="M0 0H4M0 0V4" stroke="{ink}" stroke-width=".8"/></pattern>'
        f'<pattern id="{name}doubtful" width="5" height="5" {turn}>'
        f'<path d="M0 0V5" stroke="{palette.page}" stroke-width="2.4" stroke-opacity=".5"/>'
        "</pattern>"
    )
