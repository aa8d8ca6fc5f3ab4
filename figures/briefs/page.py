"""A country's brief as words that fit, each in its place on a page of 1920 by 1080.

Pictures and slides draw the same page from here, so that both break and cut the same lines.
"""

from __future__ import annotations

from dataclasses import dataclass

from figures.exhibit import CellMark

WIDTH, HEIGHT, MARGIN = 1920, 1080, 80
TEXT, LINE, ROOM = 17, 22, 11  # type of lists, its line, and what is free in a row
HEADING, UNDER_HEADING = 20, 36  # type of a heading, and from its top to the first row
GAP = 16  # between columns of a list
MARK, AFTER_MARK = 26, 8  # the column of a stage's mark, and the space between it and its words
FOOT_LINE = 23
TITLE_TOP, TITLE_ROOM = 26, 86  # where slides have their titles
NUMBER_ROOM = 42
RING = 13  # radius of the ring around a small country on the map
MAP_SHARE = 0.4514  # of its width: the height of a map down to 58 degrees south


@dataclass(frozen=True)
class Paragraph:
    """Words in one look: as one text, and in the lines on which they stand."""

    text: str
    lines: tuple[str, ...]
    size: float
    is_bold: bool = False
    is_muted: bool = False


@dataclass(frozen=True)
class ListCell:
    """One cell of a list; ``indent`` is what stays free before its words."""

    paragraphs: tuple[Paragraph, ...] = ()
    is_right: bool = False
    mark: CellMark | None = None
    indent: float = 0

    @property
    def lines(self) -> int:
        """On how many lines it stands."""
        return sum(len(one.lines) for one in self.paragraphs) or 1


@dataclass(frozen=True)
class ListRow:
    """One row of a list; a head names the columns."""

    cells: tuple[ListCell, ...]
    is_head: bool = False

    @property
    def height(self) -> float:
        """From its upper edge to its hairline."""
        return max(cell.lines for cell in self.cells) * LINE + ROOM


@dataclass(frozen=True)
class BriefList:
    """A list under its heading.

    Attributes:
        heading: its name.
        aside: at the right of the heading, such as what the numbers are.
        x, y, width: its place; ``y`` is the top of the heading.
        widths: of the columns.
        rows: those that have room.
        after: below the rows: how many more there are, how to read them; or that there is none.
    """

    heading: Paragraph
    x: float
    y: float
    width: float
    widths: tuple[float, ...] = ()
    rows: tuple[ListRow, ...] = ()
    after: Paragraph | None = None
    aside: Paragraph | None = None

    @property
    def after_top(self) -> float:
        """Where the words below the rows begin."""
        return self.y + UNDER_HEADING + sum(row.height for row in self.rows) + ROOM / 2

    @property
    def height(self) -> float:
        """From its heading to the end of its last line."""
        below = len(self.after.lines) * LINE + ROOM / 2 if self.after else 0
        return UNDER_HEADING + sum(row.height for row in self.rows) + below


@dataclass(frozen=True)
class PageFigure:
    """A number and what it counts; ``y`` is the top of the number."""

    x: float
    y: float
    width: float
    number: Paragraph
    label: Paragraph

    @property
    def number_line(self) -> float:
        """Height of a line of the number; a short one stands on the same foot as its neighbours."""
        return NUMBER_ROOM / len(self.number.lines)

    @property
    def label_top(self) -> float:
        """Where the words below the number begin."""
        return self.y + NUMBER_ROOM


@dataclass(frozen=True)
class BriefPage:
    """The whole page.

    Attributes:
        title, reading: at the top.
        figures: the row of figures.
        map_place: left, top and width of the map.
        lists: in the order in which they are read.
        foot: lines at the foot.
        foot_top: where its hairline stands.
        in_full: texts that were cut.
    """

    title: Paragraph
    reading: Paragraph
    figures: tuple[PageFigure, ...]
    map_place: tuple[float, float, float]
    lists: tuple[BriefList, ...]
    foot: tuple[Paragraph, ...]
    foot_top: float
    in_full: tuple[str, ...]

    @property
    def title_top(self) -> float:
        """Where the title begins: it stands on the foot of its room, as on every slide."""
        return TITLE_TOP + TITLE_ROOM - len(self.title.lines) * self.title.size * 1.2

    @property
    def reading_top(self) -> float:
        """Where the reading begins."""
        return TITLE_TOP + TITLE_ROOM + 4
