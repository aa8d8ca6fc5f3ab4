"""The legend as shapes: one ramp for what is numbered, then the others, each with its count."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from exports.slides.canvas import Canvas
from exports.slides.grid import MARGIN, WIDTH, Box, narrowed
from exports.slides.lettering import plain, text_width
from exports.slides.shapes import (
    RECTANGLE,
    Run,
    filled,
    group,
    paragraph,
    place,
    shape,
    stroke,
    text_body,
)
from figures.exhibit import LegendEntry
from figures.theme import channels, ink_over

LEGEND_ROW = 74
_BAR, _LABEL = 28, 34
_GAP = 16
_MOST_IN_ROW = 9
_WIDEST = 300
_WEIGHTS = {"rung": 1.0, "pattern": 0.8, "plain": 1.65}
_NEAR = 40  # of 765: a fill that is so close to the page's colour needs an outline


def legend_rows(legend: Sequence[LegendEntry]) -> int:
    """How many rows a legend takes."""
    return -(-len(legend) // _MOST_IN_ROW)


def draw_legend(canvas: Canvas, legend: Sequence[LegendEntry], top: float) -> None:
    """Draw bars with numbers, and words with counts below them, as one group."""
    inside: list[str] = []
    for row in range(legend_rows(legend)):
        entries = legend[row * _MOST_IN_ROW : (row + 1) * _MOST_IN_ROW]
        y = top + row * LEGEND_ROW
        for entry, (x, width) in zip(entries, _columns(entries), strict=True):
            inside += _entry(canvas, entry, Box(x, y, width, _BAR))
    says = "; ".join(_spoken(entry) for entry in legend)
    box = Box(MARGIN, top, WIDTH - 2 * MARGIN, (legend_rows(legend) - 1) * LEGEND_ROW + 62)
    canvas.draw(group(canvas.named("Legend", f"Legend. {says}"), box, inside))


def _spoken(entry: LegendEntry) -> str:
    return entry.words + (f": {entry.count:,}" if entry.count is not None else "")


def _columns(entries: Sequence[LegendEntry]) -> list[tuple[float, float]]:
    """Left edge and width of each entry; rungs stand close and are equally wide."""
    is_ramp = any(entry.number for entry in entries)
    gaps = [0.0] + [
        0 if before.number and entry.number else _GAP for before, entry in pairwise(entries)
    ]
    room = WIDTH - 2 * MARGIN - sum(gaps)
    weights = [
        _WEIGHTS["rung" if entry.number or not is_ramp else "pattern" if entry.pattern else "plain"]
        for entry in entries
    ]
    needs = [text_width(_spoken(entry), 20) * 1.04 + 12 for entry in entries]
    widths = [room * weight / sum(weights) for weight in weights]
    if sum(needs) > room:
        widths = narrowed(needs, room)
    else:
        for _ in entries:  # who needs more takes it from those who have some over
            short = [at for at, width in enumerate(widths) if width < needs[at] - 0.01]
            if not short:
                break
            wide = [at for at in range(len(widths)) if at not in short and widths[at] > needs[at]]
            taken = sum(needs[at] - widths[at] for at in short)
            spare = sum(widths[at] - needs[at] for at in wide)
            for at in wide:
                widths[at] -= (widths[at] - needs[at]) * min(1, taken / spare)
            for at in short:
                widths[at] = needs[at]
    if not is_ramp:
        widths = [min(width, max(_WIDEST, need)) for width, need in zip(widths, needs, strict=True)]
    lefts = [MARGIN + sum(gaps[: at + 1]) + sum(widths[:at]) for at in range(len(entries))]
    return list(zip(lefts, widths, strict=True))


def _entry(canvas: Canvas, entry: LegendEntry, bar: Box) -> list[str]:
    palette = canvas.palette
    is_pale = _distance(entry.fill, palette.page) < _NEAR
    line = {"line": stroke(palette.text, 1)} if is_pale or entry.pattern else {}
    number = plain(entry.number)
    look = Run(number, 18, ink_over(entry.fill), is_bold=True)
    body = {"body": text_body([paragraph([look])], "ctr", inset=10)} if number else {}
    name = f"Swatch: {entry.words}"
    swatch = shape(canvas.named(name, is_decorative=not number), place(bar), RECTANGLE,
                   filled(entry.fill, entry.pattern), **line, **body)  # fmt: skip
    count = "" if entry.count is None else f"{entry.count:,}"
    room = bar.width - 6 - (text_width(" " + count, 20, is_bold=True) if count else 0)
    words = canvas.fit(entry.words, max(room, 30), (20, 1), (18, 1), (16, 1))
    runs = [Run(words.text, words.size, palette.muted)]
    if count:
        is_some = bool(entry.count)
        runs.append(
            Run(" " + count, words.size, palette.text if is_some else palette.muted, is_some)
        )
    label = canvas.text_box(
        f"Label: {words.text}",
        bar.cut(y=bar.bottom - 4, height=_LABEL),
        runs,
        line_height=_LABEL,
        says=entry.words if words.is_cut else "",
    )
    return [swatch, label]


def _distance(one: str, two: str) -> int:
    pairs = zip(channels(one)[:3], channels(two)[:3], strict=True)
    return sum(abs(a - b) for a, b in pairs)
