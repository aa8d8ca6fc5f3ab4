"""The questions of the world map page without the page: DuckDB alone, and pandas beside it."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.warehouse import FACTS
from benchmarks.changes import ARRIVAL
from benchmarks.pandas_alternative import PandasMap
from benchmarks.table import Row

COUNT = 50
OF_THE_MAP = ("partnership_map", "signed_by_month", "changes", "deal_counts", "off_ladder_deals")
OF_A_COUNTRY = ("deal_register", "country_story", "country_partners")
SAME_IN_BOTH = (
    "iso3",
    "country",
    "stage",
    "stage_since",
    "deals",
    "vendors",
    "last_rung",
    "is_well_sourced",
    "newest_date",
    "newest_headline",
)


def question_rows(atlas: Atlas) -> tuple[list[Row], tuple[list[Row], dict[str, list[Row]]]]:
    """Rows of every question alone, and of one of them beside pandas."""
    rows = [
        Row(f"another day: {name}", seconds)
        for name, seconds in seconds_of_another_day(atlas).items()
    ]
    rows += [
        Row(f"other companies: {name}", seconds)
        for name, seconds in seconds_of_other_companies(atlas).items()
    ]
    rows += [
        Row(f"other companies: all of them {way}", seconds)
        for way, seconds in seconds_together(atlas).items()
    ]
    duckdb, pandas = against_pandas(atlas, FACTS)
    return rows, ([Row("partnership_map", duckdb)], {"pandas": [Row("partnership_map", pandas)]})


def seconds_of_another_day(atlas: Atlas) -> dict[str, list[float]]:
    """Seconds of each question for days that nobody asked for before, companies as before.

    What does not depend on the day is remembered, as on the page.
    """
    here = replace(ARRIVAL, countries=("GBR",))
    chosen = dict.fromkeys(OF_THE_MAP, ARRIVAL) | dict.fromkeys(OF_A_COUNTRY, here)
    seconds: dict[str, list[float]] = {}
    for question, base in chosen.items():
        atlas.rows(question, base)
        filters = (replace(base, as_of=day) for day in _days(atlas))
        seconds[question] = [_timed(atlas, question, each) for each in filters]
    return seconds


def seconds_of_other_companies(atlas: Atlas) -> dict[str, list[float]]:
    """Seconds of each question of the map for companies that nobody chose before.

    Which deals and places are in view is told once for all questions of a choice; here the first
    question bears it.
    """
    filters = list(_companies_and_days(atlas, 0))
    return {
        question: [_timed(atlas, question, chosen) for chosen in filters] for question in OF_THE_MAP
    }


def seconds_together(atlas: Atlas) -> dict[str, list[float]]:
    """Seconds of all questions of the map, one after the other and as the page asks them."""

    def one_by_one(chosen: AtlasFilter) -> None:
        for question in OF_THE_MAP:
            atlas.rows(question, chosen)

    def side_by_side(chosen: AtlasFilter) -> None:
        atlas.ask_ahead(chosen, OF_THE_MAP)

    ways = {"one by one": one_by_one, "side by side, as the page does": side_by_side}
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    # In turn, so that a busy moment of the machine falls on both.
    for (name, ask), chosen in zip(
        itertools.cycle(ways.items()), _companies_and_days(atlas, 2), strict=False
    ):
        start = time.perf_counter()
        ask(chosen)
        seconds[name].append(time.perf_counter() - start)
    return seconds


def against_pandas(atlas: Atlas, facts: Path) -> tuple[list[float], list[float]]:
    """Seconds of partnership_map as a frame, from DuckDB and from pandas.

    Every filter is new in companies and day, so that neither side remembers anything.

    Raises:
        ValueError: when the two give different rows.
    """
    alternative = PandasMap(facts)
    ours, theirs = [], []
    for chosen in _companies_and_days(atlas, 1):
        start = time.perf_counter()
        frame = atlas.table("partnership_map", chosen)
        middle = time.perf_counter()
        other = alternative.answer(chosen)
        end = time.perf_counter()
        ours.append(middle - start)
        theirs.append(end - middle)
        _compare(frame, other, chosen)
    return ours, theirs


def _timed(atlas: Atlas, question: str, chosen: AtlasFilter) -> float:
    start = time.perf_counter()
    atlas.rows(question, chosen)
    return time.perf_counter() - start


def _days(atlas: Atlas) -> Iterator[date]:
    last = atlas.choices.last_day
    return (last - timedelta(days=1 + 7 * back) for back in range(COUNT))


def _companies_and_days(atlas: Atlas, turn: int) -> Iterator[AtlasFilter]:
    """Three companies and a day, another each time; another turn has other companies."""
    sets = itertools.combinations(list(atlas.choices.vendors)[:12], 3)
    for vendors, day in zip(itertools.islice(sets, turn * COUNT, None), _days(atlas), strict=False):
        yield AtlasFilter(vendors=vendors, as_of=day)


def _compare(frame: pd.DataFrame, other: pd.DataFrame, chosen: AtlasFilter) -> None:
    def plain(rows: pd.DataFrame) -> pd.DataFrame:
        rows = rows[list(SAME_IN_BOTH)].sort_values("iso3").reset_index(drop=True)
        return rows.assign(stage_since=pd.to_datetime(rows["stage_since"])).astype(str).fillna("")

    one, two = plain(frame), plain(other)
    differs = (one != two).any(axis=1)
    if differs.any():
        raise ValueError(f"DuckDB and pandas differ for {chosen}:\n{one[differs]}\n{two[differs]}")
