"""Measures the map drawn by plotly (``plotly_app.py``) with the changes of the world map."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from playwright.sync_api import Browser

from analytics.filters import Choices
from benchmarks.browser import click_through
from benchmarks.changes import Change
from benchmarks.reader import Answer, Reader
from benchmarks.server import Served
from benchmarks.world_map import WrongAnswer, clicks_for

APP = Path(__file__).with_name("plotly_app.py")


def measure(
    served: AbstractContextManager[Served],
    browser: Browser,
    choices: Choices,
    changes: Sequence[Change],
) -> tuple[list[Answer], list[float]]:
    """The same changes of company and month on the alternative.

    Args:
        served: the server of the page, not yet started.
        browser: the Chromium to click in.
        choices: what the facts offer.
        changes: of companies and single months.

    Returns:
        What each cost a reader, and the seconds from each click to the painted map.

    Raises:
        WrongAnswer: when the page shows an error.
    """
    with served as server:
        with Reader(server.address) as reader:
            reader.arrive()
            answers = [_apply(change, reader, choices) for change in changes]
        # These answers are remembered now, to the alternative's advantage.
        seconds, _ = click_through(browser, server.address, "plotly", clicks_for(changes, choices))
    return answers, seconds


def _apply(change: Change, reader: Reader, choices: Choices) -> Answer:
    if change.kind == "company":
        names = [choices.vendors[code] for code in change.chosen.vendors]
        answer = reader.set_pills("vendors", names)
    else:
        answer = reader.press("back")
    if answer.errors:
        raise WrongAnswer(f"{change}: {'; '.join(answer.errors)}")
    return answer
