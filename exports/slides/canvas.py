"""One slide while it is drawn: numbers for its shapes, texts that fit, and what had to be cut."""

from __future__ import annotations

from typing import Any

from pptx.oxml import parse_xml
from pptx.slide import Slide

from exports.slides.grid import Box
from exports.slides.shapes import (
    NAMESPACES,
    NO_FILL,
    RECTANGLE,
    Run,
    connector,
    identity,
    paragraph,
    place,
    shape,
    stroke,
    text_body,
)
from figures.lettering import Fitted, fitted, plain
from figures.theme import Palette


class Canvas:
    """One slide and its colours.

    Attributes:
        slide: of python-pptx.
        palette: colours of the page.
        cut: texts that did not fit; the notes hold them in full.
    """

    def __init__(self, slide: Slide, palette: Palette):
        self.slide = slide
        self.palette = palette
        self.cut: list[str] = []
        self._last_number = max(placed.shape_id for placed in slide.shapes)

    def number(self) -> int:
        """A number that no other shape of the slide has."""
        self._last_number += 1
        return self._last_number

    def named(self, name: str, says: str = "", *, is_decorative: bool = False) -> str:
        """The identity of a new shape."""
        return identity(self.number(), name, says, is_decorative=is_decorative)

    def draw(self, xml: str) -> None:
        """Put a shape, or a group of them, above the others."""
        named = xml.replace(">", f" {NAMESPACES}>", 1)
        self.slide.shapes._spTree.append(parse_xml(named))

    def native(self, frame: Any, name: str, says: str) -> None:
        """Name a chart or a table that python-pptx has put on the slide."""
        frame.name = plain(name)
        frame._element._nvXxPr.cNvPr.set("descr", plain(says))
        self._last_number = max(self._last_number, frame.shape_id)

    def fit(
        self, text: str, width: float, *steps: tuple[float, int], is_bold: bool = False
    ) -> Fitted:
        """A text as it fits; what is cut is remembered for the notes."""
        whole = plain(text)
        found = fitted(whole, width, *steps, is_bold=is_bold)
        if found.is_cut and whole not in self.cut:
            self.cut.append(whole)
        return found

    def write(
        self,
        name: str,
        box: Box,
        *paragraphs: list[Run],
        align: str = "l",
        anchor: str = "t",
        line_height: float = 0,
        says: str = "",
    ) -> None:
        """A text box."""
        self.draw(self.text_box(name, box, *paragraphs, align=align, anchor=anchor,
                                line_height=line_height, says=says))  # fmt: skip

    def text_box(
        self,
        name: str,
        box: Box,
        *paragraphs: list[Run],
        align: str = "l",
        anchor: str = "t",
        line_height: float = 0,
        says: str = "",
    ) -> str:
        """A text box as XML, to be drawn or put in a group."""
        lines = [paragraph(runs, align, line_height) for runs in paragraphs]
        return shape(
            self.named(name, says), place(box), RECTANGLE, NO_FILL, body=text_body(lines, anchor)
        )

    def hairline(self, name: str, x0: float, y0: float, x1: float, y1: float) -> None:
        """A quiet line."""
        line = stroke(self.palette.strong_line, 1.5)
        self.draw(connector(self.named(name, is_decorative=True), x0, y0, x1, y1, line))
