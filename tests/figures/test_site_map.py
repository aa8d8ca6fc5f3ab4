"""What the infrastructure map sends: right places, right areas, nothing from outside."""

from __future__ import annotations

import json
import math
from datetime import date

import pytest

from analytics.geography import HEIGHT, project
from analytics.map_windows import MapWindow
from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from figures.maps.bin_map import bin_map
from figures.maps.map_wish import MapWish
from figures.maps.site_colours import COLOURINGS, site_colours
from figures.maps.site_map import site_map
from figures.maps.site_marks import radius
from figures.theme import DARK, LIGHT
from tests.world import make_site, make_world


def drawn(atlas: Atlas, palette=LIGHT, colour="plain", month=None, **wish) -> dict:
    """The specification that the browser gets."""
    sites = SiteFilter(month=month).on(atlas.choices)
    rows = atlas.rows("datacenter_map", sites)
    colours = site_colours(rows, colour, palette, atlas.choices)
    is_due = sites.month > atlas.choices.sites_until
    deck = site_map(rows, MapWish(colours=colours.by_site, is_due=is_due, **wish), palette)
    return json.loads(deck.to_json())


def layer(deck: dict, name: str) -> dict:
    return next(found for found in deck["layers"] if found["id"] == name)


@pytest.mark.parametrize("shape", ["flat", "globe", "columns"])
def test_a_map_asks_for_the_atlas_own_land_and_no_other_address(atlas, shape):
    deck = drawn(atlas, shape=shape)
    text = json.dumps(deck)

    assert "://" not in text
    assert text.count("app/static/") == 2  # land and borders
    assert deck["mapStyle"] == "__MAP_STYLE__"  # none was named, so the browser fetches none
    assert deck.get("mapProvider") is None


def test_every_site_can_be_picked_and_stands_where_it_lies(atlas):
    rows = {row.datacenter_id: row for row in atlas.rows("datacenter_map", SiteFilter())}
    marks = layer(drawn(atlas), "sites")

    assert marks["pickable"] is True
    assert marks["stroked"] is False  # a stroked layer that is picked loses clicks
    assert {mark["id"] for mark in marks["data"]} == set(rows)
    for mark in marks["data"]:
        x, y = project(rows[mark["id"]].longitude, rows[mark["id"]].latitude)
        assert mark["p"] == pytest.approx([float(x), HEIGHT - float(y)], abs=0.1)


def test_area_grows_with_megawatts():
    assert radius(4000) ** 2 / radius(1000) ** 2 == pytest.approx(4)
    assert radius(5000) == pytest.approx(21.2, abs=0.05)


def test_fill_is_what_runs_and_ring_is_what_is_planned():
    atlas = make_world(
        sites=[
            make_site(
                status="partial", capacity_mw_planned=1000, capacity_mw_operational=250,
                first_online="2025",
            )
        ]
    )  # fmt: skip
    deck = drawn(atlas)

    (fill,) = layer(deck, "running")["data"]
    (ring,) = layer(deck, "planned")["data"]

    assert fill["r"] == round(0.3 * math.sqrt(250), 1)
    assert ring["r"] == round(0.3 * math.sqrt(1000), 1)


def test_before_its_first_day_a_site_has_no_fill():
    atlas = make_world(
        sites=[
            make_site(status="operational", capacity_mw_planned=90, capacity_mw_operational=90,
                      first_online="2025-06"),
            make_site(status="operational", capacity_mw_planned=10, capacity_mw_operational=10,
                      first_online="2024-01"),
        ]
    )  # fmt: skip

    assert len(layer(drawn(atlas, month=date(2025, 5, 31)), "running")["data"]) == 1
    assert len(layer(drawn(atlas), "running")["data"]) == 2


def test_rough_places_are_paler_and_paused_plans_are_barred():
    exact = make_site(status="operational", capacity_mw_operational=90, first_online="2025")
    rough = exact | {"datacenter_id": "rough", "name": "Rough", "coordinate_precision": "region"}
    paused = make_site(status="paused", capacity_mw_planned=90)
    deck = drawn(make_world(sites=[exact, rough, paused]))

    opacities = sorted(mark["c"][3] for mark in layer(deck, "running")["data"])

    assert opacities == [round(0.38 * 255), round(0.88 * 255)]
    assert len(layer(deck, "held")["data"]) == 1


def test_a_site_without_megawatts_is_a_small_empty_dot():
    deck = drawn(make_world(sites=[make_site(status="announced")]))

    assert layer(deck, "running")["data"][0]["c"][:3] == [255, 255, 255]
    assert layer(deck, "planned")["data"][0]["r"] == 2.4


@pytest.mark.parametrize("colour", COLOURINGS)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_legend_of_colours_counts_every_site_once(atlas, colour, palette):
    rows = atlas.rows("datacenter_map", SiteFilter())

    colours = site_colours(rows, colour, palette, atlas.choices)

    assert len(colours.by_site) == len(rows)
    if colour != "plain":
        assert sum(count for _, _, count in colours.legend) == len(rows)
        assert {hex_colour for _, hex_colour, _ in colours.legend} == set(colours.by_site.values())


def test_a_map_weighs_less_than_a_quarter_megabyte(atlas):
    for shape in ("flat", "globe", "columns"):
        assert len(json.dumps(drawn(atlas, shape=shape), separators=(",", ":"))) < 120_000


def test_bins_hold_every_site_once_and_their_sums(atlas):
    window = MapWindow()
    bins = atlas.rows("site_bins", SiteFilter(), cell=window.cell, **window.bounds())
    (totals,) = atlas.rows("site_totals", SiteFilter())

    assert sum(row.sites for row in bins) == totals.sites
    assert sum(row.operational_mw or 0 for row in bins) == pytest.approx(totals.running_mw)
    assert sum(row.planned_mw or 0 for row in bins) == pytest.approx(totals.planned_mw)
    marks = layer(json.loads(bin_map(bins, window, {}, LIGHT).to_json()), "bins")["data"]
    assert sum(mark["n"] for mark in marks) == totals.sites


def test_nearer_bins_are_finer(atlas):
    world, near = MapWindow(), MapWindow(2200, 1200, 3)
    coarse = atlas.rows("site_bins", SiteFilter(), cell=world.cell, **world.bounds())
    fine = atlas.rows("site_bins", SiteFilter(), cell=near.cell, **near.bounds())

    assert max(row.sites for row in fine) < max(row.sites for row in coarse)
    bounds = near.bounds()
    assert all(bounds["left"] <= row.x <= bounds["right"] for row in fine)


def test_text_of_the_facts_is_filled_in_as_text():
    deck = drawn(make_world(sites=[make_site(name="<img src=x onerror=alert(1)>")]))

    # The browser's template has the markup and fills in the fields as text.
    assert layer(deck, "sites")["data"][0]["name"] == "<img src=x onerror=alert(1)>"
    assert "<b>" not in layer(deck, "sites")["data"][0]["said"]
