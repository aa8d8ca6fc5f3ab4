"""What every test that opens pages without a browser shares."""

from __future__ import annotations

from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner

from analytics.questions import Atlas
from pages.components.session import shared_atlas


@pytest.fixture(scope="session", autouse=True)
def _packages_are_looked_through_once():
    """Streamlit reads about every package installed at each start, for components; none has any."""
    with pytest.MonkeyPatch.context() as patch:
        name = "scan_component_manifests"
        patch.setattr(manifest_scanner, name, cache(getattr(manifest_scanner, name)))
        yield


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    """The facts as the pages hold them: what a test asks, its pages need not ask again."""
    return shared_atlas()
