"""The contest map: which of several companies leads in each country, and where they meet.

The world map's component paints it, told of categories instead of stages.
"""

from __future__ import annotations

from typing import Any

from analytics.filters import AtlasFilter, Choices
from analytics.rivalry import contenders, standings_in
from analytics.vocabulary import BOUNDARY_NOTE, Stage
from figures.formatting import full_day
from figures.rival_colours import rival_colours
from pages.components.world_map import address, mount_map, outlined

_OUTSIDE = "-"
_WORDS = {
    "contested": "Contested",
    "none": "Nobody yet",
    "outside": "outside the choice",
    "stripes": "stripes: companies level or one rung behind the furthest",
}


def show_contest_map(
    countries: tuple[Any, ...],
    signed_by_month: tuple[Any, ...],
    chosen: AtlasFilter,
    choices: Choices,
    rivals: tuple[str, ...],
    country: str | None,
) -> None:
    """Who leads where? The map with its legend and its months.

    Args:
        countries: rows of contested_countries for these companies.
        signed_by_month: rows of signed_by_month for them together.
        chosen: filter with both days filled in.
        choices: what the facts offer.
        rivals: the companies, in the order of their colours.
        country: ISO code of the selected country.
    """
    data = contest_data(countries, signed_by_month, chosen, choices, rivals)
    mount_map("contest_map", data | {"selected": country}, choices)


def contest_data(
    countries: tuple[Any, ...],
    signed_by_month: tuple[Any, ...],
    chosen: AtlasFilter,
    choices: Choices,
    rivals: tuple[str, ...],
) -> dict[str, Any]:
    """What the browser needs beyond the outlines: one digit per country, and the cards."""
    rows = {row.iso3: row for row in countries}
    names = choices.vendors
    colours = rival_colours(rivals)
    leads = {vendor: f"{names[vendor]} leads" for vendor in rivals}
    return {
        "geometry": address("world_paths.json"),
        "script": address("world_map/index.js"),
        "categories": [
            {"key": vendor, "words": leads[vendor], "colour": colours[vendor]} for vendor in rivals
        ],
        "stages": "".join(_sign(rows.get(iso3), rivals) for iso3 in outlined()),
        "cards": {row.iso3: _card(row, choices) for row in countries if row.line},
        "hidden": [],
        "calls": [],
        "first_month": f"{signed_by_month[0].day:%Y-%m}" if signed_by_month else "",
        "signed": [month.countries for month in signed_by_month],
        "day": chosen.as_of.isoformat(),
        "day_in_words": full_day(chosen.as_of),
        "last_day": choices.last_day.isoformat(),
        "words": _WORDS | leads,
        "note": BOUNDARY_NOTE,
    }


def _sign(row: Any, rivals: tuple[str, ...]) -> str:
    """One bit for each company in the race, the first company's the lowest, as a digit."""
    if row is None:
        return _OUTSIDE
    return f"{sum(1 << rivals.index(vendor) for vendor in contenders(row)):x}"


def _card(row: Any, choices: Choices) -> list[str]:
    return [
        f"{choices.vendors[vendor]}: {Stage.of_rank(standing.rank).label.lower()}"
        for vendor, standing in standings_in(row).items()
    ]
