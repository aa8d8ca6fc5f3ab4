"""The named alternative to site_bins: the squares of a map of many sites in pandas.

The frame holds what ``site_points`` and ``part_points`` hold (``analytics/sql/derived_sites.sql``).
Both sides remember which sites pass a filter, and find their squares anew for every window.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.map_windows import MapWindow
from analytics.questions import Atlas
from analytics.site_filters import SiteFilter

_SITES = """
SELECT
    datacenter_id,
    x,
    y,
    status,
    region,
    confidence,
    greatest(capacity_mw_planned, capacity_mw_operational) AS megawatts,
    capacity_mw_operational AS operational_mw,
    CASE WHEN NOT is_held THEN capacity_mw_planned END AS planned_mw
FROM site_cards
ORDER BY site_number
"""
_OWNERS = "SELECT site_number - 1 AS site, unnest(owner_ids) AS owner FROM site_cards"
_PARTS = """
SELECT site_number - 1 AS site, larger_number - 1 AS larger, larger_runs, larger_is_planned
FROM part_points
"""
Flags = NDArray[np.bool_]


class PandasSquares:
    """The datacenters of an atlas as a frame, ready for questions."""

    def __init__(self, atlas: Atlas) -> None:
        with atlas.connection.cursor() as cursor:
            sites = cursor.execute(_SITES).df()
            owners = cursor.execute(_OWNERS).df()
            self._parts = cursor.execute(_PARTS).df()
        words = ("status", "region", "confidence")
        self._sites = sites.astype(dict.fromkeys(words, "category"))
        self._owners = owners.astype({"owner": "category"})

    def in_view(self, chosen: SiteFilter) -> Flags:
        """Which sites pass a filter of statuses, regions, owners, confidence and megawatts?"""
        sites = self._sites
        flags = np.ones(len(sites), dtype=bool)
        for column, allowed in (
            ("status", chosen.statuses),
            ("region", chosen.regions),
            ("confidence", chosen.confidence),
        ):
            if allowed:
                flags &= sites[column].isin(allowed).to_numpy()
        if chosen.owners:
            owned = np.zeros(len(sites), dtype=bool)
            owned[self._owners.loc[self._owners["owner"].isin(chosen.owners), "site"]] = True
            flags &= owned
        if chosen.mw_from is not None:
            flags &= (sites["megawatts"] >= chosen.mw_from).to_numpy()
        return flags

    def squares(self, flags: Flags, window: MapWindow) -> pd.DataFrame:
        """The squares of a window that hold a site in view, with their sums.

        Args:
            flags: which sites are in view.
            window: the part of the map.
        """
        bounds = window.bounds()
        is_told = (
            flags
            & self._sites["x"].between(bounds["left"], bounds["right"]).to_numpy()
            & self._sites["y"].between(bounds["top"], bounds["bottom"]).to_numpy()
        )
        told = self._sites.loc[is_told, ["datacenter_id", "x", "y", "operational_mw", "planned_mw"]]
        told["operational_mw"] = told["operational_mw"].mask(
            self._carried(flags, "larger_runs")[is_told]
        )
        told["planned_mw"] = told["planned_mw"].mask(
            self._carried(flags, "larger_is_planned")[is_told]
        )
        told["column_number"] = np.floor(told["x"] / window.cell).astype("int32")
        told["row_number"] = np.floor(told["y"] / window.cell).astype("int32")
        by_square = told.groupby(["column_number", "row_number"], sort=False)
        squares = by_square[["x", "y"]].mean()
        squares["sites"] = by_square.size()
        squares[["operational_mw", "planned_mw"]] = by_square[["operational_mw", "planned_mw"]].sum(
            min_count=1
        )
        squares["datacenter_id"] = by_square["datacenter_id"].first().where(squares["sites"] == 1)
        return squares.reset_index().sort_values(
            ["sites", "column_number", "row_number"], ascending=[False, True, True]
        )

    def _carried(self, flags: Flags, figure: str) -> Flags:
        """Which sites have a larger one in view with a figure of its own (counting rule 7)?"""
        parts = self._parts
        carried = np.zeros(len(flags), dtype=bool)
        carried[parts["site"][parts[figure].to_numpy() & flags[parts["larger"]]]] = True
        return carried
