"""A world map as SVG: the outlines of the screen, in the colours of an exhibit."""

from __future__ import annotations

from typing import Any

from analytics.geography.world_paths import read_world_paths
from figures.drawn.call_outs import (
    AIR,
    BADGE,
    BADGE_GAP,
    LINE,
    TEXT,
    Block,
    Rectangle,
    place_call_outs,
)
from figures.drawn.ink import (
    attribute,
    content,
    line,
    painted,
    patterns,
    stripe_patterns,
    words,
)
from figures.exhibit import Circle, Country, WorldPicture
from figures.theme import Palette

MAP_HEIGHT = 4514  # map units: the world down to 58 degrees south
ABOVE_MAP = 34  # pixels: room for a call-out in the Arctic
_DOT_BELOW = 60  # square pixels: a smaller state is drawn as a dot
_SCREEN = 968  # pixels of the map on a page, for which sizes of circles are told
_DOT, _SMALL_DOT = 4.6, 1.7  # radius in such pixels: with a deal, and without
_UNKNOWN = 2.4  # of a site whose megawatts are not disclosed
_LARGER = 1.4  # a picture is looked at from afar
_STRIPE = 7  # pixels along a line
_KEY_AT = (330, 4400)  # map units: the foot of the key of sizes, beside the round edge of the map


def world_drawing(picture: WorldPicture, width: float, palette: Palette, size: float = TEXT) -> str:
    """A map as wide as asked, to be placed into a larger SVG.

    Args:
        picture: what is drawn.
        width: in pixels.
        palette: colours of sea and land.
        size: of the call-outs' letters, in pixels.

    Returns:
        A group; every country is a path or a dot with ``data-iso3`` and ``data-stage``.
    """
    world = read_world_paths()
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
    pixel = world["width"] / _SCREEN
    largest_first = sorted(picture.circles, key=lambda one: -max(one.ring, one.fill))
    circles = "".join(_circle(circle, pixel, palette) for circle in largest_first)
    stripes = stripe_patterns((one.stripes for one in picture.countries), _STRIPE, unit)
    return (
        f"<defs>{patterns(palette, unit)}{stripes}"
        f'<clipPath id="above-58-south"><rect width="{world["width"]}" height="{MAP_HEIGHT}"/>'
        f'</clipPath></defs><g transform="scale({1 / unit:.5f})" fill-rule="evenodd" '
        f'stroke-linejoin="round"><g clip-path="url(#above-58-south)">'
        f'<path d="{world["sphere"]}" fill="{palette.ocean}"/>{ground}{outlines}{disputed}'
        f"{_edges(picture, unit, palette)}</g>"
        f"{dots}{circles}{_size_key(picture, unit, palette, size)}</g>"
        f"{_call_outs(picture, world, width, palette, size)}"
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
    fill = painted(named.fill, named.stripes)
    small = is_dot(shape, 1 / unit)
    outline = ""
    if shape["path"]:
        held = "" if small else f" {marks}"
        outline = (
            f'<path d="{shape["path"]}" fill="{fill}" stroke="{named.border}" '
            f'stroke-width="{0.5 * unit:.2f}"{held}>{title}</path>'
        )
        if named.pattern and not small:
            outline += f'<path d="{shape["path"]}" fill="url(#{named.pattern})"/>'
    if not small:
        return outline, ""
    x, y = shape["anchor"]
    radius = (_DOT if named.mark not in ("", "none") else _SMALL_DOT) * unit * _LARGER
    dot = (
        f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" fill="{fill}" '
        f'stroke="{named.border}" stroke-width="{0.5 * unit:.2f}" {marks}>{title}</circle>'
    )
    if named.pattern:
        dot += f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" fill="url(#{named.pattern})"/>'
    return outline, dot


def _said(country: Country) -> str:
    return content(f"{country.name}: {country.says}" if country.says else country.name)


def _circle(circle: Circle, pixel: float, palette: Palette) -> str:
    """A disc of what runs and a ring of what is planned; a tiny empty dot where neither is known.

    Args:
        circle: the site.
        pixel: map units a pixel of the screen.
        palette: colours of the theme.
    """
    at = f'cx="{circle.x:.1f}" cy="{circle.y:.1f}"'
    title = f"<title>{content(f'{circle.name}: {circle.says}')}</title>"
    drawn = ""
    if circle.fill:
        drawn += (
            f'<circle {at} r="{circle.fill * pixel:.1f}" fill="{circle.colour}" '
            f'fill-opacity="{circle.opacity:g}"/>'
        )
    ring, inside = circle.ring, "none"
    if not circle.ring and not circle.fill:
        ring, inside = _UNKNOWN, palette.page
    if ring:
        pale = f' stroke-opacity="{circle.ring_opacity:g}"' if circle.ring_opacity < 1 else ""
        drawn += (
            f'<circle {at} r="{ring * pixel:.1f}" fill="{inside}" stroke="{circle.colour}" '
            f'stroke-width="{pixel:.2f}"{pale}/>'
        )
    return f"<g>{title}{drawn}</g>"


def _edges(picture: WorldPicture, unit: float, palette: Palette) -> str:
    """Lines such as the edge of what is within reach."""
    lines = "".join(
        "M" + "L".join(f"{x:g} {y:g}" for x, y in edge) + "Z" for edge in picture.outlines if edge
    )
    if not lines:
        return ""
    return (
        f'<path d="{lines}" fill="none" stroke="{palette.text}" stroke-width="{1.8 * unit:.1f}"/>'
    )


def _size_key(picture: WorldPicture, unit: float, palette: Palette, size: float) -> str:
    """Circles that stand on one foot, each with its words at its head."""
    if not picture.sizes:
        return ""
    pixel = read_world_paths()["width"] / _SCREEN
    x, foot = _KEY_AT
    widest = max(radius for _, radius in picture.sizes) * pixel
    text = 0.85 * size * unit
    drawn, above = "", foot + text
    for said, radius in reversed(picture.sizes):  # the smallest lies lowest
        reach = radius * pixel
        head = min(foot - 2 * reach, above - text)
        above = head
        drawn += (
            f'<circle cx="{x}" cy="{foot - reach:.1f}" r="{reach:.1f}" fill="none" '
            f'stroke="{palette.muted}" stroke-width="{pixel:.2f}"/>'
        )
        drawn += words(x + widest + 0.5 * text, head + 0.35 * text, said, text, palette.muted)
    return drawn


def _call_outs(
    picture: WorldPicture, world: dict[str, Any], width: float, palette: Palette, size: float
) -> str:
    """Names in open sea with a line to their place, set as large as asked."""
    smaller = size / TEXT
    scale = width / smaller / world["width"]
    view = Rectangle(0, 0, world["width"] * scale, MAP_HEIGHT * scale)
    limits = Rectangle(-20, -ABOVE_MAP + 6, view.width + 40, view.height + ABOVE_MAP - 6)
    anchors = {iso3: shape["anchor"] for iso3, shape in world["countries"].items()}
    blocks = place_call_outs(picture, anchors, view, scale, limits)
    drawn = "".join(_block(block, palette) for block in blocks)
    return f'<g transform="scale({smaller:g})">{drawn}</g>' if drawn else ""


def _block(block: Block, palette: Palette) -> str:
    (x, y), (end_x, end_y) = block.point, block.meets
    foot = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{palette.text}"/>'
    drawn = [line(round(x, 1), round(y, 1), round(end_x, 1), round(end_y, 1), palette.text), foot]
    anchor, side = ("end", -1) if block.is_left else ("start", 1)
    has_badge = any(one.call_out.badge for one in block.words)
    beside = end_x + side * (BADGE + BADGE_GAP / 2 if has_badge else AIR)
    for one in block.words:
        top = end_y + one.top
        if one.call_out.badge:
            drawn.append(_badge(one.call_out.badge, end_x, top, palette))
        looks = [(said, True, palette.text) for said in one.bold]
        looks += [(said, False, palette.muted) for said in one.quiet]
        for at, (said, bold, colour) in enumerate(looks):
            foot_of_line = round(top + TEXT * 0.36 + at * LINE, 1)
            drawn.append(
                words(round(beside, 1), foot_of_line, said, TEXT, colour,
                      bold=bold, anchor=anchor, halo=palette.ocean)
            )  # fmt: skip
    return f"<g>{''.join(drawn)}</g>"


def _badge(sign: str, x: float, y: float, palette: Palette) -> str:
    r = BADGE * 0.4
    inside = (
        f"M{x - 3:.1f} {y - r:.1f}V{y + r:.1f}M{x + 3:.1f} {y - r:.1f}V{y + r:.1f}"
        if sign == "paused"
        else f"M{x - r:.1f} {y - r:.1f}L{x + r:.1f} {y + r:.1f}"
        f"M{x - r:.1f} {y + r:.1f}L{x + r:.1f} {y - r:.1f}"
    )
    ink = f'stroke="{palette.text}"'
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{BADGE}" fill="{palette.page}" {ink} '
        f'stroke-width="1.4"/><path d="{inside}" fill="none" {ink} stroke-width="2"/>'
    )
