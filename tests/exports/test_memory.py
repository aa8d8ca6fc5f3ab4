"""Memory of the C library: threads share few heaps."""

from __future__ import annotations

import subprocess
import sys

import pytest

from exports.memory import _glibc

THREADS = """
import ctypes, re, sys, tempfile, threading
from exports.memory import keep_few_heaps

if sys.argv[1] == "few":
    assert keep_few_heaps()
library = ctypes.CDLL("libc.so.6")
all_there = threading.Barrier(12)


def take():
    taken = [bytearray(50_000) for _ in range(50)]
    all_there.wait()
    return taken


threads = [threading.Thread(target=take) for _ in range(12)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
library.fopen.restype = ctypes.c_void_p
with tempfile.NamedTemporaryFile() as told:
    file = ctypes.c_void_p(library.fopen(told.name.encode(), b"w"))
    library.malloc_info(0, file)
    library.fclose(file)
    print(len(re.findall(rb"<heap nr=", told.read())))
"""


def heaps(wish: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", THREADS, wish], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


@pytest.mark.skipif(_glibc() is None, reason="another C library, which has no such heaps")
def test_threads_of_the_server_share_two_heaps():
    assert heaps("few") <= 2 < heaps("as they come")
