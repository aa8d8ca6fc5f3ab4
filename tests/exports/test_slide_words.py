"""Words in a presentation: notes and links, hostile texts, and texts longer than their place."""

from __future__ import annotations

import pytest

from figures.exhibit import LegendEntry
from tests.exports.exhibits_by_hand import (
    BLUE,
    HOSTILE,
    HOSTILE_AS_SHOWN,
    LADDER_LEGEND,
    LONG_NAME,
    all_shapes,
    bars,
    make_exhibit,
    make_source,
    named,
    notes,
    only_slide,
    opened,
    says,
    words,
    world,
)


def test_the_notes_hold_reading_method_and_every_source_with_its_link():
    sources = tuple(make_source(f"https://example.org/{n}", title=f"Title {n}") for n in range(40))
    slide = only_slide(make_exhibit(bars(1), sources=sources, method=("One.", "Two.")))

    written = notes(slide)
    assert written.startswith("Furthest stage of any deal, 30 June 2026\nOne.\nTwo.")
    assert "40 sources" in written
    runs = [
        run for paragraph in slide.notes_slide.notes_text_frame.paragraphs for run in paragraph.runs
    ]
    links = [run.hyperlink.address for run in runs if run.hyperlink.address]
    assert links == [source.url for source in sources]
    assert "Reuters (major press), Title 7, 3 Jun 2026. https://example.org/7" in written


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "https://", "http://[", "no address"]
)
def test_what_is_no_web_address_is_written_but_cannot_be_followed(address):
    slide = only_slide(make_exhibit(bars(1), sources=(make_source(address),)))

    assert address in notes(slide)
    assert slide.notes_slide._element.findall(".//{*}hlinkClick") == []


def test_a_web_address_with_spaces_and_accents_becomes_a_link_that_opens():
    slide = only_slide(make_exhibit(bars(1), sources=(make_source("https://example.org/é b|"),)))

    (link,) = [rel.target_ref for rel in slide.notes_slide.part.rels.values() if rel.is_external]
    assert link == "https://example.org/%C3%A9%20b%7C"


def test_hostile_text_is_shown_as_text_wherever_it_comes_from():
    exhibit = make_exhibit(
        world(FRA={"name": HOSTILE, "says": HOSTILE}),
        title=HOSTILE, reading=HOSTILE, figures=((HOSTILE, HOSTILE),), footnotes=(HOSTILE,),
        method=(HOSTILE,), legend=(LegendEntry(HOSTILE, BLUE, 1),), filter={"countries": HOSTILE},
        sources=(make_source(publisher=HOSTILE, title=HOSTILE, kind=HOSTILE),),
    )  # fmt: skip
    deck = opened(exhibit, title=HOSTILE)
    slide = deck.slides[0]

    assert slide.shapes.title.text == HOSTILE_AS_SHOWN
    assert words(slide).count(HOSTILE_AS_SHOWN) >= 5
    assert says(named(slide, "FRA")) == f"{HOSTILE_AS_SHOWN}: {HOSTILE_AS_SHOWN}"
    assert notes(slide).count(HOSTILE_AS_SHOWN) == 5
    assert deck.core_properties.title == HOSTILE_AS_SHOWN


def test_a_text_too_long_for_its_place_is_cut_there_and_whole_in_the_notes():
    title = LONG_NAME.strip() * 2
    exhibit = make_exhibit(
        bars(1), title=title, legend=(LegendEntry(LONG_NAME, BLUE, 7), *LADDER_LEGEND)
    )
    slide = only_slide(exhibit)

    assert slide.shapes.title.text.endswith("…")
    assert says(slide.shapes.title) == title
    labels = [shape for shape in all_shapes(slide.shapes) if shape.name.startswith("Label: Memor")]
    assert [label.text_frame.text[-3:] for label in labels] == ["… 7", "m 1"]
    assert says(labels[0]) == LONG_NAME.strip()
    assert title in notes(slide)
    assert LONG_NAME.strip() in notes(slide)


def test_a_title_that_is_a_little_long_becomes_smaller_before_it_is_cut():
    title = "OpenAI has signed or is building in twenty-five countries and talks with eleven more"
    run = only_slide(make_exhibit(bars(1), title=title)).shapes.title.text_frame.paragraphs[0]

    assert run.text == title
    assert run.runs[0].font.size.pt < 22
