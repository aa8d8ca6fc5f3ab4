"""Fixtures shared by all tests."""

from __future__ import annotations

import pytest

from analytics import questions
from analytics.questions import Atlas, read_choices
from analytics.warehouse import open_warehouse
from pages.components.thumbnails import thumbnail


@pytest.fixture(scope="session")
def warehouse():
    """The real facts, opened once."""
    return open_warehouse()


@pytest.fixture(scope="session")
def choices(warehouse):
    """What may be chosen from the real facts."""
    return read_choices(warehouse)


@pytest.fixture(scope="session")
def atlas(warehouse) -> Atlas:
    """The real facts, ready to be asked; a test that changes facts makes a world of its own."""
    return Atlas(warehouse, read_choices(warehouse))


@pytest.fixture(scope="module", autouse=True)
def _forget_answers():
    """Hand-made worlds live as long as an answer about them is remembered: some MB each."""
    yield
    for remembered in (questions._remembered, questions._in_view, questions._places, thumbnail):
        remembered.cache_clear()
