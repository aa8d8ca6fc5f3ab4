"""Datacenters as circles on an exhibit's map, with the key of their sizes and signs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analytics.filters import Choices
from analytics.vocabulary import NONE_SEEN, NOT_DISCLOSED, RUNNING_STATUSES
from figures.exhibit import Circle, Country, LegendEntry
from figures.formatting import megawatts
from figures.maps.site_map import SIZE_KEY
from figures.maps.site_marks import radius, shown_megawatts
from figures.theme import OFF_LADDER_INK, Palette

_RUNNING, _PALE, _DUE, _ANNOUNCED = 0.88, 0.38, 0.45, 0.45  # opacities, as on the page


def ground(choices: Choices, palette: Palette) -> tuple[Country, ...]:
    """Every country as the ground on which sites stand."""
    return tuple(
        Country(iso3, name, palette.no_deal, palette.border_no_deal, is_counted=False, mark="none")
        for iso3, name in choices.countries.items()
    )


def site_circle(row: Any, colours: Mapping[str, str], palette: Palette, *, is_due: bool) -> Circle:
    """One datacenter: ring planned, fill running; without megawatts neither.

    Args:
        row: a row of datacenter_map.
        colours: by datacenter.
        palette: light or dark.
        is_due: whether the day lies after the figures, so that fills are plans.
    """
    running, planned = shown_megawatts(row), row.capacity_mw_planned
    colour = colours[row.datacenter_id] if running or planned else palette.muted
    vague = _RUNNING if row.precision == "site" else _PALE
    return Circle(
        x=float(row.x),
        y=float(row.y),
        ring=radius(planned) if planned else 0.0,
        fill=radius(running) if running else 0.0,
        colour=OFF_LADDER_INK if row.is_held else colour,
        opacity=_DUE if is_due else vague,
        name=row.name,
        says=_said(row, running, is_due=is_due),
        ring_opacity=_ANNOUNCED if row.status == "announced" and not row.is_held else 1.0,
    )


def _said(row: Any, running: float | None, *, is_due: bool) -> str:
    is_unseen = not running and row.status not in RUNNING_STATUSES
    seen = NONE_SEEN if is_unseen else megawatts(running)
    return f"{seen} {'due' if is_due else 'running'}, {megawatts(row.capacity_mw_planned)} planned"


def size_key() -> tuple[tuple[str, float], ...]:
    """Circles of a few sizes, the largest first, in megawatts."""
    return tuple((megawatts(power), radius(power)) for power in reversed(SIZE_KEY))


def sign_legend(
    circles: tuple[Circle, ...], rows: tuple[Any, ...], palette: Palette, *, is_due: bool
) -> tuple[LegendEntry, ...]:
    """What rings and fills mean, those that occur, with how many datacenters look so."""
    accent = palette.accent
    looks = {
        "both": ("Fill due, ring planned" if is_due else "Fill running, ring planned", accent),
        "ring": ("Planned, nothing due yet" if is_due else "Planned, none seen running", accent),
        "announced": ("Announced only", accent),
        "vague": ("Place known to city or region", accent),
        "held": ("Paused or cancelled", OFF_LADDER_INK),
        "unknown": (f"Megawatts {NOT_DISCLOSED}", palette.muted),
    }
    found = [_sign(circle, row) for circle, row in zip(circles, rows, strict=True)]
    return tuple(
        LegendEntry(words, colour, found.count(sign), sign=sign)
        for sign, (words, colour) in looks.items()
        if sign in found
    )


def _sign(circle: Circle, row: Any) -> str:
    if not circle.ring and not circle.fill:
        return "unknown"
    if row.is_held:
        return "held"
    if circle.fill:
        return "both" if row.precision == "site" else "vague"
    return "announced" if row.status == "announced" else "ring"
