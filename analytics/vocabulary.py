"""The words of the atlas: every stage, kind, confidence and source grade with its one label.

Closed lists here equal the enums of ``data/schema.sql``; a test holds them together.
"""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """How far a deal or a country is: six rungs, two standings off the ladder, and none."""

    EXPLORATORY = "exploratory"
    DISCUSSIONS = "discussions"
    MEMORANDUM = "memorandum"
    AGREEMENT = "agreement"
    DELIVERY = "delivery"
    OPERATIONAL = "operational"
    PAUSED = "paused"
    ENDED = "ended"
    NONE = "none"

    @property
    def rank(self) -> int:
        """Order for "furthest stage": rungs 1 to 6, then paused, ended, and none last."""
        return _RANKS[self]

    @classmethod
    def of_rank(cls, rank: int) -> Stage:
        """The stage of a rank."""
        return _BY_RANK[rank]

    @property
    def rung(self) -> int | None:
        """Number printed on the rung; missing off the ladder."""
        return self.rank if self.rank >= 1 else None

    @property
    def label(self) -> str:
        """Word shown to the reader, capitalised as at the start of a sentence."""
        return NO_DEAL if self is Stage.NONE else self.value.capitalize()

    @property
    def test(self) -> str:
        """What must be known for a deal to stand here."""
        return _TESTS[self]


NO_DEAL = "No public deal found"
NOT_DISCLOSED = "not disclosed"
NONE_SEEN = "none seen"  # of megawatts that run, where a datacenter is not known to
BOUNDARY_NOTE = "Boundaries do not imply endorsement"
CREDIT = "Sovereign AI Atlas"

LADDER = tuple(Stage)[:6]
OFF_LADDER = (Stage.PAUSED, Stage.ENDED)
DEAL_STAGES = LADDER + OFF_LADDER

# Groups of rungs used in sentences and figures (counting rule 11).
TALKING = LADDER[:3]
SIGNED = LADDER[3:]
DELIVERING = LADDER[4:]

_RANKS = {stage: number for number, stage in enumerate(LADDER, start=1)} | {
    Stage.PAUSED: 0,
    Stage.ENDED: -1,
    Stage.NONE: -2,
}

_BY_RANK = {rank: stage for stage, rank in _RANKS.items()}

_TESTS = {
    Stage.EXPLORATORY: "Publicly named interest, visit, offer or rumour, or a one-sided company "
    "notice without amount, contract or counterpart; no counterpart has confirmed.",
    Stage.DISCUSSIONS: "Both sides confirm talks, or a credible report does; also a plan told by a "
    "minister or the press without commitment.",
    Stage.MEMORANDUM: "Memorandum, letter of intent, declaration or framework; not binding.",
    Stage.AGREEMENT: "Binding contract, launch announced by both sides, or a formal company plan "
    "with a named amount; an announced office.",
    Stage.DELIVERY: "Being built, rolled out or performed; a start that is only planned does not "
    "count.",
    Stage.OPERATIONAL: "Users are served or capacity runs.",
    Stage.PAUSED: "Held; may come back. Off the ladder.",
    Stage.ENDED: "Given up, declined, denied or cut off. Off the ladder.",
    Stage.NONE: "No row in the atlas; that does not mean that there is no deal.",
}

DEAL_KINDS = {
    "infrastructure": "Infrastructure",
    "access": "Access",
    "adoption": "Adoption",
    "education": "Education",
    "research": "Research",
    "safety": "Safety",
    "investment": "Investment",
    "office": "Office",
    "procurement": "Procurement",
}

COUNTERPARTY_KINDS = {
    "government": "Government",
    "state_owned": "State-owned company",
    "company": "Company",
    "university": "University",
    "ngo": "NGO",
    "multilateral": "Multilateral body",
}

CONFIDENCES = {"high": "High", "medium": "Medium", "low": "Low"}

CONFIDENCE_TESTS = {
    "high": "Official source or at least two solid outlets.",
    "medium": "One solid outlet.",
    "low": "Rumour, rival's claim, single weak outlet or tracker entry.",
}

VALUE_BASES = {
    "announced": "announced",
    "ceiling": "ceiling",
    "estimate": "estimate",
    "committed": "committed",
    "disbursed": "disbursed",
}

# How far a datacenter is built; never called a stage.
STATUSES = {
    "announced": "Announced",
    "permitting": "Permitting",
    "construction": "Under construction",
    "partial": "Partly running",
    "operational": "Operational",
    "paused": "Paused",
    "cancelled": "Cancelled",
}

RUNNING_STATUSES = ("partial", "operational")

PRECISIONS = {"site": "Exact site", "city": "City", "region": "Region"}

# What megawatts measure; sums of several bases say so.
CAPACITY_BASES = {
    "facility": "facility power",
    "it_load": "IT load",
    "unspecified": "basis not stated",
}

SITE_ROLES = {"owner": "Owner", "operator": "Operator", "tenant": "Tenant"}

# Best evidence first: the order in which sources are listed and one is chosen to be shown.
SOURCE_KINDS = {
    "government": "government",
    "company": "company",
    "major_press": "press of record",
    "trade_press": "trade press",
    "think_tank": "think tank",
    "press": "press",
    "repository": "repository",
    "social": "social",
    "aggregator": "aggregator",
}
