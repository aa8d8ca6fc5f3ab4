"""Whatever an address says, it is read: a view, and a sentence for what it says in vain."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from analytics.filters import PARAMETERS
from analytics.site_filters import SITE_PARAMETERS
from pages.components.own_parameters import OWN_PARAMETERS
from pages.components.reach_panel import asked_radius
from pages.components.reader_deck import asked_order
from pages.components.session import View, read_url, url_parameters
from pages.components.vendor_matrix import asked_spot
from pages.components.white_space_panels import asked_weights
from tests.filters.written_addresses import address, written_values

NAMES = (*PARAMETERS, *SITE_PARAMETERS, *OWN_PARAMETERS)
LONGEST_SENTENCE = 400
settings.register_profile(
    "addresses",
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
ADDRESSES = settings.get_profile("addresses")


@settings(ADDRESSES, max_examples=250)
@given(data=some.data())
def test_every_address_is_a_view_with_an_address_of_its_own(choices, data):
    view, said = read_url(data.draw(address(NAMES, choices)), choices)

    _, refused = asked_order(view, choices)
    asked_radius(view.own.radius)
    asked_weights(view.own.weights)
    asked_spot(view.own.spot, view.own.across, choices)
    for sentence in (*said, *refused):
        assert sentence.endswith(".")
        assert sentence.isprintable()
        assert len(sentence) <= LONGEST_SENTENCE
    again, _ = read_url(url_parameters(view, OWN_PARAMETERS, "sites"), choices)
    assert (again.chosen, again.of_sites) == (view.chosen, view.of_sites)


@pytest.mark.parametrize("name", NAMES)
def test_an_address_that_says_too_much_is_read_at_once(choices, name):
    for value in ("x" * 100_000, "x," * 50_000, "%" * 100_000, "9" * 100_000):
        view, said = read_url({name: value}, choices)

        assert sum(map(len, said)) < 3_000
        assert view.chosen == read_url({}, choices)[0].chosen


@settings(ADDRESSES, max_examples=5)
@given(data=some.data())
@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_takes_every_kind_of_text(choices, name, data):
    view, said = read_url({name: data.draw(written_values(choices))}, choices)

    assert isinstance(view, View)
    assert all(sentence.isprintable() for sentence in said)
