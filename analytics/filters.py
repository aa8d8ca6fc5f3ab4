"""What the reader chose to see: one frozen object from widget to SQL, sentence and URL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from typing import Any

from analytics.vocabulary import CONFIDENCES, COUNTERPARTY_KINDS, DEAL_KINDS, Stage

MOVES_WINDOW_DAYS = 90


@dataclass(frozen=True)
class Choices:
    """Everything a reader can choose from, as the open facts hold it.

    Every mapping goes from the code used in URLs to the name that is shown.

    Attributes:
        sites_until: day up to which the figures of datacenters were read.
        sites_from: last day of the first month in which a datacenter is known to run.
        sites_planned_to: last day of the last month for which a plan has a date.
    """

    vendors: Mapping[str, str]
    regions: Mapping[str, str]
    groups: Mapping[str, str]
    countries: Mapping[str, str]
    first_day: date
    last_day: date
    other_spellings: Mapping[str, str] = field(default_factory=dict)
    deals: Mapping[str, str] = field(default_factory=dict)
    sites: Mapping[str, str] = field(default_factory=dict)
    site_companies: Mapping[str, str] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)
    operators: Mapping[str, str] = field(default_factory=dict)
    tenants: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    linked_deals: Mapping[str, str] = field(default_factory=dict)
    appointments: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, str] = field(default_factory=dict)
    sites_until: date = date.max
    sites_from: date = date.min
    sites_planned_to: date = date.max

    def __hash__(self) -> int:
        return id(self)


@dataclass(frozen=True)
class AtlasFilter:
    """The reader's choice; an empty tuple means "all".

    Field names are the URL parameters, the command-line options and the widget keys.
    """

    vendors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    counterparties: tuple[str, ...] = ()
    confidence: tuple[str, ...] = ()
    offices: bool = False
    members: bool = False
    as_of: date | None = None
    since: date | None = None

    def on(self, choices: Choices) -> AtlasFilter:
        """The same choice with both days filled in: end of coverage, and 90 days before as_of."""
        as_of = self.as_of or choices.last_day
        return replace(self, as_of=as_of, since=self.since or moves_window(as_of))

    def any_stage(self) -> AtlasFilter:
        """The same choice without its stage filter, for legends that count every stage."""
        return replace(self, stages=())

    @property
    def is_everywhere(self) -> bool:
        """Whether no choice of places narrows the view."""
        return not (self.regions or self.groups or self.countries)

    def at_any_time(self) -> AtlasFilter:
        """The same choice of deals and places, whatever the day and stage."""
        return replace(self, stages=(), as_of=None, since=None)

    def parameters(self) -> dict[str, Any]:
        """Values to bind in SQL, one per field."""
        return {
            f.name: list(value) if isinstance(value := getattr(self, f.name), tuple) else value
            for f in fields(self)
        }


def moves_window(as_of: date) -> date:
    """First day of the 90 days in which a move counts as recent."""
    days_before = as_of - date.min
    return as_of - min(timedelta(days=MOVES_WINDOW_DAYS), days_before)


@dataclass(frozen=True)
class FilterField:
    """One filter as every face of the product needs it."""

    name: str
    label: str
    help: str
    options: Callable[[Choices], Mapping[str, str]]


LIST_FIELDS: tuple[FilterField, ...] = (
    FilterField(
        "vendors",
        "Company",
        "companies whose deals count",
        lambda choices: choices.vendors,
    ),
    FilterField(
        "stages",
        "Stage",
        "negotiation stages to keep",
        lambda _: {stage.value: stage.label for stage in Stage},
    ),
    FilterField("kinds", "Kind", "what a deal is for", lambda _: DEAL_KINDS),
    FilterField(
        "regions",
        "Region",
        "regions and subregions of the United Nations",
        lambda choices: choices.regions,
    ),
    FilterField("groups", "Bloc", "members of blocs", lambda choices: choices.groups),
    FilterField("countries", "Country", "countries to keep", lambda choices: choices.countries),
    FilterField(
        "counterparties",
        "Counterparty",
        "kinds of counterparty",
        lambda _: COUNTERPARTY_KINDS,
    ),
    FilterField("confidence", "Confidence", "how sure a row is", lambda _: CONFIDENCES),
)
FIELDS = {filter_field.name: filter_field for filter_field in LIST_FIELDS}
SWITCHES = {
    "offices": "count companies' own offices as deals",
    "members": "paint deals of groups (EU, NATO ...) on each member state",
}
DAYS = {
    "as_of": "the day the atlas is read for",
    "since": "first day of the moves shown",
}
PARAMETERS = (*FIELDS, *SWITCHES, *DAYS)
