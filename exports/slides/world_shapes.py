"""A world map as shapes: one for every country, in one group, to be recoloured one by one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from analytics.geography import WIDTH, project
from analytics.geography.world_paths import read_world_paths
from exports.slides.call_outs import draw_call_outs
from exports.slides.canvas import Canvas
from exports.slides.grid import PICTURE_LEFT, Box
from exports.slides.outlines import Outline, outline_of, outlines
from exports.slides.shapes import (
    ELLIPSE,
    NO_FILL,
    NO_LINE,
    Run,
    filled,
    group,
    place,
    shape,
    solid,
    stroke,
)
from figures.exhibit import Circle, Country, WorldPicture
from figures.lettering import plain
from figures.theme import DARK, LIGHT

SOUTHERN_EDGE = float(project(11.0, -58.0)[1])
"""Map units from the North Pole to 58 degrees south, below which nobody lives."""

DOT_BELOW = 60.0
"""Square grid units under which an outline cannot be seen and a country is a dot."""

SCREEN_MAP = 968  # pixels; radii are given for a map of that width
_DOT, _QUIET_DOT, _UNKNOWN = 4.6, 1.7, 2.4  # radii on it
_KEY_AT = (330, 4400)  # map units: the foot of the key of sizes, beside the round edge of the map
_KEY_TEXT = 17
_BORDER, _LIGHT_BORDER = 0.6, 0.9
_NO_DEAL = {LIGHT.no_deal.upper(), DARK.no_deal.upper()}


@dataclass(frozen=True)
class _View:
    """How map units become places on the slide."""

    box: Box
    scale: float

    def place(self, outline: Outline) -> str:
        return place(
            Box(
                self.box.x + outline.left * self.scale,
                self.box.y + outline.top * self.scale,
                outline.width * self.scale,
                outline.height * self.scale,
            )
        )

    def around(self, x: float, y: float, radius: float) -> str:
        """Where a dot stands, its radius in pixels of the map on screen."""
        reach = radius * self.pixel
        centre_x, centre_y = self.box.x + x * self.scale, self.box.y + y * self.scale
        return place(Box(centre_x - reach, centre_y - reach, 2 * reach, 2 * reach))

    @property
    def pixel(self) -> float:
        return self.box.width / SCREEN_MAP


def draw_world(canvas: Canvas, picture: WorldPicture, box: Box, says: str) -> list[str]:
    """Draw countries, sites and call-outs.

    Args:
        canvas: the slide.
        picture: what to draw; each country's shape carries its code as its name.
        box: room for the map, which keeps its proportions.
        says: what is read out for the whole map.

    Returns:
        Lines for the notes: countries without a place on the map, call-outs without room.
    """
    scale = min(box.width / WIDTH, box.height / SOUTHERN_EDGE)
    width, height = WIDTH * scale, SOUTHERN_EDGE * scale
    over = box.width - width  # a map beside figures stands at the right margin
    left = box.x + (over if box.x >= PICTURE_LEFT else over / 2)
    view = _View(Box(left, box.y + (box.height - height) / 2, width, height), scale)
    _draw_land(canvas, picture.countries, view, says)
    _draw_edges(canvas, picture, view)
    _draw_sites(canvas, picture.circles, view)
    _draw_size_key(canvas, picture, view)
    unplaced = draw_call_outs(canvas, picture, view.box, scale)
    unknown = [country.name for country in picture.countries if country.iso3 not in outlines()]
    crowded = [country for country in picture.countries if len(set(country.stripes)) > 2]
    told = [
        f"{plain(one.name)} is striped in the colours of the first two. {plain(one.says)}."
        for one in crowded
    ]
    return [*unplaced, *(f"Not on the map: {plain(name)}." for name in unknown), *told]


def _draw_land(canvas: Canvas, countries: tuple[Country, ...], view: _View, says: str) -> None:
    known = [country for country in countries if country.iso3 in outlines()]
    is_dot = {country.iso3: _is_dot(country.iso3, view.scale) for country in known}
    palette = canvas.palette
    border = stroke(palette.border_no_deal, _BORDER)
    sea, ground = outline_of(read_world_paths()["sphere"], SOUTHERN_EDGE), _ground(known, is_dot)
    inside = [
        shape(canvas.named("Sea", is_decorative=True), view.place(sea), sea.geometry,
              solid(palette.ocean)),
        shape(canvas.named("Ground", is_decorative=True), view.place(ground), ground.geometry,
              solid(palette.no_deal), border),
    ]  # fmt: skip
    # What says nothing lies below what does, and a dot above every outline.
    for country in sorted(known, key=lambda one: (is_dot[one.iso3], not _is_quiet(one), one.iso3)):
        who = canvas.named(country.iso3, f"{country.name}: {country.says}".removesuffix(": "))
        width = _LIGHT_BORDER if not _is_quiet(country) else _BORDER
        line = stroke(country.border, width)
        fill = filled(country.fill, country.pattern, country.stripes)
        outline = outlines()[country.iso3]
        if is_dot[country.iso3]:
            radius = _QUIET_DOT if _is_quiet(country) else _DOT
            inside.append(shape(who, view.around(*outline.anchor, radius), ELLIPSE, fill, line))
        else:
            inside.append(shape(who, view.place(outline), outline.geometry, fill, line))
    disputed = outline_of("".join(area["path"] for area in read_world_paths()["disputed"]))
    hatched = filled(palette.no_deal, "doubtful")
    inside.append(shape(canvas.named("Disputed areas", "Disputed areas, which belong to no row"),
                        view.place(disputed), disputed.geometry, hatched, NO_LINE))  # fmt: skip
    canvas.draw(group(canvas.named("World map", says), view.box, inside))


def _is_dot(iso3: str, scale: float) -> bool:
    outline = outlines()[iso3]
    return not outline.geometry or outline.area * scale**2 < DOT_BELOW


def _is_quiet(country: Country) -> bool:
    return not country.is_counted or country.fill.upper() in _NO_DEAL


def _ground(known: list[Country], is_dot: dict[str, bool]) -> Outline:
    """Land under dots, of countries that the picture does not have, and where nobody lives."""
    drawn = {country.iso3 for country in known if not is_dot[country.iso3]}
    world = read_world_paths()
    paths = [area["path"] for area in world["uninhabited"]]
    paths += [one["path"] for iso3, one in world["countries"].items() if iso3 not in drawn]
    return outline_of("".join(paths))


def _draw_sites(canvas: Canvas, circles: tuple[Circle, ...], view: _View) -> None:
    if not circles:
        return
    inside = []
    for site in sorted(circles, key=lambda one: -max(one.ring, one.fill)):
        says = f"{site.name}: {site.says}".removesuffix(": ")
        line = stroke(site.colour, 1.2)
        if site.ring > site.fill or not site.fill:
            size = site.ring or _UNKNOWN  # megawatts that are not disclosed are a tiny empty dot
            name = f"{site.name}, planned" if site.fill else site.name
            ring = stroke(site.colour, 1.2, opacity=site.ring_opacity)
            inside.append(shape(canvas.named(name, says), view.around(site.x, site.y, size),
                                ELLIPSE, NO_FILL, ring))  # fmt: skip
        if site.fill:
            name = f"{site.name}, running" if site.ring > site.fill else site.name
            inside.append(shape(canvas.named(name, says), view.around(site.x, site.y, site.fill),
                                ELLIPSE, solid(site.colour, site.opacity), line))  # fmt: skip
    says = f"{len(circles)} datacenters" if len(circles) > 1 else "One datacenter"
    canvas.draw(group(canvas.named("Sites", says), view.box, inside))


def _draw_edges(canvas: Canvas, picture: WorldPicture, view: _View) -> None:
    """Lines such as the edge of what is within reach, as one shape."""
    rings = "".join(_relative_path(edge) for edge in picture.outlines if len(edge) > 2)
    if not rings:
        return
    edge = outline_of(rings, SOUTHERN_EDGE)
    line = stroke(canvas.palette.text, 1.8)
    canvas.draw(shape(canvas.named("Edge of what is within reach", "Edge of what is within reach"),
                      view.place(edge), edge.geometry, NO_FILL, line))  # fmt: skip


def _relative_path(edge: tuple[tuple[float, float], ...]) -> str:
    """A closed line as ``path_rings`` reads it: each point from the one before."""
    points = [(round(x), round(y)) for x, y in edge]
    steps = [points[0], *((x - a, y - b) for (a, b), (x, y) in pairwise(points))]
    return "M" + "l".join(f"{x} {y}" for x, y in steps) + "z"


def _draw_size_key(canvas: Canvas, picture: WorldPicture, view: _View) -> None:
    """Circles that stand on one foot, each with its words at its head."""
    if not picture.sizes:
        return
    palette = canvas.palette
    line = stroke(palette.muted, 1.2)
    centre = view.box.x + _KEY_AT[0] * view.scale
    foot = view.box.y + _KEY_AT[1] * view.scale
    widest = max(radius for _, radius in picture.sizes) * view.pixel
    inside, above = [], foot + _KEY_TEXT
    for said, radius in reversed(picture.sizes):  # the smallest lies lowest
        reach = radius * view.pixel
        head = min(foot - 2 * reach, above - _KEY_TEXT)
        above = head
        round_box = Box(centre - reach, foot - 2 * reach, 2 * reach, 2 * reach)
        inside.append(shape(canvas.named(f"Size: {said}", is_decorative=True), place(round_box),
                            ELLIPSE, NO_FILL, line))  # fmt: skip
        words = Box(centre + widest + 8, head - 12, 130, 24)
        look = Run(said, _KEY_TEXT, palette.muted)
        inside.append(canvas.text_box(f"Label: {said}", words, [look], line_height=24))
    says = "Areas of circles: " + ", ".join(said for said, _ in picture.sizes)
    canvas.draw(group(canvas.named("Key of sizes", says), view.box, inside))
