"""What exhibits ask to be drawn is among the words that every picture, slide and page knows."""

from __future__ import annotations

import pytest

from analytics.filters import AtlasFilter
from analytics.site_filters import SiteFilter
from exports.slides.shapes import PRESETS
from figures.catalog import VIEWS
from figures.exhibit import PATTERNS, SIGNS, TablePicture, WorldPicture
from figures.exhibits import EXHIBITS
from figures.theme import DARK, LIGHT


def test_every_view_of_the_catalogue_can_be_an_exhibit():
    assert set(EXHIBITS) == set(VIEWS)


def test_slides_have_a_native_pattern_for_every_pattern():
    assert {"", *PRESETS} == set(PATTERNS)


@pytest.mark.parametrize("key", VIEWS)
def test_an_exhibit_uses_no_pattern_or_sign_that_nobody_draws(atlas, key):
    chosen = SiteFilter() if VIEWS[key].about == "sites" else AtlasFilter(vendors=("openai",))
    palette = DARK if key == "datacenter_map" else LIGHT
    made = EXHIBITS[key](atlas, chosen, palette)

    patterns = {entry.pattern for entry in made.legend}
    if isinstance(made.picture, WorldPicture):
        patterns |= {country.pattern for country in made.picture.countries}
    if isinstance(made.picture, TablePicture):
        patterns |= {mark.pattern for row in made.picture.marks for mark in row if mark}
    assert patterns <= set(PATTERNS)
    assert {entry.sign for entry in made.legend} <= set(SIGNS)
    assert (made.key, len(made.title) <= 90) == (key, True)
    assert made.method
    assert made.footnotes
