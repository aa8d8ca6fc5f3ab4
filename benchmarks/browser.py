"""Real Chromium in front of a map: the first view of it, and from a click to the painted map."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserType, Page, sync_playwright

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
ON_SCREEN = Path(__file__).with_name("on_screen.js")
WATCH = Path(__file__).with_name("watch.js")
WINDOW = {"width": 1440, "height": 900}
LONGEST_WAIT = 30_000  # milliseconds
PAUSE = 150  # milliseconds between two clicks, so that a page has come to rest

Map = Literal["atlas", "plotly"]
Click = Callable[[Page], None]


class NoBrowser(RuntimeError):
    """There is no Chromium to measure with."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium that reaches no host but this machine."""
    with sync_playwright() as playwright:
        browser = _launched(playwright.chromium)
        yield browser
        browser.close()


def one_more(browser: Browser) -> Browser:
    """Another Chromium, started as the first; to be closed by who asked for it."""
    return _launched(browser.browser_type)


def _launched(kind: BrowserType) -> Browser:
    path = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if path is None:
        raise NoBrowser("No Chromium found; install it with: apt-get install chromium")
    arguments = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    return kind.launch(executable_path=path, args=arguments)


def watching(watch: Path) -> str:
    """The script that watches a page from before it loads.

    Args:
        watch: a file that builds on ``on_screen.js``. Both are one script: of several, browsers do
            not promise which runs first.
    """
    return "\n".join(path.read_text(encoding="utf-8") for path in (ON_SCREEN, watch))


class Window:
    """A reader's window with an empty cache, and what it asked of other hosts."""

    def __init__(self, browser: Browser, address: str, shown: Map) -> None:
        self._shown = shown
        self._host = f"http://{address}/"
        self.outside_requests: list[str] = []
        self._context = browser.new_context(viewport=WINDOW)
        self._context.add_init_script(script=watching(WATCH))
        self.page = self._context.new_page()
        self.page.set_default_timeout(LONGEST_WAIT)
        self.page.on("request", lambda request: self._note(request.url))

    def close(self) -> None:
        """Forget the window and its cache."""
        self._context.close()

    def open(self) -> float:
        """Seconds from the start of the navigation until the map's countries carry colours."""
        self.page.goto(self._host, wait_until="commit")
        seconds = self._told("watch.firstView(name)")
        self._come_to_rest()
        return seconds

    def click(self, act: Click) -> float:
        """Seconds from a click until the frame with the changed map."""
        self.page.evaluate("name => watch.nextClick(name)", self._shown)
        act(self.page)
        seconds = self._told("watch.painted")
        self._come_to_rest()
        return seconds

    def _told(self, promise: str) -> float:
        script = f"name => Promise.race([{promise}, onScreen.tooLate({LONGEST_WAIT})])"
        milliseconds = self.page.evaluate(script, self._shown)
        if milliseconds is None:
            text = self.page.locator("body").inner_text()[:400]
            raise TimeoutError(f"{promise} waits in vain at {self._host}, which shows:\n{text}")
        return milliseconds / 1000

    def _come_to_rest(self) -> None:
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        self.page.wait_for_timeout(PAUSE)

    def _note(self, url: str) -> None:
        if not url.startswith((self._host, "data:", "blob:")):
            self.outside_requests.append(url)


def first_views(browser: Browser, address: str, count: int) -> tuple[list[float], int]:
    """Seconds to the first view of the world map, each with an empty cache.

    Returns:
        The seconds, and how many requests went to other hosts.
    """
    seconds, outside = [], 0
    for _ in range(count):
        window = Window(browser, address, "atlas")
        seconds.append(window.open())
        outside += len(window.outside_requests)
        window.close()
    return seconds, outside


def click_through(
    browser: Browser, address: str, shown: Map, clicks: Iterable[Click]
) -> tuple[list[float], int]:
    """Seconds from each click to the painted map, one after the other in one window.

    Returns:
        The seconds, and how many requests went to other hosts.
    """
    window = Window(browser, address, shown)
    window.open()
    seconds = [window.click(act) for act in clicks]
    window.close()
    return seconds, len(window.outside_requests)


def click_company(name: str) -> Click:
    """Click the pill of a company."""
    return lambda page: page.get_by_role("button", name=name, exact=True).click()


def click_month_back(page: Page) -> None:
    """Click the step to the month before, on the atlas or on the alternative."""
    atlas = page.locator("button.step[data-step='-1']")
    alternative = page.get_by_role("button", name="One month back")
    (atlas if atlas.count() else alternative).click()


def click_legend(stage: str) -> Click:
    """Click the legend entry of a stage."""
    return lambda page: page.locator(f"[data-legend={stage}]").click()
