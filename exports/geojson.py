"""Maps as GeoJSON (RFC 7946): a feature for each row of a view, for QGIS, Mapbox and notebooks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from analytics.vocabulary import BOUNDARY_NOTE, Stage
from exports.data_files import plain_rows
from figures.theme import LIGHT, STAGE_COLOURS

KEYS_ON_MAP: Mapping[str, str] = {
    "partnership_map": "iso3",
    "contested_countries": "iso3",
    "capacity_by_country": "iso3",
    "white_space": "iso3",
    "datacenter_map": "datacenter_id",
    "reach": "datacenter_id",
}
"""The views whose rows stand somewhere, and the column that says where."""


def geojson_text(view_key: str, table: pd.DataFrame, atlas: Atlas, about: dict[str, Any]) -> str:
    """The rows of a view as features, with what they are beside them.

    Args:
        view_key: one of ``KEYS_ON_MAP``.
        table: the view's rows.
        atlas: the facts, which know where a datacenter stands.
        about: what a reader of the file must know of its rows, by name.

    Returns:
        A FeatureCollection, a feature to the line. Countries are a MultiPolygon, or their label
        point where the boundaries have none; datacenters are points. A row that stands nowhere,
        such as the sum of all datacenters, has no geometry. A stage's colour is ``fill``, as the
        simplestyle convention has it.

    Raises:
        KeyError: for a view that is no map.
    """
    column = KEYS_ON_MAP[view_key]
    geometries = _countries() if column == "iso3" else _sites(atlas)
    collection = {"type": "FeatureCollection", **about, "boundary_note": f"{BOUNDARY_NOTE}."}
    head = json.dumps(collection, ensure_ascii=False, indent=1).removesuffix("\n}")
    features = ",\n".join(_feature(row, column, geometries) for row in plain_rows(table))
    return f'{head},\n "features": [\n{features}\n]\n}}\n'


def _feature(row: dict[str, Any], column: str, geometries: Mapping[str, Any]) -> str:
    key = row[column]
    known = {"id": key} if key is not None else {}
    feature = {
        "type": "Feature",
        **known,
        "geometry": geometries.get(key),
        "properties": row | ({"fill": _fill(Stage(row["stage"]))} if row.get("stage") else {}),
    }
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def _fill(stage: Stage) -> str:
    return LIGHT.no_deal if stage is Stage.NONE else STAGE_COLOURS[stage]


def _countries() -> Mapping[str, Any]:
    # Opening the polygons' library takes longer than writing most files: only who asks waits.
    from analytics.geography.country_shapes import country_shapes

    return country_shapes()


def _sites(atlas: Atlas) -> dict[str, Any]:
    return {
        site.datacenter_id: {"type": "Point", "coordinates": [site.longitude, site.latitude]}
        for site in atlas.rows("datacenter_map", SiteFilter())
        if site.longitude is not None and site.latitude is not None
    }
