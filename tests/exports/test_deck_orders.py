"""A deck's order is short text: what is written is read back, and what it lacks is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.filters import AtlasFilter
from analytics.site_filters import SiteFilter
from analytics.white_space import Weights
from exports.decks.board_pack import BOARD_PACK, board_pack, slides_named
from exports.decks.order import (
    MOST_SLIDES,
    DeckOrder,
    Slide,
    read_options,
    read_slides,
    sites_as_deals,
    slide_of,
    write_slides,
)
from figures.catalog import VIEWS
from figures.exhibits import EXHIBITS


def test_slides_are_read_back_as_they_were_written(atlas):
    slides = (
        Slide("partnership_map"),
        Slide("capacity_timeline", (("by", "status"),)),
        Slide("changes", (), (("vendors", "anthropic,google"), ("since", "2026-04-01"))),
        Slide("deal_register", (), ()),
        Slide("white_space", (("weights", "population:2,gdp:0"),)),
    )

    assert read_slides(write_slides(slides), atlas.choices) == (slides, [])


def test_every_view_can_be_ordered_and_drawn(atlas):
    slides, said = read_slides("|".join(VIEWS), atlas.choices)

    assert said == []
    assert [slide.view for slide in slides] == list(VIEWS)
    assert set(VIEWS) == set(EXHIBITS)


def test_a_slide_without_a_filter_takes_the_decks(atlas):
    (follows, keeps), _ = read_slides("changes|changes?vendors=google", atlas.choices)
    order = DeckOrder((follows, keeps), AtlasFilter(vendors=("openai",)))

    assert order.filter_of(follows, atlas.choices).vendors == ("openai",)
    assert order.filter_of(keeps, atlas.choices).vendors == ("google",)


def test_a_slide_may_keep_the_filter_that_leaves_nothing_out(atlas):
    (slide,), _ = read_slides("changes?", atlas.choices)
    order = DeckOrder((slide,), AtlasFilter(vendors=("openai",)))

    assert order.filter_of(slide, atlas.choices) == AtlasFilter()


def test_a_view_on_screen_becomes_a_slide_with_its_filter_and_options(atlas):
    of_sites = slide_of(
        VIEWS["capacity_timeline"],
        SiteFilter(companies=("openai",), countries=("GBR",)),
        {"by": "status"},
    )
    ranked = slide_of(VIEWS["white_space"], AtlasFilter(), {"weights": Weights(gdp=3)})

    assert of_sites.written == "capacity_timeline;by=status?countries=GBR&companies=openai"
    assert ranked.written == "white_space;weights=gdp:3?"
    assert read_options(ranked, atlas.choices) == {"weights": Weights(gdp=3)}
    # What is as at first needs no word.
    assert slide_of(VIEWS["reach"], SiteFilter(), VIEWS["reach"].options).written == "reach?"


def test_slides_about_sites_follow_the_companies_and_the_day_of_the_deck(atlas):
    of_deals = AtlasFilter(vendors=("openai",), as_of=date(2026, 3, 31), countries=("ARE",))
    sites = sites_as_deals(SiteFilter(), of_deals, atlas.choices)

    assert (sites.companies, sites.month) == (("openai",), date(2026, 3, 31))
    assert sites.countries == ("ARE",)
    of_own = SiteFilter(companies=("meta",), month=date(2027, 1, 31))
    kept = sites_as_deals(of_own, of_deals, atlas.choices)
    assert (kept.companies, kept.month) == (("meta",), date(2027, 1, 31))


def test_the_public_is_shown_no_row_of_low_confidence(atlas):
    (slide,), _ = read_slides("changes", atlas.choices)
    order = DeckOrder((slide,), audience="public")

    assert order.filter_of(slide, atlas.choices).confidence == ("high", "medium")
    narrower = replace(order, of_deals=AtlasFilter(confidence=("high", "low")))
    assert narrower.filter_of(slide, atlas.choices).confidence == ("high",)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("partnership_mop", "there is no view “partnership_mop”; the nearest is partnership_map"),
        ("changes?vendors=opnai", "there is no company “opnai”; the nearest is openai"),
        ("changes?owners=meta", "“owners” is no filter of deals"),
        ("datacenter_map?vendors=openai", "“vendors” is no filter of sites"),
        ("changes;by=status", "changes asks nothing called “by”"),
        ("capacity_timeline;by=colour", "there is no “colour”"),
        ("changes?as_of=yesterday", "“yesterday” is not a day"),
        ("capacity_timeline;by=status&by=owner", "there is no “status&by=owner”"),
        ("changes;", "asks nothing called “”"),
        ("<script>alert(1)</script>", "there is no view “<script>alert(1)</script>”"),
    ],
)
def test_what_an_order_names_in_vain_is_told(atlas, written, sentence):
    _, said = read_slides(written, atlas.choices)

    assert any(sentence in problem for problem in said), said


def test_the_good_slides_of_a_broken_order_stay(atlas):
    slides, said = read_slides("nothing|changes|method", atlas.choices)

    assert [slide.view for slide in slides] == ["changes", "method"]
    assert len(said) == 1


def test_an_order_has_an_end(atlas):
    slides, said = read_slides("|".join(["changes"] * (MOST_SLIDES + 3)), atlas.choices)
    nothing, too_long = read_slides("x" * 10_000, atlas.choices)

    assert len(slides) == MOST_SLIDES
    assert said == ["deck: 43 slides are named; the first 40 are taken."]
    assert nothing == ()
    assert "10,000 letters" in too_long[0]


def test_the_board_pack_is_a_name_and_has_twelve_slides(atlas):
    slides, said = read_slides(slides_named("board", ("openai",), atlas.choices), atlas.choices)

    assert (slides, said) == (BOARD_PACK, [])
    assert len(slides) == 12
    assert slides_named("", (), atlas.choices) == slides_named("Board", (), atlas.choices)
    assert slides_named("changes|method", (), atlas.choices) == "changes|method"


def test_a_company_without_datacenters_gets_no_slides_about_those_of_others(atlas):
    assert "cohere" not in atlas.choices.site_companies

    slides = board_pack(("cohere",), atlas.choices)

    assert {slide.asked.about for slide in slides} == {"deals"}
    assert len(slides) == 9
    assert board_pack(("cohere", "openai"), atlas.choices) == BOARD_PACK


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60) | st.from_regex(r"[a-z_]{0,12}[;?|=&%,a-z0-9]{0,30}", fullmatch=True))
def test_any_text_is_read_without_a_fault(atlas, text):
    slides, said = read_slides(text, atlas.choices)

    assert all(slide.view in VIEWS for slide in slides)
    assert all(sentence.isprintable() for sentence in said)
    assert read_slides(write_slides(slides), atlas.choices) == (slides, [])
