"""Whatever an address says, the page opens with a title, and says nothing of the inside."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from analytics.filters import PARAMETERS
from analytics.questions import Atlas
from analytics.site_filters import SITE_PARAMETERS
from pages.components import session
from pages.components.own_parameters import OWN_PARAMETERS
from tests import world
from tests.filters.written_addresses import address
from tests.pages.reading import PAGES, harmful, html, opened
from tests.world import make_appointment, make_claim, make_deal, make_site, make_world

# Every page may be asked what only others know; its own parameters are asked more often.
NAMES = (*PARAMETERS, *SITE_PARAMETERS, *OWN_PARAMETERS)
OWN = {
    "claims": ("claim",),
    "countries": ("country", "compare"),
    "deals": ("deal", "words"),
    "infrastructure": ("site", "shape", "colour", "arcs", "radius", "window", "by", "face"),
    "capacity": ("role", "measure", "allies", "shade"),
    "people": ("person",),
    "pipeline": ("cell", "face"),
    "rivals": ("rivals", "across", "spot"),
    "slides": ("deck", "title", "audience", "theme"),
    "white_space": ("weights", "country", "face"),
    "world_map": ("country", "face"),
}


@pytest.fixture(scope="module")
def small():
    """A world of which every page has something to show; that of countries begins in Britain."""
    britain = ("GB", "United Kingdom", "Europe", "Northern Europe")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(world.COUNTRIES, "GBR", britain)
        return _small_world()


def _small_world() -> Atlas:
    return make_world(
        make_deal(("2024-01-01", "discussions"), ("2026-05-01", "agreement"), deal_id="one"),
        make_deal(("2026-06-01", "paused"), vendor_id="google", country_iso3="KEN"),
        make_deal(("2025-06-01", "memorandum"), group_code="EU"),
        sites=[
            make_site(
                datacenter_id="site-one",
                parties={"owner": ["openai"], "operator": ["google"]},
                capacity_mw_planned=100,
                capacity_basis="facility",
                milestones=[("2026-01-01", 50, "actual"), ("2028-01-01", 100, "planned")],
            )
        ],
        appointments=[make_appointment(appointment_id="person-one", sources=[{}])],
        claims=[make_claim("countries_signed", 10, "countries", claim_id="claim-one")],
    )


@pytest.mark.parametrize("page", PAGES)
@settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=some.data())
def test_every_page_opens_whatever_its_address_says(small, monkeypatch, page, data):
    monkeypatch.setattr(session, "shared_atlas", lambda: small)
    names = OWN.get(page, ()) * 3 + NAMES
    written = data.draw(address(names, small.choices, least=4))

    at = opened(page, **{name: text for name, text in written.items() if name})

    bodies = html(at)
    assert sum(body.startswith("<h1") for body in bodies) == 1
    assert [what for body in bodies for what in harmful(body)] == []
    assert not any("Traceback" in body or "/site-packages/" in body for body in bodies)
