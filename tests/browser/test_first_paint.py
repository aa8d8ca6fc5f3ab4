"""What stands on the screen before three megabytes of script have come."""

from __future__ import annotations

import urllib.request

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["/", "/deals?vendors=google", "/white-space"])
def test_a_page_names_itself_before_its_script_is_there(visit, path):
    visit.page.route("**/static/js/**", lambda route: None)  # a line so slow that nothing comes

    visit.page.goto(visit.address + path, wait_until="commit")

    visit.page.get_by_role("status").get_by_text("Sovereign AI Atlas is loading").wait_for()
    assert visit.page.title() == "Sovereign AI Atlas"


def test_every_page_of_the_bar_is_named_so(visit):
    page = visit.open()
    links = page.locator('[data-testid="stTopNavLink"]').evaluate_all(
        "nodes => nodes.map(n => n.href)"
    )

    for link in links:
        with urllib.request.urlopen(link) as answer:  # noqa: S310
            assert "Sovereign AI Atlas is loading" in answer.read().decode()
    assert len(links) > 5


def test_a_link_into_the_atlas_says_what_it_is_on_that_page_alone(visit):
    page = visit.page
    page.goto(f"{visit.address}/pipeline")
    line = page.get_by_text("An atlas of the deals between AI companies and states")
    line.wait_for()

    page.get_by_role("link", name="Deals").click()
    page.locator("h1", has_text="has 72 deals").wait_for()

    assert line.count() == 0
