"""A world map of one measure of sovereignty: five classes with fixed breaks, and their legend."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

from analytics.geography import HEIGHT, WIDTH
from analytics.geography.world_paths import read_world_paths
from analytics.sovereignty import holdings
from figures.formatting import NO_BREAK, counted, countries, share, three_figures

MAP_WIDTH = 968  # units of the drawing, pixels in the main column of a page
SCALE = MAP_WIDTH / WIDTH
MAP_HEIGHT = round(HEIGHT * SCALE)
LEGEND_HEIGHT = 100
DOT_BELOW = 60  # square pixels: a smaller state is drawn as a dot
DOT_RADIUS = 4.6

NO_FIGURE = "no-figure"
NO_SITE = "no-site"
_OTHER_LABELS = {NO_FIGURE: "No figure", NO_SITE: "No site"}


def _domestic_share(row: Any, role: str) -> float | None:
    """The least that is domestic; no figure where all hands are unknown: 0 % would accuse."""
    found = holdings([row], role)
    return found.share("domestic") if found.total > found.unknown else None


@dataclass(frozen=True)
class Shade:
    """One measure that a map can be shaded by.

    Attributes:
        label: what is measured, in words.
        unit: what follows a figure; "%" tells that values are shares of 1.
        breaks: where the second to the fifth class begin. Fixed, so that a colour means the same
            on every day and in every view.
        value: the figure of a row of capacity_by_country for a role; None where not known.
    """

    label: str
    unit: str
    breaks: tuple[float, float, float, float]
    value: Callable[[Any, str], float | None]

    def class_of(self, figure: float) -> int:
        """Number of the class, 1 to 5, that a figure falls into."""
        return bisect_right(self.breaks, figure) + 1

    def class_labels(self) -> list[str]:
        """The five classes in words."""
        is_share = self.unit == "%"
        told = [three_figures(edge * 100 if is_share else edge) for edge in self.breaks]
        sign = f"{NO_BREAK}%" if is_share else ""
        between = [f"{low}–{high}{sign}" for low, high in pairwise(told)]
        return [f"< {told[0]}{sign}", *between, f"≥ {told[-1]}{sign}"]

    def figure(self, value: float) -> str:
        """A figure with its unit.

        Examples:
            >>> SHADES["per_million"].figure(44.814)
            '44.8 MW per million people'
        """
        return share(value) if self.unit == "%" else f"{three_figures(value)} {self.unit}"


_FIFTHS = (0.2, 0.4, 0.6, 0.8)
SHADES = {
    "domestic": Shade("Domestic share", "%", _FIFTHS, _domestic_share),
    "largest": Shade("Largest owner’s share", "%", _FIFTHS, lambda row, _: row.largest_owner_share),
    # Breaks read off the shipped facts: what runs lies between 0.004 and 45 MW per million people
    # and 0.003 and 3.5 per TWh, plans reach 260 and 66. One scale holds both.
    "per_million": Shade(
        "Megawatts per million people",
        "MW per million people",
        (1, 5, 20, 100),
        lambda row, _: row.mw_per_million,
    ),
    "per_twh": Shade(
        "Megawatts per TWh generated a year",
        "MW per TWh",
        (0.1, 0.5, 2, 10),
        lambda row, _: row.mw_per_twh,
    ),
    "low_carbon": Shade(
        "Low-carbon share of electricity", "%", _FIFTHS, lambda row, _: row.low_carbon_share
    ),
}

# Sizes are in units of the drawing, which a page shows at about two thirds, a phone at a third.
_STYLE = """
.lens{font-size:18px;fill:var(--text)}
.lens .ocean{fill:var(--ocean)}
.lens .land path,.lens circle,.lens .swatch{stroke:var(--page);stroke-width:.7;fill-rule:evenodd;
vector-effect:non-scaling-stroke}
.lens .shade-1{fill:color-mix(in srgb,var(--accent) 30%,var(--page))}
.lens .shade-2{fill:color-mix(in srgb,var(--accent) 54%,var(--page))}
.lens .shade-3{fill:color-mix(in srgb,var(--accent) 78%,var(--page))}
.lens .shade-4{fill:var(--accent)}
.lens .shade-5{fill:color-mix(in srgb,var(--accent) 45%,var(--text))}
.lens .no-site,.lens .uninhabited{fill:var(--no-deal)}
.lens .no-figure{fill:url(#lens-no-figure)}
.lens .land path.no-figure{stroke:var(--muted);stroke-width:.5}
.lens .swatch.no-figure,.lens circle.no-figure{fill:url(#lens-no-figure-key)}
.lens .ground{fill:var(--page)}
.lens .hatch{stroke:var(--muted);stroke-width:1.2}
.lens .quiet{fill:var(--muted)}
.lens .disputed{fill:none;stroke:var(--muted);stroke-width:.7;stroke-dasharray:2 2}
@media (max-width:640px){.lens{font-size:32px}.lens circle{r:9px}.lens .noun{display:none}
.lens .label{transform:translateY(12px)}.lens .count{transform:translateY(26px)}}
"""


def shaded_map(rows: Iterable[Any], shade: Shade, role: str, title: str) -> str:
    """Where in the world is this measure high, and where is it not known?

    Args:
        rows: rows of capacity_by_country.
        shade: one of ``SHADES``.
        role: owner, operator or tenant.
        title: what a screen reader hears first.

    Returns:
        An SVG text in custom properties of the theme; no request, no script. Every shape carries
        data-iso3.
    """
    by_code = {row.iso3: row for row in rows}
    outlines = read_world_paths()
    classes = {
        iso3: _class(by_code[iso3], shade, role) if iso3 in by_code else NO_SITE
        for iso3 in outlines["countries"]
    }
    land, dots = [], []
    for iso3, shape in outlines["countries"].items():
        row = by_code.get(iso3)
        inner = f"<title>{escape(_said(row, shade, role))}</title>" if row else ""
        mark = f'class="{classes[iso3]}" data-iso3="{iso3}"'
        is_small = not shape["path"] or shape["area"] * SCALE**2 < DOT_BELOW
        if shape["path"]:
            land.append(f'<path d="{shape["path"]}" {mark}>{inner}</path>')
        if row and is_small:
            x, y = (place * SCALE for place in shape["anchor"])
            dots.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT_RADIUS}" {mark}>{inner}</circle>'
            )
    empty = "".join(
        f'<path d="{shape["path"]}" class="uninhabited"/>' for shape in outlines["uninhabited"]
    )
    disputed = "".join(
        f'<path d="{shape["path"]}" class="disputed"/>' for shape in outlines["disputed"]
    )
    known = sum(name.startswith("shade-") for name in classes.values())
    heard = f"{title}. World map: {shade.label}, known of {countries(known)}."
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="lens" role="img" '
        f'viewBox="0 0 {MAP_WIDTH} {MAP_HEIGHT + LEGEND_HEIGHT}" '
        f'aria-label="{escape(heard)}"><style>{_STYLE}</style><defs>'
        f"{_pattern('lens-no-figure', SCALE)}{_pattern('lens-no-figure-key', 1)}</defs>"
        f'<g class="land" transform="scale({SCALE:.4f})"><path d="{outlines["sphere"]}" '
        f'class="ocean"/>{empty}{"".join(land)}{disputed}</g>{"".join(dots)}'
        f"{_legend(shade, Counter(classes.values()))}</svg>"
    )


def _pattern(name: str, scale: float) -> str:
    # Shapes of the map are scaled down with their pattern: its lines are drawn larger by as much.
    return (
        f'<pattern id="{name}" width="5" height="5" patternUnits="userSpaceOnUse" '
        f'patternTransform="scale({1 / scale:.4g}) rotate(45)">'
        '<rect width="5" height="5" class="ground"/><path d="M0 0V5" class="hatch"/></pattern>'
    )


def _class(row: Any, shade: Shade, role: str) -> str:
    figure = shade.value(row, role)
    return NO_FIGURE if figure is None else f"shade-{shade.class_of(figure)}"


def _said(row: Any, shade: Shade, role: str) -> str:
    figure = shade.value(row, role)
    told = "no figure" if figure is None else shade.figure(figure)
    return f"{row.country}: {told}; {counted(row.sites, 'datacenter')}"


def _legend(shade: Shade, counts: Counter[str]) -> str:
    labels = {f"shade-{n}": label for n, label in enumerate(shade.class_labels(), start=1)}
    labels |= _OTHER_LABELS
    width = MAP_WIDTH / len(labels)
    entries = "".join(
        f'<g class="entry" data-class="{name}" data-count="{counts[name]}" '
        f'transform="translate({number * width:.1f} {MAP_HEIGHT + 8})">'
        f'<rect width="{width:.1f}" height="14" class="swatch {name}"/>'
        f'<text class="label" y="35">{escape(label)}</text>'
        f'<text class="count quiet" y="57">{_count(counts[name])}</text></g>'
        for number, (name, label) in enumerate(labels.items())
    )
    return f'<g class="legend">{entries}</g>'


def _count(number: int) -> str:
    # A phone's legend has room for the number alone.
    figure, noun = countries(number).split()
    return f'{figure}<tspan class="noun"> {noun}</tspan>'
