"""The same filter changes on the map of states: atlas, Dash, Panel, plain Streamlit."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from analytics.questions import Atlas
from analytics.vocabulary import Stage
from benchmarks.browser import click_company, click_month_back
from benchmarks.changes import ARRIVAL, VENDORS, Change, visible_changes
from benchmarks.peers import outlines, task
from benchmarks.peers.servers import Peer, Running, gunicorn, started, streamlit
from benchmarks.peers.window import Act, PeerWindow
from benchmarks.table import Row, rows_table
from figures.theme import channels

CHANGES = 24
FIRST_VIEWS = 4
STARTS = 2

Expected = list[dict[str, Any]]


@dataclass(frozen=True)
class Way:
    """How one of the maps is served, drawn and clicked.

    Attributes:
        peer: its server.
        drawn: how its colours are read: atlas, plotly or canvas.
        click: a click on a company, by its name.
        place: where a country is on its canvas; None where its element can be asked.
    """

    peer: Peer
    drawn: str
    click: Callable[[str], Act]
    place: Callable[[tuple[float, float]], tuple[float, float]] | None = None


def _label(name: str) -> Act:
    return lambda page: page.get_by_text(name, exact=True).click()


ATLAS = Way(Peer("atlas", ("-m", "serve"), "/readyz", is_atlas=True), "atlas", click_company)
PEERS = (
    Way(gunicorn("Dash", "benchmarks.peers.dash_map:server"), "plotly", _label),
    Way(
        Peer("Panel", ("-m", "benchmarks.peers.panel_map", "PORT")),
        "canvas",
        click_company,
        outlines.on_degrees,
    ),
    Way(
        streamlit("pydeck, plain Streamlit", "benchmarks.peers.pydeck_map"),
        "canvas",
        click_company,
        outlines.on_mercator,
    ),
)


def map_columns(
    atlas: Atlas, browser: Browser, folder: Path, say: Callable[[str], None]
) -> tuple[list[Row], dict[str, list[Row]]]:
    """The rows of the atlas, and those of each peer in the same order.

    Raises:
        ValueError: when the pills of the peers are no longer those of the atlas.
        NotPainted: when a map does not show the colours of the question's answer.
    """
    if task.COMPANIES != VENDORS or ARRIVAL != task.FIRST:
        raise ValueError("benchmarks/peers/task.py has other companies than benchmarks/changes.py")
    changes = visible_changes(atlas, CHANGES)
    columns = {}
    for way in (ATLAS, *PEERS):
        say(f"map of states: {way.peer.name}")
        load = os.getloadavg()[0]
        rows = _rows(way, atlas, browser, folder, changes)
        columns[way.peer.name] = [*rows, Row("load of the machine before it", [load], "")]
        say(rows_table(columns[way.peer.name]))
    ours = columns.pop(ATLAS.peer.name)
    return ours, columns


def _rows(
    way: Way, atlas: Atlas, browser: Browser, folder: Path, changes: Sequence[Change]
) -> list[Row]:
    first = _first(atlas)
    places = outlines.places() if way.place else {}
    begin = _expected(way, places, _stages(atlas, *first))
    starts = []
    for _ in range(STARTS):
        with started(way.peer, folder) as server:
            window = PeerWindow(browser, server.wire)
            window.open_map(way.drawn, begin)
            starts.append(_since(server))
            window.close()
    outside: list[str] = []
    with started(way.peer, folder) as server:
        PeerWindow(browser, server.wire).open_map(way.drawn, begin)  # warm
        views = []
        for _ in range(FIRST_VIEWS):
            window = PeerWindow(browser, server.wire)
            views.append(window.open_map(way.drawn, begin))
            outside += window.outside
            window.close()
        window = PeerWindow(browser, server.wire)
        window.open_map(way.drawn, begin)
        costs = []
        before = first
        for change in changes:
            after = (change.chosen.vendors, change.chosen.as_of)
            stages = _stages(atlas, *after)
            expected = _expected(way, places, stages)
            act = click_month_back
            if change.kind == "company":
                (clicked,) = set(after[0]) ^ set(before[0])
                act = way.click(atlas.choices.vendors[clicked])
            costs.append(window.click_map(act, way.drawn, expected))
            before = after
        outside += window.outside
        memory = server.memory()
    if outside:
        raise RuntimeError(f"{way.peer.name} asked other hosts: {sorted(set(outside))[:5]}")
    return [
        Row("filter change: click to painted map", [cost.painted for cost in costs]),
        Row("filter change: server time", [cost.server for cost in costs]),
        Row("filter change: bytes on the wire", [cost.wire_bytes for cost in costs], "kB"),
        Row("first view, empty cache", [cost.painted for cost in views], "s"),
        Row("first view: bytes", [cost.wire_bytes for cost in views], "kB"),
        Row("start of the server to the first painted map", starts, "s"),
        Row("memory of the server afterwards, MB", [memory / 1e6], ""),
    ]


def _since(server: Running) -> float:
    return time.perf_counter() - server.began


def _first(atlas: Atlas) -> tuple[tuple[str, ...], date]:
    """Companies and day of the view that everybody opens."""
    return ARRIVAL.vendors, atlas.choices.last_day


def _stages(atlas: Atlas, vendors: tuple[str, ...], day: date) -> dict[str, str]:
    rows = atlas.rows("partnership_map", replace(ARRIVAL, vendors=vendors, as_of=day))
    return {row.iso3: row.stage for row in rows}


def _expected(way: Way, places: dict[str, tuple[float, float]], stages: dict[str, str]) -> Expected:
    """What must be seen: every country, or on a canvas those whose middle can be looked at."""
    codes = sorted(stages)
    if way.place:
        codes = [iso3 for iso3 in codes if iso3 in places]
    seen = []
    for iso3 in codes:
        stage = Stage(stages[iso3])
        red, green, blue, _ = channels(task.colour(stage))
        one: dict[str, Any] = {
            "iso3": iso3,
            "stage": stage.value,
            "colour": f"{red},{green},{blue}",
        }
        if way.place:
            one["at"] = way.place(places[iso3])
        seen.append(one)
    return seen
