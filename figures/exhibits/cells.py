"""Tables made for a slide: columns with their widths, cells, and stages with their marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analytics.vocabulary import LADDER, OFF_LADDER, Stage
from figures.exhibit import CellMark, TablePicture
from figures.theme import DARK, STAGE_COLOURS, Palette

DOUBT = "Hatched: rests on medium or low confidence."


@dataclass(frozen=True)
class Column:
    """One column of a table made for a slide.

    Attributes:
        head: what stands above it.
        share: its width beside the others.
        is_number: whether it stands at the right.
        is_turned: whether its head is written upward.
    """

    head: str
    share: float
    is_number: bool = False
    is_turned: bool = False


@dataclass(frozen=True)
class Cell:
    """The words of a cell, and the stage whose mark it bears."""

    words: str
    mark: CellMark | None = None


def stage_mark(
    stage: Stage, palette: Palette, *, is_solid: bool = True, fills_cell: bool = False
) -> CellMark:
    """The swatch of a stage: its colour and the number of its rung.

    Args:
        stage: on or off the ladder.
        palette: light or dark.
        is_solid: whether it rests on high confidence.
        fills_cell: whether it is the whole cell.
    """
    is_off = stage in OFF_LADDER
    # Navy would sink into a dark page.
    sinks = palette == DARK and stage in LADDER[3:]
    return CellMark(
        fill=STAGE_COLOURS[stage],
        number=str(stage.rung or ""),
        pattern=stage.value if is_off else "" if is_solid else "doubtful",
        edge=palette.border_dark if sinks else "",
        fills_cell=fills_cell,
    )


def stage_cell(stage: str, palette: Palette, *, is_solid: bool = True) -> Cell:
    """A stage's mark and its word."""
    return Cell(Stage(stage).label, stage_mark(Stage(stage), palette, is_solid=is_solid))


def table_of(
    columns: Sequence[Column], rows: Iterable[Sequence[Cell | str]], name: int = 0
) -> TablePicture:
    """A table of columns and cells.

    Args:
        columns: heads and widths.
        rows: cells, as many as there are columns; words alone where there is no mark.
        name: column that names the row; -1 where none does.
    """
    cells = [[cell if isinstance(cell, Cell) else Cell(cell) for cell in row] for row in rows]
    return TablePicture(
        columns=tuple(column.head for column in columns),
        rows=tuple(tuple(cell.words for cell in row) for row in cells),
        are_numbers=tuple(column.is_number for column in columns),
        shares=tuple(column.share for column in columns),
        marks=tuple(tuple(cell.mark for cell in row) for row in cells),
        name=name,
        are_turned=tuple(column.is_turned for column in columns),
    )
