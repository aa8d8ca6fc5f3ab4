"""How far a long piece of work is, as the command line tells it and as the server reads it."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass

_LINE = re.compile(r"(\d+)/(\d+) (.*)")


@dataclass(frozen=True)
class Progress:
    """Steps done, steps in all, and what the last one was."""

    done: int
    steps: int
    said: str


def tell_progress(done: int, steps: int, said: str) -> None:
    """Tell one step on standard error."""
    sys.stderr.write(progress_line(done, steps, said) + "\n")
    sys.stderr.flush()


def silence(*_: object) -> None:
    """Tell nothing."""


def progress_line(done: int, steps: int, said: str) -> str:
    """One step in one line.

    Examples:
        >>> progress_line(3, 13, "27 moves")
        '3/13 27 moves'
    """
    return f"{done}/{steps} {' '.join(said.split())}"


def read_progress(line: str) -> Progress | None:
    """The step that a line tells; None for any other line.

    Examples:
        >>> read_progress("3/13 27 moves")
        Progress(done=3, steps=13, said='27 moves')
        >>> read_progress("exports: there is no view") is None
        True
    """
    found = _LINE.fullmatch(line)
    return Progress(int(found[1]), int(found[2]), found[3]) if found else None
