"""The page about rivals, by link and by widget, with nothing to show and nonsense asked."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from analytics.filters import AtlasFilter
from analytics.rivalry import USUAL_RIVALS, contest_of
from figures.rival_sentences import rivals_headline
from pages.components.vendor_matrix import read_spot
from tests.pages.reading import ROOT, harmful, html, notices, opened, said, title


def contest_map(at) -> dict:
    """What the map was sent."""
    (sent,) = (part.proto for part in at.get("bidi_component") if part.key == "contest_map")
    return json.loads(sent.json)


def grid(at) -> list[list[str]]:
    """The matrix as the reader sees it: one list of cells for each company."""
    (body,) = (body for body in html(at) if 'table class="grid' in body)
    rows = re.findall(r"<tr><th scope=row>(.*?)</tr>", body)
    return [[re.sub("<[^>]*>", "", cell) for cell in row.split("<td")] for row in rows]


def cells(at) -> set[str]:
    """What every filled cell of the matrix says when it is pointed at."""
    (body,) = (body for body in html(at) if 'table class="grid' in body)
    return set(re.findall(r'<a href="rivals\?spot=[^"]*" title="([^"]*)"', body))


def computed_title(atlas, rivals, **chosen) -> str:
    filled = AtlasFilter(vendors=rivals, **chosen)
    rows = atlas.rows("contested_countries", filled)
    return rivals_headline(contest_of(rows, rivals), rivals, filled, atlas.choices)


@pytest.mark.parametrize(
    ("query", "rivals", "chosen"),
    [
        ({}, USUAL_RIVALS, {}),
        ({"rivals": "google,G42"}, ("google", "g42"), {}),
        ({"vendors": "nvidia,amd,oracle"}, ("nvidia", "amd", "oracle"), {}),
        ({"vendors": "all", "regions": "Africa"}, USUAL_RIVALS, {"regions": ("Africa",)}),
        ({"rivals": "xai,huawei", "stages": "agreement"}, ("xai", "huawei"),
         {"stages": ("agreement",)}),
        ({"rivals": "xai,openai", "countries": "FRA"}, ("xai", "openai"), {"countries": ("FRA",)}),
    ],
    ids=str,
)  # fmt: skip
def test_the_title_is_computed_from_the_companies_and_the_filter(atlas, query, rivals, chosen):
    at = opened("rivals", **query)

    assert title(at) == computed_title(atlas, rivals, **chosen)
    assert notices(at) == []


def test_the_map_tells_each_country_once_and_its_legend_adds_up(atlas):
    sent = contest_map(opened("rivals"))
    rows = {row.iso3: row for row in atlas.rows("contested_countries",
                                                AtlasFilter(vendors=USUAL_RIVALS))}  # fmt: skip
    outlines = json.loads((ROOT / "static" / "world_paths.json").read_text(encoding="utf-8"))

    assert [category["key"] for category in sent["categories"]] == list(USUAL_RIVALS)
    bits = Counter(bin(int(sign, 16)).count("1") for sign in sent["stages"])
    found = Counter(row.contest for row in rows.values())
    assert bits[0] == found["open"]
    assert bits[1] == found["led"]
    assert sum(count for ones, count in bits.items() if ones > 1) == found["contested"]
    assert sum(bits.values()) == 243
    for iso3, sign in zip(outlines["countries"], sent["stages"], strict=True):
        names = [atlas.choices.vendors[vendor] for at, vendor in enumerate(USUAL_RIVALS)
                 if int(sign, 16) >> at & 1]  # fmt: skip
        assert set(filter(None, rows[iso3].leader.split(", "))) <= set(names), iso3


def test_countries_outside_the_choice_are_neither_led_nor_open(atlas):
    sent = contest_map(opened("rivals", regions="Africa"))

    inside = len(atlas.rows("contested_countries", AtlasFilter(regions=("Africa",))))
    assert sent["stages"].count("-") == 243 - inside


def test_every_company_and_every_country_with_a_deal_stands_in_the_matrix(atlas):
    at = opened("rivals", vendors="all")
    matrix = atlas.rows("vendor_matrix", AtlasFilter(), across="countries")

    assert len(grid(at)) == len({row.vendor_id for row in matrix})
    assert len(cells(at)) == len(matrix)
    row = next(row for row in matrix if (row.vendor_id, row.iso3) == ("openai", "ARE"))
    assert f"OpenAI, United Arab Emirates: {row.stage.capitalize()}, {row.deals} deals" in cells(at)
    (body,) = (body for body in html(at) if 'table class="grid' in body)
    assert len(body.encode()) < 100_000


def test_the_companies_of_the_filter_are_those_of_the_matrix_and_one_stands_first_among_all():
    two = opened("rivals", vendors="g42,xai")
    one = opened("rivals", vendors="g42")

    assert {row[0].split(">")[-1] for row in grid(two)} == {"G42", "xAI"}
    assert len(grid(one)) > 40
    assert grid(one)[0][0] == "G42"
    assert "G42 stands first, beside all others" in said(one)


@pytest.mark.parametrize(
    ("across", "place"), [("countries", "ARE"), ("regions", "Western Asia"), ("groups", "GCC")]
)
def test_an_opened_cell_lists_its_deals_with_sources(atlas, across, place):
    at = opened("rivals", across=across, spot=f"openai.{place}")

    deals = atlas.rows(
        "spot_deals", AtlasFilter(vendors=("openai",)), across=across, place=place
    )  # fmt: skip
    name = getattr(atlas.choices, across)[place]
    words = said(at)
    assert f"OpenAI, {name}: {len(deals)} deals" in words
    assert deals
    assert all(deal.title in words and deal.publisher in words for deal in deals)
    assert notices(at) == []


def test_an_opened_cell_lists_all_that_it_counts_under_a_stage_filter_too():
    at = opened("rivals", vendors="all", stages="delivery", spot="anthropic.RWA")

    assert "Anthropic, Rwanda: Delivery, 2 deals" in cells(at)
    assert "Anthropic, Rwanda: 2 deals" in said(at)


@pytest.mark.parametrize(
    ("written", "across", "place", "kind"),
    [
        ("openai.ARE", "countries", "ARE", "countries"),
        ("OpenAI.united arab emirates", "regions", "ARE", "countries"),
        ("openai.AU", "groups", "AU", "groups"),
        ("openai.AU", "countries", "AU", "groups"),
        ("openai.Micronesia", "regions", "Micronesia", "regions"),
        ("openai.Micronesia", "countries", "Micronesia", "regions"),
        ("openai.au", "countries", "AUS", "countries"),
    ],
)
def test_a_spot_is_the_place_whose_code_it_writes_whatever_the_columns(
    atlas, written, across, place, kind
):
    spot = read_spot(written, across, atlas.choices)

    assert (spot.vendor, spot.place, spot.across) == ("openai", place, kind)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"spot": "opnai.ARE"}, "spot: there is no company “opnai”; the nearest is openai."),
        ({"spot": "openai.Atlantis"}, "spot: there is no country “Atlantis”"),
        ({"spot": "openai.", "across": "groups"}, "spot: there is no bloc “”"),
        ({"spot": "openai"}, "spot: “openai” is no cell; write company and place"),
        ({"across": "planets"}, "across: “planets” is none of countries, regions, groups."),
        ({"rivals": "gogle,openai"}, "rivals: there is no company “gogle”; the nearest is google."),
        ({"rivals": "openai,openai"}, "rivals: OpenAI cannot be held against itself."),
        ({"rivals": "openai,google,xai,meta,g42"}, "rivals: 4 companies at most; G42 left out."),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_followed_is_said_and_the_page_still_opens(query, sentence):
    at = opened("rivals", **query)

    assert any(notice.startswith(sentence) for notice in notices(at)), notices(at)
    assert title(at)
    assert grid(at)


@pytest.mark.parametrize("query", [{"rivals": "openai"}, {"rivals": "openai,openai"}], ids=str)
def test_one_company_alone_gets_a_sentence_and_no_map(query):
    at = opened("rivals", **query)

    assert title(at) == "Choose a second company to hold OpenAI against"
    assert any("OpenAI cannot be held against itself" in notice for notice in notices(at))
    assert not [part for part in at.get("bidi_component") if part.key == "contest_map"]
    assert grid(at)


@pytest.mark.parametrize("name", ["rivals", "spot", "across"])
def test_markup_in_a_parameter_stays_text(name):
    attack = 'openai."><img src=x onerror=alert(1)>' + "x" * 1000

    at = opened("rivals", **{name: attack})

    assert any("<img src=x" in notice for notice in notices(at))
    assert all(not harmful(body) for body in html(at))


def test_the_chooser_shows_the_usual_companies_and_the_address_follows_a_choice(atlas):
    at = opened("rivals")
    before = at.query_params.get("rivals")

    at.multiselect(key="rivals_shown").set_value(["g42", "openai"]).run()

    assert before is None
    assert at.session_state["rivals"] == ["g42", "openai"]
    assert at.query_params["rivals"] == "g42,openai"
    assert title(at) == computed_title(atlas, ("g42", "openai"))
    at.multiselect(key="rivals_shown").set_value([]).run()
    assert title(at) == computed_title(atlas, USUAL_RIVALS)
    assert "rivals" not in at.query_params


def test_the_columns_of_the_matrix_follow_the_choice():
    at = opened("rivals")

    at.button_group(key="across").set_value("groups").run()

    assert at.query_params["across"] == "groups"
    assert "OpenAI, European Union: Operational, 9 deals" in cells(at)


def test_rival_moves_are_those_where_the_first_company_has_signed_nothing(atlas):
    words = said(opened("rivals", rivals="anthropic,openai", since="2026-06-01"))

    chosen = AtlasFilter(vendors=("anthropic", "openai"))
    rows = {row.iso3: row for row in atlas.rows("partnership_map",
                                                AtlasFilter(vendors=("anthropic",)))}  # fmt: skip
    moves = [
        move
        for move in atlas.rows("changes", chosen)
        if f"{move.event_day}" >= "2026-06-01" and move.iso3 and move.vendor == "OpenAI"
    ]
    expected = [move for move in moves if rows[move.iso3].rank <= 3]
    assert expected
    assert f"{len(expected)} moves since 1 Jun 2026" in words
    assert expected[0].headline in words
    signed = [move for move in moves if rows[move.iso3].rank > 3]
    assert all(move.headline not in words for move in signed)


@pytest.mark.parametrize(
    "query",
    [
        {"regions": "Polynesia"},
        {"as_of": "2019-01-01"},
        {"kinds": "office", "vendors": "all", "regions": "Melanesia"},
        {"rivals": "adani,telus", "countries": "VAT"},
        {"stages": "ended", "rivals": "google,microsoft"},
    ],
    ids=str,
)
def test_an_empty_view_is_said_in_words(query):
    at = opened("rivals", **query)

    assert title(at)
    assert "None of the" in said(at) or "Neither" in said(at) or "None leads" in said(at)
    assert all(not harmful(body) for body in html(at))
    assert "0 of 0" not in said(at)


def test_a_filter_that_hides_everything_is_named_and_can_be_cleared():
    at = opened("rivals", regions="Polynesia", kinds="safety")

    assert any("loosen kind and region" in notice for notice in notices(at))
    at.button(key="way_out").click().run()
    assert notices(at) == []


def test_signed_values_are_told_by_basis_and_never_added(atlas):
    at = opened("rivals", rivals="openai,google")

    (table,) = (body for body in html(at) if 'class="comparison rivals"' in body)
    lines = re.findall(r"<tr>(.*?)</tr>", table)
    by_label = {
        re.sub("<[^>]*>", "", line.split("</th>")[0]): re.sub("<[^>]*>", " ", line)
        for line in lines[1:]
    }
    labels = [label for label in by_label if label.startswith("Signed value")]
    assert labels == [
        "Signed value, announced", "Signed value, ceiling", "Signed value, estimate",
        "Signed value, committed",
    ]  # fmt: skip
    assert "USD 503 bn" in by_label["Signed value, announced"]
    assert "USD 30 bn" in by_label["Signed value, estimate"]
