"""The race of several companies for countries, drawn by Plotly: steps, named at their ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from typing import Any

import plotly.graph_objects as go

from figures.chart_look import over_time
from figures.formatting import day, shortened
from figures.rival_colours import rival_colours
from figures.theme import Palette

_HEIGHT = 260
_ROOM_FOR_LABELS = (170, 112)  # pixels at the right of a broad page, and of a phone's
_LONGEST_NAMES = (18, 10)  # letters, so that name and number fit into that room
_EVERY_COUNT_BELOW = 5  # countries: so few have a line each, and none stands at a half
_LEAST_GAP = 0.075  # between two labels, as a share of the height


def steps_by_company(
    race: Iterable[Any], rivals: Iterable[str], last_day: date
) -> dict[str, dict[date, int]]:
    """Countries signed so far by company and day of a step, from the first month of any to the end.

    Args:
        race: rows of signed_race.
        rivals: the companies; one without a signature stays at zero.
        last_day: where every series ends.
    """
    rows = list(race)
    steps: dict[str, dict[date, int]] = defaultdict(dict)
    first = min((row.month for row in rows), default=last_day)
    for vendor in rivals:
        steps[vendor][first] = 0
    for row in rows:
        if row.vendor_id in steps:
            steps[row.vendor_id][row.month] = row.countries
    for by_day in steps.values():
        by_day[last_day] = by_day[max(by_day)]
    return dict(steps)


def signed_race_chart(
    race: Iterable[Any],
    names: Mapping[str, str],
    as_of: date,
    last_day: date,
    palette: Palette,
    *,
    is_narrow: bool = False,
) -> go.Figure:
    """Who signed with how many countries, month by month?

    Args:
        race: rows of signed_race.
        names: company to name, in the order of their colours.
        as_of: the day that the page shows, drawn as a line.
        last_day: end of the coverage, where the series end.
        palette: colours of the reader's theme.
        is_narrow: whether the page is as narrow as a phone.

    Returns:
        One line of steps per company, named with its number at its end.
    """
    colours = rival_colours(tuple(names))
    steps = steps_by_company(race, names, last_day)
    lines = [
        {
            "type": "scatter",
            "x": list(by_day),
            "y": list(by_day.values()),
            "name": escape(names[vendor]),  # Plotly reads markup in names
            "mode": "lines",
            "line": {"shape": "hv", "color": colours[vendor], "width": 2},
            "hovertemplate": "%{y} %{fullData.name}<extra></extra>",
        }
        for vendor, by_day in steps.items()
    ]
    longest = _LONGEST_NAMES[is_narrow]
    shown = {vendor: shortened(name, longest) for vendor, name in names.items()}
    ends = {vendor: by_day[last_day] for vendor, by_day in steps.items()}
    marks = {
        "annotations": [*_labels(ends, shown, colours, palette), _day_label(as_of, palette)],
        "shapes": [
            {
                "type": "line", "x0": as_of, "x1": as_of, "y0": 0, "y1": 1, "yref": "paper",
                "line": {"color": palette.text, "width": 1},
            }
        ],
    }  # fmt: skip
    # Made at once: Plotly takes twice as long over lines and labels that are added one by one.
    look = over_time(palette, _HEIGHT, _ROOM_FOR_LABELS[is_narrow])
    if max(ends.values(), default=0) < _EVERY_COUNT_BELOW:
        look["yaxis"] |= {"dtick": 1}
    return go.Figure(data=lines, layout=look | marks)


def _labels(
    ends: Mapping[str, int], names: Mapping[str, str], colours: Mapping[str, str], palette: Palette
) -> list[dict[str, Any]]:
    """Each company's name and number at its line's end, moved apart where two would touch."""
    least = max(ends.values(), default=1) * _LEAST_GAP
    at = -least
    labels = []
    for vendor in sorted(ends, key=lambda vendor: (ends[vendor], names[vendor])):
        at = max(ends[vendor], at + least)
        labels.append(
            {
                "x": 1, "xref": "paper", "y": at, "xanchor": "left", "showarrow": False,
                "xshift": 6,
                "text": f'<span style="color:{colours[vendor]}">■</span> '
                        f"<b>{escape(names[vendor])}</b> {ends[vendor]}",
                "font": {"color": palette.text},
            }
        )  # fmt: skip
    return labels


def _day_label(as_of: date, palette: Palette) -> dict[str, Any]:
    return {
        "x": as_of, "y": 1.0, "yref": "paper", "yanchor": "bottom", "xanchor": "right",
        "showarrow": False, "text": day(as_of), "font": {"color": palette.text}, "xshift": 2,
    }  # fmt: skip
