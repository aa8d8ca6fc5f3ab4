"""When former officials joined AI companies: one bar each, soft where the date is not exact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

from figures.appointment_sentences import START_NOT_KNOWN, term
from figures.formatting import counted, day, shortened, upper_first

MOST_ROWS = 60  # drawn; more would be taller than any screen, and the list below holds them
LONGEST_NAME, LONGEST_COMPANY, LONGEST_ROLE = 22, 15, 48  # letters; hovering tells the whole
SHORTEST = timedelta(days=365)  # of time shown, so that a young appointment does not look old
TOP = 28  # pixels above the rows, for the names of the years
MOST_YEARS = 10  # named on the axis
NEAR_THE_DAY, NEAR_ON_A_PHONE = 0.82, 0.68  # of the axis: years there would run into the day's name

# Sizes are pixels and widths shares of what is there, so that a phone gets letters of the same size
# and the bar moves below the name.
_STYLE = """
.terms{height:calc(var(--top) + 2px + var(--rows)*var(--step));font-size:13px;fill:var(--text);
--left:262px;--step:25px;--bar:8px;--line:17px}
.terms .row{transform:translateY(calc(var(--top) + var(--row)*var(--step)))}
.terms .back,.terms foreignObject{width:100%;height:var(--step)}
.terms a{display:block;height:100%;border-radius:3px}
.terms .back{fill:none}
.terms .opened .back{fill:var(--tint)}
.terms .name{transform:translate(6px,var(--line));font-weight:600}
.terms .company{transform:translate(160px,var(--line));fill:var(--muted)}
.terms .head{transform:translate(6px,var(--line));font-weight:650}
.terms .role{transform:translate(var(--left),var(--line));fill:var(--muted)}
.terms .when rect{x:min(100% - 3px,var(--left) + (100% - var(--left))*var(--from));
width:max(3px,calc((100% - var(--left))*var(--wide)));y:var(--bar);height:9px;
shape-rendering:crispEdges}
.terms .sure{fill:var(--accent)}
.terms .begins{fill:url(#begins)}
.terms .ends{fill:url(#ends)}
.terms .within{fill:url(#within)}
.terms stop{stop-color:var(--accent)}
.terms .axis{transform:translateX(calc(var(--left) + (100% - var(--left))*var(--from)))}
.terms .upright{width:1px;y:4px;height:calc(24px + var(--dated)*var(--step));
fill:var(--hairline)}
.terms .axis text,.terms .day text{font-size:12.5px;fill:var(--muted)}
.terms .day{pointer-events:none;transform:translateX(calc(100% - 1px))}
.terms .day .upright{fill:var(--text)}
.terms .day text{fill:var(--text);text-anchor:end}
.terms .rule{stroke:var(--hairline);transform:translateY(var(--step))}
.terms .row:hover .name,.terms .row:focus-within .name{fill:var(--accent)}
@media (max-width:640px){
.terms{--left:0px;--step:44px;--bar:25px}
.terms .company{transform:translate(calc(100% - 6px),var(--line));text-anchor:end}
.terms .role{transform:translate(6px,35px)}
.terms .near{display:none}
}
"""
_FADES = (
    '<defs><linearGradient id="begins"><stop offset="0" stop-opacity=".12"/>'
    '<stop offset="1"/></linearGradient><linearGradient id="ends"><stop offset="0"/>'
    '<stop offset="1" stop-opacity=".12"/></linearGradient><linearGradient id="within">'
    '<stop offset="0" stop-opacity=".12"/><stop offset=".5" stop-opacity=".75"/>'
    '<stop offset="1" stop-opacity=".12"/></linearGradient></defs>'
)

_UPRIGHT = '<rect class="upright"/>'


def appointments_timeline(
    rows: Sequence[Any],
    as_of: date,
    opened: str | None = None,
    address: Callable[[str], str] | None = None,
) -> str:
    """Who joined which company when, and until when?

    Args:
        rows: rows of appointments, newest start first, those without a start last.
        as_of: the day at which the drawing ends.
        opened: id of the appointment that is told beside the drawing.
        address: makes the address of an appointment's id, where a row leads to it.

    Returns:
        An SVG text in custom properties of the theme. A row carries data-person (the id of the
        appointment); a part of its bar data-part, data-from and data-to: sure, begins (the period
        in which it began), ends, or within (both lie in one period).
    """
    shown = rows[:MOST_ROWS]
    dated = [row for row in shown if row.start_date]
    undated = [row for row in shown if not row.start_date]
    axis = _Axis(dated, as_of)
    lines = [
        _row(number, row, _bar(row, axis), opened, address) for number, row in enumerate(dated)
    ]
    if undated:
        words = upper_first(START_NOT_KNOWN)
        lines.append(
            f'<g class="row" style="--row:{len(lines)}"><text class="head">{words}</text></g>'
        )
    for row in undated:
        lines.append(_row(len(lines), row, _role(row), opened, address))
    years, last = (_years(axis), _day(as_of)) if dated else ("", "")
    sizes = f"--rows:{len(lines)};--dated:{len(dated)};--top:{TOP if dated else 0}px"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="terms" role="group" width="100%" '
        f'style="{sizes}" aria-label="{escape(_heard(rows, as_of))}">'
        f"<style>{_STYLE}</style>{_FADES}{years}{''.join(lines)}{last}</svg>"
    )


class _Axis:
    """Where days lie on the drawing, as shares of its time."""

    def __init__(self, dated: Sequence[Any], as_of: date) -> None:
        first = min((row.start_first_day for row in dated), default=as_of)
        first = min(first, as_of - min(SHORTEST, as_of - date.min))
        self.first, self.last = date(first.year, 1, 1), as_of

    def share(self, of: date) -> float:
        days = (min(max(of, self.first), self.last) - self.first).days
        return days / max(1, (self.last - self.first).days)


def _bar(row: Any, axis: _Axis) -> str:
    """The period in which it began, the time that is sure, the period in which it ended."""
    # Nothing is known of the days to come: a period that lasts beyond the day is drawn up to it.
    begins, begun = row.start_first_day, min(row.start_last_day, axis.last)
    ends = row.end_first_day or axis.last
    ended = min(row.end_last_day or axis.last, axis.last)
    if row.end_date and begun >= ends:
        parts = [("within" if begins < ended else "sure", begins, ended)]
    else:
        parts = [("begins", begins, begun), ("sure", begun, ends), ("ends", ends, ended)]
        parts = [part for part in parts if part[0] == "sure" or part[1] < part[2]]
    drawn = "".join(
        f'<rect class="{looks}" data-part="{looks}" data-from="{start}" data-to="{end}" '
        f'style="--from:{axis.share(start):.5f};--wide:{axis.share(end) - axis.share(start):.5f}"/>'
        for looks, start, end in parts
        if looks != "sure" or start < axis.last or len(parts) == 1
    )
    return f'<g class="when">{drawn}</g>'


def _role(row: Any) -> str:
    ended = f"{term(None, row.end_date)} · " if row.end_date else ""
    return f'<text class="role">{escape(ended + shortened(row.role, LONGEST_ROLE))}</text>'


def _row(
    number: int,
    row: Any,
    content: str,
    opened: str | None,
    address: Callable[[str], str] | None,
) -> str:
    said = escape(
        f"{row.person}, {row.organization}: {row.role}, {term(row.start_date, row.end_date)}"
    )
    # Over the whole row, and of HTML: the atlas follows such links, and a keyboard reaches them.
    leads = (
        f'<foreignObject><a xmlns="http://www.w3.org/1999/xhtml" '
        f'href="{escape(address(row.appointment_id))}" title="{said}" aria-label="{said}"></a>'
        "</foreignObject>"
        if address
        else f"<title>{said}</title>"
    )
    looks = "row opened" if row.appointment_id == opened else "row"
    person = shortened(row.person, LONGEST_NAME)
    company = shortened(row.organization, LONGEST_COMPANY)
    return (
        f'<g class="{looks}" style="--row:{number}" data-person="{escape(row.appointment_id)}">'
        f'<rect class="back"/><text class="name">{escape(person)}</text>'
        f'<text class="company">{escape(company)}</text>'
        f'{content}<line class="rule" x2="100%"/>{leads}</g>'
    )


def _years(axis: _Axis) -> str:
    years = range(axis.first.year, axis.last.year + 1)
    step = next(size for size in (1, 2, 5, 10, 20, 50, 1000) if len(years) / size <= MOST_YEARS)
    marks = []
    for year in years:
        left = axis.share(date(year, 1, 1))
        if year % step and year != axis.first.year:
            continue
        near = "near" if left > NEAR_ON_A_PHONE else ""
        name = f'<text class="{near}" x="4" y="16">{year}</text>' if left < NEAR_THE_DAY else ""
        marks.append(f'<g class="axis" style="--from:{left:.5f}">{_UPRIGHT}{name}</g>')
    return "".join(marks)


def _day(as_of: date) -> str:
    return f'<g class="day">{_UPRIGHT}<text x="-5" y="16">{day(as_of)}</text></g>'


def _heard(rows: Sequence[Any], as_of: date) -> str:
    undated = sum(row.start_date is None for row in rows)
    more = f"; the start of {undated} is not known" if undated else ""
    return f"{counted(len(rows), 'appointment')} up to {day(as_of)}, newest first{more}"
