"""A view's rows as the written cells of a table for people."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from analytics.vocabulary import DEAL_KINDS, Stage
from figures.exhibit import TablePicture
from figures.formatting import day, share, three_figures, usd

_HEADS = {
    "iso3": "Code",
    "stage_since": "Since",
    "days_in_stage": "Days in stage",
    "announced_date": "First public word",
    "event_date": "Day",
    "value_usd": "Value",
    "value_basis": "Basis",
    "capacity_mw": "MW",
    "actual_mw": "Seen, MW",
    "planned_mw": "Planned, MW",
    "operational_mw": "Running, MW",
    "capacity_mw_planned": "Planned, MW",
    "capacity_mw_operational": "Running, MW",
    "domestic_owner_share": "Domestic owners",
    "world_share": "Share of the world",
    "radius_km": "Radius, km",
    "typical_days": "Typical days",
    "from_stage": "From",
    "to_stage": "To",
    "vendor": "Company",
    "vendors": "Companies",
}
_IDS = ("deal_id", "datacenter_id", "iso3", "latitude", "longitude")
_SHARES = ("domestic_owner_share", "world_share")
_STAGES = ("stage", "from_stage", "to_stage")


def table_picture(table: pd.DataFrame, columns: tuple[str, ...]) -> TablePicture:
    """The promised columns of a view as a table for people: without keys, numbers with commas.

    Args:
        table: a view's rows.
        columns: the columns promised.
    """
    shown = [name for name in columns if name not in _IDS]
    are_numbers = tuple(pd.api.types.is_numeric_dtype(table[name]) for name in shown)
    rows = table[shown].itertuples(index=False)
    return TablePicture(
        columns=tuple(_head(name) for name in shown),
        rows=tuple(
            tuple(_written(name, value) for name, value in zip(shown, row, strict=True))
            for row in rows
        ),
        are_numbers=are_numbers,
    )


def _head(name: str) -> str:
    return _HEADS.get(name, name.replace("_", " ").capitalize())


def _written(name: str, value: Any) -> str:
    if isinstance(value, (list, tuple)) or (
        hasattr(value, "tolist") and not hasattr(value, "item")
    ):
        return ", ".join(map(str, value))
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return ""
    if name in _STAGES:
        return Stage(value).label
    if name == "kind":
        return DEAL_KINDS.get(value, str(value))
    if name == "value_usd":
        return usd(value)
    if name in _SHARES:
        return share(float(value))
    if isinstance(value, (pd.Timestamp, date)):
        return day(value)
    if isinstance(value, (int, float)) or hasattr(value, "item"):
        return three_figures(float(value))
    return str(value)
