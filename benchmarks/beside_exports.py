"""What one reader feels of a filter change while two others take files along."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from analytics.filters import Choices
from benchmarks.changes import mixed_changes
from benchmarks.exporting_reader import ExportingReader
from benchmarks.world_map import filter_changes

OTHERS = 2
CHANGES = 60
FORMATS = ("pptx", "png")

Task = Callable[[ExportingReader], object]


@dataclass
class Beside:
    """What a reader felt beside others.

    Attributes:
        seconds: server time of each filter change.
        files: how many files the others took meanwhile.
        errors: what the others were told in vain.
    """

    seconds: list[float]
    files: int = 0
    errors: list[str] = field(default_factory=list)


def changes_beside(address: str, choices: Choices, seed: int, others: str = "") -> Beside:
    """One reader's filter changes on the world map.

    Args:
        address: of the served atlas, warmed up.
        choices: what the facts offer.
        seed: another seed, another walk.
        others: decks or files, which two other readers take again and again; nothing otherwise.
    """
    changes = list(itertools.islice(mixed_changes(choices, seed), CHANGES))
    with _busy(address, others) as told:
        answers = filter_changes(address, choices, changes)
    seconds = [answer.seconds for _, answer in answers]
    return Beside(seconds, told.files, told.errors)


@contextmanager
def _busy(address: str, others: str) -> Iterator[Beside]:
    """Two readers who take one file after the other until the block is left."""
    told = Beside([])
    ended = threading.Event()
    begun = threading.Barrier(OTHERS + 1)
    page = {"decks": "slides", "files": ""}.get(others)

    def take(number: int) -> None:
        try:
            with ExportingReader(address, ("vendors=anthropic", "vendors=google")[number], page) as it:
                it.arrive()
                if others == "files":
                    it.open_menu()
                begun.wait()
                for file_format in itertools.cycle(FORMATS):
                    if ended.is_set():
                        return
                    it.build_deck() if others == "decks" else it.export("partnership_map", file_format)
                    told.files += 1
        except Exception as problem:  # a reader that is lost must be counted
            begun.abort()
            told.errors.append(repr(problem))

    threads = [threading.Thread(target=take, args=(n,)) for n in range(OTHERS if page is not None else 0)]
    for thread in threads:
        thread.start()
    if threads:
        begun.wait()
    try:
        yield told
    finally:
        ended.set()
        for thread in threads:
            thread.join()
