"""A filter change on every page, with the facts as they are and with a hundred times the deals."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from analytics.filters import Choices
from analytics.questions import Atlas
from analytics.site_filters import SiteFilter, month_end
from analytics.written_filters import write_filter
from analytics.written_site_filters import write_site_filter
from benchmarks.changes import ARRIVAL, mixed_changes
from benchmarks.reader import Answer, Reader

CHANGES = 24

# Filters of datacenters that leave enough in view to be drawn.
SITE_COMPANIES = ("openai", "anthropic", "google", "microsoft", "meta", "xai")
BUILT_STATUSES = ("announced", "construction", "partial", "operational")
BUILT_REGIONS = ("Americas", "Asia", "Europe")

# Page, and what stands in its address beside the filter.
PAGES = {
    "world map": ("", {}),
    "pipeline": ("pipeline", {}),
    "deals": ("deals", {"deal": "openai-gbr-stargate"}),
    "countries": ("countries", {"country": "GBR"}),
    "countries, three compared": ("countries", {"country": "GBR", "compare": "FRA,DEU"}),
}


@dataclass(frozen=True)
class PageCost:
    """What filter changes on one page cost."""

    page: str
    answers: list[Answer]


def page_costs(address: str, choices: Choices, seed: int) -> Iterator[PageCost]:
    """Go through the same kinds of changes on every page.

    Every page is asked for filters of its own, so that none profits from remembered answers.

    Raises:
        RuntimeError: a page showed an error.
    """
    for number, (name, (path, own)) in enumerate(PAGES.items()):
        walk = mixed_changes(choices, seed + number)
        with Reader(address, urlencode(own), path) as reader:
            reader.arrive()
            answers = []
            for _, change in zip(range(CHANGES), walk, strict=False):
                answers.append(reader.go_to(urlencode(write_filter(change.chosen, ARRIVAL) | own)))
        failed = [answer.errors[0] for answer in answers if answer.errors]
        if failed:
            raise RuntimeError(f"{name}: {failed[0]}")
        yield PageCost(name, answers)


def infrastructure_cost(address: str, atlas: Atlas, seed: int) -> PageCost:
    """Change the filter of datacenters: their status, region, company and month in turn.

    Raises:
        RuntimeError: the page showed an error, or another number of sites than was asked for.
    """
    answers = []
    with Reader(address, "", "infrastructure") as reader:
        reader.arrive()
        for _, chosen in zip(range(CHANGES), _site_filters(atlas, seed), strict=False):
            places = {"regions": ",".join(chosen.regions)} if chosen.regions else {}
            answer = reader.go_to(urlencode(places | write_site_filter(chosen)))
            count = len(atlas.rows("datacenter_map", chosen))
            if answer.errors or not reader.site_map_says.startswith(f"Map of {count} "):
                said = answer.errors or [reader.site_map_says]
                raise RuntimeError(f"infrastructure, {count} sites asked for: {said[0]}")
            answers.append(answer)
    return PageCost("infrastructure", answers)


def _site_filters(atlas: Atlas, seed: int) -> Iterator[SiteFilter]:
    """Filters that leave some datacenter in view, each of them new."""
    dice = random.Random(seed)  # noqa: S311 - a repeatable walk, no secret
    chosen = SiteFilter()
    seen = {chosen}
    while True:
        for kind in ("status", "region", "company", "month"):
            after = chosen
            while after in seen or not atlas.rows("datacenter_map", after):
                after = _changed(chosen, kind, atlas.choices, dice)
            seen.add(after)
            chosen = after
            yield chosen


def _changed(chosen: SiteFilter, kind: str, choices: Choices, dice: random.Random) -> SiteFilter:
    # Regions and companies take turns: together they would soon leave nothing in view.
    if kind == "status":
        return replace(chosen, statuses=tuple(dice.sample(BUILT_STATUSES, dice.randint(1, 3))))
    if kind == "region":
        return replace(
            chosen, regions=tuple(dice.sample(BUILT_REGIONS, dice.randint(1, 2))), companies=()
        )
    if kind == "company":
        return replace(
            chosen, companies=tuple(dice.sample(SITE_COMPANIES, dice.randint(1, 3))), regions=()
        )
    year = choices.sites_until.year + dice.randint(-2, 2)
    return replace(chosen, month=month_end(year, dice.randint(1, 12)))
