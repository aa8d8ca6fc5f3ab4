"""Views made into exhibits: one file a subject, each asks its questions and says its sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from figures.exhibit import Exhibit
from figures.exhibits.contest import contest_exhibit
from figures.exhibits.deals import deal_table_exhibit, funnel_exhibit
from figures.exhibits.partnership import partnership_exhibit
from figures.exhibits.sites import (
    hands_exhibit,
    reach_exhibit,
    site_map_exhibit,
    timeline_exhibit,
)

_OF_CONTEST = (
    "vendor_matrix", "contested_countries", "white_space", "appointments", "claims_check",
)  # fmt: skip
_TABLES = ("deal_register", "changes", "stage_ageing", "country_profile", "country_comparison")

EXHIBITS: Mapping[str, Callable[..., Exhibit]] = {
    "partnership_map": partnership_exhibit,
    "stage_funnel": funnel_exhibit,
    **{key: partial(deal_table_exhibit, key) for key in _TABLES},
    **{key: partial(contest_exhibit, key) for key in _OF_CONTEST},
    "datacenter_map": site_map_exhibit,
    "capacity_timeline": timeline_exhibit,
    "capacity_by_country": hands_exhibit,
    "reach": reach_exhibit,
}
