"""One site as a mark: where it stands, how large it is and what its card says."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from analytics.geography import project
from analytics.vocabulary import (
    NONE_SEEN,
    NOT_DISCLOSED,
    RUNNING_STATUSES,
    SITE_ROLES,
    STATUSES,
)
from figures.formatting import megawatts
from figures.maps.deck import upward

PIXELS_OF_1_MW = 0.3  # radius of a circle of one megawatt; the area grows with the megawatts
LEAST_RADIUS = 1.8
UNKNOWN_RADIUS = 2.4  # of a site whose megawatts are not disclosed
_ABOVE_GROUND = 40_000  # metres over the globe, so that no circle sinks into it

# The browser fills in the fields as text: whatever the facts hold, it cannot become markup.
CARD = "<b>{name}</b>\n{said}"

_ONE_PLACE = 1.0  # map units, 3 km: marks nearer than this lie on each other however near one looks


def radius(power: float | None) -> float:
    """Radius of a circle in pixels, whose area is the megawatts.

    Examples:
        >>> round(radius(5000), 1), round(radius(100), 1), radius(1)
        (21.2, 3.0, 1.8)
    """
    return max(LEAST_RADIUS, PIXELS_OF_1_MW * math.sqrt(float(power or 0)))


def drawn_radius(row: Any) -> float:
    """Radius of all that is drawn of a site."""
    known = [power for power in (row.capacity_mw_planned, shown_megawatts(row)) if power]
    return max(map(radius, known), default=UNKNOWN_RADIUS)


def place(site: Any, shape: str) -> list[float]:
    """Where a site stands: degrees on the globe, else map units with y upward."""
    if shape == "globe":
        return [float(site.longitude), float(site.latitude), _ABOVE_GROUND]
    return [round(float(site.x), 1), upward(site.y)]


def shown_megawatts(site: Any) -> float | None:
    """What runs on the day, or is planned to run by then."""
    return site.capacity_mw_operational or site.capacity_mw_due


def at_one_place(sites: Iterable[Any]) -> dict[str, tuple[str, ...]]:
    """Which sites lie on each other? Every site with all that lie within 3 km, itself among them.

    Args:
        sites: rows of datacenter_map.
    """
    from_west = sorted(sites, key=lambda row: (row.x, row.datacenter_id))
    near: dict[str, list[str]] = {row.datacenter_id: [row.datacenter_id] for row in from_west}
    for at, row in enumerate(from_west):
        for other in from_west[at + 1 :]:
            if other.x - row.x > _ONE_PLACE:
                break
            if abs(other.y - row.y) <= _ONE_PLACE:
                near[row.datacenter_id].append(other.datacenter_id)
                near[other.datacenter_id].append(row.datacenter_id)
    return {code: tuple(sorted(codes)) for code, codes in near.items()}


def card(row: Any, *, is_due: bool = False, here: int = 1) -> dict[str, str]:
    """What a reader sees over a site: the fields of CARD, as plain text.

    Args:
        row: row of datacenter_map.
        is_due: whether the day lies after the figures.
        here: sites at this place.
    """
    verb = "due" if is_due else "running"
    seen = shown_megawatts(row)
    running = NONE_SEEN if not seen and row.status not in RUNNING_STATUSES else megawatts(seen)
    power = (
        f"{running} {verb}, {megawatts(row.capacity_mw_planned)} planned"
        if row.capacity_mw_planned or shown_megawatts(row)
        else f"megawatts {NOT_DISCLOSED}"
    )
    parties = [
        f"{SITE_ROLES[role]}: {getattr(row, role)}" for role in SITE_ROLES if getattr(row, role)
    ]
    others = [f"{here} sites at this place: click again for the next"] if here > 1 else []
    lines = [f"{row.locality}, {row.country}", f"{STATUSES[row.status]}; {power}"]
    return {"name": row.name, "said": "\n".join([*lines, *parties, *others])}


def find_on_map(site: Any, shape: str) -> tuple[float, float]:
    """What the view looks at to see a site.

    Args:
        site: row with longitude and latitude.
        shape: how the map is drawn.
    """
    if shape == "globe":
        return float(site.longitude), float(site.latitude)
    x, y = project(float(site.longitude), float(site.latitude))
    return round(float(x), 1), upward(y)
