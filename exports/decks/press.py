"""Decks built beside the server: in a process of their own, so that no reader's page waits.

A deck keeps a processor busy for seconds. In a process that yields to the server's the pages of
others stay quick, and when it ends its memory is free again. It is the command line that runs
there: what a reader downloads is what a script writes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore, Timer

from analytics.filters import AtlasFilter
from analytics.written_filters import write_filter
from analytics.written_site_filters import write_site_filter
from exports.decks.order import DeckOrder, write_slides
from exports.progress import Progress, read_progress

ROOT = Path(__file__).resolve().parents[2]
LONGEST_SECONDS = 180
# Each takes 300 MB and a processor for some seconds; more at once would only wait for one another.
MOST_AT_ONCE = 2
_LOOK_AGAIN_SECONDS = 0.5
_ROOM = BoundedSemaphore(MOST_AT_ONCE)


class PressError(RuntimeError):
    """A file could not be built; the message is a sentence for the reader."""


def deck_words(order: DeckOrder, file_format: str) -> list[str]:
    """The command line that carries out an order."""
    filters = write_filter(order.of_deals, AtlasFilter()) | write_site_filter(order.of_sites)
    return [
        "deck",
        f"--slides={write_slides(order.slides)}",
        f"--title={order.title}",
        f"--audience={order.audience}",
        f"--theme={order.theme}",
        f"--format={file_format}",
        *(f"--{name.replace('_', '-')}={text}" for name, text in filters.items()),
    ]


def press(words: Sequence[str]) -> Iterator[Progress | bytes]:
    """Build a file: its progress step by step, and at the end its content.

    Closing the iterator ends the work.

    Args:
        words: the command line, without where the file goes.

    Raises:
        PressError: with a sentence, when the file could not be built.
    """
    while not _ROOM.acquire(timeout=_LOOK_AGAIN_SECONDS):
        yield Progress(0, 1, "Other decks are built first; yours is next")
    try:
        yield from _printed(words)
    finally:
        _ROOM.release()


def _printed(words: Sequence[str]) -> Iterator[Progress | bytes]:
    yielding = [nice, "-n", "10"] if (nice := shutil.which("nice")) else []
    with TemporaryDirectory(prefix="atlas-") as folder:
        file = Path(folder) / "written"
        command = [*yielding, sys.executable, "-m", "exports", *words, "-o", str(file)]
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            text=True, encoding="utf-8", errors="replace",
        )  # fmt: skip
        alarm = Timer(LONGEST_SECONDS, process.kill)
        alarm.start()
        try:
            said = ""
            for line in process.stderr:
                said = line.strip() or said
                if step := read_progress(said):
                    yield step
            if process.wait():
                raise _failure(said, process.returncode)
            yield file.read_bytes()
        finally:
            alarm.cancel()
            process.kill()
            process.wait()
            process.stderr.close()


def _failure(said: str, code: int) -> PressError:
    """What a reader is told; what only those who run the server need to know is its cause."""
    wrong_call = 2
    if code == wrong_call and said.startswith("exports: "):
        return PressError(said.removeprefix("exports: "))
    failure = PressError(
        "The file could not be built: the work was stopped before its end. Nothing was written; "
        "build it again, with fewer slides if it happens twice."
    )
    failure.__cause__ = RuntimeError(f"ended with code {code}: {said}")
    return failure
