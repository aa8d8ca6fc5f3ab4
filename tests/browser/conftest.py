"""A served atlas and a real Chromium; skipped with a reason where there is no browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
START_SECONDS = 60
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def served() -> Iterator[str]:
    """The address of the atlas as ``make run`` serves it, on a port of its own."""
    port = free_port()
    environment = os.environ | {"ATLAS_PORT": str(port)}
    server = subprocess.Popen(
        [sys.executable, "serve.py"], cwd=ROOT, env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    address = f"http://localhost:{port}"
    wait_until_ready(server, address)
    yield address
    server.terminate()
    server.wait(timeout=10)


def wait_until_ready(server: subprocess.Popen, address: str, path: str = "/readyz") -> None:
    """Wait for an answer; when the server dies, say what it printed."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            pytest.fail(f"The server died:\n{server.stdout.read()}")
        try:
            with urllib.request.urlopen(f"{address}{path}", timeout=2):  # noqa: S310
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.2)
    server.kill()
    pytest.fail(f"The server was not ready after {START_SECONDS} s:\n{server.stdout.read()}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; playwright's own cannot be downloaded everywhere."""
    program = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if program is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """One reader's tab, with everything it asked for and everything that went wrong in it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, path: str = "/") -> Page:
        """Go to an address and wait until the map is coloured."""
        self.page.goto(self.address + path)
        self.wait_for_map()
        return self.page

    def wait_for_map(self) -> None:
        """Wait until every country has its stage and the style sheet is there."""
        self.page.wait_for_selector("svg.map .country[data-stage]", state="attached")
        self.page.wait_for_selector(".atlas-map:not([hidden])")

    def stages(self) -> dict[str, str]:
        """The stage of every country as drawn, by ISO code."""
        return self.page.eval_on_selector_all(
            "svg.map .country",
            "nodes => Object.fromEntries(nodes.map(n => [n.dataset.iso3, n.dataset.stage]))",
        )

    def title(self) -> str:
        """The sentence at the top."""
        return self.page.locator("h1.finding").inner_text()

    def wait_for_title(self, part: str) -> None:
        """Wait until the sentence at the top says something."""
        self.page.locator("h1.finding", has_text=part).wait_for()

    def wait_for_url(self, part: str) -> None:
        """Wait until the address bar says something."""
        self.page.wait_for_function("part => location.search.includes(part)", arg=part)


@pytest.fixture
def visit(served: str, chromium: Browser) -> Iterator[Visit]:
    """A fresh tab on a desktop screen."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    yield Visit(context.new_page(), served)
    context.close()


@pytest.fixture
def phone(served: str, chromium: Browser) -> Iterator[Visit]:
    """A fresh tab on a phone's screen."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True,
        device_scale_factor=2,
    )  # fmt: skip
    yield Visit(context.new_page(), served)
    context.close()
