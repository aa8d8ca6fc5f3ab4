"""Serve the atlas with garbage collected otherwise: python -m benchmarks.collected_otherwise HOW.

Streamlit collects all garbage after every rerun (``postScriptGC``). The atlas leaves it to
Python's own rhythm (.streamlit/config.toml) and takes out what was imported (serve.py).
"""

from __future__ import annotations

import gc
import sys
from dataclasses import dataclass

from streamlit import config

import serve


@dataclass(frozen=True)
class Way:
    """One way of collecting.

    Attributes:
        after_each_run: does Streamlit collect after every rerun?
        is_frozen: is what was imported left out of every collection?
        thresholds: of Python's three generations; its own where empty.
    """

    after_each_run: bool
    is_frozen: bool
    thresholds: tuple[int, ...] = ()


WAYS = {
    "as served": Way(after_each_run=False, is_frozen=True),
    "streamlit's own": Way(after_each_run=True, is_frozen=False),
    "neither": Way(after_each_run=False, is_frozen=False),
    "both": Way(after_each_run=True, is_frozen=True),
    "frozen, rarely": Way(after_each_run=False, is_frozen=True, thresholds=(10_000, 20, 20)),
}


def main(how: str) -> int:
    """Serve in one of the ways."""
    way = WAYS[how]
    if not way.is_frozen:
        gc.freeze = lambda: None
    if way.thresholds:
        gc.set_threshold(*way.thresholds)
    config.set_option("runner.postScriptGC", way.after_each_run)
    return serve.main()


if __name__ == "__main__":
    (asked,) = sys.argv[1:]
    sys.exit(main(asked) if asked in WAYS else f"there is no way called {asked}")
