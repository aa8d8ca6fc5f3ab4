"""Many readers at once, each clicking as fast as the page answers, each through its own filters."""

from __future__ import annotations

import itertools
import threading
import time
from dataclasses import dataclass, field

from analytics.filters import Choices
from benchmarks.changes import apply, mixed_changes
from benchmarks.reader import Reader

WARM_UP = 4  # changes per reader before the clock runs


@dataclass
class Load:
    """What some readers at once saw of the full page.

    Attributes:
        readers: how many clicked at once.
        seconds: time of each rerun.
        duration: how long they clicked.
        errors: what went wrong, a sentence each.
    """

    readers: int
    seconds: list[float] = field(default_factory=list)
    duration: float = 0.0
    errors: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Reruns per second, of all readers together."""
        return len(self.seconds) / self.duration


def click_together(address: str, choices: Choices, readers: int, duration: float) -> Load:
    """Let readers click without a pause for some seconds.

    Args:
        address: of the served atlas.
        choices: what the facts offer.
        readers: how many at once.
        duration: seconds.
    """
    load = Load(readers)
    start_together = threading.Barrier(readers + 1)
    ended = threading.Event()

    def click(number: int) -> None:
        # Every reader of every run walks another way: hardly any answer is remembered.
        walk = mixed_changes(choices, seed=1000 * readers + number)
        try:
            with Reader(address) as reader:
                reader.arrive()
                for change in itertools.islice(walk, WARM_UP):
                    apply(change, reader, choices)
                start_together.wait()
                while not ended.is_set():
                    answer = apply(next(walk), reader, choices)
                    load.seconds.append(answer.seconds)
                    load.errors += answer.errors
        except Exception as problem:  # a reader that is lost must be counted
            start_together.abort()
            load.errors.append(f"reader {number}: {problem!r}")

    threads = [threading.Thread(target=click, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    try:
        start_together.wait()
    except threading.BrokenBarrierError:
        raise RuntimeError(f"{readers} readers could not arrive: {load.errors}") from None
    start = time.perf_counter()
    time.sleep(duration)
    ended.set()
    for thread in threads:
        thread.join()
    load.duration = time.perf_counter() - start
    return load
