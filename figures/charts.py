"""Charts drawn by Plotly in the atlas's own look: steps, hairlines, labels at the series' ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

import plotly.graph_objects as go

from analytics.vocabulary import NOT_DISCLOSED, STATUSES
from figures.chart_look import over_time
from figures.formatting import day, full_day, gigawatts, shortened
from figures.theme import COMPANY_COLOURS, Palette, see_through

GROUPINGS = {
    "total": "in total",
    "country": "by country",
    "region": "by region",
    "operator": "by operator",
    "tenant": "by tenant",
    "status": "by status",
}
MOST_GROUPS = 6
OTHERS = "Others"
_FIRST_SHOWN = date(2022, 1, 1)  # before it less than a hundredth of today's megawatts ran
_HEIGHT = 230
_ROOM_FOR_LABELS = 160  # pixels at the right
_LONGEST_NAME = 14  # letters, so that name and figure fit into that room

# The export menu writes the picture; Plotly's own button would be a second, poorer way.
CONFIG = {"displayModeBar": False}


def grouped_steps(timeline: Iterable[Any]) -> dict[str, dict[date, tuple[float | None, ...]]]:
    """Megawatts by group and month, the largest groups by name and the others as one.

    Args:
        timeline: rows of capacity_timeline.

    Returns:
        Group to month to (seen, planned) megawatts; every group has every month.
    """
    rows = list(timeline)
    peak: dict[str, float] = defaultdict(float)
    for row in rows:
        peak[row.part] = max(peak[row.part], row.actual_mw or 0, row.planned_mw or 0)
    ranked = sorted(peak, key=lambda part: (-peak[part], part))
    named = [part for part in ranked if part != NOT_DISCLOSED][:MOST_GROUPS]
    months = sorted({row.month for row in rows})
    is_seen = {row.month: row.actual_mw is not None for row in rows}
    groups = [*named, *([OTHERS] if len(ranked) > len(named) + (NOT_DISCLOSED in peak) else [])]
    groups += [NOT_DISCLOSED] if NOT_DISCLOSED in peak else []
    sums = {group: dict.fromkeys(months, 0.0) for group in groups}
    for row in rows:
        group = row.part if row.part in sums else OTHERS
        sums[group][row.month] += row.actual_mw or row.planned_mw or 0
    return {
        group: {
            month: (power, None) if is_seen[month] else (None, power)
            for month, power in by_month.items()
        }
        for group, by_month in sums.items()
    }


def capacity_chart(
    timeline: tuple[Any, ...],
    by: str,
    shown_day: date,
    seen_until: date,
    palette: Palette,
) -> go.Figure:
    """How much ran, and how much is planned to run, month by month?

    Args:
        timeline: rows of capacity_timeline for the same grouping.
        by: one of GROUPINGS.
        shown_day: the day that map and figures show.
        seen_until: the day on which what was seen ends and plans begin.
        palette: colours of the reader's theme.

    Returns:
        Solid steps for what was seen, dotted ones for plans; megawatts in gigawatts.
    """
    groups = grouped_steps(timeline)
    colours = group_colours(groups, by, palette)
    traces, ends = [], []
    below = 0.0
    for group, by_month in reversed(groups.items()):
        name = escape(STATUSES.get(group, group))  # Plotly reads markup in names
        seen = {month: power for month, (power, _) in by_month.items() if power is not None}
        due = {month: power for month, (_, power) in by_month.items() if power is not None}
        if seen and due:  # the plan goes on from what was last seen
            last = max(seen)
            due = {last: seen[last]} | due
        for values, look in ((seen, "seen"), (due, "planned")):
            traces.append(
                {
                    "type": "scatter",
                    "x": list(values),
                    "y": [power / 1000 for power in values.values()],
                    "name": f"{name}, {look}",
                    "stackgroup": look,
                    **_look(look, colours[group], is_alone=len(groups) == 1),
                }
            )
        last_value = list(due.values() or seen.values())[-1] if due or seen else 0
        height = below + last_value / 2 if len(groups) > 1 else last_value
        ends.append((height, last_value, STATUSES.get(group, group)))
        below += last_value
    marks = _marked_days(timeline, shown_day, seen_until, palette)
    labels = _labelled_ends(ends, below, colours, groups, palette)
    # Handed over at once: with every piece added Plotly would check all earlier ones anew.
    layout = over_time(palette, _HEIGHT, _ROOM_FOR_LABELS)
    layout["xaxis"]["range"] = [_FIRST_SHOWN.isoformat(), None]
    layout["yaxis"]["ticksuffix"] = " GW"
    layout |= {"shapes": marks.shapes, "annotations": [*marks.notes, *labels]}
    return go.Figure(data=traces, layout=layout)


def _look(look: str, colour: str, *, is_alone: bool) -> dict[str, Any]:
    opacity = 1.0 if look == "seen" else 0.0 if is_alone else 0.22
    return {
        "mode": "lines",
        "line": {
            "shape": "hv",
            "color": colour,
            "width": 0 if look == "seen" else 2 if is_alone else 1,
            "dash": "solid" if look == "seen" else "dot",
        },
        "fillcolor": see_through(colour, opacity),
        "hovertemplate": "%{y:,.1f} GW %{fullData.name}<extra></extra>",
    }


def group_colours(groups: Iterable[str], by: str, palette: Palette) -> dict[str, str]:
    """A colour for each group of ``grouped_steps``; others and unknown ones are grey.

    Args:
        groups: names, the largest first.
        by: one of GROUPINGS.
        palette: colours of the reader's theme.
    """
    if by == "total":
        return dict.fromkeys(groups, palette.accent)
    named = [group for group in groups if group not in (OTHERS, NOT_DISCLOSED)]
    return dict(zip(named, COMPANY_COLOURS, strict=False)) | {
        OTHERS: palette.muted,
        NOT_DISCLOSED: palette.strong_line,
    }


@dataclass(frozen=True)
class _Marks:
    """Lines at single days, and what is written beside them."""

    shapes: list[dict[str, Any]]
    notes: list[dict[str, Any]]


def _marked_days(
    timeline: tuple[Any, ...], shown_day: date, seen_until: date, palette: Palette
) -> _Marks:
    total = defaultdict(float)
    for row in timeline:
        total[row.month] += row.actual_mw or row.planned_mw or 0
    shapes = [_vertical(seen_until, palette.text)]
    above = {"x": seen_until, "y": 1.0, "yref": "paper", "yanchor": "bottom", "showarrow": False}
    notes = [
        above | {"text": "Planned, dated", "xanchor": "left", "xshift": 4,
                 "font": {"color": palette.muted}}
    ]  # fmt: skip
    if seen_until in total:
        words = f"<b>Running {gigawatts(total[seen_until])}</b> on {day(seen_until)}"
        notes.append(
            above | {"text": words, "xanchor": "right", "xshift": -4,
                     "font": {"color": palette.text}}
        )  # fmt: skip
    if shown_day != seen_until:
        shapes.append(_vertical(shown_day, palette.accent))
        words = f"<b>{gigawatts(total.get(shown_day, 0))}</b> on {full_day(shown_day)}"
        notes.append(
            above | {"text": words, "x": shown_day, "y": 0.9, "yanchor": "top",
                     "xanchor": "right", "xshift": -4, "bgcolor": palette.page,
                     "font": {"color": palette.accent}}
        )  # fmt: skip
    return _Marks(shapes, notes)


def _vertical(where: date, colour: str) -> dict[str, Any]:
    return {
        "type": "line", "x0": where, "x1": where, "y0": 0, "y1": 1, "yref": "paper",
        "line": {"color": colour, "width": 1},
    }  # fmt: skip


def _labelled_ends(
    ends: list[tuple[float, float, str]],
    total: float,
    colours: dict[str, str],
    groups: Iterable[str],
    palette: Palette,
) -> list[dict[str, Any]]:
    """The name of each series at its end, moved apart where two names would touch."""
    least = max(total, 1) * 0.075
    at = -least
    labels = []
    for (height, value, name), group in zip(ends, reversed(list(groups)), strict=True):
        at = max(height, at + least)
        swatch = f'<span style="color:{colours[group]}">■</span>'
        said = escape(shortened(name, _LONGEST_NAME))
        labels.append(
            {
                "x": 1, "xref": "paper", "y": at / 1000, "xanchor": "left", "showarrow": False,
                "xshift": 6, "font": {"color": palette.text},
                "text": f"{swatch} <b>{said}</b> {gigawatts(value)}",
            }
        )  # fmt: skip
    return labels
