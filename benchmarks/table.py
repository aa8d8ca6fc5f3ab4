"""Measurements as Markdown: rows with median and 95th percentile, held against their targets."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Unit = Literal["s", "ms", "kB", "MB", "/s", ""]
README = Path(__file__).with_name("README.md")
BEGIN = "<!-- measured: begin -->"
END = "<!-- measured: end -->"


@dataclass(frozen=True)
class Target:
    """What a row must reach (DESIGN.md section 8)."""

    limit: float
    of: Literal["p50", "p95"] = "p50"
    at_least: bool = False


@dataclass(frozen=True)
class Row:
    """One line of a table.

    Attributes:
        what: what was measured.
        values: one per measurement, in seconds, bytes or as counted.
        unit: how they are shown.
        target: what must be reached; most rows only explain others and have none.
    """

    what: str
    values: Sequence[float]
    unit: Unit = "ms"
    target: Target | None = None

    @property
    def is_met(self) -> bool:
        """Does the row reach its target?"""
        if self.target is None:
            return True
        found = middle(self.values) if self.target.of == "p50" else highest(self.values)
        return found >= self.target.limit if self.target.at_least else found <= self.target.limit


def middle(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def highest(values: Sequence[float]) -> float:
    """The 95th percentile, as the value at its place (nearest rank).

    Examples:
        >>> highest(list(range(1, 101)))
        95
    """
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def shown(value: float, unit: Unit) -> str:
    """A value with its unit, in digits that mean something.

    Examples:
        >>> shown(0.0183, "ms"), shown(10_400, "kB"), shown(1.234, "s"), shown(0, "")
        ('18 ms', '10.4 kB', '1.23 s', '0')
    """
    if unit == "s":
        return f"{value:.2f} s"
    if unit == "ms":
        return f"{value * 1e3:.1f} ms" if value < 0.01 else f"{value * 1e3:.0f} ms"
    if unit == "kB":
        return f"{value / 1e3:.1f} kB" if value < 1e5 else f"{value / 1e3:,.0f} kB"
    if unit == "MB":
        return f"{value / 1e6:.1f} MB" if value < 1e8 else f"{value / 1e6:,.0f} MB"
    return f"{value:.0f} {unit}".strip()


def rows_table(rows: Sequence[Row]) -> str:
    """Rows with their targets and whether each was met."""
    lines = []
    for row in rows:
        single = len(row.values) == 1
        lines.append(
            (
                row.what,
                str(len(row.values)),
                shown(middle(row.values), row.unit),
                "" if single else shown(highest(row.values), row.unit),
                _target(row),
                "" if row.target is None else "met" if row.is_met else "**missed**",
            )
        )
    return markdown(("measured", "n", "p50", "p95", "target", ""), lines)


def _target(row: Row) -> str:
    if row.target is None:
        return ""
    sign = "≥" if row.target.at_least else "≤"
    of = "" if len(row.values) == 1 else f"{row.target.of} "
    return f"{of}{sign} {shown(row.target.limit, row.unit)}"


def ratios_table(ours: Sequence[Row], others: dict[str, Sequence[Row]], head: str = "atlas") -> str:
    """The same rows measured on the atlas and on alternatives: medians, and how many times more.

    Args:
        ours: what the others are compared with.
        others: rows in the same order, by the alternative's name.
        head: of our column.
    """
    lines = []
    for place, row in enumerate(ours):
        mine = middle(row.values)
        cells = [row.what, str(len(row.values)), shown(mine, row.unit)]
        for rows in others.values():
            theirs = middle(rows[place].values)
            cells.append(f"{shown(theirs, row.unit)} (× {theirs / mine:.1f})")
        lines.append(tuple(cells))
    return markdown(("p50 of", "n", head, *others), lines)


def markdown(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A Markdown table; every column but the first is aligned to the right."""
    rule = ["---", *["--:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, rule, *lines))


def write_between_marks(text: str, file: Path = README) -> None:
    """Put measured tables into the README in place of those of the last run.

    Raises:
        ValueError: when the file has lost its marks.
    """
    before, begin, rest = file.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{file} has no lines {BEGIN} and {END}.")
    file.write_text(f"{before}{BEGIN}\n{text.strip()}\n{END}{after}", encoding="utf-8")
