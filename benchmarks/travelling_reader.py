"""A reader who goes from page to page and looks whether each shows what was asked for."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import urlencode

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.exporting_reader import ExportingReader
from benchmarks.journeys import Step
from benchmarks.reader import Answer

_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"\s+")


class TravellingReader(ExportingReader):
    """A reader on all pages of the atlas, in one session.

    Args:
        address: such as ``127.0.0.1:8501``.
        query: query string of the page's address.
        page: path of the page; empty for the world map.
    """

    def __init__(self, address: str, query: str = "", page: str = "") -> None:
        self._bodies: list[str] = []
        self._paths: dict[str, str] = {}
        super().__init__(address, query, page)

    @property
    def shown_page(self) -> str:
        """Path of the page that the server has sent."""
        return self._paths.get(self._page, self._page)

    @property
    def says(self) -> str:
        """The words on the page, without its widgets and figures."""
        markup = _STYLE.sub("", "\n".join(self._bodies))
        return _SPACES.sub(" ", unescape(_TAGS.sub("", markup)))

    def visit(self, step: Step) -> Answer:
        """Go to an address of the atlas, on this page or another.

        Returns:
            What it cost; its errors say so when the page then shows something else.
        """
        if step.page != self.shown_page:
            self._page, self._page_name = "", step.page
        answer = self.go_to(urlencode(step.asked))
        answer.errors += self._differences(step)
        return answer

    def _differences(self, step: Step) -> list[str]:
        found = {name: set(text.split(",")) for name, text in self.url_parameters.items()}
        asked = {name: set(text.split(",")) for name, text in step.asked.items()}
        checks = {
            "page": (step.page, self.shown_page),
            "address": (asked, found),
            "headings": (1, sum(body.count("<h1 ") for body in self._bodies)),
            "words": (step.words, step.words if self._shows(step.words) else "others"),
        }
        return [
            f"{step.page or 'world map'} {urlencode(step.asked)}, {name}: asked for {one}, "
            f"shown {other}"
            for name, (one, other) in checks.items()
            if one != other
        ]

    def _shows(self, words: str) -> bool:
        return _SPACES.sub(" ", words) in self.says

    # --- what the page says ---------------------------------------------------------------------
    def _read(self, frames: list[bytes], answer: Answer) -> None:
        self._bodies.clear()
        super()._read(frames, answer)
        if self._page not in self._paths:
            self._learn_paths(frames)

    def _learn_paths(self, frames: list[bytes]) -> None:
        for raw in frames:
            message = ForwardMsg.FromString(raw)
            if message.WhichOneof("type") == "navigation":
                told = message.navigation.app_pages
                self._paths = {page.page_script_hash: page.url_pathname for page in told}

    def _note(self, element: Any, shown: dict[str, WidgetState], answer: Answer) -> None:
        super()._note(element, shown, answer)
        if element.WhichOneof("type") == "html":
            self._bodies.append(element.html.body)
