"""Files that peers draw from, written once before they start; and where to look at each country."""

from __future__ import annotations

import json
import math
import shutil
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from analytics.geography import HEIGHT, WIDTH
from analytics.geography.places import read_boundaries
from benchmarks.peers import task
from figures.theme import LIGHT

ROOT = Path(__file__).resolve().parents[2]
# As for the plotly alternative: simplified by 0.2 degrees, rounded to two decimals, 0.3 MB.
SIMPLIFICATION = 0.2
GRID = 0.01
# Plotly asks for this file with every map, even if no line of it is drawn.
_NO_TOPOLOGY = {
    "type": "Topology",
    "objects": {
        name: {"type": "GeometryCollection", "geometries": []}
        for name in ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
    },
    "arcs": [],
}


def write_outlines(folder: Path) -> None:
    """Write the outlines of countries, an empty topology and the land below the datacenters."""
    features = [
        {
            "type": "Feature",
            "id": iso3,
            "properties": {"iso3": iso3},
            "geometry": json.loads(shapely.to_geojson(shape)),
        }
        for iso3, shape in shapes().items()
    ]
    _write(folder / "world.json", {"type": "FeatureCollection", "features": features})
    (folder / "topojson").mkdir(exist_ok=True)
    for scale in ("110m", "50m"):
        _write(folder / "topojson" / f"world_{scale}.json", _NO_TOPOLOGY)
    land = ROOT / "static" / "land_flat.json"
    shutil.copy(land, folder)
    (folder / "land.svg").write_text(_drawn(json.loads(land.read_text("utf-8"))), encoding="utf-8")


def shapes() -> dict[str, BaseGeometry]:
    """Outline of each country in degrees, by ISO code; of land where nobody lives by its name."""
    world = read_boundaries()
    simple = shapely.coverage_simplify(world.geometry.to_numpy(), SIMPLIFICATION)
    simple = shapely.orient_polygons(shapely.set_precision(simple, GRID), exterior_cw=True)
    # Land where nobody lives has no code: it keeps its name, which no answer holds.
    codes = world["iso3"].fillna(world["name"])
    return {code: shape for code, shape in zip(codes, simple, strict=True) if not shape.is_empty}


def places(least: float = 0.7) -> dict[str, tuple[float, float]]:
    """A place well inside each country that is not small: longitude and latitude, by ISO code.

    Args:
        least: degrees from the place to the nearest border; smaller countries are left out.
    """
    found = {}
    for iso3, shape in shapes().items():
        largest = max(shapely.get_parts(shape), key=lambda part: part.area)
        circle = shapely.maximum_inscribed_circle(largest, tolerance=0.2)
        if shapely.length(circle) >= least:
            middle = shapely.get_point(circle, 0)
            found[iso3] = (middle.x, middle.y)
    return found


def on_degrees(place: tuple[float, float]) -> tuple[float, float]:
    """A place on a map whose degrees are all equally wide, in pixels (Panel's)."""
    (width, height), (longitude, latitude) = task.MAP_SIZE, place
    return (longitude + 180) / 360 * width, (90 - latitude) / 180 * height


def on_mercator(place: tuple[float, float]) -> tuple[float, float]:
    """A place on deck.gl's web Mercator map, in pixels (pydeck's)."""
    (width, height), seen = task.MAP_SIZE, task.MERCATOR_VIEW
    scale = 512 * 2 ** seen["zoom"]
    x, y = _mercator(*place)
    middle_x, middle_y = _mercator(seen["longitude"], seen["latitude"])
    return width / 2 + (x - middle_x) * scale, height / 2 + (y - middle_y) * scale


def _mercator(longitude: float, latitude: float) -> tuple[float, float]:
    height = math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
    return (longitude + 180) / 360, 0.5 - height / (2 * math.pi)


def _drawn(land: list[list[list[list[int]]]]) -> str:
    """The land as a picture, as large as the map in map units."""
    rings = (ring for polygon in land for ring in polygon)
    path = "".join("M" + "L".join(f"{x} {HEIGHT - y}" for x, y in ring) + "Z" for ring in rings)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH // 4}" height="{HEIGHT // 4}" preserveAspectRatio="none">'
        f'<path d="{path}" fill="{LIGHT.no_deal}" fill-rule="evenodd" '
        f'stroke="{LIGHT.border_no_deal}" stroke-width="5"/></svg>'
    )


def _write(file: Path, content: object) -> None:
    file.write_text(json.dumps(content, separators=(",", ":"), allow_nan=False), encoding="utf-8")
