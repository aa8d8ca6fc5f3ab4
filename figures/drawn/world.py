"""A world map as SVG: the outlines of the screen, in the colours of an exhibit."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from analytics.geography.paths import PATHS_FILE
from figures.drawn.ink import attribute, content, line, patterns, words, wrapped
from figures.exhibit import CallOut, Country, WorldPicture
from figures.theme import Palette

MAP_HEIGHT = 4514  # map units: the world down to 58 degrees south
_DOT_BELOW = 60  # square pixels: a smaller state is drawn as a dot
_SCREEN = 968  # pixels of the map on a page, for which sizes of circles are told
_DOT, _SMALL_DOT = 4.6, 1.7  # radius in such pixels: with a deal, and without
_LARGER = 1.4  # a picture is looked at from afar

# Open sea near a country, in map units: where a call-out stands, and to which side it runs.
_ROOM = {
    "GBR": ((4310, 1030), "end"),
    "NOR": ((4590, 30), "end"),
    "CHE": ((4180, 1560), "end"),
    "KEN": ((6300, 2760), "start"),
    "MEX": ((1560, 2150), "end"),
    "KOR": ((8950, 1560), "start"),
    "USA": ((3500, 1500), "start"),
    "ARE": ((6350, 1950), "start"),
}
_ELSEWHERE = (-300, -260)
MOST_CALL_OUTS = 4
_CALL_OUT = 300  # pixels of its widest line


def world_drawing(picture: WorldPicture, width: float, palette: Palette, size: float = 18) -> str:
    """A map as wide as asked, to be placed into a larger SVG.

    Args:
        picture: what is drawn.
        width: in pixels.
        palette: colours of sea and land.
        size: of the call-outs' letters, in pixels.

    Returns:
        A group; every country is a path or a dot with ``data-iso3`` and ``data-stage``.
    """
    world = _world()
    unit = world["width"] / width  # map units a pixel
    by_code = {country.iso3: country for country in picture.countries}
    shapes = [
        _country(by_code.get(iso3), iso3, shape, unit, palette)
        for iso3, shape in world["countries"].items()
    ]
    ground = "".join(
        f'<path d="{shape["path"]}" fill="{palette.no_deal}"/>' for shape in world["uninhabited"]
    )
    disputed = "".join(
        f'<path d="{shape["path"]}" fill="{palette.no_deal}"/>'
        f'<path d="{shape["path"]}" fill="url(#ended)"/>'
        for shape in world["disputed"]
    )
    outlines = "".join(outline for outline, _ in shapes)
    dots = "".join(dot for _, dot in shapes)
    circles = "".join(_circle(circle, world["width"] / _SCREEN) for circle in picture.circles)
    calls = _call_outs(picture.call_outs, world, unit, palette, size)
    return (
        f"<defs>{patterns(palette, unit)}"
        f'<clipPath id="above-58-south"><rect width="{world["width"]}" height="{MAP_HEIGHT}"/>'
        f'</clipPath></defs><g transform="scale({1 / unit:.5f})" fill-rule="evenodd" '
        f'stroke-linejoin="round"><g clip-path="url(#above-58-south)">'
        f'<path d="{world["sphere"]}" fill="{palette.ocean}"/>{ground}{outlines}{disputed}</g>'
        f"{dots}{circles}{calls}</g>"
    )


def is_dot(shape: dict[str, Any], pixels_a_unit: float) -> bool:
    """Whether a country is too small to be seen as a shape."""
    return not shape["path"] or shape["area"] * pixels_a_unit**2 < _DOT_BELOW


def _country(
    country: Country | None, iso3: str, shape: dict[str, Any], unit: float, palette: Palette
) -> tuple[str, str]:
    """The outline of a country, and the dot that stands for it where it is small."""
    named = country or Country(
        iso3, shape["name"], palette.no_deal, palette.border_no_deal, is_counted=False
    )
    title = f"<title>{_said(named)}</title>"
    marks = f"data-iso3={attribute(iso3)} data-stage={attribute(named.mark or 'none')}"
    small = is_dot(shape, 1 / unit)
    outline = ""
    if shape["path"]:
        held = "" if small else f" {marks}"
        outline = (
            f'<path d="{shape["path"]}" fill="{named.fill}" stroke="{named.border}" '
            f'stroke-width="{0.5 * unit:.2f}"{held}>{title}</path>'
        )
        if named.pattern and not small:
            outline += f'<path d="{shape["path"]}" fill="url(#{named.pattern})"/>'
    if not small:
        return outline, ""
    x, y = shape["anchor"]
    radius = (_DOT if named.mark not in ("", "none") else _SMALL_DOT) * unit * _LARGER
    dot = (
        f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" fill="{named.fill}" '
        f'stroke="{named.border}" stroke-width="{0.5 * unit:.2f}" {marks}>{title}</circle>'
    )
    if named.pattern:
        dot += f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" fill="url(#{named.pattern})"/>'
    return outline, dot


def _said(country: Country) -> str:
    return content(f"{country.name}: {country.says}" if country.says else country.name)


def _circle(circle: Any, unit: float) -> str:
    at = f'cx="{circle.x:.1f}" cy="{circle.y:.1f}"'
    title = f"<title>{content(f'{circle.name}: {circle.says}')}</title>"
    parts = ""
    if circle.fill:
        parts += (
            f'<circle {at} r="{circle.fill * unit:.1f}" fill="{circle.colour}" '
            f'fill-opacity="{circle.opacity:g}"/>'
        )
    if circle.ring:
        parts += (
            f'<circle {at} r="{circle.ring * unit:.1f}" fill="none" stroke="{circle.colour}" '
            f'stroke-width="{unit:.2f}"/>'
        )
    return f"<g>{title}{parts}</g>"


def _call_outs(
    calls: tuple[CallOut, ...], world: dict[str, Any], unit: float, palette: Palette, size: float
) -> str:
    """Names in open sea with a line to their country; those of one country below each other."""
    parts = []
    lines_of: dict[str, int] = {}
    for call in calls[:MOST_CALL_OUTS]:
        if call.iso3 in world["countries"]:
            above = lines_of.get(call.iso3, 0)
            drawn, lines = _call_out(call, world, unit, palette, size, above)
            parts.append(drawn)
            lines_of[call.iso3] = above + lines
    return "".join(parts)


def _call_out(
    call: CallOut, world: dict[str, Any], unit: float, palette: Palette, size: float, above: int
) -> tuple[str, int]:
    x, y = world["countries"][call.iso3]["anchor"]
    (bx, by), end = _ROOM.get(call.iso3, ((x + _ELSEWHERE[0], y + _ELSEWHERE[1]), "end"))
    text = size * unit
    top = by + above * 1.3 * text
    beside = bx + (-0.7 if end == "end" else 0.7) * text
    named = wrapped(call.words, text, _CALL_OUT * unit, most=2, bold=True)
    said = [
        words(beside, top + (0.35 + at * 1.2) * text, name, text, palette.text, bold=True,
              anchor=end)
        for at, name in enumerate(named)
    ]  # fmt: skip
    if call.second:
        below = top + (0.35 + len(named) * 1.2) * text
        said.append(words(beside, below, call.second, text, palette.muted, anchor=end))
    foot = f'<circle cx="{x}" cy="{y}" r="{2 * unit:.1f}" fill="{palette.text}"/>'
    leader = "" if above else line(x, y, bx, by, palette.text, unit) + foot
    mark = _badge(call.badge, bx, top, 0.45 * text, palette)
    return f"<g>{leader}{mark}{''.join(said)}</g>", len(said) + 1


def _badge(sign: str, x: float, y: float, radius: float, palette: Palette) -> str:
    if not sign:
        return ""
    r = radius * 0.4
    inside = (
        f"M{x - r:g} {y - r:g}V{y + r:g}M{x + r:g} {y - r:g}V{y + r:g}"
        if sign == "paused"
        else f"M{x - r:g} {y - r:g}L{x + r:g} {y + r:g}M{x - r:g} {y + r:g}L{x + r:g} {y - r:g}"
    )
    ink = f'stroke="{palette.text}" stroke-width="{radius * 0.2:.1f}"'
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{radius:.1f}" fill="{palette.page}" {ink}/>'
        f'<path d="{inside}" fill="none" {ink}/>'
    )


@cache
def _world() -> dict[str, Any]:
    return json.loads(PATHS_FILE.read_text(encoding="utf-8"))
