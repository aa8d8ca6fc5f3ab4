"""The buttons of the filter bar: several choices in one go, by mouse and by keyboard alone."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

OPENED = '[data-testid="stPopoverBody"]'


def focused(page) -> str:
    """The words of what the keyboard acts on, without its icon."""
    return page.evaluate("document.activeElement.innerText.trim().split('\\n')[0]")


def wait_for_focus(page, words: str):
    page.wait_for_function(
        "words => document.activeElement.innerText.trim().split('\\n')[0] === words", arg=words
    )


def test_two_stages_are_chosen_without_opening_the_list_twice(visit):
    page = visit.open()
    page.locator(".st-key-stages_popover button").click()
    opened = page.locator(OPENED)

    opened.get_by_role("button", name="Agreement").click()
    visit.wait_for_url("stages=agreement")
    opened.get_by_role("button", name="Memorandum").click()
    visit.wait_for_url("memorandum")

    assert opened.is_visible()


def test_a_button_says_how_much_is_chosen_behind_it(visit):
    page = visit.open("/?stages=agreement,delivery")

    button = page.get_by_role("button", name="Stage: 2", exact=True)

    assert button.evaluate("node => getComputedStyle(node).fontWeight") == "600"
    page.get_by_role("button", name="Kind", exact=True).wait_for()


def test_the_keyboard_enters_what_a_button_opens_and_leaves_it_again(visit):
    page = visit.open()
    page.locator(".st-key-stages_popover button").focus()
    page.keyboard.press("Enter")
    wait_for_focus(page, "Exploratory")

    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    visit.wait_for_url("stages=discussions")
    assert focused(page) == "Discussions"

    page.keyboard.press("Tab")
    assert focused(page) == "Kind"
    page.locator(OPENED).wait_for(state="detached")


def test_one_step_back_from_the_first_choice_is_the_button(visit):
    page = visit.open()
    page.locator(".st-key-stages_popover button").focus()
    page.keyboard.press("Enter")
    wait_for_focus(page, "Exploratory")

    page.keyboard.press("Shift+Tab")

    assert focused(page) == "Stage"


def test_escape_closes_what_was_opened_and_returns_to_its_button(visit):
    page = visit.open()
    page.locator(".st-key-regions_popover button").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.matches('input')")

    page.keyboard.press("Escape")

    page.locator(OPENED).wait_for(state="detached")
    wait_for_focus(page, "Region")
    assert visit.errors == []


def test_every_file_of_the_export_menu_and_the_link_are_reached_by_the_keyboard(visit):
    page = visit.open()
    page.locator(".st-key-export_popover button").focus()
    page.keyboard.press("Enter")
    wait_for_focus(page, "PowerPoint slide")

    reached = ["PowerPoint slide"]
    for _ in range(11):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "(document.activeElement.shadowRoot?.activeElement ?? document.activeElement)"
                ".innerText.trim()"
            )
        )

    assert {"Workbook (Excel)", "Sealed page (HTML)", "Put into my deck", "Copy link"} < set(
        reached
    )
