"""What every peer is to show: the atlas's own questions, companies, months and colours.

Imports neither Streamlit nor geopandas, so that a peer's memory holds nothing that it does not use.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from analytics.filters import AtlasFilter
from analytics.geography import HEIGHT, WIDTH
from analytics.map_windows import MapWindow
from analytics.questions import Atlas, open_atlas
from analytics.site_filters import SiteFilter
from analytics.vocabulary import Stage
from benchmarks.many_sites import A_MILLION, atlas_of_many_sites
from figures.theme import LIGHT, STAGE_COLOURS

# The pills of both pages; the run stops when they are no longer those of the atlas.
COMPANIES = ("openai", "anthropic", "google", "microsoft", "nvidia", "mistral-ai")
SITE_COMPANIES = ("openai", "anthropic", "google", "microsoft", "meta", "xai")
FIRST = AtlasFilter(vendors=("openai",))
MAP_SIZE = (968, 484)  # pixels
MERCATOR_VIEW = {"longitude": 0.0, "latitude": 30.0, "zoom": 0.9}
SITES = int(os.environ.get("PEERS_SITES", A_MILLION))  # fewer for a trial
FOLDER = Path(os.environ.get("PEERS_FOLDER", "."))  # files that outlines.py has written


@cache
def atlas() -> Atlas:
    """The facts as they are."""
    return open_atlas()


@cache
def many_sites() -> Atlas:
    """The facts with a million datacenters."""
    return atlas_of_many_sites(SITES)


@cache
def world() -> dict[str, Any]:
    """Outlines of all countries as GeoJSON."""
    return json.loads((FOLDER / "world.json").read_text(encoding="utf-8"))


@cache
def land() -> list[Any]:
    """Outlines of the land in map units, y upward: the ground below the datacenters."""
    return json.loads((FOLDER / "land_flat.json").read_text(encoding="utf-8"))


def company_names() -> dict[str, str]:
    """Name of each company to its code, as the pills of the world map have them."""
    return {atlas().choices.vendors[code]: code for code in COMPANIES}


def site_company_names() -> dict[str, str]:
    """Name of each company to its code, as the pills of the infrastructure page have them."""
    return {many_sites().choices.site_companies[code]: code for code in SITE_COMPANIES}


def in_order(companies: tuple[str, ...] | list[str], order: tuple[str, ...]) -> tuple[str, ...]:
    """Chosen companies in the order of their pills."""
    return tuple(code for code in order if code in companies)


def month_before(day: date) -> date:
    """Last day of the month before.

    Examples:
        >>> month_before(date(2026, 3, 31))
        datetime.date(2026, 2, 28)
    """
    return day.replace(day=1) - timedelta(days=1)


def stages(companies: tuple[str, ...] | list[str], day: date) -> dict[str, Stage]:
    """Where does each country stand with the companies on the day? Stage by ISO code."""
    chosen = replace(FIRST, vendors=in_order(companies, COMPANIES), as_of=day)
    return {row.iso3: Stage(row.stage) for row in atlas().rows("partnership_map", chosen)}


def colour(stage: Stage) -> str:
    """The stage's colour on the map."""
    return STAGE_COLOURS.get(stage, LIGHT.no_deal)


def squares(companies: tuple[str, ...] | list[str], window: MapWindow) -> tuple[Any, ...]:
    """How many datacenters of the companies are in each square of the window?"""
    chosen = SiteFilter(companies=in_order(companies, SITE_COMPANIES))
    return many_sites().rows("site_bins", chosen, cell=window.cell, **window.bounds())


def radius(sites: int, most: int) -> float:
    """Radius of a square's circle in pixels, as on the atlas (figures/maps/bin_map.py)."""
    return round(7.0 + 12.0 * (sites / max(most, 1)) ** 0.5, 1)


def edges(window: MapWindow) -> tuple[float, float, float, float]:
    """West, east, south and north of what a window shows, in map units with y upward."""
    reach_x, reach_y = WIDTH / 2**window.step / 2, HEIGHT / 2**window.step / 2
    middle_y = HEIGHT - window.y
    return window.x - reach_x, window.x + reach_x, middle_y - reach_y, middle_y + reach_y


def said(sites: int) -> str:
    """What a page says about its map.

    Examples:
        >>> said(98454)
        '98,454 sites'
    """
    return f"{sites:,} sites"


def points(companies: tuple[str, ...] | list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Where does every datacenter of the companies lie, in map units with y upward?"""
    where = "1 = 1"
    if companies:
        where = " OR ".join(
            f"list_has_any({ids}, $companies)"
            for ids in ("owner_ids", "operator_ids", "tenant_ids")
        )
    question = f"SELECT x, $height - y AS y FROM site_cards WHERE {where}"  # noqa: S608
    values: dict[str, Any] = {"height": float(HEIGHT)}
    if companies:
        values["companies"] = list(companies)
    with many_sites().connection.cursor() as cursor:
        found = cursor.execute(question, values).fetchnumpy()
    return (np.asarray(found["x"], dtype="float32"), np.asarray(found["y"], dtype="float32"))
