"""Views made into exhibits: one file a subject, each asks its questions and says its sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from figures.exhibit import Exhibit
from figures.exhibits.ageing import ageing_exhibit
from figures.exhibits.capacity import hands_exhibit, timeline_exhibit
from figures.exhibits.comparison import comparison_exhibit
from figures.exhibits.contest import contest_exhibit
from figures.exhibits.funnel import funnel_exhibit
from figures.exhibits.matrix import matrix_exhibit
from figures.exhibits.method import method_exhibit
from figures.exhibits.moves import moves_exhibit
from figures.exhibits.partnership import partnership_exhibit
from figures.exhibits.race import race_exhibit
from figures.exhibits.reach import reach_exhibit
from figures.exhibits.register import profile_exhibit, register_exhibit
from figures.exhibits.sites import site_map_exhibit
from figures.exhibits.stage_matrix import stage_matrix_exhibit
from figures.exhibits.statements import appointments_exhibit, claims_exhibit
from figures.exhibits.white_space import white_space_exhibit

EXHIBITS: Mapping[str, Callable[..., Exhibit]] = {
    "partnership_map": partnership_exhibit,
    "stage_funnel": funnel_exhibit,
    "deal_register": register_exhibit,
    "changes": moves_exhibit,
    "country_profile": profile_exhibit,
    "country_comparison": comparison_exhibit,
    "vendor_matrix": matrix_exhibit,
    "appointments": appointments_exhibit,
    "claims_check": claims_exhibit,
    "stage_ageing": ageing_exhibit,
    "contested_countries": contest_exhibit,
    "signed_race": race_exhibit,
    "white_space": white_space_exhibit,
    "datacenter_map": site_map_exhibit,
    "capacity_timeline": timeline_exhibit,
    "capacity_by_country": hands_exhibit,
    "reach": reach_exhibit,
    "method": method_exhibit,
    "stage_matrix": stage_matrix_exhibit,
}
