"""How is a shape written? DrawingML as text, every word and colour of it escaped.

python-pptx adds one shape in 12 ms, and a world map has 250 of them; written as XML all of them
take a tenth of a second. The order of the parts in each element is fixed by the standard (ECMA-376,
part 1, 20.1 and 21.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml.ns import nsdecls

from exports.slides.grid import FONT, Box, emu, font_size
from figures.exhibits.fills import mixed
from figures.lettering import plain
from figures.theme import INK_ON_DARK, OFF_LADDER_INK, channels, ink_over

NAMESPACES = nsdecls("a", "p", "r")

RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
ELLIPSE = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
STRAIGHT = '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
NO_FILL = "<a:noFill/>"
NO_LINE = "<a:ln><a:noFill/></a:ln>"

# Presets that PowerPoint and LibreOffice both draw lightly enough to leave the colour readable:
# short bars, a grid of diamonds, a fine rising hatch.
PRESETS = {"paused": "dashVert", "ended": "openDmnd", "doubtful": "ltUpDiag"}
_INK_SHARE = {"paused": 0.85, "ended": 0.9, "doubtful": 0.5}

# Screen readers pass over what says nothing.
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


@dataclass(frozen=True)
class Run:
    """Words in one look."""

    text: str
    size: float
    colour: str
    is_bold: bool = False


def srgb(colour: str) -> str:
    """A colour of the theme as an element."""
    red, green, blue, _ = channels(colour)
    return f'<a:srgbClr val="{red:02X}{green:02X}{blue:02X}"/>'


def is_dark(colour: str) -> bool:
    """Whether white reads better on a colour than ink."""
    return ink_over(colour) == INK_ON_DARK


def solid(colour: str, opacity: float = 1.0) -> str:
    """An even fill."""
    if opacity >= 1:
        return f"<a:solidFill>{srgb(colour)}</a:solidFill>"
    clear = f'<a:alpha val="{round(max(opacity, 0) * 100_000)}"/>'
    return f"<a:solidFill>{srgb(colour).replace('/>', f'>{clear}</a:srgbClr>')}</a:solidFill>"


def filled(colour: str, pattern: str = "", stripes: Sequence[str] = ()) -> str:
    """The fill of a country, a bar or a swatch: even, patterned or striped.

    Args:
        colour: hex.
        pattern: of what is off the ladder or doubtful.
        stripes: colours side by side. A native pattern has two: of more, the first two are drawn.

    Raises:
        KeyError: for a pattern that is not in PATTERNS.
    """
    shades = list(dict.fromkeys(stripes))
    if len(shades) > 1:
        ground, front = shades[:2]
        part = stripes.count(front) / len(stripes)
        preset = "ltUpDiag" if part < 0.3 else "wdUpDiag"
        return (
            f'<a:pattFill prst="{preset}"><a:fgClr>{srgb(front)}</a:fgClr>'
            f"<a:bgClr>{srgb(ground)}</a:bgClr></a:pattFill>"
        )
    if not pattern:
        return solid(colour)
    ink = OFF_LADDER_INK if pattern == "ended" and not is_dark(colour) else ink_over(colour)
    front = srgb(mixed(colour, ink, _INK_SHARE[pattern]))
    return (
        f'<a:pattFill prst="{PRESETS[pattern]}"><a:fgClr>{front}</a:fgClr>'
        f"<a:bgClr>{srgb(colour)}</a:bgClr></a:pattFill>"
    )


def stroke(colour: str, width: float, dash: str = "", opacity: float = 1.0) -> str:
    """A line or a border, its width in grid units."""
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{emu(width)}">{solid(colour, opacity)}{dashed}<a:round/></a:ln>'


def place(box: Box, flips: str = "") -> str:
    """Where a shape stands."""
    return (
        f'<a:xfrm{flips}><a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></a:xfrm>'
    )


def identity(number: int, name: str, says: str = "", *, is_decorative: bool = False) -> str:
    """Number, name in the selection pane, and what is read out."""
    described = f" descr={quoteattr(plain(says))}" if says else ""
    named = f'<p:cNvPr id="{number}" name={quoteattr(plain(name))}{described}'
    return f"{named}>{_DECORATIVE}</p:cNvPr>" if is_decorative else f"{named}/>"


def shape(
    who: str, where: str, geometry: str, fill: str, line: str = NO_LINE, body: str = ""
) -> str:
    """One shape.

    Args:
        who: of ``identity``.
        where: of ``place``.
        geometry: RECTANGLE, ELLIPSE or an outline.
        fill: of ``filled``, ``solid``, or NO_FILL.
        line: of ``stroke``, or NO_LINE.
        body: of ``text_body``.
    """
    kind = ' txBox="1"' if body and fill == NO_FILL else ""
    return (
        f"<p:sp><p:nvSpPr>{who}<p:cNvSpPr{kind}/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{where}{geometry}{fill}{line}</p:spPr>{body}</p:sp>"
    )


def connector(who: str, x0: float, y0: float, x1: float, y1: float, line: str) -> str:
    """A straight line from one point to another."""
    flips = (' flipH="1"' if x1 < x0 else "") + (' flipV="1"' if y1 < y0 else "")
    box = Box(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{who}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{place(box, flips)}{STRAIGHT}{line}</p:spPr></p:cxnSp>"
    )


def group(who: str, box: Box, inside: Sequence[str]) -> str:
    """Shapes that move as one; ``box`` is what they fill together."""
    at = place(box).removeprefix("<a:xfrm>").removesuffix("</a:xfrm>")
    child = at.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    return (
        f"<p:grpSp><p:nvGrpSpPr>{who}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr><a:xfrm>{at}{child}</a:xfrm></p:grpSpPr>{''.join(inside)}</p:grpSp>"
    )


def run_look(run: Run, tag: str = "a:rPr", language: str = ' lang="en-GB"') -> str:
    """How words look: size, weight, colour, font."""
    bold = ' b="1"' if run.is_bold else ' b="0"'
    return (
        f'<{tag}{language} sz="{font_size(run.size)}"{bold}>{solid(run.colour)}'
        f'<a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/></{tag}>'
    )


def paragraph(runs: Sequence[Run], align: str = "l", line_height: float = 0) -> str:
    """One paragraph; ``align`` is l, r or ctr; a line height of 0 is the font's own."""
    spacing = (
        f'<a:lnSpc><a:spcPts val="{font_size(line_height)}"/></a:lnSpc>' if line_height else ""
    )
    words = "".join(
        f"<a:r>{run_look(run)}<a:t>{escape(plain_run(run.text))}</a:t></a:r>" for run in runs
    )
    return f'<a:p><a:pPr algn="{align}">{spacing}</a:pPr>{words}</a:p>'


def plain_run(text: str) -> str:
    r"""Plain text that keeps the space by which a run stands off its neighbour.

    Examples:
        >>> plain_run(" 7\x00")
        ' 7'
    """
    kept = plain(text)
    return (
        (" " if text[:1] == " " and kept else "")
        + kept
        + (" " if text[-1:] == " " and kept else "")
    )


def text_body(paragraphs: Sequence[str], anchor: str = "t", inset: float = 0) -> str:
    """The text of a shape; ``anchor`` is t, ctr or b."""
    left = f'lIns="{emu(inset)}" tIns="0" rIns="0" bIns="0"'
    return (
        f'<p:txBody><a:bodyPr wrap="square" {left} rtlCol="0" anchor="{anchor}"><a:noAutofit/>'
        f"</a:bodyPr><a:lstStyle/>{''.join(paragraphs)}</p:txBody>"
    )
