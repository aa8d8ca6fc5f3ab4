"""Memory that the C library keeps: in few heaps, and given back to the machine after files."""

from __future__ import annotations

import ctypes
import sys
from functools import cache

_MOST_HEAPS = -8  # M_ARENA_MAX of malloc.h


def give_back_memory() -> None:
    """Let the C library return what it keeps of freed memory, where it can.

    A slide is drawn in tens of thousands of small pieces. When they are freed, glibc keeps their
    pages: a process that wrote five maps stayed 100 MB above its level, and came back to it with
    this call (benchmarks/README.md). It takes some milliseconds outside of Python's lock.
    """
    if glibc := _glibc():
        glibc.malloc_trim(0)


def keep_few_heaps() -> bool:
    """Let all threads of the server share two heaps; whether the C library does.

    Every run of a page is a thread of its own, and glibc gives new threads heaps of their own, up
    to eight for each core, of which each keeps some of what was freed. While readers came and went,
    memory grew for half an hour; with two heaps it stood still after seven minutes, 60 MB lower
    (benchmarks/README.md). To be called before there are threads.
    """
    glibc = _glibc()
    return bool(glibc and glibc.mallopt(_MOST_HEAPS, 2))


@cache
def _glibc() -> ctypes.CDLL | None:
    if not sys.platform.startswith("linux"):
        return None
    try:
        library = ctypes.CDLL("libc.so.6")
        return library if library.malloc_trim and library.mallopt else None
    except (OSError, AttributeError):  # another C library, such as musl
        return None
