"""The spine: every view with its title, the question it answers and its table columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analytics.counting_rules import CONTEST_RULE
from analytics.questions import Atlas, Chosen
from analytics.white_space import Weights
from figures.claims_table import claims_table
from figures.method_table import method_table
from figures.race_table import race_table


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
        makes: what makes its rows, where the question alone does not.
        columns_for: promised first columns where an option has this value; what only its other
            values promise is left out.
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
    makes: Callable[[Atlas, Any], pd.DataFrame] | None = None
    columns_for: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def table(self, atlas: Atlas, chosen: Chosen, **options: Any) -> pd.DataFrame:
        """The view's rows, promised columns first, then whatever else the question answers."""
        asked = dict(self.options) | options
        if self.makes:
            rows = self.makes(atlas, chosen)
        else:
            rows = atlas.table(self.asks or self.key, chosen, **asked)
        promised = next(
            (names for value, names in self.columns_for.items() if value in asked.values()),
            self.columns,
        )
        of_others = {name for names in self.columns_for.values() for name in names}
        left_out = {*promised, *self.hidden, *of_others}
        more = [name for name in rows.columns if name not in left_out]
        return rows[[*promised, *more]]


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
            key="stage_matrix",
            title="Stages then and now",
            question="At which stage did deals stand on the first day, and where are they now?",
            columns=("from_stage", "to_stage", "deals"),
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
        View(
            key="white_space",
            title="Countries without a deal, ranked",
            question="Which countries without a deal come first, by measures weighted?",
            columns=(
                "rank", "iso3", "country", "score", "measures_known",
                "population", "population_points", "gdp_usd", "gdp_points",
                "internet_users_pct", "internet_points", "electricity_twh", "electricity_points",
                "low_carbon_share_pct", "low_carbon_points", "rivals", "rivals_points",
                "neighbours_signed", "neighbours_points",
            ),
            options={"weights": Weights()},
            note="Weights stand in the order of the measures; points add up to the score, a mean "
            "of percentiles among all inhabited entities. A measure without a figure is left out "
            "of the mean; measures_known says on how many a score rests.",
        ),
        View(
            key="appointments",
            title="Former officials at AI companies",
            question="Which former officials joined which AI companies, and when?",
            columns=("person", "former_office", "organization", "role", "start_date"),
            note="Filters of company, place and day apply; the place is that of the former office. "
            "A month or year counts from its last day; without a start_date a row stands in no "
            "time.",
        ),
        View(
            key="claims_check",
            title="Claims held against the facts",
            question="What do organizations claim about themselves, and what does the atlas find?",
            columns=(
                "claim_id", "organization", "metric", "claimed", "found", "ratio", "reading",
            ),
            note="Filters of company (the one that speaks) and day apply, others do not; claims "
            "made after the day are left out. found is what the atlas knows on the day, in the "
            "claim's unit, plans and costs of datacenters as of the end of their figures; asked "
            "names the question that computed it, why_not says why none can.",
            makes=claims_table,
        ),
        View(
            key="vendor_matrix",
            title="Stages by company and place",
            question="How far is each company in each country, region or bloc?",
            columns=("vendor", "country", "stage", "deals"),
            columns_for={
                "countries": ("vendor", "country", "stage", "deals", "vendor_id", "iso3"),
                "regions": ("vendor", "region", "stage", "deals", "vendor_id"),
                "groups": ("vendor", "bloc", "stage", "deals", "vendor_id", "group_code"),
            },
            hidden=("place", "rank"),
            options={"across": "countries"},
            note="Regions are the subregions of the United Nations. A country counts in every bloc "
            "that it belongs to, a deal with a bloc itself once, for that bloc.",
        ),
        View(
            key="contested_countries",
            title="Who leads in each country, and who challenges",
            question="Which company leads in each country, and where is the lead contested?",
            columns=("iso3", "country", "leader", "challengers", "gap"),
            hidden=("line",),
            note=CONTEST_RULE,
        ),
        View(
            key="signed_race",
            title="Countries signed, month by month",
            question="Who signed with how many countries, month by month?",
            columns=("vendor_id", "month", "newly_signed", "countries"),
            makes=race_table,
        ),
        View(
            key="method",
            title="Method and sources",
            question="How was it counted, up to which day, from what?",
            columns=("subject", "sentence"),
            makes=method_table,
        ),
    )
}  # fmt: skip
