"""A filter change on every page, with the facts as they are and with a hundred times the deals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from analytics.filters import Choices
from analytics.written_filters import write_filter
from benchmarks.changes import ARRIVAL, mixed_changes
from benchmarks.reader import Answer, Reader

CHANGES = 24
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
