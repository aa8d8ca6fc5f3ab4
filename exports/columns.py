"""What a column of a view means, so that every file writes its numbers alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

from figures.formatting import NO_BREAK, upper_first

# By the ends of names, which say the unit: how many decimals such a figure is read to.
_DECIMALS = (
    (("latitude", "longitude"), 4),
    (("_hhi", "_per_million", "_per_twh"), 3),
    (("ratio",), 2),
    (("_mw", "_twh", "_pct", "_points", "_percentile", "score"), 1),
    (("_km", "_usd", "_days", "population"), 0),
)
_MOST_DECIMALS = 2  # of what has no unit in its name
_STAGES = ("stage", "from_stage", "to_stage")
_SHORT_WORDS = {"mw": "MW", "usd": "USD", "gdp": "GDP", "twh": "TWh", "pct": "%", "km": "km",
                "iso3": "code", "hhi": "HHI", "id": "ID", "url": "URL", "urls": "URLs",
                "it": "IT", "vendor": "company", "vendors": "companies"}  # fmt: skip


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        name: as in CSV.
        means: stage, yes_no, day, year, share, number or text.
        decimals: of a number; of a share, those of its percentage.
    """

    name: str
    means: str
    decimals: int = 0

    @property
    def is_number(self) -> bool:
        """Whether it stands at the right."""
        return self.means in ("year", "share", "number")

    @property
    def heading(self) -> str:
        """The name as words.

        Examples:
            >>> Column("capacity_mw_planned", "number").heading
            'Capacity MW planned'
        """
        words = " ".join(_SHORT_WORDS.get(word, word) for word in self.name.split("_"))
        return upper_first(words)

    def written(self, value: float) -> str:
        r"""A number of this column for people.

        Examples:
            >>> Column("mw", "number", 1).written(1180), Column("gdp_year", "year").written(2024)
            ('1,180.0', '2024')
            >>> Column("world_share", "share", 1).written(0.0047)
            '0.5\xa0%'
        """
        if self.means == "year":
            return f"{value:.0f}"
        if self.means == "share":
            return f"{value * 100:.{self.decimals}f}{NO_BREAK}%"
        return f"{value:,.{self.decimals}f}"


def columns_of(table: pd.DataFrame) -> tuple[Column, ...]:
    """What each column of a view's table means, told by its name and by what it holds."""
    return tuple(_column(str(name), table[name]) for name in table.columns)


def addresses(text: str) -> tuple[str, ...]:
    """The web addresses of a cell that holds nothing else.

    Examples:
        >>> addresses("https://a.org/1 https://b.org")
        ('https://a.org/1', 'https://b.org')
        >>> addresses("see https://a.org")
        ()
    """
    words = tuple(text.split()) if text.startswith("http") else ()
    return words if all(word.startswith(("https://", "http://")) for word in words) else ()


def _column(name: str, values: Any) -> Column:
    if name in _STAGES:
        return Column(name, "stage")
    if pd.api.types.is_bool_dtype(values):
        return Column(name, "yes_no")
    if pd.api.types.is_datetime64_any_dtype(values):
        return Column(name, "day")
    if not pd.api.types.is_numeric_dtype(values):
        return Column(name, "text")
    if name.endswith("_year"):
        return Column(name, "year")
    if name.endswith("_share"):
        return Column(name, "share", 1)
    return Column(name, "number", _decimals(name, values))


def _decimals(name: str, values: Any) -> int:
    known = values.dropna().astype(float)
    if (known == known.round()).all():
        return 0
    # A unit may stand before what it is of: capacity_mw_planned.
    for ends, decimals in _DECIMALS:
        if any(re.search(rf"{end}(_|$)", name) for end in ends):
            return decimals
    return _MOST_DECIMALS
