"""Who borders whom, and how far a place lies from its country, also across the date line."""

from __future__ import annotations

import pandas as pd
import pyproj
import pytest

from analytics.geography.boundaries import NEIGHBOURS_FILE
from analytics.geography.globe import km_between, on_sphere
from analytics.geography.places import UnknownCountry, distance_to_country_km, read_countries


@pytest.fixture(scope="module")
def neighbours() -> pd.DataFrame:
    return pd.read_csv(NEIGHBOURS_FILE, keep_default_na=False)


def place(latitude: float, longitude: float, country_iso3: str) -> pd.DataFrame:
    return pd.DataFrame(
        {"latitude": [latitude], "longitude": [longitude], "country_iso3": [country_iso3]}
    )


@pytest.mark.parametrize(
    ("iso3", "expected"),
    [
        ("FRA", "AND BEL CHE DEU ESP ITA LUX MCO"),
        ("GUF", "BRA SUR GUY VEN"),
        ("KOR", "PRK JPN CHN RUS"),
        ("AUS", "PNG IDN TLS NZL"),
        ("NOR", "FIN RUS SWE DNK"),
        ("VAT", "ITA SMR FRA HRV"),
        ("FJI", "WLF TON TUV VUT"),
        ("GIB", "ESP MAR PRT DZA"),
    ],
)
def test_neighbours_are_those_a_reader_expects(neighbours, iso3, expected):
    assert neighbours.loc[neighbours["iso3"] == iso3, "neighbour_iso3"].tolist() == expected.split()


def test_every_country_has_at_least_four_neighbours(neighbours):
    countries = read_countries()
    inhabited = countries.loc[countries["population"] > 0, "iso3"]

    assert neighbours.groupby("iso3").size().reindex(inhabited).min() == 4
    assert set(neighbours["neighbour_iso3"]) <= set(inhabited)
    assert (neighbours["iso3"] != neighbours["neighbour_iso3"]).all()
    assert not neighbours.duplicated(["iso3", "neighbour_iso3"]).any()


def test_a_land_border_is_mutual_and_only_it_has_no_distance(neighbours):
    borders = neighbours[neighbours["shares_border"]]
    pairs = set(zip(borders["iso3"], borders["neighbour_iso3"], strict=True))

    assert pairs == {(other, one) for one, other in pairs}
    assert (neighbours["shares_border"] == (neighbours["distance_km"] == 0)).all()


def test_straits_are_as_wide_as_on_any_map(neighbours):
    km = neighbours.set_index(["iso3", "neighbour_iso3"])["distance_km"]

    assert km["GBR", "FRA"] == pytest.approx(34, abs=4)
    assert km["ESP", "GIB"] == 0
    assert km["BHR", "SAU"] == pytest.approx(25, abs=5)
    assert km["CUB", "USA"] == pytest.approx(150, abs=15)


def test_distances_over_the_date_line_are_those_of_the_ellipsoid_within_half_a_percent():
    _, _, metres = pyproj.Geod(ellps="WGS84").inv(178.0, -17.0, -178.0, -19.0)

    over_the_line = km_between(on_sphere([178.0], [-17.0]), on_sphere([-178.0], [-19.0]))

    assert over_the_line == pytest.approx(metres / 1000, rel=0.005)


@pytest.mark.parametrize(
    ("name", "latitude", "longitude", "iso3", "nearest", "farthest"),
    [
        ("Paris", 48.857, 2.352, "FRA", 0, 0),
        ("Paris", 48.857, 2.352, "DEU", 200, 400),
        ("Singapore", 1.35, 103.82, "SGP", 0, 0),
        ("Chukotka", 66.5, -172.0, "RUS", 0, 0),
        ("the sea east of Fiji", -17.0, -179.0, "FJI", 5, 60),
        ("the sea at 180 east", -17.3, 180.0, "FJI", 20, 60),
        ("the sea at 180 west", -17.3, -180.0, "FJI", 20, 60),
        ("Cayenne", 4.94, -52.33, "GUF", 0, 5),
        ("Gibraltar", 36.14, -5.35, "GIB", 0, 5),
    ],
)
def test_a_place_is_as_far_from_a_country_as_on_the_globe(
    name, latitude, longitude, iso3, nearest, farthest
):
    kilometres = distance_to_country_km(place(latitude, longitude, iso3)).item()

    assert nearest <= kilometres <= farthest, name


def test_a_place_without_coordinates_has_no_distance_and_an_unknown_country_is_refused():
    nowhere = place(float("nan"), 2.352, "FRA").set_index(pd.Index(["paris"]))

    assert distance_to_country_km(nowhere).isna().to_dict() == {"paris": True}
    with pytest.raises(UnknownCountry, match="XYZ"):
        distance_to_country_km(place(48.857, 2.352, "XYZ"))
