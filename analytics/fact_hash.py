"""Which facts does a file rest on? Their fingerprint, which changes with any letter of them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from analytics.warehouse import FACTS


@cache
def facts_hash(facts: Path = FACTS) -> str:
    """The fingerprint of all csv files of facts, read once for the life of the process.

    Args:
        facts: folder that holds them.

    Returns:
        SHA-256 in hexadecimal, over one line a file, sorted by name, as sha256sum writes them.
        ``LC_ALL=C sha256sum data/*.csv | sha256sum`` tells the same, without the atlas.
    """
    lines = (
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  data/{file.name}\n"
        for file in sorted(facts.glob("*.csv"), key=lambda file: file.name.encode())
    )
    return hashlib.sha256("".join(lines).encode()).hexdigest()
