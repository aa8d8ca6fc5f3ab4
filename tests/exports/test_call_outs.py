"""Call-outs find the same room in pictures and on slides: open sea, clear of each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from analytics.filters import AtlasFilter
from analytics.site_filters import SiteFilter
from figures.drawn.call_outs import place_call_outs
from figures.drawn.open_sea import ROOM, land_cells
from figures.drawn.rectangles import Rectangle, overlap
from figures.drawn.world import MAP_HEIGHT
from figures.exhibit import CallOut, WorldPicture
from figures.exhibits import EXHIBITS
from figures.theme import LIGHT
from tests.exports.exhibits_by_hand import OUTLINES, every_country, make_exhibit, named, only_slide

OPENAI = AtlasFilter(vendors=("openai",))


def view_of(width: float) -> tuple[Rectangle, float, Rectangle]:
    scale = width / 10_000
    view = Rectangle(400, 200, width, MAP_HEIGHT * scale)
    return view, scale, Rectangle(380, 170, width + 40, view.height + 30)


@pytest.mark.parametrize("width", [1100, 1380, 1460])
@pytest.mark.parametrize("key", ["partnership_map", "datacenter_map"])
def test_call_outs_stand_clear_of_each_other_and_within_the_page(atlas, key, width):
    chosen = SiteFilter() if key == "datacenter_map" else OPENAI
    made = EXHIBITS[key](atlas, chosen, LIGHT)
    view, scale, limits = view_of(width)
    anchors = {iso3: one["anchor"] for iso3, one in OUTLINES.items()}

    blocks = place_call_outs(made.picture, anchors, view, scale, limits)

    assert sum(len(block.words) for block in blocks) == len(made.picture.call_outs) >= 3
    assert not any(overlap(one.box, other.box) for one, other in combinations(blocks, 2))
    for block in blocks:
        assert block.box.x >= limits.x
        assert block.box.right <= limits.right
        assert block.box.y >= limits.y
        assert block.box.bottom <= limits.bottom
        assert not any(line.endswith("…") for words in block.words for line in words.bold)


def test_a_paused_and_an_ended_deal_stand_in_open_sea_at_the_same_place_in_both():
    calls = (
        CallOut("NOR", "Stargate Norway in Narvik ended", "14 Apr 2026", "ended"),
        CallOut("GBR", "Stargate UK paused", "9 Apr 2026", "paused"),
    )
    view, scale, limits = view_of(1380)
    anchors = {iso3: one["anchor"] for iso3, one in OUTLINES.items()}

    norway, _ = place_call_outs(WorldPicture((), call_outs=calls), anchors, view, scale, limits)

    x, y = ROOM["NOR"][0]
    assert norway.meets == (view.x + x * scale, view.y + y * scale)
    box = norway.box
    assert not land_cells(
        ((box.x - view.x) / scale, (box.y - view.y) / scale,
         (box.right - view.x) / scale, (box.bottom - view.y) / scale)
    )  # fmt: skip


def test_call_outs_of_one_country_share_a_line_and_stand_below_each_other():
    calls = tuple(CallOut("GBR", f"Deal {at} paused", "2026", "paused") for at in (1, 2))
    picture = WorldPicture((), call_outs=calls)
    made = make_exhibit(replace(picture, countries=every_country()))

    slide = only_slide(made)

    leaders = [shape for shape in named(slide, "Call-outs").shapes if shape.name == "Leader"]
    one, two = (named(slide, f"Call-out: Deal {at} paused") for at in (1, 2))
    assert len(leaders) == 1
    assert two.top >= one.top + one.height


def test_a_name_of_hundreds_of_words_is_cut_before_ways_to_break_it_are_tried():
    endless = CallOut("GBR", "Memorandum " * 500, "9 Apr 2026", "paused")
    view, scale, limits = view_of(1380)

    (block,) = place_call_outs(
        WorldPicture((), call_outs=(endless,)), {"GBR": OUTLINES["GBR"]["anchor"]}, view, scale,
        limits,
    )  # fmt: skip

    assert any(line.endswith("…") for line in block.words[0].bold)
    assert block.box.width < 600
