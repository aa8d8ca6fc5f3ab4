"""White space: the measures that rank countries without a deal, and how the reader weights them.

The ranking itself is SQL: ``analytics/sql/white_space.sql`` turns each figure into a percentile and
each percentile into points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from analytics.filters import AtlasFilter
from analytics.written_filters import UnknownChoice, nearest, shorten

MOST_WEIGHT = 100.0
DEFAULT_WEIGHT = 1.0

_NUMBER = re.compile(r"(?P<sign>[-+\u2212]?)(?P<digits>[0-9]+\.?[0-9]*|\.[0-9]+)")


@dataclass(frozen=True)
class Measure:
    """One measure of the ranking.

    Attributes:
        name: in addresses and weights; its columns are ``<name>_percentile``, ``<name>_points``.
        label: as readers see it.
        figure: column of its figure.
        year: column of the figure's year; empty for what is counted on the day.
        about: what is measured, as a sentence.
    """

    name: str
    label: str
    figure: str
    year: str
    about: str


# In the order in which weights are bound.
MEASURES = {
    measure.name: measure
    for measure in (
        Measure(
            "population", "Population", "population", "population_year",
            "Inhabitants.",
        ),
        Measure(
            "gdp", "GDP", "gdp_usd", "gdp_year",
            "Gross domestic product, current US dollars.",
        ),
        Measure(
            "internet", "Internet users", "internet_users_pct", "internet_year",
            "Share of the inhabitants who use the internet, not their number.",
        ),
        Measure(
            "electricity", "Electricity", "electricity_twh", "electricity_year",
            "Terawatt-hours generated in the year.",
        ),
        Measure(
            "low_carbon", "Low-carbon share", "low_carbon_share_pct", "electricity_year",
            "Share of the electricity that comes from renewables and nuclear power.",
        ),
        Measure(
            "rivals", "Rivals there", "rivals", "",
            "Companies not chosen that have signed here (agreement or further). More of them give "
            "more points: they show that the country signs with AI companies. Who would rather "
            "avoid them gives the measure a weight of 0.",
        ),
        Measure(
            "neighbours", "Signed nearby", "neighbours_signed", "",
            "Other countries where the companies chosen have signed (agreement or further) and "
            "that are next to it, by land or across the sea, or share a bloc with it; each counts "
            "once.",
        ),
    )
}  # fmt: skip


class Weights(NamedTuple):
    """How much each measure counts, 0 to 100; bound in SQL as a list in this order."""

    population: float = DEFAULT_WEIGHT
    gdp: float = DEFAULT_WEIGHT
    internet: float = DEFAULT_WEIGHT
    electricity: float = DEFAULT_WEIGHT
    low_carbon: float = DEFAULT_WEIGHT
    rivals: float = DEFAULT_WEIGHT
    neighbours: float = DEFAULT_WEIGHT

    @property
    def counted(self) -> tuple[Measure, ...]:
        """The measures that have a weight."""
        return tuple(MEASURES[name] for name in self._fields if getattr(self, name))

    @property
    def written(self) -> str:
        """The weights as an address holds them; ``read_weights`` reads them back.

        Examples:
            >>> Weights(population=2, gdp=0).written
            'population:2,gdp:0'
            >>> Weights().written
            ''
        """
        return ",".join(
            f"{name}:{weight_words(weight)}"
            for name, weight in self._asdict().items()
            if weight != DEFAULT_WEIGHT
        )


def weight_words(weight: float) -> str:
    """A weight with as few digits as tell it, and without an exponent.

    Examples:
        >>> weight_words(2.0), weight_words(0.25), weight_words(0.00001)
        ('2', '0.25', '0.00001')
    """
    return f"{Decimal(repr(float(weight))):f}".removesuffix(".0")


def read_weights(text: str) -> Weights:
    """How much does each measure count, by a written text?

    Args:
        text: measures with their weights, such as "population:2,gdp:0"; a measure that is not named
            has the weight 1.

    Raises:
        UnknownChoice: with one sentence, for a measure that there is not or that is named twice, a
            weight that is no number from 0 to 100, and weights that are all 0.

    Examples:
        >>> read_weights("population:2, gdp:0").written
        'population:2,gdp:0'
    """
    named: dict[str, float] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        written, colon, number = part.partition(":")
        name = _measure(written.strip())
        if not colon:
            raise UnknownChoice(
                f"weights: “{shorten(part)}” has no number; write it as {name}:2, for example."
            )
        if name in named:
            raise UnknownChoice(f"weights: {name} is weighted twice; name it once.")
        named[name] = _weight(name, number.strip())
    weights = Weights(**named)
    if not any(weights):
        raise UnknownChoice(
            "weights: every measure has the weight 0, so that nothing ranks the countries; give at "
            "least one of them more."
        )
    return weights


def _measure(written: str) -> str:
    labels = {name: measure.label for name, measure in MEASURES.items()}
    spellings = {label.casefold(): name for name, label in labels.items()}
    name = spellings.get(written.casefold(), written.casefold())
    if name in MEASURES:
        return name
    close = nearest(written, labels)
    hint = f"the nearest is {close[0]}" if close else f"choose from {', '.join(MEASURES)}"
    raise UnknownChoice(f"weights: there is no measure “{shorten(written)}”; {hint}.")


def _weight(name: str, written: str) -> float:
    said = f"weights: {name} cannot have the weight “{shorten(written)}”"
    found = _NUMBER.fullmatch(written)
    if found is None:
        raise UnknownChoice(f"{said}, which is not a number; write one from 0 to 100.")
    weight = float(found["digits"])
    if found["sign"] in ("-", "\u2212") and weight:
        raise UnknownChoice(f"{said}, which is negative; 0 leaves a measure out.")
    if weight > MOST_WEIGHT:
        raise UnknownChoice(f"{said}; {MOST_WEIGHT:.0f} is the most.")
    return weight


@dataclass(frozen=True)
class Part:
    """What one measure gives to a country's score.

    Attributes:
        measure: the measure.
        figure: the country's figure; None where there is none.
        year: of the figure; None where it is not known, or the figure is of the day.
        percentile: share of the others with a lower figure, 0 to 100; None without a figure.
        weight: how much the measure counts.
        points: what it adds to the score; None without a figure.
    """

    measure: Measure
    figure: float | None
    year: int | None
    percentile: float | None
    weight: float
    points: float | None

    @property
    def applies(self) -> bool:
        """Whether it can have a figure: where every company is chosen, nobody is a rival."""
        return self.figure is not None or self.measure.name != "rivals"

    @property
    def is_gap(self) -> bool:
        """Whether the measure should count here and cannot, for want of a figure."""
        return self.figure is None and self.weight > 0 and self.applies


def measures_counted(weights: Weights, chosen: AtlasFilter) -> tuple[Measure, ...]:
    """Which measures can count? Those with a weight; rivals only where some company is not chosen.

    Args:
        weights: the reader's.
        chosen: the reader's filter; without companies it means all of them.
    """
    return tuple(
        measure for measure in weights.counted if chosen.vendors or measure.name != "rivals"
    )


def parts_of(row: Any, weights: Weights) -> tuple[Part, ...]:
    """What makes up a country's score, measure by measure, in their order?

    Args:
        row: a row of white_space.
        weights: those by which it was asked.
    """
    return tuple(
        Part(
            measure=measure,
            figure=getattr(row, measure.figure),
            year=getattr(row, measure.year) if measure.year else None,
            percentile=getattr(row, f"{name}_percentile"),
            weight=getattr(weights, name),
            points=getattr(row, f"{name}_points"),
        )
        for name, measure in MEASURES.items()
    )
