"""The world map in a presentation: one shape for every country, to be recoloured by hand."""

from __future__ import annotations

import pytest
from pptx.enum.dml import MSO_FILL, MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE, MSO_SHAPE_TYPE

from analytics.geography.world_paths import path_rings
from exports.slides.call_outs import MOST_CALL_OUTS
from exports.slides.world_shapes import DOT_BELOW, SCREEN_MAP
from figures.exhibit import CallOut, Circle, Country, WorldPicture
from figures.theme import DARK, LIGHT, STAGE_COLOURS
from tests.exports.exhibits_by_hand import (
    BLUE,
    OUTLINES,
    every_country,
    make_exhibit,
    named,
    notes,
    only_slide,
    says,
    with_stage,
    world,
)

MARKED = {
    "FRA": with_stage("operational"),
    "IND": with_stage("memorandum", "doubtful"),
    "NOR": with_stage("ended", "ended"),
    "GBR": with_stage("agreement", "paused"),
    "SGP": with_stage("delivery"),
}


@pytest.fixture(scope="module")
def slide():
    return only_slide(make_exhibit(world(**MARKED), figures=(("5", "countries"),)))


@pytest.fixture(scope="module")
def countries(slide):
    return {
        shape.name: shape for shape in named(slide, "World map").shapes if shape.name in OUTLINES
    }


def overlap(one, other) -> bool:
    return (
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
    )


def test_all_243_countries_are_shapes_of_one_group(slide, countries):
    group = named(slide, "World map")

    assert group.shape_type == MSO_SHAPE_TYPE.GROUP
    assert len(countries) == len(OUTLINES) == 243
    others = [shape.name for shape in group.shapes if shape.name not in countries]
    assert others == ["Sea", "Ground", "Disputed areas"]


def test_every_country_has_the_fill_and_the_border_that_were_asked_for(countries):
    for wanted in every_country(**MARKED):
        shape = countries[wanted.iso3]
        is_flat = not wanted.pattern
        assert shape.fill.type == (MSO_FILL.SOLID if is_flat else MSO_FILL.PATTERNED)
        fill = shape.fill.fore_color if is_flat else shape.fill.back_color
        assert f"#{fill.rgb}" == wanted.fill.upper()
        assert f"#{shape.line.color.rgb}" == wanted.border.upper()


def test_paused_ended_and_doubtful_have_patterns_of_their_own(countries):
    patterns = {iso3: countries[iso3].fill.pattern for iso3 in ("GBR", "NOR", "IND")}

    assert patterns == {
        "GBR": MSO_PATTERN.DASHED_VERTICAL,
        "NOR": MSO_PATTERN.OUTLINED_DIAMOND,
        "IND": MSO_PATTERN.LIGHT_UPWARD_DIAGONAL,
    }


def test_every_country_says_its_name_and_where_it_stands(countries):
    assert says(countries["FRA"]) == "France: operational since 2025"
    assert says(countries["KEN"]) == "Kenya: No public deal found"
    assert all(says(shape).startswith(OUTLINES[iso3]["name"]) for iso3, shape in countries.items())


def test_an_outline_is_that_of_the_map_with_all_its_islands(countries):
    japan = countries["JPN"]

    assert japan.shape_type == MSO_SHAPE_TYPE.FREEFORM
    (path,) = japan._element.findall(".//{*}path")
    rings = path_rings(OUTLINES["JPN"]["path"])
    assert len(path.findall("{*}moveTo")) == len(path.findall("{*}close")) == len(rings) > 3
    assert len(path.findall(".//{*}pt")) == sum(map(len, rings))


def test_a_country_too_small_to_see_is_a_dot_and_smaller_without_a_deal(slide, countries):
    scale = named(slide, "Sea").width / 10_000 / 6350
    for iso3, one in OUTLINES.items():
        is_dot = countries[iso3].shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE
        assert is_dot == (one["area"] * scale**2 < DOT_BELOW), iso3
    dots = [countries["SGP"], countries["BHR"]]
    assert {dot.auto_shape_type for dot in dots} == {MSO_SHAPE.OVAL}
    assert dots[0].width > 2 * dots[1].width
    for iso3 in ("VAT", "GUF", "TUV"):
        assert countries[iso3].auto_shape_type == MSO_SHAPE.OVAL


def test_neighbours_on_the_map_are_neighbours_on_the_slide(slide, countries):
    sea = named(slide, "Sea")
    for iso3 in ("USA", "NZL", "CHL", "RUS"):
        corners = [point for ring in path_rings(OUTLINES[iso3]["path"]) for point in ring.tolist()]
        left, top = (min(point[at] for point in corners) for at in (0, 1))
        scale = sea.width / 10_000
        assert countries[iso3].left == pytest.approx(sea.left + left * scale, abs=6350)
        assert countries[iso3].top == pytest.approx(sea.top + top * scale, abs=6350)


def test_the_map_stands_beside_the_figures_and_above_the_foot(slide):
    sea, line = named(slide, "Sea"), named(slide, "Hairline")

    assert sea.left >= 390 * 6350
    assert sea.left + sea.width <= 1841 * 6350
    assert sea.top + sea.height < line.top


def test_shapes_throw_no_shadow(slide):
    assert slide._element.findall(".//{*}style") == []


def test_countries_outside_the_picture_are_ground_and_unknown_ones_are_told_in_the_notes():
    few = (*every_country()[:3], Country("QQQ", "Atlantis", BLUE, BLUE))
    slide = only_slide(make_exhibit(WorldPicture(few)))

    drawn = [shape.name for shape in named(slide, "World map").shapes]
    assert drawn == ["Sea", "Ground", "AFG", "AGO", "ABW", "Disputed areas"]
    assert "Not on the map: Atlantis." in notes(slide)


def test_a_dark_map_lies_on_a_dark_sea():
    slide = only_slide(make_exhibit(world()), palette=DARK)

    assert f"#{named(slide, 'Sea').fill.fore_color.rgb}" == DARK.ocean


def site(name: str, ring: float, fill: float) -> Circle:
    return Circle(5000, 2000, ring, fill, BLUE, 0.4, name, f"{name} in words")


def test_a_site_is_a_ring_of_what_is_planned_and_a_disc_of_what_runs():
    circles = (site("Abilene", 20, 8), site("Tokyo", 0, 6), site("Undisclosed", 0, 0))
    slide = only_slide(make_exhibit(WorldPicture(every_country(), circles)))

    group = named(slide, "Sites")
    assert {shape.name for shape in group.shapes} == {
        "Abilene, planned", "Abilene, running", "Tokyo", "Undisclosed",
    }  # fmt: skip
    ring, disc = named(slide, "Abilene, planned"), named(slide, "Abilene, running")
    pixel = named(slide, "Sea").width / SCREEN_MAP
    assert (ring.width, disc.width) == (
        pytest.approx(40 * pixel, abs=9),
        pytest.approx(16 * pixel, abs=9),
    )
    assert ring.fill.type == named(slide, "Undisclosed").fill.type == MSO_FILL.BACKGROUND
    assert f"#{disc.fill.fore_color.rgb}" == BLUE
    assert disc._element.find(".//{*}alpha").get("val") == "40000"
    assert says(ring) == says(disc) == "Abilene: Abilene in words"


def test_a_call_out_stands_off_its_country_with_a_line_to_it_and_clear_of_the_others():
    calls = (
        CallOut("NOR", "Stargate Norway ended", "14 April 2026", "ended"),
        CallOut("GBR", "Stargate UK paused", "9 April 2026", "paused"),
        CallOut("ARE", "Stargate UAE", "being built"),
        CallOut("FRA", ""),
    )
    slide = only_slide(make_exhibit(WorldPicture(every_country(), call_outs=calls)))

    sea, scale = named(slide, "Sea"), named(slide, "Sea").width / 10_000
    labels = [
        shape for shape in named(slide, "Call-outs").shapes if shape.name.startswith("Call-out")
    ]
    # A second line may stand behind the first, where that saves room.
    assert [label.text_frame.text.replace(", ", "\n") for label in labels] == [
        "Stargate Norway ended\n14 April 2026", "Stargate UK paused\n9 April 2026",
        "Stargate UAE\nbeing built",
    ]  # fmt: skip
    for label, call in zip(labels, calls, strict=False):
        x, y = (edge + at * scale for edge, at in
                zip((sea.left, sea.top), OUTLINES[call.iso3]["anchor"], strict=True))  # fmt: skip
        inside = (
            label.left < x < label.left + label.width and label.top < y < label.top + label.height
        )
        assert not inside
        assert label.left > 0
        assert label.left + label.width < 12192000
    pairs = [(a, b) for at, a in enumerate(labels) for b in labels[at + 1 :]]
    assert not any(overlap(a, b) for a, b in pairs)
    assert named(slide, "Badge: paused")
    leaders = [shape for shape in named(slide, "Call-outs").shapes if shape.name == "Leader"]
    assert len(leaders) == 3


def test_call_outs_of_neighbours_find_places_of_their_own():
    near = ("GBR", "IRL", "FRA", "BEL", "NLD", "DEU")
    calls = tuple(CallOut(iso3, f"A deal with {iso3}, paused in May", "2026") for iso3 in near)
    slide = only_slide(make_exhibit(WorldPicture(every_country(), call_outs=calls)))

    labels = [
        shape for shape in named(slide, "Call-outs").shapes if shape.name.startswith("Call-out")
    ]
    assert len(labels) == 6
    assert not any(overlap(a, b) for at, a in enumerate(labels) for b in labels[at + 1 :])
    reading, foot = named(slide, "Reading"), named(slide, "Hairline")
    assert all(reading.top < label.top and label.top + label.height < foot.top for label in labels)


def test_call_outs_are_few_and_the_others_stand_in_the_notes():
    calls = tuple(CallOut(iso3, f"Deal in {iso3}") for iso3 in list(OUTLINES)[:9])
    slide = only_slide(make_exhibit(WorldPicture(every_country(), call_outs=calls)))

    labels = [shape.name for shape in named(slide, "Call-outs").shapes
              if shape.name.startswith("Call-out")]  # fmt: skip
    assert len(labels) == MOST_CALL_OUTS
    for call in calls[MOST_CALL_OUTS:]:
        assert f"Also called out: {call.words}." in notes(slide)


def test_the_colours_of_the_ladder_reach_the_shapes_untouched():
    stages = [stage for stage in STAGE_COLOURS if stage not in ("paused", "ended")]
    marked = dict(
        zip(("USA", "CAN", "BRA", "RUS", "CHN", "AUS"), map(with_stage, stages), strict=True)
    )
    slide = only_slide(make_exhibit(world(**marked)))

    drawn = {f"#{named(slide, iso3).fill.fore_color.rgb}" for iso3 in marked}
    assert drawn == {STAGE_COLOURS[stage] for stage in stages}
    assert f"#{named(slide, 'MEX').fill.fore_color.rgb}" == LIGHT.no_deal
