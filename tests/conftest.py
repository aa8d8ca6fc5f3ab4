"""Fixtures shared by all tests."""

from __future__ import annotations

import pytest

from analytics.warehouse import open_warehouse


@pytest.fixture(scope="session")
def warehouse():
    """The real facts, opened once."""
    return open_warehouse()
