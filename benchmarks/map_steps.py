"""Panning and zooming through a map of many sites: the question, the deck, and pandas beside it."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from analytics.geography import HEIGHT, WIDTH, project
from analytics.map_windows import NEAREST, SQUARES_ACROSS, MapWindow
from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from benchmarks.many_sites import SEED
from benchmarks.pandas_squares import Flags, PandasSquares
from benchmarks.table import Row, Target
from figures.maps.bin_map import bin_map
from figures.theme import LIGHT

MOST_ON_A_SCREEN = (SQUARES_ACROSS + 1) * (round(SQUARES_ACROSS * HEIGHT / WIDTH) + 1)

# Where each walk goes (latitude, longitude), and what it filters; the filter changes on the way.
_WALKS = (
    ((39.04, -77.49), SiteFilter()),
    ((39.90, 116.40), SiteFilter(statuses=("operational", "partial", "construction"))),
    ((50.11, 8.68), SiteFilter(regions=("Europe", "Asia"))),
    ((19.08, 72.88), SiteFilter(mw_from=100.0)),
    ((35.68, 139.69), SiteFilter(confidence=("high",))),
    ((33.45, -112.07), SiteFilter(owners=("microsoft", "google", "meta"))),
)


@dataclass
class StepCosts:
    """What the steps of all walks cost; seconds unless said otherwise.

    Attributes:
        steps: a step's squares, and the deck that draws them, as text.
        wide: those of them that look at the whole world or at half of it.
        changes: a filter change: which sites are in view, their squares, the deck.
        deck_bytes: length of a step's deck.
        on_screen: circles of a step in the window itself.
        told: circles of a step with those beside the window, for dragging.
        squares, squares_by_pandas: a step's squares alone.
        changed, changed_by_pandas: a change's sites in view and squares alone.
    """

    steps: list[float] = field(default_factory=list)
    wide: list[float] = field(default_factory=list)
    changes: list[float] = field(default_factory=list)
    deck_bytes: list[float] = field(default_factory=list)
    on_screen: list[float] = field(default_factory=list)
    told: list[float] = field(default_factory=list)
    squares: list[float] = field(default_factory=list)
    squares_by_pandas: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)
    changed_by_pandas: list[float] = field(default_factory=list)


def walk_the_map(atlas: Atlas) -> StepCosts:
    """Go from the whole world to the nearest windows, once for every filter.

    No window is looked at twice with the same filter, so that no answer is remembered.

    Raises:
        ValueError: when pandas gives other squares.
    """
    costs = StepCosts()
    alternative = PandasSquares(atlas)
    dice = random.Random(SEED)  # noqa: S311 - a repeatable walk, no secret
    _warm_up(atlas, alternative)
    for place, chosen in _WALKS:
        *_, before = _windows(place, dice, upto=1)
        asked, drawn, _, rows = _ask_and_draw(atlas, chosen, before)
        start = time.perf_counter()
        flags = alternative.in_view(chosen)
        other = alternative.squares(flags, before)
        costs.changed_by_pandas.append(time.perf_counter() - start)
        costs.changed.append(asked)
        costs.changes.append(asked + drawn)
        _compare(rows, other, chosen, before)
        for window in _windows(place, dice):
            _step(costs, atlas, alternative, chosen, flags, window)
    return costs


def step_rows(costs: StepCosts) -> tuple[list[Row], tuple[list[Row], dict[str, list[Row]]]]:
    """The costs as rows, and the squares alone beside those of pandas."""
    rows = [
        Row("pan or zoom: squares and deck", costs.steps, "ms", Target(0.060)),
        Row("of these, the world and half of it", costs.wide, "ms", Target(0.060)),
        Row("filter change: sites in view, squares and deck", costs.changes),
        Row("pan or zoom: bytes of the deck", costs.deck_bytes, "kB", Target(500_000, of="p95")),
        Row("circles on the screen", costs.on_screen, "", Target(MOST_ON_A_SCREEN, of="p95")),
        Row("circles sent, with those beside it", costs.told, ""),
    ]
    names = ("pan or zoom: squares", "filter change: sites in view and squares")
    ours = (costs.squares, costs.changed)
    theirs = (costs.squares_by_pandas, costs.changed_by_pandas)
    return rows, (
        [Row(name, values) for name, values in zip(names, ours, strict=True)],
        {"pandas": [Row(name, values) for name, values in zip(names, theirs, strict=True)]},
    )


def _step(
    costs: StepCosts,
    atlas: Atlas,
    alternative: PandasSquares,
    chosen: SiteFilter,
    flags: Flags,
    window: MapWindow,
) -> None:
    asked, drawn, deck, rows = _ask_and_draw(atlas, chosen, window)
    start = time.perf_counter()
    other = alternative.squares(flags, window)
    costs.squares_by_pandas.append(time.perf_counter() - start)
    costs.squares.append(asked)
    costs.steps.append(asked + drawn)
    if window.step <= 1:
        costs.wide.append(asked + drawn)
    costs.deck_bytes.append(len(deck))
    costs.told.append(len(rows))
    costs.on_screen.append(sum(_is_on_screen(row, window) for row in rows))
    _compare(rows, other, chosen, window)


def _windows(
    place: tuple[float, float], dice: random.Random, upto: int = NEAREST
) -> Iterator[MapWindow]:
    """One window per step towards a place, each with the place elsewhere in it."""
    latitude, longitude = place
    x, y = (float(axis) for axis in project(longitude, latitude))
    yield MapWindow()
    for step in range(1, upto + 1):
        reach = WIDTH / 2**step / 4
        yield MapWindow(
            round(x + dice.uniform(-reach, reach), 1),
            round(y + dice.uniform(-reach, reach) / 2, 1),
            step,
        )


def _ask_and_draw(
    atlas: Atlas, chosen: SiteFilter, window: MapWindow
) -> tuple[float, float, str, tuple[Any, ...]]:
    start = time.perf_counter()
    rows = atlas.rows("site_bins", chosen, cell=window.cell, **window.bounds())
    asked = time.perf_counter()
    deck = bin_map(rows, window, atlas.choices.sites, LIGHT).to_json()
    return asked - start, time.perf_counter() - asked, deck, rows


def _warm_up(atlas: Atlas, alternative: PandasSquares) -> None:
    """Whatever runs slowly for the first time, with a filter of its own."""
    chosen = SiteFilter(statuses=("paused",))
    _ask_and_draw(atlas, chosen, MapWindow())
    alternative.squares(alternative.in_view(chosen), MapWindow())


def _is_on_screen(row: Any, window: MapWindow) -> bool:
    width, height = WIDTH / 2**window.step, HEIGHT / 2**window.step
    return abs(row.x - window.x) <= width / 2 and abs(row.y - window.y) <= height / 2


def _compare(
    rows: tuple[Any, ...], other: pd.DataFrame, chosen: SiteFilter, window: MapWindow
) -> None:
    mine = pd.DataFrame(rows, columns=list(other.columns) if not rows else None)[[*other.columns]]
    is_same = len(mine) == len(other)
    for column in ("column_number", "row_number", "sites", "datacenter_id"):
        is_same = is_same and _plain(mine[column]) == _plain(other[column])
    for column in ("x", "y", "operational_mw", "planned_mw"):
        # Sums of the same numbers in another order differ in their last digits.
        is_same = is_same and np.allclose(
            mine[column].astype(float), other[column].astype(float), rtol=1e-9, equal_nan=True
        )
    if not is_same:
        raise ValueError(f"DuckDB and pandas differ for {chosen}, {window}:\n{mine}\n{other}")


def _plain(values: pd.Series) -> list[Any]:
    return [None if value is None or value != value else value for value in values]
