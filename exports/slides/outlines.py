"""The outlines of ``static/world_paths.json``, written as PowerPoint takes them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from analytics.geography import WIDTH
from analytics.geography.world_paths import Ring, path_rings, read_world_paths


@dataclass(frozen=True)
class Outline:
    """The outline of a country or an area in map units.

    Attributes:
        left, top, width, height: its box.
        geometry: all its rings as one path, ready for a shape of any size.
        area: square map units, of all parts.
        anchor: where its dot or its call-out stands.
    """

    left: int
    top: int
    width: int
    height: int
    geometry: str
    area: float
    anchor: tuple[float, float]


@cache
def outlines() -> dict[str, Outline]:
    """Every country by its code; geometry is empty for one that has no polygon of its own."""
    return {
        iso3: outline_of(one["path"], area=one["area"], anchor=tuple(one["anchor"]))
        for iso3, one in read_world_paths()["countries"].items()
    }


@cache
def outline_of(
    path: str,
    southern_edge: float | None = None,
    *,
    area: float = 0,
    anchor: tuple[float, float] = (0, 0),
) -> Outline:
    """A path of ``world_paths.json`` as the geometry of a shape.

    Args:
        path: rings, as ``analytics.geography.paths`` writes them.
        southern_edge: where the path is cut off, in map units.
        area: passed on.
        anchor: passed on.
    """
    rings = path_rings(path)
    if not rings:
        return Outline(*map(round, anchor), 0, 0, "", area, anchor)
    if southern_edge is not None:
        rings = [np.minimum(ring, [WIDTH, round(southern_edge)]) for ring in rings]
    corners = np.vstack(rings)
    left, top = corners.min(axis=0).tolist()
    width, height = (corners.max(axis=0) - [left, top]).tolist()
    moves = "".join(_ring_path(ring - [left, top]) for ring in rings)
    geometry = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{width}" h="{height}">{moves}</a:path></a:pathLst></a:custGeom>'
    )
    return Outline(left, top, width, height, geometry, area, anchor)


def _ring_path(ring: Ring) -> str:
    first, *others = ring.tolist()
    lines = "".join(f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in others)
    return f'<a:moveTo><a:pt x="{first[0]}" y="{first[1]}"/></a:moveTo>{lines}<a:close/>'
