"""How the command line says no: one clear line on standard error, and the code of a wrong call."""

from __future__ import annotations

import sys
from typing import Any, NoReturn

from analytics.written_filters import shorten

USAGE_ERROR = 2
STOPPED = 130  # as shells have it for what Ctrl+C ends
LONGEST_LINE = 300


def fail(message: str) -> NoReturn:
    """Say in one line what was wrong and leave with the code for a wrong call."""
    sys.stderr.write(f"exports: {shorten(message, LONGEST_LINE)}\n")
    raise SystemExit(USAGE_ERROR)


def taken(reading: Any) -> Any:
    """What was read of a filter; a refusal ends the call, what was adapted is said."""
    if reading.refused:
        fail(reading.refused[0])
    for sentence in reading.adapted:
        sys.stderr.write(f"exports: {sentence}\n")
    return reading.chosen
