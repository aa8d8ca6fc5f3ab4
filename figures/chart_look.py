"""How every chart over time looks: hairlines, labels inside, no legend box, no zoom by accident."""

from __future__ import annotations

from typing import Any

from figures.theme import Palette


def over_time(palette: Palette, height: int, room_for_labels: int) -> dict[str, Any]:
    """The layout of a chart by month, as Plotly takes it.

    Args:
        palette: colours of the reader's theme.
        height: in pixels.
        room_for_labels: pixels at the right, where series are named.
    """
    return {
        "height": height,
        "margin": {"l": 0, "r": room_for_labels, "t": 22, "b": 22},
        "paper_bgcolor": palette.page,
        "plot_bgcolor": palette.page,
        "font": {"family": "Source Sans, sans-serif", "size": 12.5, "color": palette.muted},
        "showlegend": False,
        "hovermode": "x unified",
        "hoverlabel": {"bgcolor": palette.page, "font": {"color": palette.text}},
        "dragmode": False,
        "xaxis": {
            "showgrid": False,
            "linecolor": palette.strong_line,
            "fixedrange": True,
            "dtick": "M12",
            "tickformat": "%Y",
            "hoverformat": "%B %Y",
        },
        "yaxis": {
            "gridcolor": palette.hairline,
            "nticks": 5,
            "ticklabelposition": "inside top",
            "fixedrange": True,
            "zeroline": False,
            "rangemode": "tozero",
        },
    }
