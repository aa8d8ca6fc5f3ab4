"""The legend: where its entries stand, in pictures and on slides alike, and its drawing as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from figures.drawn.ink import box, painted, stripe_patterns, words
from figures.drawn.rectangles import narrowed
from figures.exhibit import LegendEntry
from figures.lettering import fitted, plain, text_width
from figures.theme import Palette, channels, ink_over

LEGEND_ROW = 74  # from row to row
BAR, LABEL = 28, 34  # heights
SIGN = 9  # radius of a site's sign
SIGN_ROOM = 30  # from the left of a sign to its words
TEXT = 20
_GAP = 16
_MOST_IN_ROW = 9
_WIDEST = 300
_WEIGHTS = {"rung": 1.0, "pattern": 0.8, "plain": 1.65}
_NEAR = 40  # of 765: a fill that is so close to the page's colour needs an outline
_STRIPE = 7


def legend_rows(legend: Sequence[LegendEntry]) -> int:
    """How many rows a legend takes."""
    return -(-len(legend) // _MOST_IN_ROW)


def legend_places(
    legend: Sequence[LegendEntry], left: float, width: float
) -> list[tuple[LegendEntry, float, float, int]]:
    """Every entry with its left edge, its width and its row.

    Args:
        legend: the entries; rungs stand close and are equally wide, the others give way.
        left: edge of the legend.
        width: of the legend.
    """
    places = []
    for row in range(legend_rows(legend)):
        entries = legend[row * _MOST_IN_ROW : (row + 1) * _MOST_IN_ROW]
        columns = _columns(entries, left, width)
        places += [(entry, *column, row) for entry, column in zip(entries, columns, strict=True)]
    return places


@dataclass(frozen=True)
class SignShape:
    """A site's sign: a ring of one radius, and in it a disc; a disc of radius 0 is none."""

    ring: float
    ring_opacity: float = 1.0
    disc: float = 0.0
    disc_opacity: float = 0.0


def sign_shape(sign: str) -> SignShape:
    """How one of the SIGNS of an exhibit is drawn, in units of a page 1920 wide.

    Examples:
        >>> sign_shape("ring"), sign_shape("announced").ring_opacity
        (SignShape(ring=9, ring_opacity=1.0, disc=0.0, disc_opacity=0.0), 0.45)
    """
    return {
        "both": SignShape(SIGN, disc=SIGN * 0.62, disc_opacity=0.88),
        "vague": SignShape(SIGN, disc=SIGN * 0.62, disc_opacity=0.38),
        "announced": SignShape(SIGN, ring_opacity=0.45),
        "unknown": SignShape(SIGN * 0.4),
    }.get(sign, SignShape(SIGN))


def spoken(entry: LegendEntry) -> str:
    """An entry in words."""
    return entry.words + (f": {entry.count:,}" if entry.count is not None else "")


def is_outlined(entry: LegendEntry, palette: Palette) -> bool:
    """Whether a fill would sink into the page, or a pattern needs an edge."""
    pairs = zip(channels(entry.fill)[:3], channels(palette.page)[:3], strict=True)
    is_pale = sum(abs(a - b) for a, b in pairs) < _NEAR
    return is_pale or bool(entry.pattern)


def _columns(
    entries: Sequence[LegendEntry], left: float, width: float
) -> list[tuple[float, float]]:
    is_ramp = any(entry.number for entry in entries)
    gaps = [0.0] + [
        0 if before.number and entry.number else _GAP for before, entry in pairwise(entries)
    ]
    room = width - sum(gaps)
    weights = [
        _WEIGHTS["rung" if entry.number or not is_ramp else "pattern" if entry.pattern else "plain"]
        for entry in entries
    ]
    needs = [
        text_width(spoken(entry), TEXT) * 1.04 + 12 + (SIGN_ROOM if entry.sign else 0)
        for entry in entries
    ]
    widths = [room * weight / sum(weights) for weight in weights]
    if sum(needs) > room:
        widths = narrowed(needs, room)
    else:
        for _ in entries:  # who needs more takes it from those who have some over
            short = [at for at, wide in enumerate(widths) if wide < needs[at] - 0.01]
            if not short:
                break
            wide = [at for at in range(len(widths)) if at not in short and widths[at] > needs[at]]
            taken = sum(needs[at] - widths[at] for at in short)
            spare = sum(widths[at] - needs[at] for at in wide)
            for at in wide:
                widths[at] -= (widths[at] - needs[at]) * min(1, taken / spare)
            for at in short:
                widths[at] = needs[at]
    if not is_ramp:
        widths = [min(wide, max(_WIDEST, need)) for wide, need in zip(widths, needs, strict=True)]
    lefts = [left + sum(gaps[: at + 1]) + sum(widths[:at]) for at in range(len(entries))]
    return list(zip(lefts, widths, strict=True))


def legend_drawing(
    legend: Sequence[LegendEntry], left: float, width: float, foot: float, palette: Palette
) -> str:
    """Bars with numbers, or signs of sites, and words with counts.

    Args:
        legend: the entries.
        left: edge of the legend.
        width: of the legend.
        foot: top of its last row of bars.
        palette: colours of the theme.
    """
    rows = legend_rows(legend)
    stripes = stripe_patterns((one.stripes for one in legend), _STRIPE, name="key-")
    parts = [f"<defs>{stripes}</defs>"]
    for entry, x, wide, row in legend_places(legend, left, width):
        y = foot - (rows - 1 - row) * LEGEND_ROW
        if entry.sign:
            parts.append(_sign(entry, x + SIGN + 2, y + BAR / 2, palette))
            parts.append(_words(entry, x + SIGN_ROOM, y + BAR / 2 + 7, wide - SIGN_ROOM, palette))
            continue
        parts.append(_swatch(entry, x, y, wide, palette))
        parts.append(_words(entry, x, y + BAR + 24, wide, palette))
    return "".join(parts)


def _swatch(entry: LegendEntry, x: float, y: float, wide: float, palette: Palette) -> str:
    edge = f' stroke="{palette.text}" stroke-width="1"' if is_outlined(entry, palette) else ""
    place = (round(x, 1), round(y, 1), round(wide, 1), BAR)
    drawn = box(*place, painted(entry.fill, entry.stripes, "key-"), edge)
    if entry.pattern:
        drawn += box(*place, f"url(#key-{entry.pattern})")
    if entry.number:
        ink = ink_over(entry.fill)
        drawn += words(round(x + 10, 1), round(y + 21, 1), entry.number, 18, ink, bold=True)
    return drawn


def _words(entry: LegendEntry, x: float, foot: float, wide: float, palette: Palette) -> str:
    """Quiet words, and a bold count where it is not zero."""
    count = "" if entry.count is None else f"{entry.count:,}"
    room = wide - 6 - (text_width(" " + count, TEXT, is_bold=True) if count else 0)
    fit = fitted(plain(entry.words), max(room, 30), (TEXT, 1), (18, 1), (16, 1))
    x, foot = round(x, 1), round(foot, 1)
    drawn = words(x, foot, fit.text, fit.size, palette.muted)
    if not count:
        return drawn
    beside = round(x + text_width(fit.text + " ", fit.size), 1)
    ink = palette.text if entry.count else palette.muted
    return drawn + words(beside, foot, count, fit.size, ink, bold=bool(entry.count))


def _sign(entry: LegendEntry, x: float, y: float, palette: Palette) -> str:
    sign, colour = sign_shape(entry.sign), entry.fill
    pale = f' stroke-opacity="{sign.ring_opacity:g}"' if sign.ring_opacity < 1 else ""
    at = f'cx="{x:.1f}" cy="{y:.1f}"'
    drawn = (
        f'<circle {at} r="{sign.ring:g}" fill="{palette.page}" stroke="{colour}" '
        f'stroke-width="1.5"{pale}/>'
    )
    if sign.disc:
        clear = f'fill-opacity="{sign.disc_opacity:g}"'
        drawn += f'<circle {at} r="{sign.disc:g}" fill="{colour}" {clear}/>'
    return drawn
