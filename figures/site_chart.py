"""How a datacenter's power grows: seen as a solid area in steps, planned as a dotted line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from itertools import pairwise
from typing import Any

from figures.formatting import day, megawatts, published_day

WIDTH, HEIGHT = 340, 138  # pixels of the drawing
TOP, CEILING, BASE = 16, 32, 118  # the as-of line's top, the highest level, the zero line
LEFT = 60  # room for the labels of the gridlines
RIGHT, LABELS = 270, 277  # end of the drawn time, and where the names of the series begin
PLATEAU = 22  # what is seen of the last planned level
THINNEST = 2  # width of a step seen on the very last day
NUDGE = 4  # from the as-of line to a step that is overdue on it
TICK = 16  # length of the mark of a plan without a date
SHORTEST = timedelta(days=365)  # of time shown, so that a young datacenter does not look old
LETTER, LINE = 6.6, 14  # width of a digit and height of a line of 12.5 pixels
MOST_GRIDLINES = 3
MOST_TICKS = 4


def site_chart(name: str, milestones: Sequence[Any], planned: float | None, until: date) -> str:
    """Since when does how much of it run, and what is to come?

    Args:
        name: the datacenter's name, for the drawing's title.
        milestones: rows of site_milestones, at least one.
        planned: megawatts of the full plan; None where it is not known or no longer holds.
        until: day up to which datacenters were read.

    Returns:
        An SVG text in custom properties of the theme.
    """
    seen = [step for step in milestones if not step.is_planned]
    due = [step for step in milestones if step.is_planned]
    highest = max(step.megawatts for step in milestones)
    has_undated = planned is not None and planned > highest
    scale = _Scale(milestones, until, max(highest, planned or 0), has_undated)
    labels = _end_labels(seen, due, planned if has_undated else None, scale)
    tick = ""
    if has_undated:
        y = scale.y(planned)
        tick = f'<path class="due undated" d="M{RIGHT - TICK} {y:.1f}H{RIGHT}"/>'
    said = escape(_told(name, seen, due, planned if has_undated else None, until), quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{said}">{_STYLE}{_gridlines(scale.highest)}{_times(scale)}'
        f"{_seen_area(seen, scale, names_last=bool(due))}{_due_line(seen, due, scale)}{tick}"
        f"{_as_of(scale)}{_spread(labels)}</svg>"
    )


_STYLE = (
    "<style>text{font-size:12.5px;fill:var(--muted)}.grid{stroke:var(--hairline)}"
    ".zero{stroke:var(--strong-line)}.seen{fill:var(--accent);shape-rendering:crispEdges}"
    ".due{fill:none;stroke:var(--accent);stroke-width:2;stroke-dasharray:.1 4;"
    "stroke-linecap:round}.as-of{stroke:var(--text);shape-rendering:crispEdges}"
    ".hover{fill:transparent}.value{font-weight:600;fill:var(--text);paint-order:stroke;"
    "stroke:var(--page);stroke-width:3px}.value.inside{fill:var(--page);stroke:none}"
    ".plan{font-weight:650;fill:var(--accent)}.run{font-weight:650;fill:var(--text)}</style>"
)


class _Scale:
    """Where days and megawatts lie on the drawing."""

    def __init__(
        self, milestones: Sequence[Any], until: date, highest: float, has_undated: bool
    ) -> None:
        days = [until, *(step.day for step in milestones)]
        last = max(days)
        first = min(*days, last - SHORTEST)
        has_due = any(step.is_planned for step in milestones)
        self.end = RIGHT - (TICK + 8 if has_undated else 0)
        self.highest = highest or 1.0  # a datacenter that runs 0 MW still has a zero line
        self._first = first
        self._pixels_of_day = (self.end - (PLATEAU if has_due else 0) - LEFT) / (last - first).days
        self.until = until

    def x(self, of: date) -> float:
        return LEFT + (of - self._first).days * self._pixels_of_day

    def y(self, power: float) -> float:
        return BASE - power / self.highest * (BASE - CEILING)

    def day_at(self, x: float) -> date:
        return self._first + timedelta(days=round((x - LEFT) / self._pixels_of_day))


def _number(power: float) -> str:
    return megawatts(power).removesuffix(" MW")


def _gridlines(highest: float) -> str:
    step = next(
        size
        for power in range(-3, 9)
        for size in (10**power, 2 * 10**power, 2.5 * 10**power, 5 * 10**power)
        if highest / size < MOST_GRIDLINES + 1
    )
    lines = [f'<path class="zero" d="M0 {BASE}H{RIGHT}"/>']
    level = step
    while level <= highest:
        y = BASE - level / highest * (BASE - CEILING)
        lines.append(
            f'<path class="grid" d="M0 {y:.1f}H{RIGHT}"/>'
            f'<text x="0" y="{y - 4:.1f}">{megawatts(level)}</text>'
        )
        level += step
    return "".join(lines)


def _times(scale: _Scale) -> str:
    marks = []
    for first, label in _ticks(scale.day_at(0), scale.day_at(RIGHT)):
        x = scale.x(first)
        marks.append(
            f'<path class="zero" d="M{x:.1f} {BASE}v4"/>'
            f'<text x="{x:.1f}" y="{BASE + 16}">{label}</text>'
        )
    return "".join(marks)


def _ticks(start: date, end: date) -> list[tuple[date, str]]:
    """First days of months or years, as many as there is room for.

    Examples:
        >>> [label for _, label in _ticks(date(2025, 6, 20), date(2026, 11, 25))]
        ['Jul 2025', 'Jan 2026', 'Jul 2026']
        >>> [label for _, label in _ticks(date(2021, 5, 1), date(2029, 1, 31))]
        ['2022', '2024', '2026', '2028']
    """
    for months in (1, 3, 6, 12, 24, 60, 120, 240):
        numbers = range(start.year * 12, end.year * 12 + 12)  # months since the year 0
        firsts = [
            date(number // 12, number % 12 + 1, 1) for number in numbers if number % months == 0
        ]
        shown = [first for first in firsts if start <= first <= end]
        if len(shown) <= MOST_TICKS:
            break
    is_yearly = months >= 12
    return [(first, str(first.year) if is_yearly else day(first)[2:]) for first in shown]


def _seen_area(seen: Sequence[Any], scale: _Scale, *, names_last: bool) -> str:
    parts = []
    for step, after in pairwise([*seen, None]):
        x, y = scale.x(step.day), scale.y(step.megawatts)
        end = scale.x(after.day if after else scale.until)
        x = min(x, end - THINNEST)
        parts.append(
            f'<rect class="seen" x="{x:.1f}" y="{y:.1f}" width="{end - x:.1f}" '
            f'height="{BASE - y:.1f}"><title>{escape(_step_words(step))}</title></rect>'
        )
        if after is None and not names_last:
            continue  # its name and value stand at the end of the line
        words = [f"{_number(step.megawatts)} running"] if after is None else []
        parts.append(_value_on(step, [*words, _number(step.megawatts)], end, scale))
    return "".join(parts)


def _value_on(step: Any, wordings: list[str], end: float, scale: _Scale) -> str:
    """The first wording that fits on a step: inside its area, else above it."""
    x, y = scale.x(step.day), scale.y(step.megawatts)
    looks = "value plan" if step.is_planned else "value"
    for words in wordings:
        if len(words) * LETTER + 6 > end - x:
            continue
        if BASE - y >= LINE + 4 and not step.is_planned:
            return f'<text class="value inside" x="{x + 4:.1f}" y="{y + 13:.1f}">{words}</text>'
        return f'<text class="{looks}" x="{x + 3:.1f}" y="{y - 5:.1f}">{words}</text>'
    return ""


def _due_line(seen: Sequence[Any], due: Sequence[Any], scale: _Scale) -> str:
    # What runs now is drawn on only where it is known: unknown is not zero.
    x = scale.x(scale.until) if seen else None
    y = scale.y(seen[-1].megawatts if seen else 0)
    parts = []
    for step, after in pairwise([*due, None]):
        left = scale.x(step.day) + (NUDGE if step.is_overdue else 0)
        level = scale.y(step.megawatts)
        end = max(left, scale.x(after.day) if after else scale.end)
        parts.append(
            f"<g><title>{escape(_step_words(step))}</title>"
            f'<rect class="hover" x="{left:.1f}" y="{level:.1f}" width="{end - left:.1f}" '
            f'height="{BASE - level:.1f}"/><path class="due" '
            f'd="M{left if x is None else x:.1f} {y:.1f}H{left:.1f}V{level:.1f}H{end:.1f}"/></g>'
        )
        if after:
            parts.append(_value_on(step, [_number(step.megawatts)], end, scale))
        x, y = end, level
    return "".join(parts)


def _as_of(scale: _Scale) -> str:
    x = scale.x(scale.until)
    middle = min(max(x, 36), WIDTH - 36)
    return (
        f'<path class="as-of" d="M{x:.1f} {TOP}V{BASE}"/>'
        f'<text x="{middle:.1f}" y="{TOP - 5}" text-anchor="middle">{day(scale.until)}</text>'
    )


def _end_labels(
    seen: Sequence[Any], due: Sequence[Any], undated: float | None, scale: _Scale
) -> list[tuple[float, str, list[str]]]:
    """The name of each series at its end: where, in which looks, in which lines."""
    labels = []
    if seen and not due:
        last = seen[-1].megawatts
        labels.append((scale.y(last), "run", [_number(last), "running"]))
    if due:
        last = due[-1]
        words = ["planned,", "overdue"] if last.is_overdue else ["planned"]
        labels.append((scale.y(last.megawatts), "plan", [_number(last.megawatts), *words]))
    if undated is not None:
        labels.append((scale.y(undated), "plan", [_number(undated), "planned,", "no date"]))
    return labels


def _spread(labels: list[tuple[float, str, list[str]]]) -> str:
    """Names of series below each other, each as near to its own level as there is room."""
    labels = sorted(labels, key=lambda label: label[0])
    tops: list[float] = []
    for y, _, lines in labels:
        lowest = BASE + 4 - len(lines) * LINE
        free = tops[-1] + len(labels[len(tops) - 1][2]) * LINE + 2 if tops else 0
        tops.append(max(min(y - LINE / 2, lowest), free))
    for number in range(len(labels) - 1, -1, -1):
        below = tops[number + 1] - 2 if number + 1 < len(labels) else BASE + 4
        tops[number] = min(tops[number], below - len(labels[number][2]) * LINE)
    return "".join(
        f'<text class="{looks if row == 0 else "name"}" x="{LABELS}" '
        f'y="{top + 11 + row * LINE:.1f}">{line}</text>'
        for top, (_, looks, lines) in zip(tops, labels, strict=True)
        for row, line in enumerate(lines)
    )


def _from(step: Any) -> str:
    return published_day(step.published_date) if step.published_date else day(step.day)


def _step_words(step: Any) -> str:
    state = "planned" if step.is_planned else "running"
    overdue = ", not seen by then" if step.is_overdue else ""
    source = f"; {step.publisher}" if step.publisher else ""
    return f"{megawatts(step.megawatts)} {state} from {_from(step)}{overdue}{source}"


def _told(
    name: str, seen: Sequence[Any], due: Sequence[Any], undated: float | None, until: date
) -> str:
    """The whole drawing in words, for readers who do not see it."""
    parts = [
        "seen running: " + ", ".join(f"{megawatts(s.megawatts)} from {_from(s)}" for s in seen)
        if seen
        else "nothing seen running"
    ]
    parts[0] += f" (figures to {day(until)})"
    if due:
        parts.append(
            "planned: "
            + ", ".join(
                f"{megawatts(step.megawatts)} from {_from(step)}"
                + (" (overdue)" if step.is_overdue else "")
                for step in due
            )
        )
    if undated is not None:
        parts.append(f"{megawatts(undated)} planned without a date")
    return f"Power of {name}; {'; '.join(parts)}"
