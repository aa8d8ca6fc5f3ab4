"""What the reader chose to see of the datacenters: one frozen object, as for deals."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from analytics.filters import AtlasFilter, Choices, FilterField
from analytics.vocabulary import PRECISIONS, STATUSES

# Filters that mean the same for deals and for datacenters travel between their pages.
SHARED = ("regions", "groups", "countries", "confidence")


@dataclass(frozen=True)
class SiteFilter:
    """The reader's choice of datacenters; an empty tuple means "all", None "no limit".

    Field names are the URL parameters, the command-line options and the widget keys.

    Attributes:
        companies: organizations with any role at the datacenter.
        homes: countries in which an owner has its seat.
        linked_deals: deals that the datacenter comes from.
        mw_from: least megawatts, of the plan or running, whichever is more.
        online_from: first year in which a part went or goes online.
        month: last day of the month that is shown; the end of the figures where None.
    """

    companies: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()
    tenants: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    precisions: tuple[str, ...] = ()
    linked_deals: tuple[str, ...] = ()
    mw_from: float | None = None
    mw_to: float | None = None
    online_from: int | None = None
    online_to: int | None = None
    month: date | None = None
    regions: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    confidence: tuple[str, ...] = ()

    def within(self, chosen: AtlasFilter) -> SiteFilter:
        """The same choice with the places and the confidence of a filter of deals."""
        return replace(self, **{name: getattr(chosen, name) for name in SHARED})

    def on(self, choices: Choices) -> SiteFilter:
        """The same choice with its day filled in: the end of the figures where none is chosen."""
        return replace(self, month=self.month or choices.sites_until)

    @property
    def is_everywhere(self) -> bool:
        """Whether no choice of places narrows the view."""
        return not (self.regions or self.groups or self.countries)

    def at_any_time(self) -> SiteFilter:
        """The same choice, whatever the day."""
        return replace(self, month=None)

    def parameters(self) -> dict[str, Any]:
        """Values to bind in SQL, one per field."""
        return {
            f.name: list(value) if isinstance(value := getattr(self, f.name), tuple) else value
            for f in fields(self)
        }


def month_end(year: int, month: int) -> date:
    """Last day of a month.

    Examples:
        >>> month_end(2024, 2)
        datetime.date(2024, 2, 29)
    """
    return date(year, month, monthrange(year, month)[1])


SITE_LISTS: tuple[FilterField, ...] = (
    FilterField(
        "companies",
        "Company at the site",
        "organizations that own, operate or use the site",
        lambda choices: choices.site_companies,
    ),
    FilterField("statuses", "Status", "how far a site is built", lambda _: STATUSES),
    FilterField("owners", "Owner", "owners of the site", lambda choices: choices.owners),
    FilterField(
        "operators", "Operator", "operators of the site", lambda choices: choices.operators
    ),
    FilterField("tenants", "Tenant", "tenants of the site", lambda choices: choices.tenants),
    FilterField(
        "homes",
        "Owner's home",
        "countries in which an owner has its seat",
        lambda choices: choices.homes,
    ),
    FilterField("precisions", "Precision", "how exactly the place is known", lambda _: PRECISIONS),
    FilterField(
        "linked_deals",
        "Linked deal",
        "deals that the site comes from",
        lambda choices: choices.linked_deals,
    ),
)
SITE_FIELDS = {filter_field.name: filter_field for filter_field in SITE_LISTS}
SITE_NUMBERS = {
    "mw_from": "least megawatts of a site",
    "mw_to": "most megawatts of a site",
    "online_from": "first year online, at the earliest",
    "online_to": "first year online, at the latest",
}
MONTH = {"month": "the month that the sites are shown for"}
SITE_PARAMETERS = (*SITE_FIELDS, *SITE_NUMBERS, *MONTH)
