"""Maps of an export look and say as the pages do: who leads, what is within reach, which sites."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from pptx.enum.dml import MSO_FILL

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.rivalry import USUAL_RIVALS, contenders, contest_of
from analytics.site_filters import SiteFilter
from figures.catalog import VIEWS
from figures.drawn.page import page_drawing
from figures.exhibit import Exhibit
from figures.exhibits import EXHIBITS
from figures.rival_colours import rival_colours
from figures.rival_sentences import rivals_headline
from figures.theme import LIGHT
from tests.exports.exhibits_by_hand import named, notes, only_slide

OPENAI = AtlasFilter(vendors=("openai",))
NOBODY_YET = AtlasFilter(as_of=date(1990, 1, 1))


def exhibit(atlas: Atlas, key: str, chosen=OPENAI, **options) -> Exhibit:
    return EXHIBITS[key](atlas, chosen, LIGHT, **options)


def drawn(made: Exhibit) -> ElementTree.Element:
    return ElementTree.fromstring(page_drawing(made))  # noqa: S314 - our own


def said(made: Exhibit) -> list[str]:
    return [node.text or "" for node in drawn(made).iter("{http://www.w3.org/2000/svg}text")]


def rivals_of(atlas: Atlas, rivals=USUAL_RIVALS):
    return atlas.rows("contested_countries", AtlasFilter(vendors=rivals))


def test_one_company_is_held_against_its_usual_rivals_as_on_the_page(atlas):
    made = exhibit(atlas, "contested_countries")
    contest = contest_of(rivals_of(atlas), USUAL_RIVALS)
    names = [atlas.choices.vendors[vendor] for vendor in USUAL_RIVALS]

    assert made.title == rivals_headline(contest, USUAL_RIVALS, OPENAI, atlas.choices)
    assert made.reading.startswith(f"{', '.join(names[:3])} and {names[3]} held against each other")
    assert [entry.count for entry in made.legend] == [
        *(contest.records[vendor].led for vendor in USUAL_RIVALS),
        contest.contested,
        contest.unclaimed,
    ]
    expected = VIEWS["contested_countries"].table(atlas, AtlasFilter(vendors=USUAL_RIVALS))
    assert made.table.equals(expected)


@pytest.mark.parametrize(
    "chosen",
    [
        AtlasFilter(),
        AtlasFilter(vendors=("openai", "google")),
        AtlasFilter(vendors=("anthropic",), regions=("Africa",)),
        AtlasFilter(stages=("agreement",)),
        NOBODY_YET,
    ],
    ids=str,
)
def test_the_legend_of_the_contest_adds_up_to_every_country_of_the_world(atlas, chosen):
    made = exhibit(atlas, "contested_countries", chosen)

    assert sum(entry.count for entry in made.legend) == len(made.picture.countries) == 243


def test_a_filter_of_several_companies_keeps_its_own_table(atlas):
    chosen = AtlasFilter(vendors=("google", "mistral-ai"))

    made = exhibit(atlas, "contested_countries", chosen)

    assert made.table.equals(VIEWS["contested_countries"].table(atlas, chosen))
    assert made.filter["vendors"] == "google,mistral-ai"


def test_a_country_has_the_colour_of_its_leader_and_stripes_of_all_who_meet_there(atlas):
    made = exhibit(atlas, "contested_countries")
    colours = rival_colours(USUAL_RIVALS)
    countries = {country.iso3: country for country in made.picture.countries}

    for row in rivals_of(atlas):
        shades = tuple(colours[vendor] for vendor in contenders(row))
        country = countries[row.iso3]
        assert country.stripes == (shades if len(shades) > 1 else ())
        assert country.fill == (shades[0] if shades else LIGHT.no_deal)


def test_every_map_has_one_mark_for_each_country(atlas):
    for key in ("contested_countries", "partnership_map", "datacenter_map", "reach"):
        chosen = SiteFilter() if VIEWS[key].about == "sites" else OPENAI
        marks = [
            node for node in drawn(exhibit(atlas, key, chosen)).iter() if node.get("data-iso3")
        ]

        assert len({node.get("data-iso3") for node in marks}) == len(marks) == 243
        assert all(node.get("data-stage") for node in marks)


def test_stripes_are_patterns_in_the_picture_and_native_on_the_slide(atlas):
    made = exhibit(atlas, "contested_countries", AtlasFilter(vendors=("openai", "google")))
    svg = page_drawing(made)
    met = [country for country in made.picture.countries if country.stripes]
    slide = only_slide(made)

    assert set(re.findall(r'fill="url\(#([^)]*)\)', svg)) <= set(re.findall(r' id="([^"]*)"', svg))
    for country in met:
        fill = named(slide, country.iso3).fill
        assert fill.type == MSO_FILL.PATTERNED
        assert {f"#{fill.fore_color.rgb}", f"#{fill.back_color.rgb}"} == set(country.stripes)


def test_where_more_than_two_meet_the_notes_name_them_all(atlas):
    made = exhibit(atlas, "contested_countries")
    crowded = [country for country in made.picture.countries if len(country.stripes) > 2]

    told = notes(only_slide(made))

    assert crowded
    assert all(country.says in told for country in crowded)


def test_reach_says_people_and_distance_and_draws_the_edge(atlas):
    made = exhibit(atlas, "reach", SiteFilter())
    in_all = atlas.rows("reach", SiteFilter(), only_site=None, radius_km=3219.0)[0]

    assert made.title == (
        f"{in_all.population / 1e9:.2f} billion people live within 3,219 km (2,000 miles) of any "
        "of 234 datacenters"
    )
    assert "Near is not served" in made.reading
    assert len(made.picture.circles) == 234
    edge = named(only_slide(made), "Edge of what is within reach")
    points = [point for line in made.picture.outlines for point in line]
    scale = named(only_slide(made), "Sea").width / 10_000
    assert edge.width == pytest.approx(
        (max(x for x, _ in points) - min(x for x, _ in points)) * scale, rel=0.01
    )


def test_reach_of_one_datacenter_names_it(atlas):
    site, name = next(iter(atlas.choices.sites.items()))

    made = exhibit(atlas, "reach", SiteFilter(), only_site=site, radius_km=5.0)

    assert made.title.endswith(f"within 5 km (3.11 miles) of {name}")
    assert [call.words for call in made.picture.call_outs] == [name]
    assert len(made.picture.circles) == 1


def test_the_legend_of_sites_adds_up_and_circles_have_a_key_of_sizes(atlas):
    made = exhibit(atlas, "datacenter_map", SiteFilter())

    assert sum(entry.count for entry in made.legend) == len(made.picture.circles) == 234
    assert [words for words, _ in made.picture.sizes] == ["5,000 MW", "1,000 MW", "100 MW"]
    assert {"5,000 MW", "1,000 MW", "100 MW"} <= set(said(made))
    assert named(only_slide(made), "Label: 1,000 MW")


def test_a_legend_stands_on_one_line_each_with_its_count(atlas):
    words = said(exhibit(atlas, "partnership_map"))

    assert words[words.index("No public deal found") + 1] == "213"
    assert words[words.index("Paused") + 1] == "0"
