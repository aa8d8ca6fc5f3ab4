"""python -m benchmarks.peers: the atlas and its peers, measured in turn; --write for the README."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from analytics.questions import open_atlas
from benchmarks.browser import NoBrowser, chromium
from benchmarks.peers import outlines, task
from benchmarks.peers.map_changes import map_columns
from benchmarks.peers.servers import ENVIRONMENT
from benchmarks.peers.site_changes import OURS, site_columns
from benchmarks.server import ServerDied
from benchmarks.table import Row, markdown, middle, shown, write_between_marks

README = Path(__file__).with_name("README.md")
_NAMED = ("dash", "panel", "bokeh", "holoviews", "datashader", "plotly", "pydeck", "streamlit",
          "duckdb", "gunicorn")  # fmt: skip
_began = time.monotonic()


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure both maps.

    Returns:
        0; 1 when something could not be measured.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the tables into the README")
    parser.add_argument("--only", choices=("states", "sites"), help="one of the two maps")
    wish = parser.parse_args(arguments)
    if not (ENVIRONMENT / "bin" / "python").exists():
        sys.stderr.write(f"{ENVIRONMENT} is missing; make bench-peers makes it.\n")
        return 1
    try:
        text = _measured(wish.only)
    except (ServerDied, NoBrowser) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    sys.stdout.write(text)
    if wish.write:
        write_between_marks(text, README)
    return 0


def _measured(only: str | None) -> str:
    parts = {}
    with chromium() as browser, tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        outlines.write_outlines(folder)
        machine = (
            f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {platform.system()} "
            f"{platform.machine()}, Python {platform.python_version()}, Chromium "
            f"{browser.version} without a graphics card; {_versions()}."
        )
        if only != "sites":
            columns = map_columns(open_atlas(), browser, folder, _say)
            parts["The map of states"] = compared(*columns)
        if only != "states":
            columns = site_columns(task.many_sites(), browser, folder, _say)
            parts[f"A map of {task.said(task.SITES)}"] = compared(*columns, head=OURS)
    tables = "\n\n".join(f"### {title}\n\n{table}" for title, table in parts.items())
    return f"{machine}\n\n{tables}\n"


def compared(ours: Sequence[Row], others: dict[str, Sequence[Row]], head: str = "atlas") -> str:
    """Medians side by side, with how many times the atlas's each is.

    As ``benchmarks.table.ratios_table``, but what never came and what costs nothing have no ratio.
    """
    lines = []
    for place, row in enumerate(ours):
        mine = middle(row.values)
        cells = [row.what, _shown(mine, row)]
        for rows in others.values():
            theirs = middle(rows[place].values)
            finite = 0 < theirs < float("inf") and 0 < mine < float("inf")
            ratio = f" (× {_times(theirs / mine)})" if finite and "load" not in row.what else ""
            cells.append(_shown(theirs, rows[place]) + ratio)
        lines.append(tuple(cells))
    counts = (str(len(rows[0].values)) for rows in (ours, *others.values()))
    lines.append(("filter changes measured", *counts))
    return markdown(("p50 of", head, *others), lines)


def _shown(value: float, row: Row) -> str:
    if value == float("inf"):
        return "not in 60 s"
    if row.unit == "s" and value < 1:
        return shown(value, "ms")
    return shown(value, row.unit) if value else "0"


def _times(ratio: float) -> str:
    """A ratio in digits that mean something.

    Examples:
        >>> _times(0.046), _times(4.83), _times(212.3)
        ('0.05', '4.8', '212')
    """
    return f"{ratio:.2f}" if ratio < 1 else f"{ratio:.1f}" if ratio < 10 else f"{ratio:.0f}"


def _versions() -> str:
    listed = subprocess.run(
        [ENVIRONMENT / "bin" / "python", "-m", "pip", "list", "--format=freeze"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    found = dict(line.split("==") for line in listed.split() if "==" in line)
    return ", ".join(f"{name} {found[name]}" for name in _NAMED)


def _say(what: str) -> None:
    sys.stderr.write(f"{time.monotonic() - _began:4.0f} s  {what}\n")


if __name__ == "__main__":
    sys.exit(main())
