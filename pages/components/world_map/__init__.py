"""The world map as a component: outlines fetched once, a few kilobytes for every answer."""

from __future__ import annotations

import hashlib
import json
from functools import cache, partial
from pathlib import Path
from typing import Any

import streamlit as st

from analytics.filters import AtlasFilter, Choices
from analytics.vocabulary import BOUNDARY_NOTE, Stage
from analytics.written_filters import UnknownChoice, read_day
from figures.drawn.open_sea import ROOM
from figures.formatting import counted, day, full_day, published_day
from pages.components import clicks

STATIC = Path(__file__).parents[3] / "static"
OUTLINES = STATIC / "world_paths.json"

# The newline keeps Streamlit from taking the text for a file path. Everything else is a static
# file: a component's script is sent again with every change of its data.
SCRIPT = (
    "export default async api =>\n"
    "(await import(new URL(api.data.script, document.baseURI).href)).default(api)"
)
_component = st.components.v2.component("world_map", html="<span hidden></span>", js=SCRIPT)

_OUTSIDE = "-"
_ENDED = "x"
_NONE = "0"
_PAUSED_AFTER_RUNG = "?ABCDEF"


def show_world_map(
    partnerships: tuple[Any, ...],
    off_ladder: tuple[Any, ...],
    signed_by_month: tuple[Any, ...],
    chosen: AtlasFilter,
    choices: Choices,
    country: str | None,
) -> None:
    """Where does each country stand? The map with its legend and its months.

    Args:
        partnerships: rows of partnership_map for every stage.
        off_ladder: rows of off_ladder_deals, which are called out.
        signed_by_month: rows of signed_by_month.
        chosen: filter with both days filled in.
        choices: what the facts offer.
        country: ISO code of the selected country.
    """
    data = map_data(partnerships, off_ladder, signed_by_month, chosen, choices)
    data |= {"selected": country, "find": st.session_state.get("find")}
    mount_map("world_map", data, choices)


def mount_map(key: str, data: dict[str, Any], choices: Choices) -> None:
    """Put a map on the page: countries, months and, on the status map, stages can be chosen on it.

    Args:
        key: the map's place on the page.
        data: what the script paints: stages as map_data makes them, or categories.
        choices: what the facts offer.
    """
    _component(
        key=key,
        data=data,
        height="content",
        on_selected_change=partial(_on_selected, key, choices),
        on_stages_change=partial(_on_stages, key, choices),
        on_as_of_change=partial(_on_as_of, key, choices),
    )


def map_data(
    partnerships: tuple[Any, ...],
    off_ladder: tuple[Any, ...],
    signed_by_month: tuple[Any, ...],
    chosen: AtlasFilter,
    choices: Choices,
) -> dict[str, Any]:
    """What the browser needs beyond the outlines: one character per country and the cards."""
    rows = {row.iso3: row for row in partnerships}
    with_deal = [row for row in partnerships if row.deals]
    hidden = [stage.value for stage in Stage if stage not in chosen.stages]
    return {
        "geometry": address("world_paths.json"),
        "script": address("world_map/index.js"),
        "stages": "".join(_standing(rows.get(iso3)) for iso3 in outlined()),
        "weak": "".join(row.iso3 for row in with_deal if not row.is_well_sourced),
        "cards": {row.iso3: _card(row) for row in with_deal},
        "hidden": hidden if chosen.stages else [],
        "calls": [
            [deal.iso3, deal.stage, deal.title, day(deal.stage_since)]
            for deal in off_ladder
            if deal.iso3 in rows
        ],
        "room": {deal.iso3: ROOM[deal.iso3] for deal in off_ladder if deal.iso3 in ROOM},
        "first_month": f"{signed_by_month[0].day:%Y-%m}" if signed_by_month else "",
        "signed": [month.countries for month in signed_by_month],
        "day": chosen.as_of.isoformat(),
        "day_in_words": full_day(chosen.as_of),
        "last_day": choices.last_day.isoformat(),
        "words": {stage.value: stage.label for stage in Stage},
        "note": BOUNDARY_NOTE,
    }


def _standing(row: Any) -> str:
    if row is None:
        return _OUTSIDE
    if row.stage == Stage.PAUSED:
        return _PAUSED_AFTER_RUNG[row.last_rung]
    if row.stage == Stage.ENDED:
        return _ENDED
    return _NONE if row.stage == Stage.NONE else str(row.rank)


def _card(row: Any) -> list[str]:
    return [
        day(row.stage_since),
        counted(row.deals, "deal"),
        published_day(row.newest_date),
        row.newest_headline,
    ]


@cache
def outlined() -> tuple[str, ...]:
    """ISO codes in the order in which the script reads one sign for each."""
    return tuple(json.loads(OUTLINES.read_text(encoding="utf-8"))["countries"])


@cache
def address(name: str) -> str:
    """Where the browser fetches a static file of the map."""
    # The version changes with any of the map's files: a browser never mixes old and new ones.
    digest = hashlib.sha256(OUTLINES.read_bytes())
    for path in sorted((STATIC / "world_map").iterdir()):
        digest.update(path.read_bytes())
    return f"app/static/{name}?v={digest.hexdigest()[:12]}"


def _said(key: str, name: str) -> Any:
    return st.session_state.get(key, {}).get(name)


def _on_selected(key: str, choices: Choices) -> None:
    clicks.select_country(_said(key, "selected"), choices)


def _on_stages(key: str, choices: Choices) -> None:
    stages = _said(key, "stages")
    if isinstance(stages, list):
        clicks.set_stages(stages, choices)


def _on_as_of(key: str, choices: Choices) -> None:
    wish = _said(key, "as_of")
    if not isinstance(wish, dict):
        return
    try:
        asked = read_day("as_of", str(wish.get("day")))
    except UnknownChoice:
        return
    clicks.set_as_of(asked, choices, moving=bool(wish.get("moving")))
