"""Fixtures shared by all tests."""

from __future__ import annotations

import pytest

from analytics import questions
from analytics.warehouse import open_warehouse


@pytest.hookimpl(tryfirst=True)  # before those who share the tests out look at their groups
def pytest_collection_modifyitems(items):
    """Which tests stay together when two run at a time: a file, and all that drive the browser.

    One browser and one server draw and answer for all of theirs, while the rest is told beside it.
    """
    for item in items:
        together = "browser" if item.get_closest_marker("browser") else item.path.as_posix()
        item.add_marker(pytest.mark.xdist_group(together))


@pytest.fixture(scope="session")
def warehouse():
    """The real facts, opened once."""
    return open_warehouse()


@pytest.fixture(scope="module", autouse=True)
def _forget_answers():
    """Hand-made worlds live as long as an answer about them is remembered: some MB each."""
    yield
    for remembered in (questions._remembered, questions._in_view, questions._places):
        remembered.cache_clear()
