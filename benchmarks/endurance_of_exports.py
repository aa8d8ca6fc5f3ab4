"""python -m benchmarks.endurance_of_exports: does the server's memory come back after many files?

Fifty readers after each other build a deck on the Slides page and take one file of another page
through its Export menu, then leave. The same fifty come a second time: what a reader leaves behind
grows again then, what is remembered for all readers does not. Takes about ten minutes.
"""

from __future__ import annotations

import itertools
import sys
import time
from dataclasses import dataclass
from urllib.parse import urlencode

from analytics.questions import open_atlas
from benchmarks.exporting_reader import ExportingReader
from benchmarks.server import Served, atlas_server
from benchmarks.table import markdown
from benchmarks.world_map import warm_up

READERS = 50
READINGS = (10, 25, READERS)
WAIT = 60  # seconds after the last reader has gone
LONGER = 150  # Streamlit forgets a session two minutes after its reader has gone
PAGES = ("", "pipeline", "deals", "countries", "infrastructure", "capacity", "rivals",
         "white-space", "people", "claims")  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """The server's memory at one moment.

    Attributes:
        when: in words.
        resident: bytes of the process in memory.
        caches: bytes by Streamlit's own count: slides in small, and files of its sessions.
    """

    when: str
    resident: int
    caches: int


def main() -> int:
    """Measure and print a table."""
    readings = []
    with atlas_server() as served:
        choices = open_atlas().choices
        warm_up(served.address, choices)
        readings.append(_read("before", served))
        companies = list(choices.vendors)
        for turn in ("", " again"):
            for number in range(1, READERS + 1):
                _come_and_go(served.address, companies[number % len(companies)], number)
                if number in READINGS:
                    readings.append(_read(f"after {number} decks and {number} files{turn}", served))
            time.sleep(WAIT)
            readings.append(_read(f"{WAIT} seconds after the last of them{turn}", served))
        time.sleep(LONGER - WAIT)
        with ExportingReader(served.address) as visitor:  # old sessions go when another one goes
            visitor.arrive()
        time.sleep(1)
        readings.append(_read(f"{LONGER} seconds after, one more reader came and went", served))
    sys.stdout.write(_table(readings) + "\n")
    return 0


def _come_and_go(address: str, company: str, number: int) -> None:
    """One reader builds a deck; another takes one file of one page."""
    query = urlencode({"vendors": company})
    with ExportingReader(address, query, "slides") as reader:
        reader.arrive()
        reader.build_deck()
    with ExportingReader(address, query, PAGES[number % len(PAGES)]) as reader:
        reader.arrive()
        reader.open_menu()
        files = reader.files()
        reader.fetch(files[number // len(PAGES) * 3 % len(files)])


def _read(when: str, served: Served) -> Reading:
    caches = int(served.figures()["cache_memory_bytes"])
    reading = Reading(when, served.resident_bytes() or 0, caches)
    sys.stderr.write(f"{reading}\n")
    return reading


def _table(readings: list[Reading]) -> str:
    lines = []
    for before, now in itertools.pairwise([readings[0], *readings]):
        lines.append(
            (
                now.when,
                f"{now.resident / 1e6:,.0f} MB",
                f"{(now.resident - before.resident) / 1e6:+,.0f} MB",
                f"{now.caches / 1e6:,.1f} MB",
            )
        )
    return markdown(("the server's memory", "resident", "change", "counted by Streamlit"), lines)


if __name__ == "__main__":
    sys.exit(main())
