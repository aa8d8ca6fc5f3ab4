"""The few things that every drawing writes: text, lines, patterns, all escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from figures.lettering import broken, fitted, plain
from figures.theme import OFF_LADDER_INK, Palette

# Where no family is there a converter drops the text in silence: the last ones always are.
FONTS = "Arial, Liberation Sans, DejaVu Sans, sans-serif"


def words(
    x: float,
    y: float,
    text: str,
    size: float,
    colour: str,
    *,
    bold: bool = False,
    anchor: str = "start",
    halo: str = "",
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
        halo: hex colour around the letters, where they lie on something.
    """
    weight = ' font-weight="700"' if bold else ""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    look = f'font-size="{size:g}" fill="{colour}"{weight}{place}'
    if halo:
        look += f' paint-order="stroke" stroke="{halo}" stroke-width="{size * 0.22:.3g}"'
        look += ' stroke-opacity=".85" stroke-linejoin="round"'
    return f'<text x="{x:g}" y="{y:g}" {look}>{content(text)}</text>'


def content(text: str) -> str:
    """A text as the content of an element: one line that XML can hold, in its own direction."""
    return escape(plain(text))


def attribute(text: str) -> str:
    """A text as the value of an attribute, with its quotes."""
    return quoteattr(plain(text))


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
    found = fitted(plain(text), width, (size, most), is_bold=bold)
    return broken(found.text, width, size, is_bold=bold)[:most]


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
    # Upright tiles: the edges of a turned one would show as seams.
    upright = f'patternUnits="userSpaceOnUse" patternTransform="scale({scale:g})"'
    return (
        f'<pattern id="{name}paused" width="8" height="8" {upright}>'
        f'<path d="M1.5 1V7M4 1V7" stroke="{ink}" stroke-width="1.2"/></pattern>'
        f'<pattern id="{name}ended" width="6" height="6" {upright}>'
        f'<path d="M0 0L6 6M6 0L0 6" stroke="{ink}" stroke-width="1"/></pattern>'
        f'<pattern id="{name}doubtful" width="7" height="7" {upright}>'
        f'<path d="M-2 2L2 -2M-1 8L8 -1M5 9L9 5" stroke="{palette.page}" stroke-width="2.4" '
        'stroke-opacity=".5"/></pattern>'
    )


def stripes_name(stripes: Sequence[str]) -> str:
    """The name of the pattern of these stripes: the same colours, the same name."""
    return "meet-" + "-".join(colour.strip("#") for colour in stripes)


def stripe_patterns(
    wanted: Iterable[Sequence[str]], width: int, scale: float = 1.0, name: str = ""
) -> str:
    """Stripes of several colours side by side, rising to the right.

    Args:
        wanted: colours of each fill that is drawn; an empty one needs no pattern.
        width: of a stripe along a line, in whole pixels.
        scale: units of the drawing a pixel.
        name: put before the names of the patterns, where a drawing holds two sets.
    """
    kinds = sorted({tuple(stripes) for stripes in wanted if stripes})
    return "".join(
        f'<pattern id="{name}{stripes_name(stripes)}" width="{len(stripes) * width}" '
        f'height="{len(stripes) * width}" patternUnits="userSpaceOnUse" '
        f'patternTransform="scale({scale:g})">{_stripes(stripes, width)}</pattern>'
        for stripes in kinds
    )


def _stripes(stripes: Sequence[str], width: int) -> str:
    """One tile, upright: the edges of a turned one would show as seams."""
    side = len(stripes) * width
    drawn = box(0, 0, side, side, stripes[-1])
    for at in range(2 * len(stripes) - 1):
        colour = stripes[at % len(stripes)]
        if colour != stripes[-1]:
            begin, end = at * width, (at + 1) * width
            path = f"M{begin} 0L{end} 0L0 {end}L0 {begin}Z"
            drawn += f'<path d="{path}" fill="{colour}"/>'
    return drawn


def painted(colour: str, stripes: Sequence[str], name: str = "") -> str:
    """A fill: the colour, or the pattern of the stripes.

    Args:
        colour: hex.
        stripes: colours side by side; none for an even fill.
        name: put before the name of the pattern.
    """
    return f"url(#{name}{stripes_name(stripes)})" if stripes else colour
