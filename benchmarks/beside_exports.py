"""What one reader feels of a filter change while two others take files along."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from analytics.filters import Choices
from benchmarks.changes import mixed_changes
from benchmarks.exporting_reader import ExportingReader
from benchmarks.server import Served, atlas_otherwise, atlas_server
from benchmarks.table import Row, highest, ratios_table
from benchmarks.world_map import filter_changes, warm_up

OTHERS = ("anthropic", "google")  # the companies that the two others look at
CHANGES = 60  # of a walk
WALKS = 2
FORMATS = ("pptx", "png")
DECKS, FILES = "slides", ""  # pages on which the others are: they build decks, or take the map


@dataclass
class Beside:
    """What a reader felt beside others.

    Attributes:
        seconds: server time of each filter change.
        files: how many files the others took meanwhile.
        errors: what the others were told in vain.
    """

    seconds: list[float] = field(default_factory=list)
    files: int = 0
    errors: list[str] = field(default_factory=list)


class LostReader(RuntimeError):
    """One of the others got no file."""


def rows_beside(choices: Choices) -> str:
    """A table of one reader's filter changes: alone, and while two others take files.

    In brackets stands how many files the others had by then.

    Raises:
        LostReader: when one of the others got no file.
    """
    with atlas_server() as served:
        warm_up(served.address, choices)
        alone = _changes_beside(served, choices, 100)
        decks = _changes_beside(served, choices, 200, DECKS)
        files = _changes_beside(served, choices, 300, FILES)
    with atlas_otherwise("decks") as served:
        warm_up(served.address, choices)
        decks_inside = _changes_beside(served, choices, 400, DECKS)
    with atlas_otherwise("pictures") as served:
        warm_up(served.address, choices)
        files_inside = _changes_beside(served, choices, 500, FILES)
    return ratios_table(
        _rows(alone),
        {
            f"two build decks ({decks.files})": _rows(decks),
            f"the same in the server's process ({decks_inside.files})": _rows(decks_inside),
            f"two take slides and pictures ({files.files})": _rows(files),
            f"the same, drawn in the server's process ({files_inside.files})": _rows(files_inside),
        },
        "alone",
    )


def _rows(beside: Beside) -> list[Row]:
    return [
        Row("server time of a filter change, p50", beside.seconds),
        Row("server time of a filter change, p95", [highest(beside.seconds)]),
    ]


def _changes_beside(served: Served, choices: Choices, seed: int, page: str | None = None) -> Beside:
    """One reader's filter changes on the world map.

    Args:
        served: the atlas, warmed up.
        choices: what the facts offer.
        seed: another seed, another walk.
        page: where two other readers take one file after the other; None without them.

    Raises:
        LostReader: when one of them got none.
    """
    told = Beside()
    for walk in range(WALKS):
        changes = list(itertools.islice(mixed_changes(choices, seed + walk), CHANGES))
        with _others(served.address, page, told):
            answers = filter_changes(served.address, choices, changes)
        told.seconds += [answer.seconds for _, answer in answers]
    if told.errors:
        raise LostReader(told.errors[0])
    return told


@contextmanager
def _others(address: str, page: str | None, told: Beside) -> Iterator[None]:
    """Two readers who take one file after the other until the block is left."""
    ended = threading.Event()
    companies = OTHERS if page is not None else ()
    begun = threading.Barrier(len(companies) + 1)

    def take(company: str) -> None:
        try:
            with ExportingReader(address, f"vendors={company}", page) as reader:
                reader.arrive()
                if page == FILES:
                    reader.open_menu()
                begun.wait()
                for file_format in itertools.cycle(FORMATS):
                    if ended.is_set():
                        return
                    if page == DECKS:
                        reader.build_deck()
                    else:
                        reader.export("partnership_map", file_format)
                    told.files += 1
        except Exception as problem:  # a reader that is lost must be counted
            begun.abort()
            told.errors.append(f"{company}: {problem!r}")

    threads = [threading.Thread(target=take, args=(company,)) for company in companies]
    for thread in threads:
        thread.start()
    try:
        begun.wait()
        yield
    except threading.BrokenBarrierError:
        raise LostReader(f"the others could not arrive: {told.errors}") from None
    finally:
        ended.set()
        for thread in threads:
            thread.join()
