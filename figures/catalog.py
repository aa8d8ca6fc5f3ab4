"""The spine: every view with its title, the question it answers and its table columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analytics.questions import Atlas, Chosen


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
        about: whose filter it takes: deals or sites.
        options: what it asks beside the filter, with what is taken where nothing is said.
        note: how its figures may be read, where that is not plain.
    """

    key: str
    title: str
    question: str
    columns: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    asks: str = ""
    about: str = "deals"
    options: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""

    def table(self, atlas: Atlas, chosen: Chosen, **options: Any) -> pd.DataFrame:
        """The view's rows, promised columns first, then whatever else the question answers."""
        rows = atlas.table(self.asks or self.key, chosen, **dict(self.options) | options)
        more = [name for name in rows.columns if name not in (*self.columns, *self.hidden)]
        return rows[[*self.columns, *more]]


_REGISTER = (
    "deal_id", "title", "vendor", "country", "kind", "stage", "stage_since", "days_in_stage",
    "announced_date", "value_usd", "value_basis", "capacity_mw", "confidence", "sources",
)  # fmt: skip

# 2,000 miles, within which Stargate UAE is said to serve up to half of the world's people.
CLAIMED_REACH_KM = 3219.0

_MEGAWATTS = (
    "Sums hold facility power, IT load and figures whose basis is not stated; planned and running "
    "are never added. A part of a larger site in view is left out where the larger one has a "
    "figure. Paused and cancelled plans are not in sums."
)

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
        View(
            key="datacenter_map",
            title="Datacenters",
            question="Which datacenters are there, how large are they and who runs them?",
            columns=(
                "datacenter_id", "name", "country", "latitude", "longitude", "precision", "status",
                "capacity_mw_planned", "capacity_mw_operational", "operator", "tenant",
            ),
            hidden=("owner_homes", "operator_homes", "tenant_homes", "x", "y", "is_held"),
            about="sites",
            note=_MEGAWATTS,
        ),
        View(
            key="capacity_timeline",
            title="Megawatts by month, seen and planned",
            question="How much ran, and how much is planned to run, in each month?",
            columns=("month", "actual_mw", "planned_mw", "sites"),
            about="sites",
            options={"by": "total"},
            note=_MEGAWATTS,
        ),
        View(
            key="capacity_by_country",
            title="Megawatts by country and whose they are",
            question="In whose hands are the megawatts of each country?",
            columns=(
                "iso3", "country", "operational_mw", "planned_mw", "sites", "domestic_owner_share",
            ),
            about="sites",
            options={"measure": "running", "allies": None},
            note=_MEGAWATTS,
        ),
        View(
            key="reach",
            title="People within reach of datacenters",
            question="How many people live within a distance of a datacenter?",
            columns=("datacenter_id", "name", "radius_km", "population", "world_share"),
            about="sites",
            options={"only_site": None, "radius_km": CLAIMED_REACH_KM},
        ),
    )
}  # fmt: skip
