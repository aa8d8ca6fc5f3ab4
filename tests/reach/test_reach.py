"""Who lives within reach, on worlds small enough to count by hand, and the real one."""

from __future__ import annotations

import numpy as np
import pytest

from analytics.geography.globe import EARTH_RADIUS_KM, arc_km, on_sphere
from analytics.reach import HALF_THE_GLOBE_KM, read_radius
from analytics.site_filters import SiteFilter
from tests.world import make_city, make_site, make_world

# A degree along the equator is 111.2 km. The Emirates and France have cities, and a million people
# each; Kenya and the United States have none and lie at 0 degrees north, 0 degrees east.
CITIES = [
    make_city(name="Near", iso3="FRA", longitude=100, latitude=0, population=300_000),
    make_city(name="Between", iso3="FRA", longitude=105, latitude=0, population=100_000),
    make_city(name="Far", iso3="FRA", longitude=110, latitude=0, population=100_000),
    make_city(name="Dateline", iso3="ARE", longitude=-179, latitude=10, population=40_000),
    make_city(name="Polar", iso3="ARE", longitude=-80, latitude=88, population=10_000),
]
WEST = make_site(datacenter_id="west", name="West", longitude=101, latitude=0)
EAST = make_site(datacenter_id="east", name="East", longitude=109, latitude=0)


def reached(atlas, radius_km, *, only_site=None, **chosen):
    """People by name of the row, in the order of the rows."""
    rows = atlas.rows(
        "reach", SiteFilter(**chosen), only_site=only_site, radius_km=float(radius_km)
    )
    return {row.name: row.population for row in rows}


def countries_reached(atlas, radius_km, *, only_site=None, **chosen):
    rows = atlas.rows(
        "reach_by_country", SiteFilter(**chosen), only_site=only_site, radius_km=float(radius_km)
    )
    return {row.iso3: row for row in rows}


def test_rule_16_the_cities_of_a_country_add_up_to_its_population():
    atlas = make_world(sites=[WEST], cities=CITIES)

    # Of 500,000 inhabitants in cities 300,000 live in Near: of the country's million, 600,000.
    assert reached(atlas, 120) == {"West": 600_000}


def test_rule_16_a_city_in_reach_of_two_datacenters_is_counted_once_for_both_together():
    atlas = make_world(sites=[WEST, EAST], cities=CITIES)

    assert reached(atlas, 500) == {
        "All datacenters in view": 1_000_000,
        "West": 800_000,
        "East": 400_000,
    }


def test_rule_16_two_datacenters_that_reach_whole_countries_count_nobody_twice():
    atlas = make_world(sites=[WEST, EAST], cities=CITIES)

    assert reached(atlas, 1500) == {
        "All datacenters in view": 1_000_000,
        "East": 1_000_000,
        "West": 1_000_000,
    }


def test_one_datacenter_alone_has_no_row_for_all_together():
    atlas = make_world(sites=[WEST, EAST], cities=CITIES)

    assert reached(atlas, 500, only_site="east") == {"East": 400_000}
    assert reached(make_world(sites=[EAST], cities=CITIES), 500) == {"East": 400_000}


def test_only_datacenters_in_view_reach_anyone():
    site = make_site(name="Paused", status="paused", longitude=101)
    atlas = make_world(sites=[site, EAST], cities=CITIES)

    assert reached(atlas, 500, statuses=("paused",)) == {"Paused": 800_000}
    assert reached(atlas, 500, statuses=("paused",), only_site="east") == {}
    assert reached(atlas, 500, statuses=("cancelled",)) == {}


def test_a_datacenter_that_reaches_nobody_says_so():
    atlas = make_world(sites=[WEST, EAST], cities=CITIES)

    assert reached(atlas, 1) == {"All datacenters in view": 0, "East": 0, "West": 0}
    assert countries_reached(atlas, 1) == {}


def test_the_date_line_parts_nobody():
    site = make_site(name="Fiji", longitude=179, latitude=10)
    atlas = make_world(sites=[site], cities=CITIES)

    # Two degrees of longitude at 10 degrees north are 219 km.
    assert reached(atlas, 218) == {"Fiji": 0}
    assert reached(atlas, 220) == {"Fiji": 800_000}


def test_the_pole_parts_nobody():
    site = make_site(name="Beyond", longitude=100, latitude=88)
    atlas = make_world(sites=[site], cities=CITIES)

    # Two degrees up to the pole and two down behind it: 445 km.
    assert reached(atlas, 444) == {"Beyond": 0}
    assert reached(atlas, 446) == {"Beyond": 200_000}


def test_rule_16_a_city_in_the_same_place_is_reached_by_the_shortest_radius():
    site = make_site(name="Here", longitude=105, latitude=0)
    atlas = make_world(sites=[site], cities=CITIES)

    assert reached(atlas, read_radius("0.001").kilometres) == {"Here": 200_000}


def test_rule_16_a_country_without_cities_lives_at_its_own_coordinates():
    site = make_site(name="Gulf of Guinea", longitude=1, latitude=0)
    atlas = make_world(sites=[site], cities=CITIES)

    found = countries_reached(atlas, 200)

    assert {iso3: row.population_reached for iso3, row in found.items()} == {
        "KEN": 1_000_000,
        "USA": 1_000_000,
    }
    assert found["KEN"].largest_places == "Kenya"


def test_a_country_whose_cities_have_no_inhabitants_counts_as_one_without_cities():
    cities = [*CITIES, make_city(name="Ghost", iso3="KEN", longitude=90, population=0)]
    site = make_site(name="Gulf of Guinea", longitude=1, latitude=0)

    assert reached(make_world(sites=[site], cities=cities), 200) == {"Gulf of Guinea": 2_000_000}


def test_rule_16_half_the_globe_is_the_world():
    atlas = make_world(sites=[WEST, EAST], cities=CITIES)

    assert set(reached(atlas, HALF_THE_GLOBE_KM).values()) == {4_000_000}
    assert {row.world_share for row in atlas.rows(
        "reach", SiteFilter(), only_site=None, radius_km=HALF_THE_GLOBE_KM
    )} == {1.0}  # fmt: skip


def test_the_other_side_of_the_globe_is_reached_last():
    antipode = make_site(name="Antipode", longitude=-80, latitude=0)
    cities = [make_city(iso3=iso3, longitude=100) for iso3 in ("ARE", "FRA", "KEN", "USA")]
    atlas = make_world(sites=[antipode], cities=cities)

    assert reached(atlas, HALF_THE_GLOBE_KM - 1) == {"Antipode": 0}
    assert reached(atlas, HALF_THE_GLOBE_KM) == {"Antipode": 4_000_000}


def test_countries_are_told_with_shares_and_largest_places():
    atlas = make_world(sites=[WEST, EAST], cities=CITIES)

    found = countries_reached(atlas, 500, only_site="west")

    (france,) = found.values()
    assert (france.iso3, france.country) == ("FRA", "France")
    assert (france.population_reached, france.country_population) == (800_000, 1_000_000)
    assert (france.share_of_country, france.world_share) == pytest.approx((0.8, 0.2))
    assert france.largest_places == "Near, Between"
    assert countries_reached(atlas, 1500)["FRA"].largest_places == "Near, Between, Far"


def test_a_world_without_a_city_is_still_a_world():
    atlas = make_world(sites=[WEST])

    assert reached(atlas, 500) == {"West": 0}
    assert reached(atlas, 20_015) == {"West": 4_000_000}


def places(atlas):
    return atlas.connection.cursor().execute(
        "SELECT people, sphere_x, sphere_y, sphere_z, longitude, latitude FROM people_places"
    ).fetchnumpy()  # fmt: skip


def test_all_places_hold_the_population_of_the_world(atlas):
    by_country = atlas.connection.cursor().execute(
        "SELECT countries.population, sum(people) FROM countries "
        "LEFT JOIN people_places USING (iso3) WHERE population > 0 GROUP BY ALL"
    ).fetchall()  # fmt: skip

    assert len(by_country) == 243
    for population, people in by_country:
        assert people == pytest.approx(population)


def test_places_stand_on_the_sphere_of_all_distances(atlas):
    found = places(atlas)
    vectors = np.column_stack([found["sphere_x"], found["sphere_y"], found["sphere_z"]])
    (angle,) = atlas.connection.cursor().execute("SELECT as_angle(1.0)").fetchone()

    assert np.abs(vectors - on_sphere(found["longitude"], found["latitude"])).max() < 1e-12
    assert angle == pytest.approx(1 / EARTH_RADIUS_KM, rel=1e-15)


@pytest.mark.parametrize("radius_km", [50, 3218.688, 11_000, 19_000])
def test_blocks_change_nothing_against_counting_place_by_place(atlas, radius_km):
    found = places(atlas)
    homes = on_sphere(found["longitude"], found["latitude"])
    sites = atlas.connection.cursor().execute(
        "SELECT datacenter_id, longitude, latitude FROM site_cards"
    ).fetchall()  # fmt: skip

    rows = atlas.rows("reach", SiteFilter(), only_site=None, radius_km=radius_km)

    population = {row.datacenter_id: row.population for row in rows}
    anywhere = np.zeros(len(homes), dtype=bool)
    for datacenter_id, longitude, latitude in sites:
        chords = np.linalg.norm(homes - on_sphere(longitude, latitude), axis=1)
        near = arc_km(chords) <= radius_km
        anywhere |= near
        assert population[datacenter_id] == pytest.approx(found["people"][near].sum(), abs=1)
    assert population[None] == pytest.approx(found["people"][anywhere].sum(), abs=1)


def test_the_rows_by_country_add_up_to_the_row_of_all_together(atlas):
    chosen = SiteFilter(countries=("ARE", "JPN"))
    asked = {"only_site": None, "radius_km": 1000.0}

    together, *_ = atlas.rows("reach", chosen, **asked)
    countries = atlas.rows("reach_by_country", chosen, **asked)

    assert together.datacenter_id is None
    assert sum(row.population_reached for row in countries) == pytest.approx(
        together.population, abs=len(countries)
    )
    assert sum(row.world_share for row in countries) == pytest.approx(together.world_share)
    populations = [row.population_reached for row in countries]
    assert populations == sorted(populations, reverse=True)
    assert all(0 < row.share_of_country <= 1 for row in countries)


def test_three_in_ten_people_live_within_two_thousand_miles_of_stargate_uae(atlas):
    """The announcement speaks of up to half of the world's people; this count finds fewer."""
    radius = read_radius("2000 miles")

    (row,) = atlas.rows(
        "reach", SiteFilter(), only_site="stargate-uae", radius_km=radius.kilometres
    )

    assert row.population == pytest.approx(2_466_000_000, rel=0.01)
    assert 0.30 < row.world_share < 0.31
