"""The page of former officials, its panel, and the ways to it; by link and by filter."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape

import pytest

from analytics.filters import AtlasFilter
from figures.appointment_sentences import SEQUENCE_ONLY
from pages.components import session
from tests.pages.reading import Markup, harmful, html, notices, opened, said, title
from tests.pages.test_hostile_facts import HOSTILE, IMAGE
from tests.world import make_appointment, make_deal, make_world


def told(at) -> str:
    return " ".join(said(at).split())


def drawing(at) -> str:
    (part,) = (part for part in at.get("bidi_component") if part.key == "appointments")
    return json.loads(part.proto.json)["svg"]


def listed(at) -> list[str]:
    """Names in the list, in its order."""
    (table,) = (body for body in html(at) if '<table class="officials">' in body)
    return [unescape(name) for name in re.findall(r'<tr><td><a href="[^"]*">(.*?)</a>', table)]


def links(at) -> list[str]:
    return [value for body in html(at) for name, value in Markup(body).attributes if name == "href"]


def panel_titles(at) -> list[str]:
    return re.findall(r"<h[23][^>]*>(.*?)</h[23]>", " ".join(html(at)))


def test_on_arrival_the_page_shows_who_joined_openai(atlas):
    at = opened("people")

    rows = atlas.rows("appointments", AtlasFilter(vendors=("openai",)))
    assert title(at) == "10 former officials of 2 countries joined OpenAI"
    assert listed(at) == [row.person for row in rows]
    assert re.findall(r'data-person="([^"]+)"', drawing(at)) == [row.appointment_id for row in rows]


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ({"vendors": "all"}, {}),
        ({"vendors": "all", "countries": "GBR"}, {"countries": ("GBR",)}),
        ({"vendors": "meta", "regions": "Europe"}, {"vendors": ("meta",), "regions": ("Europe",)}),
        ({"vendors": "all", "as_of": "2024-06-30"}, {"as_of": date(2024, 6, 30)}),
    ],
    ids=str,
)
def test_a_link_filters_the_people(atlas, query, chosen):
    at = opened("people", **query)

    rows = atlas.rows("appointments", AtlasFilter(**chosen))
    assert listed(at) == [row.person for row in rows]
    assert notices(at) == []


def test_the_panel_tells_work_sources_and_deals_before_and_after_in_this_order():
    at = opened("people", person="george-osborne-openai")

    assert panel_titles(at) == [
        "All in view, newest first",
        "George Osborne",
        "3 sources, best graded first",
        "Deals of OpenAI with the United Kingdom",
    ]
    words = told(at)
    assert "Managing director and head of OpenAI for Countries, OpenAI" in words
    assert (
        "Before the start in Jan 2026: agreement (16 Sep 2025); after it: paused (9 Apr 2026)."
        in words
    )
    assert SEQUENCE_ONLY in words
    assert "Own offices are left out." in words
    assert "deals?deal=openai-gbr-stargate" in links(at)
    assert "countries?country=GBR" in links(at)


def test_own_offices_are_told_when_they_are_asked_for():
    at = opened("people", person="george-osborne-openai", offices="true")

    assert "London as largest research hub" in told(at)
    assert "Own offices are left out" not in told(at)


def test_a_person_outside_the_filter_is_told_all_the_same_with_other_appointments():
    at = opened("people", person="rishi-sunak-anthropic", vendors="openai")

    assert "Rishi Sunak" not in listed(at)
    assert "Other appointment of Rishi Sunak" in panel_titles(at)
    assert "?person=rishi-sunak-microsoft" in links(at)
    assert "Before the start on 9 Oct 2025: memorandum (13 Feb 2025)" in told(at)


def test_of_an_undated_appointment_no_deal_is_said_to_come_before_or_after():
    at = opened("people", person="sasha-baker-openai")

    panel = told(at).split("Deals of OpenAI with the United States")[1]
    assert "The start is not known: no move can be placed before or after it." in panel
    assert "Before the start" not in panel
    assert "after it:" not in panel


def test_a_company_without_a_deal_with_the_country_says_so():
    at = opened("people", person="mike-gallagher-palantir", vendors="all")

    assert "No public deal found up to 30 Jun 2026; that does not mean" in told(at)


def test_on_a_day_before_the_start_the_panel_says_that_it_had_not_begun():
    at = opened("people", person="george-osborne-openai", as_of="2025-06-30")

    assert "Had not begun by 30 Jun 2025." in told(at)
    assert "after it:" not in told(at)


def test_an_ended_appointment_is_told_as_ended_only_once_it_had_ended():
    now = told(opened("people", person="larry-summers-openai"))
    then = told(opened("people", person="larry-summers-openai", as_of="2025-06-30"))

    assert "Nov 2023 to 19 Nov 2025" in now
    assert "after the end on 19 Nov 2025" in now
    assert "since Nov 2023" in then
    assert "to 19 Nov 2025" not in then
    assert "after the end" not in then


def test_the_rest_of_many_deals_is_one_click_away():
    at = opened("people", person="chris-lehane-openai")
    few = told(at).count("Before the start in 2024")

    at.button(key="toggle_all_person_deals").click().run()

    assert (few, told(at).count("Before the start in 2024")) == (5, 14)


def test_choosing_a_name_opens_it_and_the_address_follows():
    at = opened("people")

    at.selectbox(key="person").set_value("rishi-sunak-microsoft").run()

    assert "<h2>Rishi Sunak</h2>" in " ".join(html(at))
    assert at.query_params["person"] == "rishi-sunak-microsoft"
    assert "Rishi Sunak, Microsoft" in at.selectbox(key="person").options


def test_an_empty_view_names_the_filters_and_offers_everybody():
    at = opened("people", vendors="nvidia", regions="Africa")

    assert title(at) == "No former official of Africa is known to have joined NVIDIA"
    assert "No appointment passes the filter; loosen company and region." in notices(at)
    at.button(key="way_out").click().run()

    assert title(at) == "21 former officials of 3 countries joined 6 AI companies"


@pytest.mark.parametrize("person", ["nobody", "'; DROP TABLE deals; --", "<script>", "x" * 5_000])
def test_nobody_of_that_id_is_said_and_the_page_opens(person):
    at = opened("people", person=person)

    (notice,) = notices(at)
    assert notice.startswith("person: there is no person “")
    assert "<h2>One appointment</h2>" in " ".join(html(at))
    assert all(not harmful(body) for body in html(at))


def test_every_appointment_has_a_panel_that_says_nothing_odd(atlas):
    for person in list(atlas.choices.appointments)[::4]:
        at = opened("people", person=person, vendors="all")

        assert not re.search(r"\b(None|nan|NaT)\b", said(at)), person


def test_osborne_and_sunak_are_linked_from_the_united_kingdom_on_the_map_and_on_its_page():
    for at in (opened(country="GBR"), opened("countries", country="GBR")):
        assert {"people?person=george-osborne-openai", "people?person=rishi-sunak-anthropic"} <= {
            *links(at)
        }


def test_the_map_names_those_of_the_chosen_companies_first_and_the_rest_is_one_click_away():
    words = told(opened(country="USA"))
    (line,) = re.findall(r"Former officials: .*? more", words)

    assert line.count("OpenAI") == 4
    assert "and 12 more" in line


def test_a_country_without_officials_and_a_day_before_they_joined_have_no_line():
    assert "Former officials" not in said(opened(country="KEN"))
    assert "Osborne" not in said(opened(country="GBR", as_of="2025-06-30"))


def test_a_deal_names_the_officials_of_its_country_at_its_company():
    at = opened("deals", deal="openai-gbr-stargate")

    assert "Former officials of the United Kingdom at OpenAI" in told(at)
    assert "people?person=george-osborne-openai" in links(at)
    assert "Sunak" not in said(at)
    assert "Former officials" not in said(opened("deals", deal="openai-are-stargate"))


@pytest.mark.parametrize("page", ["people", "countries", "deals", "world_map"])
def test_no_text_of_an_appointment_becomes_markup(monkeypatch, page):
    hostile = make_world(
        make_deal(("2024-01-01", "agreement"), deal_id="hostile", title=HOSTILE),
        appointments=[
            make_appointment(
                appointment_id="ada", person=HOSTILE, role=HOSTILE, former_office=HOSTILE,
                summary=HOSTILE,
                sources=[{"publisher": HOSTILE, "title": HOSTILE, "url": "https://x.org/?a=1&b=2"}],
            ),
            make_appointment(appointment_id="bob", person=HOSTILE, organization_id="google"),
        ],
    )  # fmt: skip
    monkeypatch.setattr(session, "shared_atlas", lambda: hostile)

    at = opened(page, person="ada", country="FRA", deal="hostile", vendors="all")

    assert all(not harmful(body) for body in html(at))
    assert any(HOSTILE in "".join(Markup(body).words) for body in html(at))
    assert all(IMAGE not in body for body in html(at))
    if page == "people":
        assert "<img" not in drawing(at)
        assert "<script" not in drawing(at)
