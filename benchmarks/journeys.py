"""What readers do who go through the whole atlas: page after page, some changes on each."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count

from analytics.filters import AtlasFilter, Choices
from analytics.site_filters import month_end
from analytics.written_filters import write_filter
from benchmarks.changes import ARRIVAL, VENDORS, mixed_changes
from benchmarks.pages import BUILT_REGIONS, SITE_COMPANIES

# Pages by their path, in the order of the menu.
PAGES = ("", "pipeline", "deals", "countries", "infrastructure", "capacity", "rivals",
         "white-space", "people", "claims", "slides", "method")  # fmt: skip
# Twelve slides are drawn in small for each filter of the Slides page: a reader waits three
# seconds for a filter that nobody had before. These are had before the clock runs.
DECK_COMPANIES = VENDORS[:2]
_BY = ("total", "country", "region", "operator", "tenant", "status")

Address = Mapping[str, str]
Visit = Callable[["Dice", Address], Sequence["Step"]]


@dataclass(frozen=True)
class Step:
    """One address of the atlas that a reader goes to.

    Attributes:
        page: its path; empty for the world map.
        asked: parameters of the address.
        words: what the page must then show.
    """

    page: str
    asked: Address = field(default_factory=dict)
    words: str = ""


class Dice(random.Random):
    """A repeatable choice among what the facts offer."""

    def __init__(self, choices: Choices, seed: int) -> None:
        super().__init__(seed)
        self.choices = choices

    def code(self, names: Mapping[str, str]) -> str:
        """One of the codes."""
        return self.choice(sorted(names))


def journey(choices: Choices, seed: int, first: int = 0) -> Iterator[Step]:
    """The steps of a reader who visits one page after the other, without an end.

    Args:
        choices: what the facts offer.
        seed: another seed, another journey.
        first: number of the page to begin with.
    """
    dice = Dice(choices, seed)
    filters = _filters(choices, seed)
    return chain.from_iterable(
        VISITS[PAGES[number % len(PAGES)]](dice, next(filters)) for number in count(first)
    )


def visits_of(page: str, choices: Choices, seed: int) -> Iterator[Step]:
    """The steps of a reader who stays on one page, each visit with another filter."""
    dice = Dice(choices, seed)
    return chain.from_iterable(VISITS[page](dice, chosen) for chosen in _filters(choices, seed))


def _filters(choices: Choices, seed: int) -> Iterator[Address]:
    """Filters of deals that the reader takes along, as they are written; each of them new."""
    return (_written(change.chosen) for change in mixed_changes(choices, seed))


def _written(chosen: AtlasFilter) -> dict[str, str]:
    return write_filter(chosen, ARRIVAL)


def _world_map(dice: Dice, chosen: Address) -> Sequence[Step]:
    country = dice.code(dice.choices.countries)
    opened = chosen | {"country": country}
    return Step("", chosen), Step("", opened, dice.choices.countries[country])


def _pipeline(_: Dice, chosen: Address) -> Sequence[Step]:
    return Step("pipeline", chosen), Step("pipeline", chosen | {"face": "table"})


def _deals(dice: Dice, chosen: Address) -> Sequence[Step]:
    deal = dice.code(dice.choices.deals)
    opened = Step("deals", chosen | {"deal": deal}, dice.choices.deals[deal])
    word = dice.choice(("compute", "agreement", "education", "cloud"))
    return Step("deals", chosen), opened, Step("deals", chosen | {"words": word})


def _countries(dice: Dice, chosen: Address) -> Sequence[Step]:
    names = dice.choices.countries
    country, other = dice.sample(sorted(names), 2)
    compared = chosen | {"country": country, "compare": other}
    return (
        Step("countries", chosen | {"country": country}, names[country]),
        Step("countries", compared, names[other]),
    )


def _infrastructure(dice: Dice, _: Address) -> Sequence[Step]:
    names = dice.choices.sites
    companies = {"companies": ",".join(dice.sample(SITE_COMPANIES, dice.randint(1, 3)))}
    places = {"regions": ",".join(dice.sample(BUILT_REGIONS, dice.randint(1, 2)))}
    month = {"month": f"{_month(dice)}", "by": dice.choice(_BY[1:])}
    site = dice.code(names)
    return (
        Step("infrastructure", companies),
        Step("infrastructure", places | month),
        Step("infrastructure", places | {"site": site}, names[site]),
    )


def _capacity(dice: Dice, _: Address) -> Sequence[Step]:
    places = {"regions": ",".join(dice.sample(BUILT_REGIONS, dice.randint(1, 2)))}
    return (
        Step("capacity", {"month": _month(dice), "role": dice.choice(("operator", "tenant"))}),
        Step("capacity", places | {"measure": "planned"}),
    )


def _month(dice: Dice) -> str:
    """Not the month that the figures end with, which no address names."""
    year = dice.choices.sites_until.year + dice.choice((-2, -1, 1, 2))
    return f"{month_end(year, dice.randint(1, 12)):%Y-%m}"


def _rivals(dice: Dice, chosen: Address) -> Sequence[Step]:
    rivals = ",".join(dice.sample(VENDORS, dice.randint(2, 4)))
    return (
        Step("rivals", chosen | {"rivals": rivals}),
        Step("rivals", chosen | {"rivals": rivals, "across": "regions"}),
    )


def _white_space(dice: Dice, chosen: Address) -> Sequence[Step]:
    country = dice.code(dice.choices.countries)
    weights = {"weights": f"gdp:{dice.randint(2, 5)},rivals:{dice.choice((0, 2, 3))}"}
    opened = chosen | weights | {"country": country}
    return (
        Step("white-space", chosen | weights),
        Step("white-space", opened, dice.choices.countries[country]),
    )


def _people(dice: Dice, chosen: Address) -> Sequence[Step]:
    person = dice.code(dice.choices.appointments)
    opened = chosen | {"person": person}
    return Step("people", chosen), Step("people", opened, dice.choices.appointments[person])


def _claims(dice: Dice, chosen: Address) -> Sequence[Step]:
    claim = dice.code(dice.choices.claims)
    opened = chosen | {"claim": claim}
    return Step("claims", chosen), Step("claims", opened, dice.choices.claims[claim])


def _slides(dice: Dice, _: Address) -> Sequence[Step]:
    company = dice.choice(DECK_COMPANIES)
    chosen = _written(AtlasFilter(vendors=(company,)))
    title = f"Where we stand, {dice.randint(1, 999)}"
    return (
        Step("slides", chosen),
        Step("slides", chosen | {"title": title, "audience": "partner"}, title),
    )


def _method(_: Dice, chosen: Address) -> Sequence[Step]:
    return (Step("method", chosen, "How the atlas counts"),)


VISITS: Mapping[str, Visit] = {
    "": _world_map,
    "pipeline": _pipeline,
    "deals": _deals,
    "countries": _countries,
    "infrastructure": _infrastructure,
    "capacity": _capacity,
    "rivals": _rivals,
    "white-space": _white_space,
    "people": _people,
    "claims": _claims,
    "slides": _slides,
    "method": _method,
}
