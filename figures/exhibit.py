"""One view as it goes into a presentation: what a slide, a picture and a brief show of it.

An exhibit knows no file format. ``figures/exhibits`` makes one of a view and a filter, and
``exports`` writes it as PowerPoint, SVG, PNG, PDF or HTML. Each of them shows the same title,
reading, figures, picture, legend, notes and sources, so that nobody writes a footnote twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class LegendEntry:
    """One entry of a legend.

    Attributes:
        words: what the entry says.
        fill: hex colour.
        count: entities that it stands for; None where counting means nothing.
        number: printed on the fill, such as the number of a rung.
        pattern: one of PATTERNS.
        stripes: colours side by side instead of an even fill.
        sign: one of SIGNS, drawn instead of a bar of colour.
    """

    words: str
    fill: str
    count: int | None = None
    number: str = ""
    pattern: str = ""
    stripes: tuple[str, ...] = ()
    sign: str = ""


# paused: two bars; ended: cross-hatch; doubtful: 45 degree hatch over the fill.
PATTERNS = ("", "paused", "ended", "doubtful")

# A site as a legend shows it: both: ring and fill; ring: a plan alone; announced: a pale ring;
# vague: a pale fill; held: a grey ring; unknown: a tiny empty dot.
SIGNS = ("", "both", "ring", "announced", "vague", "held", "unknown")


@dataclass(frozen=True)
class Country:
    """One country on a map.

    Attributes:
        iso3: code; the outline or dot is that of ``static/world_paths.json``.
        name: its name.
        fill: hex colour.
        border: hex colour of its outline.
        pattern: one of PATTERNS.
        says: what a reader of the shape is told, such as "Operational since 14 May 2025".
        is_counted: whether it passes the filter; the others are drawn as ground.
        mark: value for scripts, such as the stage.
        stripes: colours side by side instead of an even fill, the furthest company's first.
    """

    iso3: str
    name: str
    fill: str
    border: str
    pattern: str = ""
    says: str = ""
    is_counted: bool = True
    mark: str = ""
    stripes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Circle:
    """One site on a map.

    Attributes:
        x, y: place in map units, y downward.
        ring: radius of what is planned, in pixels of a map that is 968 pixels wide; 0 for none.
        fill: radius of what runs, likewise.
        colour: hex colour of both.
        opacity: of the fill, 0 to 1.
        name: its name.
        says: what a reader of the circle is told.
        ring_opacity: of the ring, 0 to 1.
    """

    x: float
    y: float
    ring: float
    fill: float
    colour: str
    opacity: float
    name: str
    says: str
    ring_opacity: float = 1.0


@dataclass(frozen=True)
class CallOut:
    """A name with a second line beside a country, or beside a place on a map in map units."""

    iso3: str
    words: str
    second: str = ""
    badge: str = ""
    at: tuple[float, float] | None = None


@dataclass(frozen=True)
class WorldPicture:
    """A world map.

    Attributes:
        countries: in their colours.
        circles: sites.
        call_outs: names in open sea.
        sizes: key of the circles in the map's corner: words, and radius as of a circle.
        outlines: closed lines in map units, such as of what lies within reach.
    """

    countries: tuple[Country, ...]
    circles: tuple[Circle, ...] = ()
    call_outs: tuple[CallOut, ...] = ()
    sizes: tuple[tuple[str, float], ...] = ()
    outlines: tuple[tuple[tuple[float, float], ...], ...] = ()


@dataclass(frozen=True)
class Series:
    """One series of a chart; None is a gap, stripes are colours side by side."""

    name: str
    colour: str
    values: tuple[float | None, ...]
    is_plan: bool = False
    stripes: tuple[str, ...] = ()


@dataclass(frozen=True)
class BarPicture:
    """Bars by category; several series are stacked.

    Attributes:
        categories: one per bar, first on top (horizontal) or at the left.
        series: parts of each bar.
        unit: what the numbers count.
        is_horizontal: bars to the right.
        numbers: all: of parts and sums; parts: of parts alone; none: the names hold them.
        marks: a value for each bar to be held against, such as the typical stay; None is a gap.
        mark_name: what the marks are.
        full: value of a full bar; the longest bar's where it is 0.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    is_horizontal: bool = True
    numbers: str = "all"
    marks: tuple[float | None, ...] = ()
    mark_name: str = ""
    full: float = 0.0


@dataclass(frozen=True)
class StepPicture:
    """Steps over time; ``as_of`` parts what was seen from what is planned.

    Attributes:
        days: in their order.
        series: those seen and those planned are stacked apart.
        unit: what the numbers count.
        as_of: the day of the line.
        is_stacked: areas on top of each other instead of lines.
        notes: words before and after the line; the day alone where there are none.
        ends: words at the end of each series; its name and last number where there are none.
    """

    days: tuple[date, ...]
    series: tuple[Series, ...]
    unit: str
    as_of: date
    is_stacked: bool = False
    notes: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True)
class CellMark:
    """The swatch of a stage in a table: before the words of a cell, or over the whole cell.

    Attributes:
        fill: hex colour.
        number: printed on the fill, such as the number of a rung.
        pattern: one of PATTERNS.
        edge: hex colour of an outline, for a fill that would sink into the page.
        fills_cell: whether it is the whole cell; its number is the cell's text then.
    """

    fill: str
    number: str = ""
    pattern: str = ""
    edge: str = ""
    fills_cell: bool = False


@dataclass(frozen=True)
class TablePicture:
    """A table; numbers are written already.

    Attributes:
        columns: heads.
        rows: written cells, as many as there are columns.
        are_numbers: by column, whether it stands at the right.
        shares: widths of the columns to each other; by what they hold where there are none.
        marks: swatches by row and column, as many as there are cells, or none at all.
        name: column that names the row, set bolder; -1 where none does.
        are_turned: by column, whether its head is written upward; none where it is empty.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    are_numbers: tuple[bool, ...]
    shares: tuple[float, ...] = ()
    marks: tuple[tuple[CellMark | None, ...], ...] = ()
    name: int = 0
    are_turned: tuple[bool, ...] = ()


Picture = WorldPicture | BarPicture | StepPicture | TablePicture


@dataclass(frozen=True)
class SourceLine:
    """One source as a brief and a slide's notes name it."""

    publisher: str
    kind: str
    url: str
    title: str
    published: str


@dataclass(frozen=True)
class Exhibit:
    """A view with everything that a reader needs to trust and to quote it.

    Attributes:
        key: the view.
        title: the finding, as on screen.
        reading: the filter as a sentence, with the counts.
        as_of: the day the atlas is read for.
        figures: up to four of the row of figures: number, and what it counts.
        picture: what is drawn.
        legend: entries with counts; empty where the picture labels itself.
        footnotes: lines at the foot: counts, what is left out, boundary note, sources and credit.
        method: how it was counted, for the speaker's notes.
        table: the view's rows, as in CSV.
        sources: every source of the rows in view, best graded first.
        filter: parameters that open the same view.
    """

    key: str
    title: str
    reading: str
    as_of: date
    picture: Picture
    table: pd.DataFrame
    figures: tuple[tuple[str, str], ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    footnotes: tuple[str, ...] = ()
    method: tuple[str, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    filter: dict[str, Any] = field(default_factory=dict)
