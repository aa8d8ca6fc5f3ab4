"""How the command line says no: one clear line on standard error, and the code of a wrong call."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from analytics.written_filters import nearest, shorten

USAGE_ERROR = 2
STOPPED = 130  # as shells have it for what Ctrl+C ends
LONGEST_LINE = 300


def fail(message: str) -> NoReturn:
    """Say in one line what was wrong and leave with the code for a wrong call."""
    sys.stderr.write(f"exports: {shorten(message, LONGEST_LINE)}\n")
    raise SystemExit(USAGE_ERROR)


def hint(word: str, allowed: Iterable[str]) -> str:
    """What could be said instead of a word: the nearest one allowed, else all of them.

    Examples:
        >>> hint("ligth", ("light", "dark")), hint("blue", ("light", "dark"))
        ('the nearest is light', 'choose from light, dark')
    """
    names = {name: name for name in allowed}
    close = nearest(word, names)
    return f"the nearest is {close[0]}" if close else f"choose from {', '.join(names)}"


def taken(reading: Any) -> Any:
    """What was read of a filter; a refusal ends the call, what was adapted is said."""
    if reading.refused:
        fail(reading.refused[0])
    for sentence in reading.adapted:
        sys.stderr.write(f"exports: {sentence}\n")
    return reading.chosen
