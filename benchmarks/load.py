"""Many readers at once, each clicking as fast as the page answers, each through its own filters."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field

from analytics.filters import Choices
from benchmarks.changes import apply, mixed_changes
from benchmarks.reader import Answer, Reader

WARM_UP = 4  # changes per reader before the clock runs

Click = Callable[[], Answer]


@dataclass
class Load:
    """What some readers at once saw.

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


def click_together(
    address: str,
    choices: Choices,
    readers: int,
    duration: float,
    reader_of: type[Reader] = Reader,
    turn: int = 0,
) -> Load:
    """Let readers click on the world map without a pause for some seconds.

    Args:
        address: of the served atlas.
        choices: what the facts offer.
        readers: how many at once.
        duration: seconds.
        reader_of: the kind of reader.
        turn: another turn, other filters.
    """

    @contextmanager
    def come(number: int) -> Iterator[Click]:
        # Every reader of every run walks another way: hardly any answer is remembered.
        walk = mixed_changes(choices, seed=1000 * readers + number + 1_000_000 * turn)
        with reader_of(address) as reader:
            reader.arrive()
            for change in itertools.islice(walk, WARM_UP):
                apply(change, reader, choices)
            yield lambda: apply(next(walk), reader, choices)

    return all_at_once(come, readers, duration)


def all_at_once(
    come: Callable[[int], AbstractContextManager[Click]],
    readers: int,
    duration: float,
    meanwhile: Callable[[], None] | None = None,
) -> Load:
    """Let readers click without a pause for some seconds, from one moment on.

    Args:
        come: lets the reader of a number arrive; gives what lets it make its next click, and
            lets it leave.
        readers: how many at once.
        duration: seconds.
        meanwhile: called when the time is over and all of them are still there.
    """
    load = Load(readers)
    start_together = threading.Barrier(readers + 1)
    leave_together = threading.Barrier(readers + 1)
    ended = threading.Event()

    def click(number: int) -> None:
        waited_for = start_together
        try:
            with come(number) as next_click:
                start_together.wait()
                waited_for = leave_together
                while not ended.is_set():
                    answer = next_click()
                    load.seconds.append(answer.seconds)
                    load.errors += answer.errors
                leave_together.wait()
                leave_together.wait()
        except threading.BrokenBarrierError:
            return  # another reader is lost, and was counted
        except Exception as problem:  # a reader that is lost must be counted
            waited_for.abort()
            load.errors.append(f"reader {number}: {problem!r}")

    threads = [threading.Thread(target=click, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    try:
        start_together.wait()
    except threading.BrokenBarrierError:
        for thread in threads:
            thread.join()
        raise RuntimeError(f"{readers} readers could not arrive: {load.errors}") from None
    start = time.perf_counter()
    time.sleep(duration)
    ended.set()
    try:
        leave_together.wait()
        load.duration = time.perf_counter() - start
        if meanwhile:
            meanwhile()
        leave_together.wait()
    except threading.BrokenBarrierError:
        pass  # a reader was lost on the way; the others have clicked on to the end
    except Exception:
        leave_together.abort()  # they could not be looked at; nobody is to wait for it
        raise
    for thread in threads:
        thread.join()
    load.duration = load.duration or time.perf_counter() - start
    return load
