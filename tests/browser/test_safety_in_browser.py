"""What the server lets a browser do, and what a reader sees of facts and failures that are bad."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, free_port, wait_until_ready
from tests.browser.test_infrastructure import site_spot, wait_for_land
from tests.pages.hostile_facts import MARKUP, write_hostile_facts

pytestmark = pytest.mark.browser

SERVED_WITH = """
import sys
from pathlib import Path
from analytics import questions
{change}
import serve
sys.exit(serve.main())
"""
OTHER_FACTS = """
opened = questions.open_warehouse
questions.open_warehouse = lambda facts: opened(Path({folder!r}))
"""
BROKEN = """
answered = questions.Atlas.rows
def rows(atlas, question, *chosen, **more):
    if question == "white_space":
        raise RuntimeError("SELECT secret FROM /the/inside")
    return answered(atlas, question, *chosen, **more)
questions.Atlas.rows = rows
import exports.data_files, exports.documents
def broken(*asked, **more):
    raise RuntimeError("no room in /the/inside")
exports.documents.csv_text = broken
"""


@contextmanager
def served_with(change: str, log: Path) -> Iterator[str]:
    """The atlas with something changed before its start; what it prints goes to a file."""
    port = free_port()
    with log.open("w") as said:
        server = subprocess.Popen(
            [sys.executable, "-c", SERVED_WITH.format(change=change)], cwd=ROOT, text=True,
            env=os.environ | {"ATLAS_PORT": str(port)}, stdout=said, stderr=said,
        )  # fmt: skip
        try:
            address = f"http://localhost:{port}"
            wait_until_ready(server, address)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=10)


@pytest.fixture
def watched(chromium) -> Iterator[tuple[Page, list[str]]]:
    """A fresh tab with all that its browser complains of."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda said: complaints.append(said.text)
            if "Security Policy" in said.text else None)  # fmt: skip
    yield page, complaints
    context.close()


def arrive(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("footer.foot").wait_for()


def test_the_browser_finds_nothing_on_a_page_that_the_policy_forbids(served, watched):
    page, complaints = watched

    arrive(page, f"{served}/?country=GBR")
    page.locator("svg.map .country[data-stage]").first.wait_for(state="attached")
    arrive(page, f"{served}/infrastructure")
    page.locator("#deckgl-overlay, canvas").first.wait_for()
    page.locator(".js-plotly-plot").first.wait_for()
    arrive(page, f"{served}/deals")
    page.get_by_test_id("stDataFrame").first.wait_for()
    page.get_by_role("button", name="Export").first.click()
    with page.expect_download() as table:
        page.get_by_role("button", name="Table (CSV)").click()

    assert table.value.suggested_filename.endswith(".csv")
    assert complaints == []


def test_facts_that_attack_are_read_as_text(watched, tmp_path):
    page, complaints = watched
    folder = tmp_path / "facts"
    write_hostile_facts(folder)

    with served_with(OTHER_FACTS.format(folder=str(folder)), tmp_path / "log") as address:
        arrive(page, f"{address}/?country=ARE&vendors=all")
        arrive(page, f"{address}/infrastructure?by=operator")
        wait_for_land(page)
        page.mouse.move(*site_spot(page, "scala-ai-city"))
        card = page.locator(".deck-tooltip")
        card.wait_for()
        said, elements = card.inner_text(), card.locator("*:not(b)").count()
        inside = page.locator("img[src='x'], svg[onload], a[href*='javascript:']").count()

    assert MARKUP in said
    assert (elements, inside) == (0, 0)
    assert complaints == []


def test_a_failure_is_one_sentence_with_a_number_that_the_log_knows(watched, tmp_path):
    page, _ = watched
    log = tmp_path / "log"

    with served_with(BROKEN, log) as address:
        page.goto(f"{address}/white-space?vendors=google")
        failure = page.locator(".failure")
        expect(failure).to_contain_text("error number")
        number = failure.locator("b").inner_text()
        seen = page.locator("body").inner_text()
        arrive(page, f"{address}/")
        page.get_by_role("button", name="Export").first.click()
        page.get_by_role("button", name="Table (CSV)").click()
        page.get_by_text("Failed to generate file").wait_for()
        page.keyboard.press("Escape")
        of_file = page.locator(".notice", has_text="A file could not be made").locator("b")
        file_number = of_file.inner_text()

    said = log.read_text()
    assert re.fullmatch("[2-9A-Z]{8}", number)
    assert f"Error {number} at /white-space?vendors=google" in said
    assert f"Error {file_number} at partnership_map as csv, /" in said
    assert said.count("SELECT secret") == 1
    assert not re.search("secret|/the/|Traceback|RuntimeError|\\.py", seen)


REFUSED = [
    ("GET", "/app/static/..%2f..%2fserve.py", 400),
    ("GET", "/app/static/%2e%2e/%2e%2e/data/deals.csv", 400),
    ("GET", "/app/static//etc/passwd", 400),
    ("GET", "/app/static/..\\..\\serve.py", 400),
    ("GET", "/media/..%2f..%2fserve.py", 400),
    ("GET", "//etc/passwd", 400),
    ("GET", "/media/none.png", 404),
    ("GET", "/app/static/none.json", 404),
    ("POST", "/readyz", 405),
    ("DELETE", "/app/static/icon.png", 405),
    ("PUT", "/", 405),
    ("TRACE", "/", 405),
    ("GET", f"/?words={'x' * 100_000}", 414),
]


def test_no_way_leads_out_of_the_folders_that_are_served(served):
    for method, path, status in REFUSED:
        connection = HTTPConnection(urlsplit(served).netloc, timeout=10)
        connection.request(method, path)
        answer = connection.getresponse()
        said = answer.read().decode()

        assert answer.status == status, (method, path[:60])
        assert answer.getheader("content-security-policy")
        assert answer.getheader("server") is None
        assert len(said) < 200
        assert not re.search(r"/work|\.py|site-packages|Traceback|uvicorn|\d+\.\d+\.\d+", said)
        connection.close()
