"""How the reader wants the infrastructure map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class MapWish:
    """How the reader wants the map.

    Attributes:
        shape: flat, globe or columns.
        selected: id of the opened site.
        is_due: whether the day lies after the figures, so that fills are plans.
        lines: pieces of great circles, as points of the map.
        rings: outlines of what is within reach, as points of the map.
        middle: what the view looks at, where it is not the whole world.
        zoom: steps beyond the whole world.
        labelled: whether the largest sites are named.
        is_narrow: whether the map is as wide as a phone.
        colours: hex colour of each site.
    """

    shape: str = "flat"
    selected: str | None = None
    is_due: bool = False
    lines: tuple[Any, ...] = ()
    rings: tuple[Any, ...] = ()
    middle: tuple[float, float] | None = None
    zoom: float | None = None
    labelled: bool = True
    is_narrow: bool = False
    colours: Mapping[str, str] = field(default_factory=dict)
