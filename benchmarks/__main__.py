"""python -m benchmarks: measures, prints a table; with --write puts it into the README too."""

from __future__ import annotations

import argparse
import itertools
import os
import platform
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime

from playwright.sync_api import Browser

from analytics.questions import Atlas, open_atlas
from benchmarks import plotly_alternative, readers_everywhere
from benchmarks.browser import NoBrowser, chromium, click_through, first_views
from benchmarks.changes import KINDS, mixed_changes, visible_changes
from benchmarks.exports import file_tables
from benchmarks.load import click_together
from benchmarks.many_sites import atlas_of_many_sites
from benchmarks.map_steps import step_rows, walk_the_map
from benchmarks.pages import PageCost, infrastructure_cost, page_costs
from benchmarks.questions import question_rows
from benchmarks.reader import Answer
from benchmarks.server import (
    ServerDied,
    atlas_server,
    plain_streamlit,
    start_seconds,
    tuned_streamlit,
)
from benchmarks.table import (
    Row,
    Target,
    middle,
    ratios_table,
    rows_table,
    shown,
    write_between_marks,
)
from benchmarks.world_map import clicks_for, filter_changes, legend_clicks, warm_up

STARTS = 4
FIRST_VIEWS = 8
WALKS = 4
CHANGES = 40  # a walk; few enough for the atlas to remember all their answers
SAME_CHANGES = 24
READERS = (1, 4, 16)
LOAD_SECONDS = 6
MANY = 100  # times the real deals

_began = time.monotonic()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every measurement once.

    Returns:
        0, also when a target is missed; 1 when something could not be measured.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the tables into the README")
    is_written = parser.parse_args(arguments).write
    try:
        text = _measured()
    except (ServerDied, NoBrowser) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    sys.stdout.write(text)
    if is_written:
        write_between_marks(text)
    return 0


def _measured() -> str:
    load_before = os.getloadavg()[0]
    yardstick = _yardstick()
    atlas = open_atlas()
    with chromium() as browser:
        version = browser.version
        _say("starting")
        users = [_starts()]
        _say("first views and clicks")
        seen, clicks = _in_the_browser(atlas, browser)
        users += seen
        _say("filter changes")
        changes, details = _filter_changes(atlas)
        users[2:2] = changes
        _say("readers at once")
        ours, crowd, crowd_details = _same_changes_and_crowd(atlas)
        users += crowd
        _say("the map drawn by plotly")
        others = _drawn_by_plotly(atlas, browser)
        _say("files")
        files = file_tables(atlas, browser)
    _say("every page")
    pages = [*_pages(atlas), *_other_pages(atlas)]
    _say("readers on all pages")
    everywhere = readers_everywhere.load_rows(atlas.choices)
    _say("questions")
    questions, in_frames = question_rows(atlas)
    _say("a million datacenters")
    steps, in_squares = step_rows(walk_the_map(atlas_of_many_sites()))
    machine = (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {platform.system()} "
        f"{platform.machine()}, Python {platform.python_version()}, Chromium {version}; "
        f"load of the machine before the run: {load_before:.1f}; a fixed piece of Python took "
        f"{shown(yardstick, 'ms')} before it and {shown(_yardstick(), 'ms')} after."
    )
    parts = {
        "What readers feel": rows_table(users),
        "Behind it": rows_table([*details, *crowd_details]),
        "Every page": rows_table(pages),
        "Readers on all pages": rows_table(everywhere),
        "A million datacenters": rows_table(steps),
        "The same filter change drawn by plotly": ratios_table([*ours, clicks], others),
        "Questions alone": rows_table(questions),
        "The question partnership_map as a frame": ratios_table(*in_frames),
        "The squares of a million datacenters": ratios_table(*in_squares),
        **files,
    }
    tables = "\n\n".join(f"### {title}\n\n{table}" for title, table in parts.items())
    return f"{machine}\n\n{tables}\n"


def _yardstick() -> float:
    """Seconds of a fixed piece of Python: how fast the machine was, to compare two runs."""

    def once() -> float:
        start = time.perf_counter()
        sum(number * number for number in range(1_000_000))
        return time.perf_counter() - start

    return middle([once() for _ in range(7)])


def _starts() -> Row:
    start_seconds()  # the disk is warm after it
    values = [start_seconds() for _ in range(STARTS)]
    return Row("process start to first answer", values, "s", Target(5))


def _in_the_browser(atlas: Atlas, browser: Browser) -> tuple[list[Row], Row]:
    choices = atlas.choices
    changes = visible_changes(atlas, SAME_CHANGES)
    with atlas_server() as served:
        address = served.address
        warm_up(address, choices)
        first, outside_first = first_views(browser, address, FIRST_VIEWS)
        same, outside_clicks = click_through(
            browser, address, "atlas", clicks_for(changes, choices)
        )
        legend, outside_legend = click_through(browser, address, "atlas", legend_clicks())
    outside = outside_first + outside_clicks + outside_legend
    rows = [
        Row("first view of the world map, empty cache", first, "s", Target(2.5)),
        Row("click to painted map", [*same, *legend], "ms", Target(0.150)),
        Row("requests to outside hosts meanwhile", [outside], "", Target(0)),
    ]
    return rows, Row("click to painted map", same)


def _filter_changes(atlas: Atlas) -> tuple[list[Row], list[Row]]:
    choices = atlas.choices
    measured, again, processor = [], [], []
    with atlas_server() as served:
        address = served.address
        warm_up(address, choices)
        for seed in range(WALKS):
            changes = list(itertools.islice(mixed_changes(choices, seed), CHANGES))
            before = served.processor_seconds()
            measured += filter_changes(address, choices, changes)
            after = served.processor_seconds()
            again += [answer for _, answer in filter_changes(address, choices, changes)]
            if before is not None and after is not None:
                processor.append((after - before) / CHANGES)
    answers = [answer for _, answer in measured]
    kinds = {kind: [answer for change, answer in measured if change.kind == kind] for kind in KINDS}
    details = [
        Row(f"server time of a change: {kind}", [answer.seconds for answer in answers])
        for kind, answers in kinds.items()
    ]
    if processor:
        details.append(Row(f"processor time of a change, mean of {CHANGES}", processor))
    details += [
        Row("server time of the same view again", [answer.seconds for answer in again]),
        Row("bytes of a change before compression", _payload(answers), "kB"),
        Row("messages of a change", [answer.messages for answer in answers], ""),
    ]
    rows = [
        Row("filter change: server time", [a.seconds for a in answers], "ms", Target(0.020)),
        Row("filter change: bytes on the websocket", _wire(answers), "kB", Target(10_000)),
    ]
    return rows, details


def _same_changes_and_crowd(atlas: Atlas) -> tuple[list[Row], list[Row], list[Row]]:
    choices = atlas.choices
    with atlas_server() as served:
        address = served.address
        warm_up(address, choices)
        same = filter_changes(address, choices, visible_changes(atlas, SAME_CHANGES))
        loads = [click_together(address, choices, n, LOAD_SECONDS) for n in READERS]
    most = loads[-1]
    rows = [
        Row(
            f"{most.readers} readers at once: reruns", [most.rate], "/s", Target(50, at_least=True)
        ),
        Row(f"{most.readers} readers at once: a rerun", most.seconds, "ms", Target(0.5, of="p95")),
        Row("wrong or failed answers among them", [len(most.errors)], "", Target(0)),
    ]
    details = []
    for load in loads[:-1]:
        who = f"{load.readers} reader{'s' if load.readers > 1 else ''} without a pause"
        details += [
            Row(f"{who}: reruns", [load.rate], "/s"),
            Row(f"{who}: a rerun", load.seconds),
            Row(f"{who}: wrong or failed", [len(load.errors)], ""),
        ]
    return _cost_rows([answer for _, answer in same]), rows, details


def _cost_rows(answers: list[Answer]) -> list[Row]:
    return [
        Row("server time", [answer.seconds for answer in answers]),
        Row("bytes before compression", _payload(answers), "kB"),
        Row("bytes on the websocket", _wire(answers), "kB"),
    ]


def _pages(atlas: Atlas) -> list[Row]:
    rows = []
    for times, limit in ((1, 0.060), (MANY, 0.150)):
        deals = "" if times == 1 else f", {MANY} times the deals"
        with atlas_server(times) as served:
            warm_up(served.address, atlas.choices)
            for cost in page_costs(served.address, atlas.choices, seed=times):
                rows += _page_rows(cost, deals, limit, 300_000)
            if times == 1:
                cost = infrastructure_cost(served.address, atlas, seed=times)
                rows += _page_rows(cost, "", limit, 250_000)
    return rows


def _other_pages(atlas: Atlas) -> list[Row]:
    rows = []
    with atlas_server() as served:
        readers_everywhere.warm_up(served.address, atlas.choices)
        for cost in readers_everywhere.other_page_costs(served.address, atlas.choices, seed=1):
            rows += _page_rows(cost, "", 0.060, 300_000)
    return rows


def _page_rows(cost: PageCost, what: str, seconds: float, wire_bytes: int) -> list[Row]:
    took = [answer.seconds for answer in cost.answers]
    return [
        Row(f"{cost.page}{what}: server time", took, "ms", Target(seconds)),
        Row(f"{cost.page}{what}: bytes", _wire(cost.answers), "kB", Target(wire_bytes)),
    ]


def _drawn_by_plotly(atlas: Atlas, browser: Browser) -> dict[str, list[Row]]:
    changes = visible_changes(atlas, SAME_CHANGES)
    columns = {
        "plotly, streamlit run": plain_streamlit(plotly_alternative.APP),
        "plotly, served as the atlas": tuned_streamlit(plotly_alternative.APP),
    }
    rows = {}
    for name, served in columns.items():
        answers, clicks = plotly_alternative.measure(served, browser, atlas.choices, changes)
        rows[name] = [*_cost_rows(answers), Row("click to painted map", clicks)]
    return rows


def _payload(answers: list[Answer]) -> list[float]:
    return [answer.payload_bytes for answer in answers]


def _wire(answers: list[Answer]) -> list[float]:
    return [answer.wire_bytes for answer in answers]


def _say(what: str) -> None:
    sys.stderr.write(f"{time.monotonic() - _began:4.0f} s  {what}\n")


if __name__ == "__main__":
    sys.exit(main())
