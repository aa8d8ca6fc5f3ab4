"""The spine: every view with its title, the question it answers and its table columns."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analytics.filters import AtlasFilter
from analytics.questions import Atlas


@dataclass(frozen=True)
class View:
    """One view of the atlas, as pages, exports and the command line name it."""

    key: str
    title: str
    question: str
    columns: tuple[str, ...]
    hidden: tuple[str, ...] = ()

    def table(self, atlas: Atlas, chosen: AtlasFilter) -> pd.DataFrame:
        """The view's rows, promised columns first, then whatever else the question answers."""
        rows = atlas.table(self.key, chosen)
        more = [name for name in rows.columns if name not in (*self.columns, *self.hidden)]
        return rows[[*self.columns, *more]]


VIEWS = {
    view.key: view
    for view in (
        View(
            key="partnership_map",
            title="Partnership status by country",
            question="How far has the furthest deal of the chosen companies come in each country?",
            columns=("iso3", "country", "stage", "stage_since", "deals", "vendors"),
            hidden=("rank", "last_rung"),
        ),
        View(
            key="stage_funnel",
            title="Countries and deals by stage",
            question="How many countries and deals stand at each stage?",
            columns=("stage", "countries", "deals"),
        ),
        View(
            key="deal_register",
            title="Deal register",
            question="Which deals are in view, and how far is each?",
            columns=(
                "deal_id", "title", "vendor", "country", "kind", "stage", "stage_since",
                "days_in_stage", "announced_date", "value_usd", "value_basis", "capacity_mw",
                "confidence", "sources",
            ),
            hidden=("rank",),
        ),
        View(
            key="changes",
            title="Moves between two days",
            question="Which deals changed their stage, from what to what?",
            columns=(
                "event_date", "deal_id", "vendor", "country", "from_stage", "to_stage", "headline",
            ),
        ),
    )
}  # fmt: skip
