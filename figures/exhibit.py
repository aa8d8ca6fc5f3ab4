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
    """

    words: str
    fill: str
    count: int | None = None
    number: str = ""
    pattern: str = ""


# paused: two bars; ended: cross-hatch; doubtful: 45 degree hatch over the fill.
PATTERNS = ("", "paused", "ended", "doubtful")


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
    """

    iso3: str
    name: str
    fill: str
    border: str
    pattern: str = ""
    says: str = ""
    is_counted: bool = True
    mark: str = ""


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
    """

    x: float
    y: float
    ring: float
    fill: float
    colour: str
    opacity: float
    name: str
    says: str


@dataclass(frozen=True)
class CallOut:
    """A name with a second line beside a place on a map, in map units."""

    iso3: str
    words: str
    second: str = ""
    badge: str = ""


@dataclass(frozen=True)
class WorldPicture:
    """A world map: countries in colours, sites as circles, call-outs."""

    countries: tuple[Country, ...]
    circles: tuple[Circle, ...] = ()
    call_outs: tuple[CallOut, ...] = ()


@dataclass(frozen=True)
class Series:
    """One series of a chart; None is a gap."""

    name: str
    colour: str
    values: tuple[float | None, ...]
    is_plan: bool = False


@dataclass(frozen=True)
class BarPicture:
    """Bars by category; several series are stacked.

    Attributes:
        categories: one per bar, first on top (horizontal) or at the left.
        series: parts of each bar.
        unit: what the numbers count.
        is_horizontal: bars to the right.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    is_horizontal: bool = True


@dataclass(frozen=True)
class StepPicture:
    """Steps over time; ``as_of`` parts what was seen from what is planned."""

    days: tuple[date, ...]
    series: tuple[Series, ...]
    unit: str
    as_of: date
    is_stacked: bool = False


@dataclass(frozen=True)
class TablePicture:
    """A table; numbers are written already."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    are_numbers: tuple[bool, ...]


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
