"""The page of claims as its readers meet it: by link, by filter, with nothing, with nonsense."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from analytics.claims import check_claims
from analytics.filters import AtlasFilter
from figures.claim_sentences import claim_reading, claims_headline
from pages.components import session
from tests.pages.reading import harmful, html, notices, opened, said, title
from tests.world import make_appointment, make_claim, make_deal, make_site, make_world

OPENAI = ("openai",)


def checks(atlas, **chosen):
    filled = AtlasFilter(**chosen).on(atlas.choices)
    return check_claims(atlas, filled), filled


def words(at):
    return " ".join(said(at).split())


def drawings(at):
    return [
        json.loads(part.proto.json)["svg"]
        for part in at.get("bidi_component")
        if part.key.startswith(("claims_chart", "programme_chart"))
    ]


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ({}, {"vendors": OPENAI}),
        ({"vendors": "all"}, {}),
        ({"vendors": "google"}, {"vendors": ("google",)}),
        ({"as_of": "2025-06-30"}, {"vendors": OPENAI, "as_of": date(2025, 6, 30)}),
        ({"regions": "Africa"}, {"vendors": OPENAI}),
    ],
    ids=str,
)
def test_the_title_is_computed_from_company_and_day_alone(atlas, query, chosen):
    found, filled = checks(atlas, **chosen)

    assert title(opened("claims", **query)) == claims_headline(found, filled, atlas.choices)


def test_every_claim_in_view_stands_on_the_page_with_its_reading_or_why_not(atlas):
    at = opened("claims", vendors="all")
    at.button(key="toggle_all_unchecked").click().run()
    found, filled = checks(atlas)

    told = words(at)
    for check in found:
        if check.found:
            reading = claim_reading(check, filled, atlas.choices)
            assert reading.split("; the atlas")[1] in told.replace(" ,", ","), reading
        else:
            assert check.said.statement in told
            assert check.why_not in told


def test_the_question_that_computed_what_is_found_is_named(atlas):
    told = " ".join(html(opened("claims")))

    for question in ("claimed_countries", "claimed_sites"):
        assert f"<code>{question}</code>" in told


def test_the_rows_that_count_are_links_to_deals_and_datacenters():
    told = " ".join(html(opened("claims")))

    assert 'href="deals?deal=openai-nor-stargate"' in told
    assert 'href="infrastructure?site=stargate-uae"' in told


def test_the_story_of_the_programme_comes_first_and_can_be_opened_to_every_event():
    at = opened("claims")
    bodies = html(at)

    heads = [body for body in bodies if body.startswith("<h2>")]
    assert heads[0] == "<h2>The story of OpenAI for Countries</h2>"
    assert "George Osborne" in words(at)
    assert "OpenAI publishes an EU cyber action plan" not in words(at)
    at.button(key="toggle_whole_story").click().run()
    assert "OpenAI publishes an EU cyber action plan" in words(at)


def test_other_companies_do_not_get_the_story_of_openai():
    assert "The story of" not in words(opened("claims", vendors="humain"))


def test_claims_of_one_thing_stand_side_by_side_with_the_known_contradiction():
    told = words(opened("claims"))

    assert "900 or 950 million in May 2026." in told
    assert "Ten, up to ten, 11, 30 or 50 countries, depending on what is counted" in told


def test_a_claim_opens_beside_the_list_with_its_rows_sources_and_other_numbers(atlas):
    at = opened("claims", claim="openai-signed-11")

    panel = [unescape(body) for body in html(at)]
    assert "<h2>11 countries signed</h2>" in " ".join(panel)
    told = words(at)
    assert "Eleven countries had joined OpenAI for Countries by Davos 2026." in told
    assert "Reuters via The Straits Times" in told
    assert told.count("Ten, up to ten, 11, 30 or 50 countries") == 2
    assert at.query_params == {"claim": "openai-signed-11"}


def test_a_claim_of_another_company_opens_all_the_same(atlas):
    told = words(opened("claims", claim="humain-agreements"))

    assert "USD 23 bn of agreements" in told
    assert "ratio" in told.lower()


def test_a_claim_after_the_day_says_so():
    told = words(opened("claims", claim="openai-engaged-50", as_of="2025-06-30"))

    assert "Had not been claimed by 30 Jun 2025." in told


def test_a_claim_that_does_not_exist_is_named_and_the_page_opens(atlas):
    at = opened("claims", claim="openai-engaged-500<b>")

    assert any("“openai-engaged-500<b>”" in notice for notice in notices(at))
    assert title(at) == title(opened("claims"))


def test_an_empty_view_says_so_and_offers_all_claims(atlas):
    at = opened("claims", vendors="nvidia")

    assert title(at) == "No claim of NVIDIA is known up to 30 June 2026"
    assert "loosen company." in words(at)
    at.button(key="way_out").click().run()
    found, filled = checks(atlas)
    assert title(at) == claims_headline(found, filled, atlas.choices)


def test_a_day_before_the_first_claim_opens_with_nothing():
    at = opened("claims", as_of="2021-01-01", vendors="all")

    assert title(at) == "No claim of AI companies is known up to 1 January 2021"


HOSTILE = (
    '<img src=x onerror=alert(1)>{{7*7}} </script><script>alert(2)</script> " onclick="alert(3)" '
    f"' [link](javascript:alert(4)) {'long ' * 500}end"
)


@pytest.fixture
def hostile_pages(monkeypatch):
    """The pages, reading from a world in which every text of a claim and its rows is an attack."""
    sources = [{"publisher": HOSTILE, "title": HOSTILE}]
    deal = {"title": HOSTILE, "program": "OpenAI for Countries"}
    atlas = make_world(
        make_deal(("2025-01-01", "agreement"), **deal),
        sites=[make_site(name=HOSTILE, locality=HOSTILE, parties={"owner": ["openai"]},
                         capacity_mw_planned=5, capacity_basis="facility")],
        appointments=[make_appointment(person=HOSTILE, role=f"OpenAI for Countries {HOSTILE}")],
        claims=[
            make_claim("countries_engaged", 50, "countries", claim_id="engaged",
                       statement=HOSTILE, sources=sources),
            make_claim("countries_signed", 50, "countries", statement=HOSTILE, sources=sources),
            make_claim("compute_target", 50, "MW", statement=HOSTILE, sources=sources),
            make_claim("moons", 50, HOSTILE, statement=HOSTILE, sources=sources),
            make_claim("grant", 50, HOSTILE, statement=HOSTILE, sources=sources),
        ],
    )  # fmt: skip
    change = atlas.connection.execute
    change("UPDATE event_days SET headline = $text", {"text": HOSTILE})
    change("INSERT INTO contradictions VALUES ('OpenAI for Countries', $text, NULL, NULL)",
           {"text": HOSTILE})  # fmt: skip
    vendors = {"openai": HOSTILE}
    monkeypatch.setattr(
        session,
        "shared_atlas",
        lambda: replace(atlas, choices=replace(atlas.choices, vendors=vendors)),
    )


def test_no_text_of_a_claim_its_rows_or_its_sources_becomes_markup(hostile_pages):
    at = opened("claims", claim="engaged")

    assert HOSTILE in unescape(" ".join(html(at)))
    for body in html(at):
        assert harmful(body) == []
    assert len(drawings(at)) == 2
    for svg in drawings(at):
        assert "<script" not in svg
        assert "<img" not in svg
