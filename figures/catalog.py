"""The spine: every view with its title, the question it answers and its table columns."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analytics.filters import AtlasFilter
from analytics.questions import Atlas


@dataclass(frozen=True)
class View:
    """One view of the atlas, as pages, exports and the command line name it.

    Attributes:
        key: name in exports and on the command line.
        title: what is shown.
        question: the reader's question that it answers.
        columns: promised first columns of its table.
        hidden: columns of the answer that only the pages need.
        asks: name of the SQL question, where it is not the key.
    """

    key: str
    title: str
    question: str
    columns: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    asks: str = ""

    def table(self, atlas: Atlas, chosen: AtlasFilter) -> pd.DataFrame:
        """The view's rows, promised columns first, then whatever else the question answers."""
        rows = atlas.table(self.asks or self.key, chosen)
        more = [name for name in rows.columns if name not in (*self.columns, *self.hidden)]
        return rows[[*self.columns, *more]]


_REGISTER = (
    "deal_id", "title", "vendor", "country", "kind", "stage", "stage_since", "days_in_stage",
    "announced_date", "value_usd", "value_basis", "capacity_mw", "confidence", "sources",
)  # fmt: skip

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
            columns=_REGISTER,
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
        View(
            key="stage_ageing",
            title="Days in stage against the typical stay",
            question="Which deals wait longer than deals usually do?",
            columns=(
                "deal_id", "vendor", "country", "stage", "days_in_stage", "typical_days", "state",
            ),
        ),
        View(
            key="country_profile",
            title="Deals of one country",
            question="Which deals does a country have, and how far is each?",
            columns=_REGISTER,
            hidden=("rank",),
            asks="deal_register",
        ),
        View(
            key="country_comparison",
            title="Countries side by side",
            question="How do countries differ in deals, companies, sums and megawatts?",
            columns=("country", "measure", "value"),
        ),
    )
}  # fmt: skip
