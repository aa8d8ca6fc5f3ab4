"""Real Chromium in front of the atlas or a peer: when is what was asked for painted?"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as TooLong

from benchmarks.browser import WINDOW, watching
from benchmarks.peers.counted import Wire

WATCH = Path(__file__).with_name("watch_peers.js")
LONGEST_WAIT = 60  # seconds
STILL = 500  # milliseconds without a change of the canvas, after which it is finished
_LOOK_AGAIN = 50  # milliseconds

Act = Callable[[Page], None]


@dataclass(frozen=True)
class Cost:
    """What one step cost.

    Attributes:
        painted: seconds from the click (or the start of the navigation) to the painted map.
        server: seconds from the first byte of the question to the last of the answer.
        wire_bytes: what came from the server for it.
    """

    painted: float
    server: float
    wire_bytes: float


class NotPainted(RuntimeError):
    """What was asked for did not appear in time."""


class PeerWindow:
    """A reader's window with an empty cache; notes what was asked of other hosts."""

    def __init__(self, browser: Browser, wire: Wire, path: str = "") -> None:
        self._wire = wire
        self._host = f"http://{wire.address}/"
        self._path = path
        self.outside: list[str] = []
        self._context = browser.new_context(viewport=WINDOW)
        self._context.add_init_script(script=watching(WATCH))
        self.page = self._context.new_page()
        self.page.set_default_timeout(LONGEST_WAIT * 1000)
        self.page.on("request", lambda request: self._note(request.url))

    def close(self) -> None:
        """Forget the window and its cache."""
        self._context.close()

    # --- maps that show what is expected ---------------------------------------------------------
    def open_map(self, drawn: str, expected: list[dict[str, Any]]) -> Cost:
        """Open the page; painted as soon as every country has the colour that is expected."""
        self._wire.start()
        self.page.goto(self._host + self._path, wait_until="commit")
        return self._painted("watchPeers.firstView(name, expected)", drawn, expected)

    def click_map(self, act: Act, drawn: str, expected: list[dict[str, Any]]) -> Cost:
        """Click; painted as soon as every country has the colour that is expected."""
        asked = {"name": drawn, "expected": expected}
        shown = self.page.evaluate("({name, expected}) => watchPeers.shows(name, expected)", asked)
        if shown and drawn != "canvas":
            raise NotPainted("The map shows what is asked for before it is asked.")
        self.page.evaluate("({name, expected}) => watchPeers.nextClick(name, expected)", asked)
        self._wire.start()
        act(self.page)
        return self._painted("watchPeers.painted", drawn, expected)

    def _painted(self, promise: str, drawn: str, expected: list[dict[str, Any]]) -> Cost:
        late = f"onScreen.tooLate({LONGEST_WAIT * 1000})"
        script = f"({{name, expected}}) => Promise.race([{promise}, {late}])"
        milliseconds = self.page.evaluate(script, {"name": drawn, "expected": expected})
        if milliseconds is None:
            text = self.page.locator("body").inner_text()[:400]
            raise NotPainted(f"{drawn}: {expected[:5]} is not to be seen; the page says:\n{text}")
        self._come_to_rest()
        return self._cost(milliseconds)

    # --- canvases that change --------------------------------------------------------------------
    def open_canvas(self, said: str) -> Cost:
        """Open the page; painted when its canvases last change and the page says something."""
        self._wire.start()
        self._context.add_init_script(
            "addEventListener('DOMContentLoaded', () => watchPeers.followFromStart())"
        )
        self.page.goto(self._host + self._path, wait_until="commit")
        return self._settled(said)

    def act_on_canvas(self, act: Act, said: str = "") -> Cost:
        """Click or turn the wheel; painted when the canvases last change."""
        self.page.evaluate("watchPeers.followFromNext()")
        self._wire.start()
        act(self.page)
        return self._settled(said)

    def act(self, act: Act) -> None:
        """Do something that is not measured, until nothing passes any more."""
        self._wire.start()
        act(self.page)
        self.page.wait_for_timeout(STILL)
        self._come_to_rest()

    def _settled(self, said: str) -> Cost:
        until = time.monotonic() + LONGEST_WAIT
        try:
            if said:
                self.page.get_by_text(said).first.wait_for()
            while time.monotonic() < until:
                milliseconds = self.page.evaluate(f"watchPeers.settled({STILL})")
                # Below zero: what is painted is still from before the click.
                if milliseconds is not None and milliseconds >= 0 and self._wire.is_quiet:
                    return self._cost(milliseconds)
                self.page.wait_for_timeout(_LOOK_AGAIN)
        except TooLong as problem:
            raise NotPainted(str(problem).splitlines()[0]) from problem
        raise NotPainted(f"The canvas is not painted after {LONGEST_WAIT} seconds.")

    def _come_to_rest(self) -> None:
        until = time.monotonic() + LONGEST_WAIT
        while not self._wire.is_quiet and time.monotonic() < until:
            self.page.wait_for_timeout(_LOOK_AGAIN)

    def _cost(self, milliseconds: float) -> Cost:
        return Cost(milliseconds / 1000, self._wire.server_seconds, self._wire.answer_bytes)

    def _note(self, url: str) -> None:
        if not url.startswith((self._host, "data:", "blob:")):
            self.outside.append(url)
