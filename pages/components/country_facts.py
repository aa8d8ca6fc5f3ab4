"""A country's figures, each with its year; nothing is shown as zero that is unknown."""

from __future__ import annotations

from typing import Any

from analytics.vocabulary import NOT_DISCLOSED
from figures.formatting import people, three_figures, usd
from pages.components.markup import text


def facts_line(facts: Any) -> str:
    """The figures in one paragraph, for the panel beside the map.

    Args:
        facts: the row of country_facts.
    """
    parts = [f"{label} {value}{_year(year)}".strip() for label, value, year in _figures(facts)]
    known = [part for part in parts if NOT_DISCLOSED not in part]
    blocs = f"<br>{text(facts.blocs)}" if facts.blocs else ""
    return f'<p class="quiet facts">{text(" · ".join(known))}{blocs}</p>'


def facts_table(facts: Any) -> str:
    """The figures as a table with their years, for the country's own page."""
    rows = "".join(
        f"<tr><td>{text(label or 'Population')}</td><td class=number>{text(value)}</td>"
        f'<td class="number quiet">{year or ""}</td></tr>'
        for label, value, year in _figures(facts)
    )
    blocs = f"Member of {facts.blocs}" if facts.blocs else "Member of none of the blocs held here"
    return f'<p class="quiet">{text(blocs)}</p><table class="facts">{rows}</table>'


def _figures(facts: Any) -> list[tuple[str, str, int | None]]:
    def number(value: Any, form: str) -> str:
        return NOT_DISCLOSED if value is None else form.format(value)

    return [
        ("", people(facts.population), facts.population_year),
        ("GDP", usd(facts.gdp_usd), facts.gdp_year),
        ("Electricity", _electricity(facts), facts.electricity_year),
        ("Low-carbon share", number(facts.low_carbon_share_pct, "{:.0f} %"),
         facts.electricity_year),
        ("Internet users", number(facts.internet_users_pct, "{:.0f} %"), facts.internet_year),
    ]  # fmt: skip


def _electricity(facts: Any) -> str:
    known = facts.electricity_twh
    return NOT_DISCLOSED if known is None else f"{three_figures(float(known))} TWh"


def _year(year: int | None) -> str:
    return "" if year is None else f" ({year})"
