"""What each metric of a claim counts, and whether public deals and datacenters can tell it.

A metric is held against the facts only where they count the same thing; for every other one stands
the reason why they cannot. What the facts are asked is said in the questions named here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

COUNTRIES = "claimed_countries"
SITES = "claimed_sites"
VALUES = "claimed_values"

PROGRAMME = "OpenAI for Countries"


@dataclass(frozen=True)
class CheckedMetric:
    """A metric that the facts can tell.

    Attributes:
        words: what stands behind the number and its unit, as in "50 countries engaged".
        asked: name of the SQL question that computes what is found.
        of: column of its answer that holds what is found.
        counts: what is found, in words.
        beside: what the second figure of the answer counts, in words.
    """

    words: str
    asked: str
    of: str
    counts: str
    beside: str


CHECKED: Mapping[str, CheckedMetric] = {
    "countries_engaged": CheckedMetric(
        "engaged", COUNTRIES, "found",
        "countries abroad with any deal of the company, also where talks have stopped",
        f"with a deal of {PROGRAMME}",
    ),
    "countries_expressing_interest": CheckedMetric(
        "with interest", COUNTRIES, "found",
        "countries abroad with any deal of the company, also where talks have stopped",
        f"with a deal of {PROGRAMME}",
    ),
    "countries_signed": CheckedMetric(
        "signed", COUNTRIES, "found",
        f"countries with a deal of {PROGRAMME} at memorandum or further",
        "at agreement or further",
    ),
    "target_projects_first_phase": CheckedMetric(
        "as target of the first phase", COUNTRIES, "found",
        f"countries with a deal of {PROGRAMME} at agreement or further",
        "with those at memorandum",
    ),
    "education_participants": CheckedMetric(
        "in Education for Countries", COUNTRIES, "found",
        "countries with a deal of Education for Countries at agreement or further",
        "with those that talk",
    ),
    "national_safety_partnerships": CheckedMetric(
        "with a partnership on safety", COUNTRIES, "found",
        "countries whose AI safety institute has a deal at memorandum or further",
        "with other safety deals",
    ),
    "capacity_target_uae": CheckedMetric(
        "as target in the UAE", SITES, "planned_mw",
        "megawatts planned at the company's datacenters in the United Arab Emirates",
        "seen running",
    ),
    "capacity_first_phase_uae": CheckedMetric(
        "in the first phase in the UAE", SITES, "planned_mw",
        "megawatts due in time at the company's datacenters in the United Arab Emirates",
        "seen running",
    ),
    "us_capacity_target": CheckedMetric(
        "as target in the United States", SITES, "planned_mw",
        "megawatts planned at the datacenters in the United States from its Stargate deals",
        "seen running",
    ),
    "compute_target": CheckedMetric(
        "as target", SITES, "planned_mw",
        "megawatts planned at datacenters that the company owns, operates or uses, without those "
        "that begin after the year of the target",
        "seen running",
    ),
    "capacity_target": CheckedMetric(
        "as target", SITES, "planned_mw",
        "megawatts planned at datacenters that the company owns, operates or uses, without those "
        "that begin after the year of the target",
        "seen running",
    ),
    "investment": CheckedMetric(
        "of planned investment", SITES, "cost_usd",
        "building cost, stated or estimated, of the datacenters in the United States from its "
        "Stargate deals",
        "",
    ),
    "agreements_value": CheckedMetric(
        "of agreements", VALUES, "value_usd",
        "announced value of deals of companies of the United States in which it takes part",
        "",
    ),
}  # fmt: skip

# How many of the facts' own units one unit of a claim is; a claim in another cannot be compared.
UNITS: Mapping[str, Mapping[str, float]] = {
    "found": {"countries": 1, "projects": 1},
    "planned_mw": {"MW": 1, "GW": 1_000},
    "cost_usd": {"USD": 1},
    "value_usd": {"USD": 1},
}

# Why public deals cannot tell it -> metrics, each with what stands behind its number and unit.
NOT_CHECKED: Mapping[str, Mapping[str, str]] = {
    "Users are counted by the company alone; no deal says how many there are.": {
        "chatgpt_weekly_users": "of ChatGPT a week",
        "chatgpt_weekly_users_brazil": "of ChatGPT a week in Brazil",
        "chatgpt_monthly_users_brazil": "of ChatGPT a month in Brazil",
        "chatgpt_weekly_users_india": "of ChatGPT a week in India",
        "chatgpt_weekly_users_ireland": "of ChatGPT a week in Ireland",
        "chatgpt_edu_users_estonia": "of ChatGPT Edu in Estonia",
        "chatgpt_edu_students_estonia": "with ChatGPT Edu in Estonia",
        "codex_weekly_users": "of Codex a week",
        "government_users_us": "in government of the United States who used it",
        "registered_users": "registered",
        "active_educators_kazakhstan": "active in Kazakhstan",
    },
    "How many people a programme reaches is counted by those who run it, not in deals.": {
        "people_trained": "trained",
        "educators_trained_kazakhstan": "trained in Kazakhstan",
        "students_reached_jordan": "reached in Jordan",
        "teachers_in_pilot": "who teach in the pilot",
    },
    "How many may use a service is told by the parties; deals hold no number of seats.": {
        "educator_licences": "for educators",
        "free_licences_india": "free of charge in India",
        "teacher_licences_slovakia": "who may have a licence in Slovakia",
        "civil_servants_in_scope": "of the public service in scope",
        "civil_servants_with_access": "of the public service with access",
        "personnel_with_access": "of the forces with access",
        "scientists_with_access": "of science with access",
    },
    "A target for people or places served shows in no deal before it is met.": {
        "civil_servants_target": "of the public service as target",
        "users_target": "as target of users",
        "pupils_target": "at school as target",
        "workers_to_upskill_australia": "at work in Australia to be trained",
        "clinics_target": "to be reached",
    },
    "Time saved is told by those who use the tools and is measured in no deal.": {
        "time_saved_per_week": "saved a week",
        "staff_days_saved_per_year": "of staff saved a year",
        "search_time_reduction": "less time for searching",
    },
    "Effects on an economy come from studies and models, which deals do not hold.": {
        "gdp_effect": "as effect on the economy",
        "jobs_per_year": "a year",
    },
    "Staff of a company is not in deals.": {
        "planned_staff": "on the staff as planned",
        "local_roles_target": "planned",
    },
    "A deal only repeats such a pledge; what has been spent of it is not public.": {
        "planned_investment": "of planned investment",
        "initial_investment": "of first investment",
        "consumption_commitment": "of promised consumption",
        "partnership_value": "for a partnership",
        "research_credits": "of credits for research",
        "usage_credits": "of credits for usage",
        "grant": "as grant",
    },
    "Money between companies is not a deal with a state.": {
        "azure_commitment": "of purchases from Azure",
        "infrastructure_commitment_before": "of infrastructure commitments before the cut",
        "infrastructure_commitment_2030": "of infrastructure commitments to 2030",
        "combined_valuation": "as combined valuation",
    },
    "A price is a term inside a contract; deals hold it as a remark, not as a figure.": {
        "price_per_agency": "an agency",
    },
    "An offer to students is no deal with their states, so that the countries are not rows.": {
        "countries_with_free_plan": "with a free plan",
    },
    "The atlas holds offices abroad, one row for each country, and none at home; cities are not "
    "counted.": {
        "office_cities": "with an office",
    },
    "Single organizations that join a programme are not deals with states.": {
        "added_organizations": "added",
    },
    "Single uses inside a contract are not told apart in deals.": {
        "planned_uses": "planned",
    },
    "What all datacenters of the world work is not known, nor which share is whose.": {
        "global_workload_share": "of the world's AI work",
    },
    "Orders of chips are not deals with states.": {
        "dram_wafer_starts_per_month": "a month",
    },
}

NOT_KNOWN = "This metric is not known to the atlas."

# Claims of one organization that speak of the same thing, by their subject: the topic of a known
# contradiction where there is one.
SAME_THING: Mapping[str, tuple[str, tuple[str, ...]]] = {
    PROGRAMME: (
        "openai",
        (
            "target_projects_first_phase", "countries_expressing_interest", "countries_engaged",
            "countries_signed",
        ),
    ),
    "Education for Countries": ("openai", ("education_participants",)),
    "Weekly ChatGPT users": ("openai", ("chatgpt_weekly_users",)),
    "ChatGPT in Brazil": (
        "openai", ("chatgpt_monthly_users_brazil", "chatgpt_weekly_users_brazil"),
    ),
    "ChatGPT in Estonia": (
        "openai", ("chatgpt_edu_students_estonia", "chatgpt_edu_users_estonia"),
    ),
    "Infrastructure commitments": (
        "openai", ("infrastructure_commitment_before", "infrastructure_commitment_2030"),
    ),
    "Stargate UAE: capacity": ("openai", ("capacity_target_uae",)),
    "Stargate UAE: first part": ("openai", ("capacity_first_phase_uae",)),
    "HUMAIN: plan": ("humain", ("compute_target", "global_workload_share")),
    "Campus AI": ("mgx", ("compute_target",)),
}  # fmt: skip


def words_of(metric: str) -> str:
    """What stands behind a claim's number and unit; a metric not known is told by its name.

    Examples:
        >>> words_of("chatgpt_weekly_users"), words_of("moons_landed_on")
        ('of ChatGPT a week', '(moons landed on)')
    """
    if metric in CHECKED:
        return CHECKED[metric].words
    for metrics in NOT_CHECKED.values():
        if metric in metrics:
            return metrics[metric]
    return f"({metric.replace('_', ' ')})"


def why_not(metric: str) -> str:
    """Why public deals cannot tell a metric; for one that they can tell, nothing."""
    if metric in CHECKED:
        return ""
    for reason, metrics in NOT_CHECKED.items():
        if metric in metrics:
            return reason
    return NOT_KNOWN


def same_things() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Keys of organization and metric, and the subject of each, as the questions bind them."""
    pairs = [
        (f"{organization_id} {metric}", subject)
        for subject, (organization_id, metrics) in SAME_THING.items()
        for metric in metrics
    ]
    return tuple(key for key, _ in pairs), tuple(subject for _, subject in pairs)


def story_claims() -> tuple[str, ...]:
    """Keys of organization and metric of the claims that the programme's story tells."""
    organization_id, metrics = SAME_THING[PROGRAMME]
    return tuple(f"{organization_id} {metric}" for metric in ("investment", *metrics))
