"""The world as paths: the file that browsers fetch, read to write pictures and slides.

``paths`` writes it; reading it needs numpy alone.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

PATHS_FILE = Path(__file__).parents[2] / "static" / "world_paths.json"

Ring = NDArray[np.int64]


@cache
def read_world_paths() -> dict[str, Any]:
    """The file, as data/README.md describes it; one copy for all, never to be changed."""
    return json.loads(PATHS_FILE.read_text(encoding="utf-8"))


def path_rings(path: str) -> list[Ring]:
    """Read the rings of a path of the file, in map units, first vertex not repeated.

    Examples:
        >>> [ring.tolist() for ring in path_rings("M10 20l5 0-5 7z")]
        [[[10, 20], [15, 20], [10, 27]]]
    """
    rings = []
    for text in path.split("z")[:-1]:
        steps = np.array(re.findall(r"-?\d+", text), dtype=np.int64).reshape(-1, 2)
        rings.append(np.cumsum(steps, axis=0))
    return rings
