"""The Slides page: put in, order, keep a filter, build; the address is the deck."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation

from exports.decks import press as press_module
from exports.decks.board_pack import BOARD_PACK
from figures.catalog import VIEWS
from pages.components import deck_panels, session
from tests.pages.reading import harmful, html, notices, opened, title
from tests.world import make_deal, make_world


def words(at) -> list[str]:
    """What stands under each slide in small."""
    return [body for body in html(at) if 'class="slide-words"' in body]


def views(at) -> list[str]:
    """The views of the deck, in their order."""
    titles = {view.title: key for key, view in VIEWS.items()}
    return [titles[body.split("</b> ")[1].split("<span")[0]] for body in words(at)]


def press_button(at, words_on_it: str, number: int = 0):
    """Press the n-th button with these words."""
    found = [button for button in at.button if button.label == words_on_it]
    found[number].click().run()
    assert not at.exception


def test_on_arrival_the_board_pack_of_the_company_stands_ready():
    at = opened("slides", vendors="anthropic")

    assert views(at) == [slide.view for slide in BOARD_PACK]
    assert title(at) == "Where Anthropic stands with the states of the world"
    assert len(at.get("image")) == len(BOARD_PACK)
    assert notices(at) == []


def test_every_picture_says_its_slide_to_those_who_do_not_see_it():
    at = opened("slides", deck="partnership_map|changes", vendors="openai")

    said = [image.proto.imgs[0].alt for image in at.get("image")]
    assert said[0].startswith("Slide 1: OpenAI has signed or is building in 24 countries")
    assert said[1].startswith("Slide 2: 27 moves")


def test_a_picture_that_was_drawn_from_other_facts_is_not_shown(monkeypatch):
    only_deal = make_world(make_deal(("2026-01-01", "agreement"), vendor_id="openai"))
    order = {"deck": "partnership_map", "vendors": "openai"}
    opened("slides", **order)
    monkeypatch.setattr(session, "shared_atlas", lambda: only_deal)

    at = opened("slides", **order)

    assert "in 1 country" in at.get("image")[0].proto.imgs[0].alt


def test_slides_are_moved_and_taken_out_and_the_address_follows():
    at = opened("slides", deck="partnership_map|changes|method")

    press_button(at, "Later")
    assert views(at) == ["changes", "partnership_map", "method"]
    press_button(at, "Earlier", 2)
    assert views(at) == ["changes", "method", "partnership_map"]
    press_button(at, "Take out", 1)
    assert views(at) == ["changes", "partnership_map"]
    assert at.query_params["deck"] == "changes|partnership_map"


def test_the_last_slide_cannot_be_taken_out():
    at = opened("slides", deck="method")

    assert [b.disabled for b in at.button if b.label == "Take out"] == [True]


def test_a_view_is_put_in_from_the_list():
    at = opened("slides", deck="method")

    at.selectbox(key="more_slides").select("reach").run()

    assert views(at) == ["method", "reach"]


def test_a_slide_that_keeps_its_filter_does_not_follow_the_decks():
    at = opened("slides", deck="changes|partnership_map", vendors="openai")

    press_button(at, "Keep filter")
    at.session_state["vendors"] = ["google"]
    at.run()

    assert at.query_params["deck"] == "changes?vendors=openai|partnership_map"
    said = [image.proto.imgs[0].alt for image in at.get("image")]
    assert "of OpenAI" in said[0]
    assert "Google" in said[1]
    press_button(at, "One filter for all")
    assert at.query_params["deck"] == "changes|partnership_map"


def test_back_to_the_board_pack():
    at = opened("slides", deck="method")

    press_button(at, "Back to the board pack")

    assert len(views(at)) == len(BOARD_PACK)
    assert "deck" not in at.query_params


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"deck": "partnership_mop|method"}, "there is no view “partnership_mop”"),
        ({"deck": "changes?vendors=opnai"}, "there is no company “opnai”"),
        ({"deck": "method", "audience": "king"}, "audience: “king” is none of"),
        ({"deck": "method", "theme": "pink"}, "theme: “pink” is neither light nor dark"),
        ({"deck": "x" * 9000}, "letters; 6,000 at most"),
    ],
)
def test_what_an_address_names_in_vain_is_told_and_the_page_still_opens(query, sentence):
    at = opened("slides", **query)

    assert any(sentence in notice for notice in notices(at)), notices(at)
    assert title(at)


def test_a_deck_of_nothing_but_unknown_views_says_that_no_slide_is_left():
    at = opened("slides", deck="nothing|at|all")

    assert "No slide is left; put in a view." in notices(at)
    assert [button.disabled for button in at.button if button.label == "Build the deck"] == [True]


def test_hostile_titles_stay_text():
    at = opened("slides", deck="method", title="<img src=x onerror=alert(1)>")

    assert title(at) == "<img src=x onerror=alert(1)>"
    assert [harmful(body) for body in html(at) if harmful(body)] == []


def test_the_deck_is_built_told_and_handed_over():
    at = opened("slides", deck="partnership_map|method", vendors="openai", title="Before Davos")

    press_button(at, "Build the deck")

    built = at.session_state["built_deck"][1]
    slides = Presentation(io.BytesIO(built)).slides
    assert slides[0].shapes.title.text_frame.text == "Before Davos"
    assert len(slides) == 3
    labels = [button.label for button in at.get("download_button")]
    assert any(label.startswith("Download PowerPoint") for label in labels)


def test_a_deck_that_was_changed_is_not_handed_over_as_built():
    at = opened("slides", deck="method|stage_funnel")
    press_button(at, "Build the deck")

    press_button(at, "Take out")

    assert "built_deck" not in at.session_state
    assert not at.get("download_button")


def test_a_press_that_fails_says_so_and_hands_over_nothing(monkeypatch):
    def broken(_):
        raise press_module.PressError("The file could not be built: the disk is full.")
        yield

    monkeypatch.setattr(deck_panels, "press", broken)
    at = opened("slides", deck="method")

    press_button(at, "Build the deck")

    assert "The file could not be built: the disk is full." in notices(at)
    assert not at.get("download_button")
