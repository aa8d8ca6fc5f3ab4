"""Asking the facts: one ``.sql`` file per question, values bound, rows or a frame as answer."""

from __future__ import annotations

import re
from collections import defaultdict, namedtuple
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.counting_rules import MOVES_NEEDED
from analytics.filters import AtlasFilter, Choices
from analytics.site_filters import SiteFilter
from analytics.vocabulary import LADDER
from analytics.warehouse import FACTS, open_warehouse

SQL = Path(__file__).parent / "sql"
REMEMBERED_ANSWERS = 512
Chosen = AtlasFilter | SiteFilter
_SIDE_BY_SIDE = ThreadPoolExecutor(max_workers=2, thread_name_prefix="question")


@dataclass(frozen=True, eq=False)
class Atlas:
    """The open facts and what may be chosen from them; safe to share between readers."""

    connection: duckdb.DuckDBPyConnection
    choices: Choices

    def rows(self, question: str, chosen: Chosen | None = None, **more: Any) -> tuple[Any, ...]:
        """Answer a question row by row, as pages read it.

        Args:
            question: name of a file in ``analytics/sql``, whose first comment says what a row is.
            chosen: the reader's filter, of deals or of datacenters; its days are filled in from
                the coverage.
            more: further values that the question binds, such as iso3.

        Returns:
            One named tuple per row; what is unknown is None. Answers are remembered.
        """
        filled = _bound_part(question, chosen.on(self.choices)) if chosen is not None else None
        return _remembered(self, question, filled, tuple(sorted(more.items())))

    def ask_ahead(
        self, chosen: Chosen, questions: tuple[str | tuple[str, dict[str, Any]], ...]
    ) -> None:
        """Ask several questions side by side, so that ``rows`` then has them at hand.

        Args:
            chosen: the reader's filter.
            questions: names, each with further values where the question binds some.

        DuckDB plans a question longer than it computes it, outside the interpreter's lock: two
        threads save a fifth to a third of the wait (benchmarks/README.md); the map's own question
        is half of all.
        """
        _in_view(self, chosen.on(self.choices).at_any_time())
        asked = [(name, {}) if isinstance(name, str) else name for name in questions]
        list(_SIDE_BY_SIDE.map(lambda ask: self.rows(ask[0], chosen, **ask[1]), asked))

    def table(self, question: str, chosen: Chosen, **more: Any) -> pd.DataFrame:
        """Answer a question as a frame, as tables and files take it; columns as in the SQL."""
        filled = chosen.on(self.choices)
        with _asked(self, question, filled, tuple(sorted(more.items()))) as cursor:
            return cursor.df()


def open_atlas(facts: Path = FACTS) -> Atlas:
    """Open the facts and read what can be chosen from them.

    Raises:
        DataError: when a fact breaks its contract.
    """
    connection = open_warehouse(facts)
    return Atlas(connection, read_choices(connection))


# Facts never change while the server runs, so an answer depends on question and filter alone.
# Remembering saves the whole of it when a reader goes back, plays the months again or selects a
# country (benchmarks/README.md, "the same view again"). Rows, not frames: walking over a frame
# took longer than asking for it.
@lru_cache(maxsize=REMEMBERED_ANSWERS)
def _remembered(
    atlas: Atlas, question: str, chosen: Chosen | None, more: tuple[tuple[str, Any], ...]
) -> tuple[Any, ...]:
    with _asked(atlas, question, chosen, more) as cursor:
        row = _row_type(question, tuple(column[0] for column in cursor.description))
        return tuple(map(row._make, cursor.fetchall()))


def _bound_part(question: str, chosen: Chosen) -> Chosen:
    """The filter without stages and days that the question does not look at.

    The curve of signed countries is the same for every day that the reader goes to: it is then
    asked once, not once for each day.
    """
    names = _question(question)[1]
    if isinstance(chosen, SiteFilter):
        return chosen if "month" in names else chosen.at_any_time()
    looks_at_day = {"as_of", "since_days", "typical_days"} & set(names)
    return replace(
        chosen,
        stages=chosen.stages if "stages" in names else (),
        as_of=chosen.as_of if looks_at_day else None,
        since=chosen.since if "since" in names else None,
    )


@contextmanager
def _asked(
    atlas: Atlas, question: str, chosen: Chosen | None, more: tuple[tuple[str, Any], ...]
) -> Iterator[duckdb.DuckDBPyConnection]:
    text, names = _question(question)
    offered = {
        "last_day": atlas.choices.last_day,
        "sites_until": atlas.choices.sites_until,
        "sites_from": atlas.choices.sites_from,
        "sites_planned_to": atlas.choices.sites_planned_to,
        "moves_needed": MOVES_NEEDED,
        "most": None,
        "only": (),
        "left": None,
        "right": None,
        "top": None,
        "bottom": None,
    } | dict(more)
    if isinstance(chosen, SiteFilter):
        offered |= chosen.parameters()
        in_view = _in_view(atlas, chosen.at_any_time())
        offered |= {"shown_sites": in_view.shown, "every_site": in_view.is_all}
    elif chosen is not None:
        offered |= chosen.parameters()
        in_view = _in_view(atlas, chosen.at_any_time())
        offered |= {"places": in_view.places, "shown": in_view.shown}
        offered["everywhere"] = chosen.is_everywhere
        if "all_shown" in names:
            offered["all_shown"] = _in_view(atlas, AtlasFilter(offices=chosen.offices)).shown
        if "since_days" in names:
            offered |= _since(atlas, chosen)
        if "typical_days" in names:
            offered |= _typical_stays(atlas, chosen, offered["moves_needed"])
    # A cursor of its own: concurrent queries on one connection fail.
    with atlas.connection.cursor() as cursor:
        yield cursor.execute(text, {name: offered[name] for name in names})


@cache
def _row_type(question: str, columns: tuple[str, ...]) -> Any:
    return namedtuple(question, columns)


@dataclass(frozen=True, eq=False)
class _InView:
    """What passes a filter: codes of places, and a bit for each deal or site by its number."""

    places: list[str]
    shown: bytes
    is_all: bool


@lru_cache(maxsize=REMEMBERED_ANSWERS)
def _in_view(atlas: Atlas, chosen: Chosen) -> _InView:
    """Places, and deals or sites, that pass a filter: told once, for all questions and days."""
    places = _places(atlas, chosen.regions, chosen.groups, chosen.countries)
    offered = chosen.parameters() | {"everywhere": chosen.is_everywhere, "places": places}
    question = "sites_in_view" if isinstance(chosen, SiteFilter) else "deals_in_view"
    flags = _column(atlas, question, offered).astype(bool)
    # Bits, not letters: of a million sites DuckDB takes them in five times as fast.
    return _InView(places, np.packbits(flags).tobytes(), bool(flags.all()))


@lru_cache(maxsize=REMEMBERED_ANSWERS)
def _places(
    atlas: Atlas, regions: tuple[str, ...], groups: tuple[str, ...], countries: tuple[str, ...]
) -> list[str]:
    offered = {"regions": list(regions), "groups": list(groups), "countries": list(countries)}
    return _column(atlas, "places_in_view", offered).tolist()


def _column(atlas: Atlas, question: str, offered: dict[str, Any]) -> NDArray[Any]:
    text, names = _question(question)
    with atlas.connection.cursor() as cursor:
        (values,) = (
            cursor.execute(text, {name: offered[name] for name in names}).fetchnumpy().values()
        )
    return values


def _since(atlas: Atlas, chosen: AtlasFilter) -> dict[str, list[Any]]:
    """Since when each country has stood where it stands on the day, and its last rung, by code.

    The history is asked once for a filter and serves every day that the reader goes to.
    """
    since: dict[str, date] = {}
    last_rung: dict[str, int] = {}
    for row in atlas.rows("country_history", chosen.at_any_time()):
        if row.day <= chosen.as_of:
            since[row.iso3] = row.day
            if row.rank >= 1:
                last_rung[row.iso3] = row.rank
    return {
        "since_isos": list(since),
        "since_days": list(since.values()),
        "last_rungs": [last_rung.get(iso3, 0) for iso3 in since],
    }


def _typical_stays(atlas: Atlas, chosen: AtlasFilter, moves_needed: int) -> dict[str, list[Any]]:
    """Typical stay, moves and stays seen as lists by rank, for questions that judge by them."""
    of_all = AtlasFilter(offices=chosen.offices, as_of=chosen.as_of)
    rows = {row.rank: row for row in atlas.rows("typical_stays", of_all, moves_needed=moves_needed)}
    ranks = [rows.get(stage.rank) for stage in LADDER]
    return {
        "typical_days": [row.typical_days if row else None for row in ranks],
        "moves_seen": [row.moves_seen if row else 0 for row in ranks],
        "stays_seen": [row.stays_seen if row else 0 for row in ranks],
    }


@cache
def _question(name: str) -> tuple[str, tuple[str, ...]]:
    text = (SQL / f"{name}.sql").read_text(encoding="utf-8")
    return text, tuple(sorted(set(re.findall(r"\$([a-z_0-9]+)", text))))


def read_choices(connection: duckdb.DuckDBPyConnection) -> Choices:
    """Everything that a reader can choose from, as these facts hold it."""
    with connection.cursor() as cursor:

        def pairs(question: str) -> dict[str, str]:
            return dict(cursor.execute(_question(question)[0]).fetchall())

        offered: dict[str, dict[str, str]] = defaultdict(dict)
        for parameter, code, name in cursor.execute(_question("site_names")[0]).fetchall():
            offered[parameter][code] = name
        first_day, last_day = cursor.execute(_question("covered_days")[0]).fetchone()
        until, first_month, last_month = cursor.execute(
            _question("covered_site_days")[0]
        ).fetchone()
        return Choices(
            **offered,
            appointments=pairs("appointment_names"),
            claims=pairs("claim_names"),
            sites_until=until,
            sites_from=first_month,
            sites_planned_to=last_month,
            vendors=pairs("vendors"),
            regions=pairs("regions"),
            groups=pairs("groups"),
            countries=pairs("countries"),
            first_day=first_day,
            last_day=last_day,
            other_spellings=pairs("other_spellings"),
            deals=pairs("deals"),
        )
