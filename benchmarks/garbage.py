"""python -m benchmarks.garbage: what the atlas's way of collecting garbage saves and costs.

A server of each way is there during the whole of it, and they take short turns, so that a machine
that is busy for a while is busy for each of them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from analytics.filters import Choices
from analytics.questions import open_atlas
from benchmarks.collected_otherwise import WAYS
from benchmarks.readers_everywhere import crowd, warm_up
from benchmarks.server import Served, atlas_collecting
from benchmarks.table import Row, highest, ratios_table

READERS = 16
SECONDS = 6
TURNS = 4


@dataclass
class Collected:
    """What readers and the machine felt of one way.

    Attributes:
        served: the server.
        warm: bytes of its memory before the first reader.
        alone: times of one reader's reruns.
        together: times of those of many at once.
        rates: reruns per second of these, one a turn.
        processor: seconds of the server's processor time that a rerun took, one a turn.
        grown: bytes of its memory above those when it was warm, while the readers were there.
    """

    served: Served
    warm: int
    alone: list[float] = field(default_factory=list)
    together: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    grown: list[float] = field(default_factory=list)


class FailedReaders(RuntimeError):
    """Readers were answered wrongly, or not at all."""


def garbage_table(choices: Choices) -> str:
    """The ways side by side: times, processor time and memory, the atlas's own first.

    Raises:
        FailedReaders: when a reader was answered wrongly or not at all.
    """
    with ExitStack() as served:
        ways = {way: served.enter_context(_warm(way, choices)) for way in WAYS}
        for turn in range(TURNS):
            for found in ways.values():
                _take_a_turn(found, choices, turn)
    (ours, rows), *others = ((way, _rows(found)) for way, found in ways.items())
    return ratios_table(rows, dict(others), ours)


@contextmanager
def _warm(way: str, choices: Choices) -> Iterator[Collected]:
    with atlas_collecting(way) as served:
        warm_up(served.address, choices)
        yield Collected(served, served.resident_bytes() or 0)


def _take_a_turn(found: Collected, choices: Choices, turn: int) -> None:
    served = found.served
    alone = crowd(served.address, choices, 1, SECONDS, turn=turn).load
    before = served.processor_seconds() or 0.0
    spent: list[float] = []

    def look() -> None:
        spent.append((served.processor_seconds() or 0.0) - before)
        found.grown.append((served.resident_bytes() or 0) - found.warm)

    together = crowd(served.address, choices, READERS, SECONDS, meanwhile=look, turn=turn).load
    if errors := alone.errors + together.errors:
        raise FailedReaders(errors[0])
    found.alone += alone.seconds
    found.together += together.seconds
    found.rates.append(together.rate)
    # Each of them had also arrived and gone to one page before the clock ran.
    found.processor.append(spent[0] / (len(together.seconds) + 2 * READERS))


def _rows(found: Collected) -> list[Row]:
    who = f"{READERS} readers on all pages"
    return [
        Row("1 reader on all pages: a rerun, p50", found.alone),
        Row("1 reader on all pages: a rerun, p95", [highest(found.alone)]),
        Row(f"{who}: reruns", found.rates, "/s"),
        Row(f"{who}: a rerun, p50", found.together),
        Row(f"{who}: a rerun, p95", [highest(found.together)]),
        Row("processor time of a rerun", found.processor),
        Row("memory before the first reader", [found.warm], "kB"),
        Row("memory grown since then, at the end", found.grown[-1:], "kB"),
    ]


def main() -> int:
    """Measure and print the table."""
    sys.stdout.write(garbage_table(open_atlas().choices) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
