"""A programme over time: numbers claimed for it, countries known by name, and its turns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any

from figures.formatting import countries, day

TOP, BASE = 40, 196  # pixels: where the highest value and zero lie
LANE = 216  # where the numbers of the turns stand
NEAREST = 0.018  # of the time shown, between two numbers; nearer ones are moved apart
GRID_STEPS = (5, 10, 20, 25, 50, 100, 200, 500)
MOST_GRIDLINES = 4
YEAR_NAMED = 0.12  # of the drawing that a year needs before the next

_STYLE = """
.programme{height:236px;font-size:12.5px;fill:var(--muted);--left:34px;--right:118px}
.programme .at{transform:translateX(calc(var(--left) +
(100% - var(--left) - var(--right))*var(--from)))}
.programme .flat{x:calc(var(--left) + (100% - var(--left) - var(--right))*var(--from));
width:calc((100% - var(--left) - var(--right))*var(--wide) + 1px);height:2px}
.programme .rise{width:2px}
.programme .all rect{fill:var(--accent)}
.programme .own rect{fill:color-mix(in srgb,var(--accent) 60%,var(--page))}
.programme .grid{width:100%;height:1px;fill:var(--hairline)}
.programme .zero{fill:var(--strong-line)}
.programme .upright{width:1px;y:18px;height:178px;fill:var(--hairline)}
.programme .end text{fill:var(--text)}
.programme .end .upright{fill:var(--text)}
.programme .claim path{fill:var(--page);stroke:var(--text);stroke-width:1.5}
.programme .claim text{fill:var(--text);font-size:13px;font-weight:650;text-anchor:middle}
.programme .turn circle{fill:var(--page);stroke:var(--strong-line)}
.programme .turn text{text-anchor:middle;font-size:12px;fill:var(--text)}
.programme .name{fill:var(--text)}
@media (max-width:640px){.programme{height:208px;--right:112px}
.programme .year,.programme .turn{display:none}}
"""


def programme_chart(
    known: Sequence[Any], story: Sequence[Any], counted_claims: Sequence[str], as_of: date
) -> str:
    """How do the numbers claimed for a programme compare with the countries known by name?

    Args:
        known: rows of programme_countries.
        story: turns of programme_story, oldest first, in the order of their numbers from 1.
        counted_claims: ids of the claims whose numbers stand on the scale of countries.
        as_of: the day at which the drawing ends.

    Returns:
        An SVG text in custom properties of the theme. A claim carries data-claim and data-value,
        a turn data-turn (its number), the two lines data-countries at the end.
    """
    claims = [row for row in story if row.row_id in counted_claims]
    first = min((row.day for row in story), default=as_of)
    scale = _Scale(
        date(first.year, 1, 1), as_of, max([1, *(row.claimed for row in claims),
                                            *(row.countries for row in known)])
    )  # fmt: skip
    body = (
        _gridlines(scale)
        + _years(scale)
        + _line("all", known, "countries", "any deal", scale)
        + _line("own", known, "programme_countries", "the programme", scale)
        + "".join(_claim(row, scale) for row in claims)
        + _turns(story, scale)
        + f'<g class="at end" style="--from:1"><rect class="upright"/>'
        f'<text x="6" y="14">{day(as_of)}</text></g>'
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="programme" role="img" width="100%" '
        f'aria-label="{escape(_heard(known, claims))}"><style>{_STYLE}</style>{body}</svg>'
    )


class _Scale:
    """Where days and numbers lie: days as shares of the time shown, numbers in pixels."""

    def __init__(self, first: date, last: date, highest: float) -> None:
        self.first, self.last, self.highest = first, last, highest

    def share(self, of: date) -> float:
        span = max(1, (self.last - self.first).days)
        return min(max((of - self.first).days / span, 0), 1)

    def y(self, value: float) -> float:
        return BASE - value / self.highest * (BASE - TOP)


def _gridlines(scale: _Scale) -> str:
    fitting = (step for step in GRID_STEPS if scale.highest / step <= MOST_GRIDLINES)
    step = next(fitting, GRID_STEPS[-1])
    lines = f'<rect class="grid zero" y="{BASE}"/>'
    for value in range(step, int(scale.highest) + 1, step):
        y = scale.y(value)
        lines += f'<rect class="grid" y="{y:.1f}"/><text x="0" y="{y - 4:.1f}">{value}</text>'
    return lines


def _years(scale: _Scale) -> str:
    return "".join(
        f'<g class="at year" style="--from:{scale.share(date(year, 1, 1)):.5f}">'
        f'<rect class="upright"/><text x="4" y="14">{year}</text></g>'
        for year in range(scale.first.year, scale.last.year + 1)
        if scale.share(date(year, 1, 1)) < 1 - YEAR_NAMED
    )


def _line(looks: str, known: Sequence[Any], of: str, name: str, scale: _Scale) -> str:
    """Steps, never smooth: one level from each day to the next."""
    levels = [(row.day, getattr(row, of)) for row in known]
    before = max((level for at, level in levels if at <= scale.first), default=0)
    steps = [(scale.first, before), *[step for step in levels if step[0] > scale.first]]
    parts = ""
    for number, (start, level) in enumerate(steps):
        end = steps[number + 1] if number + 1 < len(steps) else (scale.last, level)
        left, right = scale.share(start), scale.share(end[0])
        high, low = scale.y(max(level, end[1])), scale.y(min(level, end[1]))
        parts += (
            f'<rect class="flat" y="{scale.y(level) - 1:.1f}" '
            f'style="--from:{left:.5f};--wide:{right - left:.5f}"/>'
        )
        if high != low:
            parts += (
                f'<g class="at" style="--from:{right:.5f}"><rect class="rise" x="-1" '
                f'y="{high - 1:.1f}" height="{low - high + 2:.1f}"/></g>'
            )
    last = steps[-1][1]
    named_at = min(scale.y(last) + 4, BASE - 4)  # not on the zero line
    return (
        f'<g class="{looks}" data-countries="{last}">{parts}'
        f'<g class="at" style="--from:1"><text class="name" x="6" y="{named_at:.1f}">'
        f"{last} {escape(name)}</text></g></g>"
    )


def _claim(row: Any, scale: _Scale) -> str:
    y = scale.y(row.claimed)
    return (
        f'<g class="claim at" style="--from:{scale.share(row.day):.5f}" '
        f'data-claim="{escape(row.row_id)}" data-value="{row.claimed:g}">'
        f"<title>{escape(row.headline)}</title>"
        f'<path d="M0 {y - 6:.1f}L6 {y:.1f}L0 {y + 6:.1f}L-6 {y:.1f}Z"/>'
        f'<text y="{y - 10:.1f}">{row.claimed:,.4g}</text></g>'
    )


def _turns(story: Sequence[Any], scale: _Scale) -> str:
    marks, last = "", -1.0
    for number, row in enumerate(story, start=1):
        at = max(scale.share(row.day), last + NEAREST)
        last = at
        marks += (
            f'<g class="turn at" style="--from:{at:.5f}" data-turn="{number}">'
            f"<title>{escape(row.headline)}</title>"
            f'<circle cy="{LANE}" r="9"/><text y="{LANE + 4}">{number}</text></g>'
        )
    return marks


def _heard(known: Sequence[Any], claims: Sequence[Any]) -> str:
    now = known[-1] if known else None
    names = (
        f"{countries(now.countries)} known by name, {now.programme_countries} by the programme"
        if now
        else "No country known by name"
    )
    told = ", ".join(f"{row.claimed:g} on {row.published}" for row in claims)
    return f"{names}. Claimed: {told or 'nothing'}. The list below tells each turn."
