"""Exhibits made by hand, and what PowerPoint files hold when they are opened again."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pandas as pd
from pptx import Presentation

from analytics.geography.world_paths import read_world_paths
from exports.slides.deck import deck_bytes
from figures.exhibit import (
    BarPicture,
    Country,
    Exhibit,
    LegendEntry,
    Picture,
    Series,
    SourceLine,
    TablePicture,
    WorldPicture,
)
from figures.theme import COMPANY_COLOURS, LIGHT, STAGE_COLOURS

AS_OF = date(2026, 6, 30)
BLUE, ORANGE, GREEN = COMPANY_COLOURS[:3]
OUTLINES = read_world_paths()["countries"]

# What facts may hold: markup, quotes, pictures, Arabic, controls, an override of the direction.
HOSTILE = "A & B <script> \"q\" 'r' 😀 مرحبا\x00\x0b\x1b\ud800\u202e\uffff end"
LONG_NAME = "Memorandum of understanding on sovereign computing " * 4  # 204 letters
HOSTILE_AS_SHOWN = "A & B <script> \"q\" 'r' 😀 مرحبا end"


def make_exhibit(picture: Picture, **changes: Any) -> Exhibit:
    """An exhibit with a title, a reading and one source."""
    given: dict[str, Any] = {
        "key": "partnership_map",
        "title": "OpenAI has signed with two countries",
        "reading": "Furthest stage of any deal, 30 June 2026",
        "as_of": AS_OF,
        "picture": picture,
        "table": pd.DataFrame({"iso3": ["FRA"]}),
        "footnotes": ("Two deals in two countries.", "Source: Sovereign AI Atlas."),
        "method": ("The furthest rung counts.",),
        "sources": (make_source(),),
        "filter": {"vendors": ("openai",), "as_of": "2026-06-30"},
    }
    return Exhibit(**given | changes)


def make_source(url: str = "https://example.org/a?b=1&c=2", **changes: str) -> SourceLine:
    given = {"publisher": "Reuters", "kind": "major press", "title": "It is so",
             "published": "3 Jun 2026"}  # fmt: skip
    return SourceLine(url=url, **given | changes)


def every_country(**changed: dict[str, Any]) -> tuple[Country, ...]:
    """All 243, without a deal but for those that a test changes."""
    return tuple(
        Country(**{
            "iso3": iso3, "name": one["name"], "fill": LIGHT.no_deal,
            "border": LIGHT.border_no_deal, "says": "No public deal found",
            **changed.get(iso3, {}),
        })
        for iso3, one in OUTLINES.items()
    )  # fmt: skip


def with_stage(stage: str, pattern: str = "", **changes: Any) -> dict[str, Any]:
    return {"fill": STAGE_COLOURS[stage], "border": LIGHT.border_dark, "pattern": pattern,
            "says": f"{stage} since 2025", "mark": stage, **changes}  # fmt: skip


def world(**changed: dict[str, Any]) -> WorldPicture:
    return WorldPicture(every_country(**changed))


def bars(*values: float | None, **changes: Any) -> BarPicture:
    """One series over as many countries as there are values."""
    names = ("France", "Kenya", "India", "Japan", "Chile")[: len(values)]
    given = {"categories": names, "series": (Series("Deals", BLUE, values),), "unit": "deals"}
    return BarPicture(**given | changes)


def table(count: int, **changes: Any) -> TablePicture:
    given = {
        "columns": ("Deal", "Country", "Days"),
        "rows": tuple(
            (f"Deal {number}", "France", f"{number:,}") for number in range(1, count + 1)
        ),
        "are_numbers": (False, False, True),
    }
    return TablePicture(**given | changes)


LADDER_LEGEND = (
    LegendEntry("Memorandum", STAGE_COLOURS["memorandum"], 1, "3"),
    LegendEntry("Agreement", STAGE_COLOURS["agreement"], 0, "4"),
    LegendEntry("Paused", STAGE_COLOURS["paused"], 1, pattern="paused"),
    LegendEntry("No public deal found", LIGHT.no_deal, 241),
)


def opened(*exhibits: Exhibit, **options: Any) -> Any:
    """The exhibits as a presentation, written and read again."""
    return Presentation(io.BytesIO(deck_bytes(exhibits, **options)))


def only_slide(exhibit: Exhibit, **options: Any) -> Any:
    (slide,) = opened(exhibit, **options).slides
    return slide


def all_shapes(shapes: Iterable[Any]) -> Iterator[Any]:
    """Every shape, also those in groups."""
    for shape in shapes:
        yield shape
        if shape.shape_type == 6:  # a group
            yield from all_shapes(shape.shapes)


def named(slide: Any, name: str) -> Any:
    """The one shape of that name."""
    (found,) = [shape for shape in all_shapes(slide.shapes) if shape.name == name]
    return found


def says(shape: Any) -> str:
    """The alternative text."""
    return shape._element._nvXxPr.cNvPr.get("descr", "")


def words(slide: Any) -> str:
    """All text of a slide, a line for each paragraph."""
    lines = []
    for shape in all_shapes(slide.shapes):
        if shape.has_text_frame:
            lines += [paragraph.text for paragraph in shape.text_frame.paragraphs]
        if getattr(shape, "has_table", False):
            lines += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(lines)


def notes(slide: Any) -> str:
    return slide.notes_slide.notes_text_frame.text
