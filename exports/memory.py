"""Memory that files took, given back to the machine."""

from __future__ import annotations

import ctypes
import sys
from functools import cache


def give_back_memory() -> None:
    """Let the C library return what it keeps of freed memory, where it can.

    A slide is drawn in tens of thousands of small pieces. When they are freed, glibc keeps their
    pages: a process that wrote five maps stayed 100 MB above its level, and came back to it with
    this call (benchmarks/README.md). It takes some milliseconds outside of Python's lock.
    """
    if trim := _trim():
        trim(0)


@cache
def _trim() -> ctypes._CFuncPtr | None:
    if not sys.platform.startswith("linux"):
        return None
    try:
        return ctypes.CDLL("libc.so.6").malloc_trim
    except (OSError, AttributeError):  # another C library, such as musl
        return None
