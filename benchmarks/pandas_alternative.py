"""The named alternative to SQL: the question partnership_map in pandas, from the same csv files.

What DuckDB computes once after loading (``analytics/sql/derived.sql``) is computed once here too,
so that both sides are asked the same: filter, group, history, and the names of the companies.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from analytics.filters import AtlasFilter
from analytics.vocabulary import Stage

NEVER = pd.Timestamp("2262-01-01")
_NAMES = {stage.rank: stage.value for stage in Stage}


class PandasMap:
    """The facts as frames, ready for questions.

    Args:
        facts: folder with the csv files.
    """

    def __init__(self, facts: Path) -> None:
        def read(table: str) -> pd.DataFrame:
            # "NA" is Namibia's two-letter code, not a gap.
            return pd.read_csv(facts / f"{table}.csv", keep_default_na=False, na_values=[""])

        countries = read("countries")
        self._countries = countries.loc[
            countries["population"] > 0,
            ["iso3", "name", "region", "subregion", "population", "gdp_usd"],
        ].rename(columns={"name": "country"})
        coverage = read("coverage").set_index("topic")["covered_until"]
        self._standings = _standings(
            read("deals"),
            _moves(read("deal_events"), pd.Timestamp(coverage["deals"])),
            read("organizations").set_index("organization_id")["name"],
        )

    def answer(self, chosen: AtlasFilter) -> pd.DataFrame:
        """Where do the chosen companies stand with every country on a day?

        Args:
            chosen: filter of companies and day; offices and members are left out.
        """
        day = pd.Timestamp(chosen.as_of)
        standings = self._standings
        in_view = (standings["stage_since"] <= day) & (standings["kind"] != "office")
        if chosen.vendors:
            in_view &= standings["vendor_id"].isin(chosen.vendors)
        seen = standings[in_view]
        furthest = _furthest(seen[seen["valid_to"] > day])
        rows = self._countries.merge(furthest, on="iso3", how="left")
        rows = rows.merge(_history(seen), on="iso3", how="left")
        rows["deals"] = rows["deals"].fillna(0).astype(int)
        rows["vendors"] = rows["vendors"].fillna("")
        rows["rank"] = rows["rank"].fillna(Stage.NONE.rank).astype(int)
        rows["last_rung"] = rows["last_rung"].fillna(0).astype(int)
        rows["stage"] = rows["rank"].map(_NAMES)
        rows["is_well_sourced"] = (rows["rank_well_sourced"] == rows["rank"]) | (rows["deals"] == 0)
        return rows.sort_values(["rank", "country"], ascending=[False, True])


def _moves(events: pd.DataFrame, covered_until: pd.Timestamp) -> pd.DataFrame:
    """Changes of each deal's stage with the days between which it held (counting rules 1, 2)."""
    events = events.dropna(subset=["event_date"]).copy()
    length = events["event_date"].str.len()
    full = events["event_date"] + length.map({4: "-12-01", 7: "-01", 10: ""})
    days = pd.to_datetime(full)
    ends = (days + pd.offsets.MonthEnd(0)).clip(upper=covered_until)
    events["stage_since"] = days.where(length == 10, ends)
    events["number"] = events["event_id"].str.extract(r"-(\d+)$").astype(int)
    events = events.sort_values(["deal_id", "stage_since", "number"])
    events = events.drop_duplicates(["deal_id", "stage_since"], keep="last")
    before = events.groupby("deal_id")["stage"].shift()
    moves = events[events["stage"] != before].copy()
    moves["valid_to"] = moves.groupby("deal_id")["stage_since"].shift(-1).fillna(NEVER)
    moves["rank"] = moves["stage"].map({stage.value: stage.rank for stage in Stage})
    moves = moves.sort_values(["stage_since", "event_id"])
    moves["move_order"] = np.arange(len(moves))
    return moves


def _standings(deals: pd.DataFrame, moves: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    placed = deals.dropna(subset=["country_iso3"])[
        ["deal_id", "country_iso3", "vendor_id", "kind", "confidence"]
    ].rename(columns={"country_iso3": "iso3"})
    placed["vendor"] = placed["vendor_id"].map(names)
    return moves.drop(columns=["stage"]).merge(placed, on="deal_id")


def _furthest(now: pd.DataFrame) -> pd.DataFrame:
    by_country = now.groupby("iso3")
    rows = by_country.agg(rank=("rank", "max"), deals=("rank", "size")).reset_index()
    pairs = now[["iso3", "vendor"]].drop_duplicates().sort_values("vendor")
    vendors = pairs.groupby("iso3")["vendor"].agg(", ".join).rename("vendors")
    solid = now[now["confidence"] == "high"].groupby("iso3")["rank"].max()
    newest = now.loc[by_country["move_order"].idxmax(), ["iso3", "event_date", "headline"]]
    newest = newest.rename(columns={"event_date": "newest_date", "headline": "newest_headline"})
    rows = rows.merge(vendors, on="iso3").merge(newest, on="iso3")
    return rows.merge(solid.rename("rank_well_sourced"), on="iso3", how="left")


def _history(seen: pd.DataFrame) -> pd.DataFrame:
    """Since when each country has its stage: its furthest deal on each day of a change."""
    days = seen[["iso3", "stage_since"]].drop_duplicates().rename(columns={"stage_since": "day"})
    then = days.merge(seen[["iso3", "stage_since", "valid_to", "rank"]], on="iso3")
    then = then[(then["stage_since"] <= then["day"]) & (then["valid_to"] > then["day"])]
    ranks = then.groupby(["iso3", "day"], as_index=False)["rank"].max()
    changed = ranks[ranks["rank"] != ranks.groupby("iso3")["rank"].shift()]
    since = changed.groupby("iso3")["day"].max().rename("stage_since")
    rungs = changed[changed["rank"] >= 1].groupby("iso3")["rank"].last().rename("last_rung")
    return pd.concat([since, rungs], axis=1).reset_index()
