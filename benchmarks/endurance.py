"""python -m benchmarks.endurance: does the server hold out while readers come and go?

Several at a time arrive, go through some pages, take a file now and then, and leave; others follow
them. A line is written at regular moments, another when all have gone, and a last one when their
sessions have been forgotten. Takes half an hour, or as long as --minutes says.
"""

from __future__ import annotations

import argparse
import itertools
import random
import statistics
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from analytics.filters import Choices
from analytics.questions import open_atlas
from benchmarks.journeys import PAGES, journey
from benchmarks.readers_everywhere import forget_sessions, warm_up
from benchmarks.server import Served, atlas_server
from benchmarks.table import highest, markdown, middle, shown
from benchmarks.travelling_reader import TravellingReader

MINUTES = 30
READERS = 8
SAMPLES = 10
FEWEST, MOST = 5, 20  # changes of one reader
PAUSE = 1.2  # seconds between two changes, in the mean: about half a core is then at work
TAKES_A_FILE = 0.25  # of the readers
WITHOUT_FILES = ("slides", "method")


@dataclass
class Soak:
    """What the readers of one stretch of time saw.

    Attributes:
        seconds: time of each rerun.
        readers: how many have gone.
        files: how many files they took.
        errors: what went wrong, a sentence each.
    """

    seconds: list[float] = field(default_factory=list)
    readers: int = 0
    files: int = 0
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Sample:
    """The server at one moment.

    Attributes:
        when: in words.
        minute: since the readers began to come.
        resident: bytes of its memory.
        connected: readers who are there.
        threads: of its process.
        files: that it holds open, connections among them.
        processor: seconds that it has computed since it began.
        soak: what the readers saw since the sample before.
    """

    when: str
    minute: float
    resident: int
    connected: int
    threads: int
    files: int
    processor: float
    soak: Soak


class Readers:
    """Readers who come and go until they are told to stop."""

    def __init__(self, address: str, choices: Choices) -> None:
        self._address = address
        self._choices = choices
        self._ended = threading.Event()
        self._numbers = itertools.count()
        self._now = Soak()

    def since_last(self) -> Soak:
        """What they saw since this was asked before."""
        told, self._now = self._now, Soak()
        return told

    def keep_coming(self) -> None:
        """One after the other, until it ends."""
        while not self._ended.is_set():
            number = next(self._numbers)
            try:
                self._come_and_go(number)
            except Exception as problem:  # a reader that is lost must be counted
                self._now.errors.append(f"reader {number}: {problem!r}")
            self._now.readers += 1

    def end(self) -> None:
        """Let those who are there leave, and nobody come."""
        self._ended.set()

    def _come_and_go(self, number: int) -> None:
        dice = random.Random(number)  # noqa: S311 - a repeatable walk, no secret
        steps = journey(self._choices, seed=number, first=dice.randrange(len(PAGES)))
        with TravellingReader(self._address) as reader:
            reader.arrive()
            for step in itertools.islice(steps, dice.randint(FEWEST, MOST)):
                if self._ended.wait(dice.expovariate(1 / PAUSE)):
                    return
                answer = reader.visit(step)
                self._now.seconds.append(answer.seconds)
                self._now.errors += answer.errors
            if dice.random() < TAKES_A_FILE and reader.shown_page not in WITHOUT_FILES:
                reader.open_menu()
                if files := [key for key in reader.files() if key.startswith("export_")]:
                    reader.fetch(dice.choice(files))
                    self._now.files += 1


def soak(served: Served, choices: Choices, minutes: float) -> list[Sample]:
    """Let readers come and go, and look at the server meanwhile.

    Args:
        served: the atlas, warmed up.
        choices: what the facts offer.
        minutes: how long.

    Returns:
        A sample before, samples at regular moments, one after all left, and one after the server
        has forgotten their sessions.
    """
    readers = Readers(served.address, choices)
    began = time.monotonic()
    samples = []

    def look(when: str) -> None:
        minute = (time.monotonic() - began) / 60
        samples.append(_sample(when, minute, served, readers.since_last()))
        sys.stderr.write(f"{_cells(samples[-1])}\n")

    look("before")
    with ExitStack() as afterwards:
        for _ in range(READERS):
            thread = threading.Thread(target=readers.keep_coming)
            thread.start()
            afterwards.callback(thread.join)
        afterwards.callback(readers.end)
        for number in range(1, SAMPLES + 1):
            until = began + 60 * minutes * number / SAMPLES
            time.sleep(max(until - time.monotonic(), 0))
            look(f"{minutes * number / SAMPLES:.0f} minutes")
    look("all gone")
    forget_sessions(served)
    look("forgotten")
    return samples


def _sample(when: str, minute: float, served: Served, seen: Soak) -> Sample:
    return Sample(
        when,
        minute,
        served.resident_bytes() or 0,
        int(served.figures()["active_sessions"]),
        served.threads() or 0,
        served.open_files() or 0,
        served.processor_seconds() or 0.0,
        seen,
    )


def slope(samples: Sequence[Sample]) -> float:
    """By how many bytes a minute the memory grew: the line that lies closest to the samples."""
    minutes = [sample.minute for sample in samples]
    return statistics.linear_regression(minutes, [sample.resident for sample in samples]).slope


def told(samples: Sequence[Sample]) -> str:
    """The samples as a table, and in a sentence what the memory did."""
    table = markdown(
        ("", "resident", "readers there", "threads", "open files", "gone since", "changes since",
         "p50", "p95", "files since", "processor", "errors"),
        [_cells(sample) for sample in samples],
    )  # fmt: skip
    coming = samples[1 : SAMPLES + 1]
    later = coming[len(coming) // 2 :]
    first, last = samples[0].resident, samples[-1].resident
    return (
        f"{table}\n\nMemory in the second half: {slope(later) / 1e6:+.2f} MB a minute over "
        f"{later[-1].minute - later[0].minute:.0f} minutes; at the end "
        f"{(last - first) / 1e6:+,.0f} MB against before.\n"
    )


def _cells(sample: Sample) -> tuple[str, ...]:
    seen = sample.soak
    return (
        sample.when,
        f"{sample.resident / 1e6:,.0f} MB",
        str(sample.connected),
        str(sample.threads),
        str(sample.files),
        str(seen.readers),
        str(len(seen.seconds)),
        shown(middle(seen.seconds), "ms") if seen.seconds else "",
        shown(highest(seen.seconds), "ms") if seen.seconds else "",
        str(seen.files),
        shown(sample.processor, "s"),
        str(len(seen.errors)),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print a table; 1 when a reader was told something wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.endurance", description=__doc__)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    minutes = parser.parse_args(arguments).minutes
    choices = open_atlas().choices
    with atlas_server() as served:
        warm_up(served.address, choices)
        samples = soak(served, choices, minutes)
    sys.stdout.write(told(samples))
    errors = [error for sample in samples for error in sample.soak.errors]
    sys.stderr.writelines(f"{error}\n" for error in errors)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
