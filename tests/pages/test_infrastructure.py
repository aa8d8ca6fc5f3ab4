"""The pages about datacenters, by link and by filter, with nothing to show and nonsense asked."""

from __future__ import annotations

import json

import pytest

from analytics.reach import read_radius
from analytics.site_filters import SiteFilter
from pages.components import site_controls
from tests.pages.reading import harmful, html, notices, opened, said, title


def drawn(at) -> dict:
    """What the map was sent."""
    return json.loads(at.get("deck_gl_json_chart")[0].proto.json)


def marks(at, layer: str = "sites") -> list[dict]:
    """The marks of one layer of the map."""
    return next(found["data"] for found in drawn(at)["layers"] if found["id"] == layer)


def test_on_arrival_every_site_is_on_the_map_whatever_company_the_deals_are_filtered_by(atlas):
    at = opened("infrastructure")

    assert len(marks(at)) == len(atlas.choices.sites) == 234
    assert title(at) == "Nine tenths of the AI power seen running is in the United States"


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ({"companies": "openai"}, {"companies": ("openai",)}),
        ({"owners": "Meta", "statuses": "partial"},
         {"owners": ("meta",), "statuses": ("partial",)}),
        ({"regions": "Europe", "mw_from": "100"}, {"regions": ("Europe",), "mw_from": 100.0}),
        ({"homes": "USA", "groups": "EU"}, {"homes": ("USA",), "groups": ("EU",)}),
        ({"online_from": "2027", "precisions": "city"},
         {"online_from": 2027, "precisions": ("city",)}),
        ({"linked_deals": "openai-are-stargate"}, {"linked_deals": ("openai-are-stargate",)}),
    ],
)  # fmt: skip
def test_a_link_filters_the_map(atlas, query, chosen):
    found = {row.datacenter_id for row in atlas.rows("datacenter_map", SiteFilter(**chosen))}

    at = opened("infrastructure", **query)

    assert {mark["id"] for mark in marks(at)} == found != set()


def test_a_month_to_come_shows_what_is_planned(atlas):
    at = opened("infrastructure", month="2028-12")

    assert title(at).startswith("By December 2028, 50 GW are planned to run")
    assert "on 31 December 2028" in said(at)


@pytest.mark.parametrize("shape", ["flat", "globe", "columns"])
def test_every_shape_of_the_map_can_be_linked_to(shape):
    at = opened("infrastructure", shape=shape, colour="operator", arcs="owner", radius="500 km")

    ids = {layer["id"] for layer in drawn(at)["layers"]}
    assert {"sea", "land", "sites", "reach", "arcs"} <= ids


def test_bins_give_way_to_single_sites_when_near():
    world = opened("infrastructure", shape="bins")
    near = opened("infrastructure", shape="bins", window="5000,700,6")

    assert sum(mark["n"] for mark in marks(world, "bins")) == 234
    assert 0 < len(marks(near)) < 80


def test_reach_of_the_site_in_abu_dhabi_is_told_with_its_method(atlas):
    at = opened("infrastructure", site="stargate-uae", radius="2000 miles")
    reached = atlas.rows(
        "reach",
        SiteFilter(),
        only_site="stargate-uae",
        radius_km=read_radius("2000 miles").kilometres,
    )[0]

    assert 0.30 < reached.world_share < 0.31
    words = said(at)
    assert "2.47 billion people live within 2,000 miles (3,219 km) of OpenAI Stargate UAE" in words
    assert "30\xa0% of the world" in words
    assert "Near is not served" in words
    assert "great-circle" in words
    assert "India" in words


def test_reach_of_all_sites_in_view_counts_nobody_twice(atlas):
    at = opened("infrastructure", companies="openai", radius="1000 km")

    assert "of any of 18 datacenters" in said(at)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"radius": "0"}, "reaches nobody; write at least"),
        ({"radius": "-5 km"}, "reaches nobody; write at least"),
        ({"radius": "30000 km"}, "is more than half the globe"),
        ({"radius": "far"}, "is not a distance"),
        ({"mw_from": "lots"}, "is not a number of megawatts"),
        ({"month": "soon"}, "is not a month"),
        ({"site": "stargate-abilen"}, "there is no site “stargate-abilen”; the nearest"),
        ({"shape": "cube"}, "is none of flat, globe, columns, bins"),
        ({"owners": "metta"}, "the nearest is meta"),
    ],
)
def test_what_cannot_be_followed_is_said_and_the_page_still_opens(query, sentence):
    at = opened("infrastructure", **query)

    assert any(sentence in notice for notice in notices(at))
    assert len(marks(at)) == 234


def test_a_filter_that_leaves_nothing_names_what_to_loosen():
    at = opened("infrastructure", owners="meta", countries="ARE")

    assert title(at) == "No site passes the filter"
    assert any("loosen owner and country" in notice for notice in notices(at))
    assert at.button(key="way_out")


def test_a_site_without_megawatts_opens_and_says_so():
    at = opened("infrastructure", site="lumi-kajaani")

    assert "LUMI" in said(at)
    assert "not disclosed" in said(at)


@pytest.mark.parametrize("page", ["infrastructure", "capacity"])
def test_nonsense_becomes_no_markup(page):
    hostile = "<script>alert(1)</script>"
    at = opened(page, site=hostile, radius=hostile, owners=hostile, month=hostile, allies=hostile)

    assert all(hostile not in body for body in html(at))
    assert not any(harmful(body) for body in html(at))
    assert len(notices(at)) >= 4


def test_what_the_table_shows_is_what_the_map_shows():
    at = opened("infrastructure", face="table", regions="Africa")

    table = at.dataframe[0].value

    assert len(table) == len(marks(opened("infrastructure", regions="Africa")))
    assert "Running, MW" not in table.columns  # names are given by the column's configuration
    assert set(table["country"]) >= {"Kenya"}


@pytest.mark.parametrize("role", ["owner", "operator", "tenant"])
@pytest.mark.parametrize("measure", ["running", "planned"])
def test_the_lens_opens_for_every_role_and_measure(role, measure):
    at = opened("capacity", role=role, measure=measure, allies="EU", shade="per_twh")

    assert title(at)
    assert notices(at) == []
    assert len(at.dataframe[0].value) == 55


def test_places_chosen_for_deals_hold_for_sites_too():
    at = opened("deals", regions="Africa")
    at.switch_page("pages/infrastructure.py").run()

    assert {mark["said"].split("\n")[0].split(", ")[-1] for mark in marks(at)} >= {"Kenya"}
    assert len(marks(at)) < 30


def test_a_crowd_is_shown_as_squares_and_never_asked_for_one_by_one(atlas, monkeypatch):
    monkeypatch.setattr("analytics.map_windows.CROWD", 100)
    for module in ("pages.components.site_map_panel",):
        monkeypatch.setattr(f"{module}.CROWD", 100)

    at = opened("infrastructure", colour="tenant")

    assert sum(mark["n"] for mark in marks(at, "bins")) == 234
    assert title(at) == "16.9 GW are seen running at 84 sites"


def test_of_a_crowd_of_sites_only_those_are_offered_that_hold_the_typed_words(atlas, monkeypatch):
    monkeypatch.setattr(site_controls, "CROWD", 100)
    at = opened("infrastructure", site="stargate-uae")
    assert at.selectbox(key="site").options == [atlas.choices.sites["stargate-uae"]]

    at.text_input(key="site_words").input("COLOSSUS memphis").run()

    offered = at.selectbox(key="site").options
    assert len(offered) < 10
    assert all("Colossus" in name for name in offered[1:])
    at.selectbox(key="site").select(offered[1]).run()
    assert "Colossus" in said(at)


def test_a_million_names_are_not_sent_even_when_nothing_is_typed(monkeypatch):
    monkeypatch.setattr(site_controls, "CROWD", 100)

    at = opened("infrastructure")

    assert at.selectbox(key="site").options == []
