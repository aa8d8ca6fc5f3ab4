"""Whose hands megawatts are in: totals over countries, and how concentrated ownership is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

# What a country's megawatts are measured as; never added (counting rule 9).
MEASURES = {"running": "Running", "planned": "Full plan"}

# From the country's own hands to those that nobody knows, as bars are read.
HANDS = {
    "domestic": "Domestic",
    "allied": "Allied",
    "shared": "Shared",
    "foreign": "Foreign",
    "unknown": "Not known",
}

# "Markets with an HHI greater than 1,800 are highly concentrated": U.S. Department of Justice and
# Federal Trade Commission, Merger Guidelines, December 2023, guideline 1, out of 10,000 points
# (justice.gov/atr/merger-guidelines/applying-merger-guidelines/guideline-1). The guidelines name
# no other band for us to use, and a country's sites are no market: a yardstick, not a verdict.
HIGHLY_CONCENTRATED = 0.18


@dataclass(frozen=True)
class Holdings:
    """Megawatts by whose hands they are in; the five add up to all that was measured."""

    domestic: float
    allied: float
    shared: float
    foreign: float
    unknown: float

    @property
    def total(self) -> float:
        """All megawatts measured."""
        return sum(self.by_hands().values())

    def by_hands(self) -> dict[str, float]:
        """The megawatts under the names of ``HANDS``, in their order."""
        return {hands: getattr(self, hands) for hands in HANDS}

    def share(self, hands: str) -> float | None:
        """What share of all is in these hands? None where nothing was measured."""
        return getattr(self, hands) / self.total if self.total else None


def holdings(countries: Iterable[Any], role: str) -> Holdings:
    """In whose hands are the megawatts of these countries?

    Args:
        countries: rows of capacity_by_country.
        role: owner, operator or tenant.
    """
    rows = list(countries)
    return Holdings(**{hands: _sum(rows, f"{role}_{hands}_mw") for hands in HANDS})


def without_named_owner(countries: Iterable[Any]) -> float:
    """How many of the megawatts have no owner that anybody has named?

    A part of those in unknown hands: the rest has an owner whose seat is not known.
    """
    rows = list(countries)
    return _sum(rows, "measured_mw") - _sum(rows, "owner_named_mw")


@dataclass(frozen=True)
class SitesCounted:
    """Every datacenter in view once: in the sum, or why it is not."""

    measured: int
    not_disclosed: int
    nested: int
    held: int
    not_running: int

    @property
    def in_view(self) -> int:
        """All datacenters in view."""
        return self.measured + self.not_disclosed + self.nested + self.held + self.not_running


def sites_counted(countries: Iterable[Any]) -> SitesCounted:
    """How many datacenters does the sum hold, and what does it leave out?

    Args:
        countries: rows of capacity_by_country.
    """
    rows = list(countries)
    return SitesCounted(
        measured=sum(row.sites_measured for row in rows),
        not_disclosed=sum(row.sites_not_disclosed for row in rows),
        nested=sum(row.nested for row in rows),
        held=sum(row.held for row in rows),
        not_running=sum(row.not_running for row in rows),
    )


def megawatts_by_basis(countries: Iterable[Any]) -> dict[str, float]:
    """What do the megawatts measure? Those of each basis that occurs, by its code.

    Args:
        countries: rows of capacity_by_country.
    """
    rows = list(countries)
    bases = {basis: _sum(rows, f"{basis}_mw") for basis in ("facility", "it_load", "unspecified")}
    return {basis: megawatts for basis, megawatts in bases.items() if megawatts}


def _sum(rows: list[Any], column: str) -> float:
    known = (getattr(row, column) for row in rows)
    return float(sum(megawatts for megawatts in known if megawatts is not None))
