"""The questions of the world map page without the page: DuckDB alone, and pandas beside it."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pandas as pd

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from benchmarks.pandas_alternative import PandasMap

COUNT = 50
OF_THE_MAP = ("partnership_map", "signed_by_month", "changes", "deal_counts", "off_ladder_deals")
OF_A_COUNTRY = ("deal_register", "country_story", "country_partners")
# Turns of their own: no choice of companies is made twice.
_FIRST, _AS_FRAMES = 8, 9
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


def question_seconds(atlas: Atlas) -> dict[str, list[float]]:
    """Seconds of each question as the page asks it, for a choice that nobody made before.

    Which deals and places are in view is told once for all questions of a choice, so another
    question is asked first.
    """
    seconds: dict[str, list[float]] = {}
    for turn, question in enumerate((*OF_THE_MAP, *OF_A_COUNTRY)):
        countries = ("GBR",) if question in OF_A_COUNTRY else ()
        filters = [
            replace(chosen, countries=countries) for chosen in _companies_and_days(atlas, turn)
        ]
        another = next(name for name in OF_THE_MAP if name != question)
        for chosen in filters:
            atlas.rows(another, chosen)
        seconds[question] = [_timed(atlas, question, chosen) for chosen in filters]
    return seconds


def first_question_seconds(atlas: Atlas) -> list[float]:
    """Seconds of partnership_map with what is in view."""
    filters = _companies_and_days(atlas, _FIRST)
    return [_timed(atlas, "partnership_map", chosen) for chosen in filters]


def against_pandas(atlas: Atlas, facts: Path) -> tuple[list[float], list[float]]:
    """Seconds of partnership_map as a frame, from DuckDB and from pandas.

    Every filter is new in companies and day, so that neither side remembers anything.

    Raises:
        ValueError: when the two give different rows.
    """
    alternative = PandasMap(facts)
    ours, theirs = [], []
    for chosen in _companies_and_days(atlas, _AS_FRAMES):
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


def _companies_and_days(atlas: Atlas, turn: int) -> Iterator[AtlasFilter]:
    """Three companies and a day, another each time; another turn has other companies."""
    sets = itertools.combinations(list(atlas.choices.vendors)[:16], 3)
    start = turn * COUNT
    for back, vendors in enumerate(itertools.islice(sets, start, start + COUNT)):
        day = atlas.choices.last_day - timedelta(days=1 + 7 * back)
        yield AtlasFilter(vendors=vendors, as_of=day)


def _compare(frame: pd.DataFrame, other: pd.DataFrame, chosen: AtlasFilter) -> None:
    def plain(rows: pd.DataFrame) -> pd.DataFrame:
        rows = rows[list(SAME_IN_BOTH)].sort_values("iso3").reset_index(drop=True)
        return rows.assign(stage_since=pd.to_datetime(rows["stage_since"])).astype(str).fillna("")

    one, two = plain(frame), plain(other)
    differs = (one != two).any(axis=1)
    if differs.any():
        raise ValueError(f"DuckDB and pandas differ for {chosen}:\n{one[differs]}\n{two[differs]}")
