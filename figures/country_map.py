"""A small map of one country with its sites: area by megawatts, ring planned, fill running."""

from __future__ import annotations

import math
from collections.abc import Iterable
from html import escape
from typing import Any

from analytics.geography import project
from analytics.geography.world_paths import read_world_paths
from figures.formatting import megawatts

WIDTH, HEIGHT = 340, 220  # pixels of the drawing
ROOM = 1.25  # window around the country, so that its neighbours are seen
SMALLEST_WINDOW = 160  # map units, for states that are hardly larger than a dot
MEGAWATTS_OF_10_PIXELS = 500  # a circle of this power has a radius of 10 pixels
LEAST_RADIUS = 2.5


def country_map(iso3: str, name: str, sites: Iterable[Any]) -> str:
    """Where in the country do its sites stand, and how large are they?

    Args:
        iso3: the country.
        name: its name, for the drawing's title.
        sites: rows of country_sites.

    Returns:
        An SVG text in custom properties of the theme; no request, no script.
    """
    sites = list(sites)
    x0, y0, x1, y1 = _window(iso3, sites)
    scale = WIDTH / (x1 - x0)
    land = "".join(
        f'<path d="{shape["path"]}" class="{"here" if code == iso3 else "other"}"/>'
        for code, shape in read_world_paths()["countries"].items()
        if shape["path"] and _touches(shape["box"], (x0, y0, x1, y1))
    )
    marks = "".join(
        _site(site, scale, x0, y0)
        for site in sorted(sites, key=lambda site: -(site.capacity_mw_planned or 0))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(f"Map of {name} with {len(sites)} AI sites", quote=True)}">'
        "<style>.here{fill:var(--strong-line)}.other{fill:var(--soft)}"
        ".here,.other{stroke:var(--page);stroke-width:.7;vector-effect:non-scaling-stroke;"
        "fill-rule:evenodd}.planned{fill:none;stroke:var(--text);stroke-width:1.2}"
        ".vague{fill-opacity:.45}.running{fill:var(--accent)}.held{stroke-dasharray:2 2}"
        ".unknown{fill:var(--page);stroke:var(--muted)}</style>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="var(--ocean)"/>'
        f'<g transform="scale({scale:.5f}) translate({-x0:.1f} {-y0:.1f})">{land}</g>{marks}</svg>'
    )


def _window(iso3: str, sites: list[Any]) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = read_world_paths()["countries"][iso3]["box"]
    points = [project(float(site.longitude), float(site.latitude)) for site in sites]
    x0, x1 = min([x0, *(x for x, _ in points)]), max([x1, *(x for x, _ in points)])
    y0, y1 = min([y0, *(y for _, y in points)]), max([y1, *(y for _, y in points)])
    width = max((x1 - x0) * ROOM, (y1 - y0) * ROOM * WIDTH / HEIGHT, SMALLEST_WINDOW)
    middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
    height = width * HEIGHT / WIDTH
    return (
        float(middle_x - width / 2), float(middle_y - height / 2),
        float(middle_x + width / 2), float(middle_y + height / 2),
    )  # fmt: skip


def _touches(box: list[int], window: tuple[float, float, float, float]) -> bool:
    return box[0] < window[2] and box[2] > window[0] and box[1] < window[3] and box[3] > window[1]


def _site(site: Any, scale: float, x0: float, y0: float) -> str:
    x, y = project(float(site.longitude), float(site.latitude))
    at = f'cx="{(float(x) - x0) * scale:.1f}" cy="{(float(y) - y0) * scale:.1f}"'
    running, planned = site.capacity_mw_operational, site.capacity_mw_planned
    said = f"{site.name}: {megawatts(running)} running, {megawatts(planned)} planned; {site.status}"
    title = f"<title>{escape(said)}</title>"
    if not running and not planned:
        return f'<circle {at} r="{LEAST_RADIUS}" class="unknown">{title}</circle>'
    looks = "held" if site.status in ("paused", "cancelled") else ""
    vague = "" if site.coordinate_precision == "site" else " vague"
    ring = f'<circle {at} r="{_radius(planned):.1f}" class="planned {looks}"/>' if planned else ""
    fill = f'<circle {at} r="{_radius(running):.1f}" class="running{vague}"/>' if running else ""
    return f"<g>{title}{ring}{fill}</g>"


def _radius(power: float) -> float:
    return max(LEAST_RADIUS, 10 * math.sqrt(float(power) / MEGAWATTS_OF_10_PIXELS))
