"""Who lives within reach of a datacenter: radii as they are written, and how people are counted.

The counting itself is SQL: ``analytics/sql/derived_places.sql`` spreads the people of the world
over cities, ``reach.sql`` and ``reach_by_country.sql`` count those within a radius.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from analytics.written_filters import UnknownChoice, shorten

Unit = Literal["km", "mi", "ms"]

LIGHT_KM_PER_S = 299_792.458
"""Speed of light in vacuum: the definition of the metre."""

REFRACTIVE_INDEX = 1.468
"""Group index of standard single-mode fibre (ITU-T G.652) at 1550 nm.

The recommendation leaves it open; data sheets of such fibres give 1.467 to 1.469.
"""

KM_PER_MS = LIGHT_KM_PER_S / REFRACTIVE_INDEX / 1000
"""How far light comes in fibre in a millisecond: some 204 km."""

HALF_THE_GLOBE_KM = 20_015.0
"""Half of the Earth's mean circumference in whole kilometres: no place is farther from another."""

SHORTEST_KM = 0.001
"""One metre: finer than any coordinate of a datacenter or a city."""

_KM_PER = {"km": 1.0, "mi": 1.609344, "ms": KM_PER_MS}
_SPELLINGS: dict[str, Unit] = {
    spelling: unit
    for unit, spellings in (
        ("km", ("", "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers")),
        ("mi", ("mi", "mile", "miles")),
        ("ms", ("ms", "millisecond", "milliseconds")),
    )
    for spelling in spellings
}
_WRITTEN = re.compile(
    r"(?P<sign>[-+\u2212]?)(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+)"
    r"\s*(?P<unit>[^\W\d_]*)"
)

METHOD = (
    "People are counted at cities: all of 15,000 inhabitants and more, and seats of government, as "
    "GeoNames lists them.",
    "Within each country the cities are scaled so that together they hold the country's "
    "population: those who live in smaller towns and in the countryside are counted at the cities. "
    "A country without such a city is one place, at its label point. All places add up to the "
    "world.",
    "Distances are great circles on a sphere of the Earth's mean radius, 6,371 km, within 0.5 % of "
    "those on the ellipsoid; a datacenter stands where the facts place it, which can be the centre "
    "of its town or only its region.",
    "For several datacenters together everyone is counted once, however many of them are near.",
    "Milliseconds are one way, at the speed of light in standard single-mode fibre (refractive "
    f"index {REFRACTIVE_INDEX}: {KM_PER_MS:,.0f} km in a millisecond), along the great circle. "
    "Cables run longer, equipment on the way adds its own delay, and an answer has to come back: "
    "real waiting is longer.",
    "Reach is not service: the count says who lives near, not who is connected, may use the "
    "datacenter or is served from it, nor whether its computers would be enough for them.",
    "GeoNames' figures are of different years, and it lists parts of some cities beside the city, "
    "which then weighs too much within its country: the count is least exact where the edge of "
    "the radius runs through a large country.",
)
"""How the people within reach are counted and what the count does not say, for pages to show."""


@dataclass(frozen=True)
class Radius:
    """A radius as the reader wrote it: an amount of kilometres, miles or milliseconds of light."""

    amount: float
    unit: Unit = "km"

    @property
    def kilometres(self) -> float:
        """How far it is over the ground, kilometres."""
        return self.amount * _KM_PER[self.unit]

    @property
    def words(self) -> str:
        """The radius as a sentence says it.

        Examples:
            >>> Radius(2000, "mi").words
            '2,000 miles (3,219 km)'
            >>> Radius(15, "ms").words
            '15 ms of light in fibre (3,063 km)'
            >>> Radius(3219).words
            '3,219 km'
        """
        amount = _figure(self.amount)
        if self.unit == "km":
            return f"{amount} km"
        named = ("mile" if self.amount == 1 else "miles") if self.unit == "mi" else "ms"
        light = " of light in fibre" if self.unit == "ms" else ""
        digits = 0 if self.kilometres >= 10 else 3
        return f"{amount} {named}{light} ({_figure(round(self.kilometres, digits))} km)"

    @property
    def written(self) -> str:
        """The radius as an address holds it; ``read_radius`` reads it back.

        Examples:
            >>> Radius(2000, "mi").written
            '2000mi'
        """
        # Without an exponent, which read_radius would refuse.
        digits = f"{Decimal(repr(self.amount)):f}"
        return digits.removesuffix(".0") + self.unit


def read_radius(text: str) -> Radius:
    """What distance does a written text mean?

    Args:
        text: a number and a unit: km (also when none is written), miles or mi, ms (milliseconds of
            light in fibre, one way).

    Raises:
        UnknownChoice: with one sentence, when it is no such distance, not more than nothing or
            more than half the globe.

    Examples:
        >>> read_radius("2,000 miles")
        Radius(amount=2000.0, unit='mi')
    """
    said = f"radius: “{shorten(text.strip())}”"
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise UnknownChoice(
            f"{said} is not a distance; write a number with km, miles or ms, such as 2000 miles."
        )
    unit = _SPELLINGS.get(found["unit"].casefold())
    if unit is None:
        raise UnknownChoice(
            f"{said} has a unit that is not known; write km, miles or ms, such as 2000 miles."
        )
    radius = Radius(float(found["number"].replace(",", "")), unit)
    if found["sign"] in ("-", "\u2212") or radius.kilometres < SHORTEST_KM:
        raise UnknownChoice(f"{said} reaches nobody; write at least {SHORTEST_KM} km.")
    if radius.kilometres > HALF_THE_GLOBE_KM:
        most = int(HALF_THE_GLOBE_KM / _KM_PER[unit])
        raise UnknownChoice(f"{said} is more than half the globe; write at most {most:,} {unit}.")
    return radius


def _figure(amount: float) -> str:
    """Write a number with commas and as few decimals as tell it.

    Examples:
        >>> _figure(20015.0), _figure(12.5), _figure(0.000049)
        ('20,015', '12.5', '0.000049')
    """
    decimals = 3 if amount >= 0.1 else 9
    return f"{amount:,.{decimals}f}".rstrip("0").rstrip(".")
