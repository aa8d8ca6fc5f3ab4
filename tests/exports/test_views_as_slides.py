"""Every view as a slide of the real facts, opened again: its title, its notes and its sources."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from exports.documents import document
from figures.catalog import VIEWS
from figures.exhibits import EXHIBITS
from figures.theme import LIGHT


def chosen_for(key: str):
    return SiteFilter() if VIEWS[key].about == "sites" else AtlasFilter(vendors=("openai",))


def slides(atlas: Atlas, key: str):
    content = document(VIEWS[key], "pptx", atlas, chosen_for(key)).content
    return Presentation(io.BytesIO(content)).slides


def shapes_of(slide) -> dict:
    """Every shape by its name, also those inside groups."""
    found = {}
    waiting = list(slide.shapes)
    while waiting:
        shape = waiting.pop()
        found[shape.name] = shape
        waiting += list(getattr(shape, "shapes", ()))
    return found


@pytest.mark.parametrize("key", EXHIBITS)
def test_a_slide_has_title_source_and_notes_with_the_sources(atlas, key):
    first = slides(atlas, key)[0]
    exhibit = EXHIBITS[key](atlas, chosen_for(key), LIGHT)
    said = " ".join(shape.text_frame.text for shape in first.shapes if shape.has_text_frame)
    notes = first.notes_slide.notes_text_frame.text

    assert first.shapes.title.text_frame.text.split()[0] == exhibit.title.split()[0]
    assert "Source: Sovereign AI Atlas" in said
    assert exhibit.sources[0].url in notes
    assert exhibit.method[0][:40] in notes


def test_the_sites_on_a_slide_are_shapes_with_names(atlas):
    said = {
        shape._element.nvSpPr.cNvPr.get("descr")
        for shape in shapes_of(slides(atlas, "datacenter_map")[0]).values()
        if hasattr(shape._element, "nvSpPr")
    }

    assert any("Stargate Abilene" in (words or "") for words in said)
    assert any("590 MW running" in (words or "") for words in said)
