"""Companies by places: the rows of vendor_matrix in an order in which patterns show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from analytics.vocabulary import Stage

# What the matrix has as its columns, and how a column of it is called.
ACROSS = {"countries": "country", "regions": "region", "groups": "bloc"}
PLURALS = {"countries": "countries", "regions": "regions", "groups": "blocs"}
ORDER = (
    "companies by {places} signed, then by {places} with a deal; {places} by companies present, "
    "then by furthest stage"
)


@dataclass(frozen=True)
class Company:
    """A row of the matrix."""

    vendor_id: str
    name: str
    signed: int
    present: int


@dataclass(frozen=True)
class Place:
    """A column of the matrix."""

    code: str
    name: str
    companies: int


@dataclass(frozen=True)
class Grid:
    """The matrix: its rows and columns in order, and its cells by company and place."""

    companies: tuple[Company, ...]
    places: tuple[Place, ...]
    cells: dict[tuple[str, str], Any]


def grid_of(matrix: Iterable[Any], across: str, first: str | None = None) -> Grid:
    """In which order do patterns show?

    Args:
        matrix: rows of vendor_matrix.
        across: countries, regions or groups.
        first: a company whose row stands at the top whatever its numbers.

    Returns:
        Companies by places signed, then places with a deal, then name; places by companies with a
        deal there, then furthest stage, then name.
    """
    rows = list(matrix)
    of_company, of_place = defaultdict(list), defaultdict(list)
    for row in rows:
        of_company[row.vendor_id].append(row)
        of_place[row.place].append(row)
    companies = [
        Company(
            vendor_id,
            here[0].vendor,
            sum(row.rank >= Stage.AGREEMENT.rank for row in here),
            len(here),
        )
        for vendor_id, here in of_company.items()
    ]
    companies.sort(key=lambda row: (row.vendor_id != first, -row.signed, -row.present, row.name))
    furthest = {place: max(row.rank for row in here) for place, here in of_place.items()}
    places = [
        Place(code, getattr(here[0], ACROSS[across]), len(here)) for code, here in of_place.items()
    ]
    places.sort(key=lambda place: (-place.companies, -furthest[place.code], place.name))
    return Grid(tuple(companies), tuple(places), {(row.vendor_id, row.place): row for row in rows})
