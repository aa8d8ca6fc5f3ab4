"""Facts that try to run: on every page they stay text."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pages.components import session
from tests.pages.reading import PAGES, ROOT, Markup, harmful, html, map_data, opened
from tests.world import make_deal, make_world

IMAGE = "<img src=x onerror=alert(1)>"
TEMPLATE = "{{7*7}}"
RIGHT_TO_LEFT = "\u202e\u05d0\u05d1"
HOSTILE = (
    f'{IMAGE}{TEMPLATE} =cmd() </script><script>alert(2)</script> " onclick="alert(3)" \' '
    f"{RIGHT_TO_LEFT} [link](javascript:alert(4)) {'long ' * 2_000}end"
)


@pytest.fixture(scope="module")
def hostile_atlas():
    """A world in which every text that a page shows is an attack."""
    atlas = make_world(
        make_deal(
            ("2026-01-01", "agreement"), ("2026-06-01", "paused"),
            deal_id="hostile", title=HOSTILE, counterparty=HOSTILE, summary=HOSTILE,
            value_note=HOSTILE, confidence="low",
        ),
        make_deal(("2026-05-01", "discussions"), title=f"{HOSTILE} again", group_code="EU"),
    )  # fmt: skip
    change = atlas.connection.execute
    change("UPDATE countries SET gdp_usd = 1000, gdp_year = 2024")
    change("UPDATE event_days SET headline = $text", {"text": HOSTILE})
    change("UPDATE move_cards SET headline = $text", {"text": HOSTILE})
    change(
        "UPDATE move_cards SET publisher = $text, url = 'javascript:alert(5)'", {"text": HOSTILE}
    )
    change("UPDATE move_cards SET source_kind = 'press'")
    change("UPDATE standings SET headline = $text", {"text": HOSTILE})
    return replace(atlas, choices=replace(atlas.choices, vendors={"openai": HOSTILE}))


@pytest.fixture
def hostile_pages(hostile_atlas, monkeypatch):
    """The pages, reading from that world; it has no other company."""
    monkeypatch.setattr(session, "shared_atlas", lambda: hostile_atlas)
    return hostile_atlas


@pytest.mark.parametrize("page", PAGES)
def test_no_text_of_the_facts_becomes_markup(hostile_pages, page):
    at = opened(page, country="FRA", compare="KEN", deal="hostile", words="img")

    for body in html(at):
        assert harmful(body) == []


def test_what_was_written_is_shown_as_it_was_written(hostile_pages):
    at = opened(country="FRA")

    (deal,) = (body for body in html(at) if body.startswith('<details class="deal"'))
    (moves,) = (body for body in html(at) if '<table class="moves">' in body)
    for body in (deal, moves):
        words = "".join(Markup(body).words)
        assert HOSTILE in words
        assert IMAGE not in body


def test_a_source_that_is_no_web_address_is_no_link(hostile_pages):
    at = opened()

    links = [
        value for body in html(at) for name, value in Markup(body).attributes if name == "href"
    ]
    assert links
    assert not any("alert" in link for link in links)


def test_no_name_in_a_button_is_read_as_markdown(hostile_pages):
    at = opened()

    labels = [option for group in at.button_group for option in group.options]
    labels += [button.label for button in at.button]
    assert not any("[link](" in label for label in labels)


def test_the_map_is_sent_texts_as_data(hostile_pages):
    sent = map_data(opened())

    assert HOSTILE in json.dumps(sent["cards"]["FRA"], ensure_ascii=False).replace('\\"', '"')
    assert sent["calls"][0][2] == HOSTILE


def test_the_scripts_of_the_map_put_no_text_of_the_facts_into_markup():
    for path in sorted((ROOT / "static" / "world_map").glob("*.js")):
        script = path.read_text(encoding="utf-8")
        assert "insertAdjacentHTML" not in script
        assert "outerHTML" not in script
        assert "document.write" not in script
        for markup in script.split("innerHTML = ")[1:]:
            assert "${" not in markup.split("`;")[0].split('";')[0], path.name
