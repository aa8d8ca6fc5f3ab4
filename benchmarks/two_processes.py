"""python -m benchmarks.two_processes: the same readers at one process and at two behind nginx.

All of them are served during the whole of it and take short turns, so that a machine that is
busy for a while is busy for each of them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

from analytics.filters import Choices
from analytics.questions import open_atlas
from benchmarks.front import LedReader, NoNginx, front_of
from benchmarks.load import Load, click_together
from benchmarks.readers_everywhere import crowd, warm_up
from benchmarks.table import Row, highest, ratios_table
from benchmarks.travelling_reader import TravellingReader

TURNS = 2
SECONDS = 8
ON_THE_MAP = 16
ON_ALL_PAGES = (16, 64)


@dataclass
class Side:
    """One way of serving, and what was seen of it.

    Attributes:
        address: to which the readers go.
        reader_of: the kind of reader.
        seen: loads by who clicked where, one a turn.
    """

    address: str
    reader_of: type[TravellingReader]
    seen: dict[str, list[Load]] = field(default_factory=dict)


class FailedReaders(RuntimeError):
    """Readers were answered wrongly, or not at all."""


def two_processes_table(choices: Choices) -> str:
    """A table of one process, the same behind nginx, and two behind it; a sentence without nginx.

    Raises:
        FailedReaders: when a reader was answered wrongly or not at all.
    """
    try:
        with ExitStack() as served:
            one, two = (served.enter_context(front_of(count)) for count in (1, 2))
            for process in (*one.processes, *two.processes):
                warm_up(process.address, choices)
            sides = {
                "one process": Side(one.processes[0].address, TravellingReader),
                "the same, behind nginx": Side(one.address, LedReader),
                "two behind nginx": Side(two.address, LedReader),
            }
            for turn in range(TURNS):
                for who, click in _crowds(choices, turn):
                    for side in sides.values():
                        side.seen.setdefault(who, []).append(click(side))
    except NoNginx as reason:
        return f"Not measured: {reason}"
    (first, alone), *others = sides.items()
    return ratios_table(_rows(alone), {name: _rows(side) for name, side in others}, first)


def _crowds(choices: Choices, turn: int) -> Iterator[tuple[str, Callable[[Side], Load]]]:
    """Who clicks where in one turn; each turn with other filters."""
    yield (
        f"{ON_THE_MAP} readers on the world map",
        lambda side: click_together(
            side.address, choices, ON_THE_MAP, SECONDS, side.reader_of, turn
        ),
    )
    for readers in ON_ALL_PAGES:
        yield (
            f"{readers} readers on all pages",
            lambda side, readers=readers: (
                crowd(side.address, choices, readers, SECONDS, side.reader_of, turn=turn).load
            ),
        )


def _rows(side: Side) -> list[Row]:
    rows = []
    for who, loads in side.seen.items():
        if errors := [error for load in loads for error in load.errors]:
            raise FailedReaders(f"{who}: {errors[0]}")
        seconds = [value for load in loads for value in load.seconds]
        rows += [
            Row(f"{who}: reruns", [load.rate for load in loads], "/s"),
            Row(f"{who}: a rerun, p50", seconds),
            Row(f"{who}: a rerun, p95", [highest(seconds)]),
        ]
    return rows


def main() -> int:
    """Measure and print the table."""
    sys.stdout.write(two_processes_table(open_atlas().choices) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
