"""The readers that load the atlas count what goes wrong, and ask what they say they ask."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from analytics.written_filters import read_filter
from analytics.written_site_filters import read_site_filter
from benchmarks.changes import ARRIVAL
from benchmarks.endurance import Sample, Soak, slope
from benchmarks.journeys import PAGES, journey, visits_of
from benchmarks.load import Click, all_at_once
from benchmarks.reader import Answer
from pages.components.own_parameters import read_own, unknown_parameters

A_MOMENT = 0.05


def come_with(click: Click):
    """Readers who all click in the same way."""

    @contextmanager
    def come(_: int) -> Iterator[Click]:
        yield click

    return come


def a_click() -> Answer:
    time.sleep(0.001)
    return Answer(seconds=0.001)


def test_all_clicks_of_all_readers_are_counted():
    clicked = []

    def click() -> Answer:
        clicked.append(1)
        return a_click()

    load = all_at_once(come_with(click), 4, A_MOMENT)

    assert len(load.seconds) == len(clicked) > 4
    assert load.rate == pytest.approx(len(clicked) / load.duration)
    assert load.duration >= A_MOMENT


def test_what_a_page_does_wrong_is_counted_for_each_answer():
    def wrong_click() -> Answer:
        return Answer(seconds=a_click().seconds, errors=["another day than asked for"])

    load = all_at_once(come_with(wrong_click), 2, A_MOMENT)

    assert len(load.errors) == len(load.seconds) > 0


def test_a_reader_who_is_lost_on_the_way_is_counted_and_the_others_go_on():
    @contextmanager
    def come(number: int) -> Iterator[Click]:
        def lost() -> Answer:
            raise ConnectionError("the server closed the connection")

        yield a_click if number else lost

    load = all_at_once(come, 3, A_MOMENT)

    assert load.errors == ["reader 0: ConnectionError('the server closed the connection')"]
    assert len(load.seconds) > 2


def test_readers_who_cannot_arrive_end_the_measurement():
    @contextmanager
    def come(number: int) -> Iterator[Click]:
        if number:
            raise ConnectionError("no server")
        yield a_click

    with pytest.raises(RuntimeError, match=r"2 readers could not arrive: .*no server"):
        all_at_once(come, 2, A_MOMENT)


def test_they_are_looked_at_while_all_of_them_are_there():
    there = []

    @contextmanager
    def come(number: int) -> Iterator[Click]:
        there.append(number)
        yield a_click
        there.remove(number)

    seen = []
    all_at_once(come, 3, A_MOMENT, lambda: seen.append(len(there)))

    assert seen == [3]
    assert there == []


def test_a_journey_goes_through_all_pages_in_turn(choices):
    steps = list(itertools.islice(journey(choices, seed=1, first=4), 60))
    pages = [page for page, _ in itertools.groupby(step.page for step in steps)]

    assert pages[: len(PAGES)] == [*PAGES[4:], *PAGES[:4]]
    assert {page for page, steps in itertools.groupby(steps, lambda step: step.page)} == set(PAGES)


def test_another_seed_is_another_journey_and_the_same_seed_the_same(choices):
    first, same, other = (list(itertools.islice(journey(choices, seed), 30)) for seed in (1, 1, 2))

    assert first == same
    assert first != other


@pytest.mark.parametrize("page", PAGES)
def test_nothing_on_a_journey_is_asked_in_vain(page, choices):
    for step in itertools.islice(visits_of(page, choices, seed=3), 40):
        asked = dict(step.asked)
        refused = [
            *read_filter(asked, choices, ARRIVAL).refused,
            *read_site_filter(asked, choices).refused,
            *read_own(asked, choices)[1],
            *unknown_parameters(asked),
        ]

        assert step.page == page
        assert refused == []


def test_the_slope_of_memory_is_that_of_the_line_through_its_samples():
    samples = [
        Sample("", minute, 1_000 + 250 * minute, 8, 16, 99, 0.0, Soak()) for minute in (0, 3, 6)
    ]

    assert slope(samples) == pytest.approx(250)
