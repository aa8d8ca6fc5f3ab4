"""The served world map, measured as its readers meet it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from analytics.filters import Choices
from benchmarks.browser import Click, click_company, click_legend, click_month_back
from benchmarks.changes import ARRIVAL, Change, apply, mixed_changes
from benchmarks.reader import Answer, Reader

WARM_UP = 12
LEGEND_CLICKS = ("none", "agreement", "delivery", "operational", "memorandum", "discussions")


class WrongAnswer(RuntimeError):
    """The page shows something else than the filter that was asked for."""


def warm_up(address: str, choices: Choices) -> None:
    """Let a server run what it runs slowly for the first time; with filters of its own."""
    with Reader(address) as reader:
        reader.arrive()
        for change in itertools.islice(mixed_changes(choices, seed=-1), WARM_UP):
            apply(change, reader, choices)


def filter_changes(
    address: str, choices: Choices, changes: Sequence[Change]
) -> list[tuple[Change, Answer]]:
    """One reader, one change after the other.

    Raises:
        WrongAnswer: when a change is not answered as asked.
    """
    answers = []
    with Reader(address) as reader:
        reader.arrive()
        for change in changes:
            answer = apply(change, reader, choices)
            if answer.errors:
                raise WrongAnswer(f"{change}: {'; '.join(answer.errors)}")
            answers.append((change, answer))
    return answers


def clicks_for(changes: Sequence[Change], choices: Choices) -> Iterator[Click]:
    """What to click for each change of a company or a month, from the view of arrival on."""
    vendors = ARRIVAL.vendors
    for change in changes:
        if change.kind == "company":
            (clicked,) = set(change.chosen.vendors) ^ set(vendors)
            vendors = change.chosen.vendors
            yield click_company(choices.vendors[clicked])
        else:
            yield click_month_back


def legend_clicks() -> list[Click]:
    """Every stage hidden, then shown again."""
    return [click_legend(stage) for stage in (*LEGEND_CLICKS, *LEGEND_CLICKS)]
