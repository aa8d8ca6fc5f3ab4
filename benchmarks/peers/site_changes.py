"""A million datacenters on the map: filter changes and steps nearer, atlas and peers."""

from __future__ import annotations

import math
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Error

from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from benchmarks.browser import click_company
from benchmarks.peers import task
from benchmarks.peers.servers import Peer, Running, gunicorn, started, streamlit
from benchmarks.peers.window import Act, Cost, NotPainted, PeerWindow
from benchmarks.table import Row, rows_table

STEPS = 2  # nearer, after every change
TURN = 300  # of the wheel: a window half as wide in Bokeh
LONGEST_WALK = 180  # seconds; a walk that takes longer ends before all changes
TOO_LONG = math.inf
_PAUSE = 150  # milliseconds


@dataclass(frozen=True)
class Way:
    """How a million datacenters are drawn by one of the servers.

    Attributes:
        name: head of the column.
        path: of its page.
        click: a click on a company, by its name.
        by_wheel: nearer by the mouse wheel; else by the button Nearer.
        back: how far the wheel is turned back to undo a turn; Bokeh adds a share of what is shown.
    """

    name: str
    path: str
    click: Callable[[str], Act] = click_company
    by_wheel: bool = False
    back: int = 300


def _label(name: str) -> Act:
    return lambda page: page.get_by_text(name, exact=True).click()


OURS = "atlas"
SERVERS: tuple[tuple[Peer, tuple[Way, ...]], ...] = (
    (
        Peer(OURS, ("-m", "benchmarks.peers.sites_served"), "/readyz", is_atlas=True),
        (Way(OURS, "infrastructure"),),
    ),
    (
        gunicorn("Dash", "benchmarks.peers.dash_sites:server", "/all/"),
        (
            Way("Dash, squares", "squares/", _label),
            Way("Dash, all points by WebGL", "all/", _label, by_wheel=True),
        ),
    ),
    (
        Peer("Panel", ("-m", "benchmarks.peers.panel_sites", "PORT")),
        (
            Way("Panel, squares", "squares"),
            Way("Panel, all points by Datashader", "all", by_wheel=True, back=600),
        ),
    ),
    (
        streamlit("pydeck", "benchmarks.peers.pydeck_sites"),
        (
            Way("pydeck, squares", "?way=squares"),
            Way("pydeck, all points by WebGL", "?way=all", by_wheel=True),
        ),
    ),
)


def site_columns(
    atlas: Atlas, browser: Browser, folder: Path, say: Callable[[str], None]
) -> tuple[list[Row], dict[str, list[Row]]]:
    """The rows of the atlas, and those of each way beside it; what took too long is infinite.

    Args:
        atlas: with the same datacenters as the servers make, to check what pages say.
        browser: the Chromium to click in.
        folder: where outlines.py has written.
        say: told what is measured now.
    """
    walk = _walk(atlas)
    columns = {}
    for peer, ways in SERVERS:
        say(f"a million datacenters: {peer.name}")
        with started(peer, folder) as server:
            for way in ways:
                say(f"  {way.name}")
                load = os.getloadavg()[0]
                rows = _rows(way, server, browser, walk)
                columns[way.name] = [*rows, Row("load of the machine before it", [load], "")]
                say(rows_table(columns[way.name]))
    ours = columns.pop(OURS)
    return ours, columns


def _walk(atlas: Atlas) -> list[tuple[str, int]]:
    """Companies clicked one after the other, and how many datacenters are then in view."""
    names = atlas.choices.site_companies
    chosen: tuple[str, ...] = ()
    walk = []
    for code in (*task.SITE_COMPANIES, *task.SITE_COMPANIES[:-1]):
        chosen = task.in_order(tuple({*chosen} ^ {code}), task.SITE_COMPANIES)
        (totals,) = atlas.rows("site_totals", SiteFilter(companies=chosen))
        walk.append((names[code], totals.sites))
    return walk


def _rows(way: Way, server: Running, browser: Browser, walk: list[tuple[str, int]]) -> list[Row]:
    first, changes, steps = _costs(way, server, browser, walk)
    return [
        Row("filter change: click to painted map", [cost.painted for cost in changes], "s"),
        Row("filter change: server time", [cost.server for cost in changes], "s"),
        Row("filter change: bytes on the wire", [cost.wire_bytes for cost in changes], "kB"),
        Row("a step nearer: to the painted map", [cost.painted for cost in steps], "s"),
        Row("a step nearer: server time", [cost.server for cost in steps], "s"),
        Row("a step nearer: bytes on the wire", [cost.wire_bytes for cost in steps], "kB"),
        Row("first view, empty cache", [first.painted], "s"),
        Row("first view: bytes", [first.wire_bytes], "kB"),
        Row("memory of the server afterwards, MB", [server.memory() / 1e6], ""),
    ]


def _costs(
    way: Way, server: Running, browser: Browser, walk: list[tuple[str, int]]
) -> tuple[Cost, list[Cost], list[Cost]]:
    never = Cost(TOO_LONG, TOO_LONG, TOO_LONG)
    first, changes, steps = never, [], []
    until = time.monotonic() + LONGEST_WALK
    everything = task.said(task.SITES)
    window = PeerWindow(browser, server.wire, way.path)
    try:
        with suppress(NotPainted, Error):
            window.open_canvas(everything)  # the server is warm after it
        window.close()
        window = PeerWindow(browser, server.wire, way.path)
        first = window.open_canvas(everything)
        for name, count in walk:
            if time.monotonic() > until:
                break
            window.page.wait_for_timeout(_PAUSE)
            changes.append(window.act_on_canvas(way.click(name), task.said(count)))
            steps += _nearer(way, window)
    except (NotPainted, Error) as problem:  # also a tab that has crashed
        sys.stderr.write(f"{way.name}: {problem}\n")
        if first is never:  # what came by then
            first = Cost(TOO_LONG, TOO_LONG, server.wire.answer_bytes)
    finally:
        outside = sorted(set(window.outside))
        window.close()
    if outside:
        raise RuntimeError(f"{way.name} asked other hosts: {outside[:5]}")
    return first, changes or [never], steps or [never]


def _nearer(way: Way, window: PeerWindow) -> list[Cost]:
    """Some steps nearer, each measured, then back to the whole world."""
    if not way.by_wheel:
        costs = [window.act_on_canvas(_button("Nearer")) for _ in range(STEPS)]
        window.act(_button("Whole world"))
        return costs
    window.page.mouse.move(*window.page.evaluate("watchPeers.middle()"))
    costs = [window.act_on_canvas(_wheel(-TURN)) for _ in range(STEPS)]
    for _ in range(STEPS):
        window.act(_wheel(way.back))
    return costs


def _button(name: str) -> Act:
    return lambda page: page.get_by_role("button", name=name, exact=True).click()


def _wheel(turn: int) -> Act:
    return lambda page: page.mouse.wheel(0, turn)
