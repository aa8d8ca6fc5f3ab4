"""Two to four countries side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics.vocabulary import DEAL_KINDS, NONE_SEEN, NOT_DISCLOSED, VALUE_BASES
from figures.deal_sentences import with_article
from figures.formatting import counted, megawatts, people, published_day, three_figures, usd
from pages.components.markup import country_link, stage_words, text

MUCH_BETTER = 3  # times as many sources: then a difference may be one of reporting
FEW_SOURCES = 5
_NONE_SEEN = f"<small>{NONE_SEEN}</small>"

_LABELS = {
    "population": "Population",
    "gdp_usd": "GDP",
    "companies": "Companies with a deal",
    "deals": "Deals in view",
    **{f"deals_{kind}": f"of them {name.lower()}" for kind, name in DEAL_KINDS.items()},
    "deals_per_million_people": "Deals per million people",
    **{f"signed_value_usd_{basis}": f"Signed value, {basis}" for basis in VALUE_BASES},
    **{f"signed_value_pct_of_gdp_{basis}": f"Share of GDP, {basis}" for basis in VALUE_BASES},
    "capacity_mw_operational": "Megawatts running",
    "capacity_mw_planned": "Megawatts planned",
    "planned_watts_per_person": "Planned watts per person",
    "planned_mw_per_billion_usd_of_gdp": "Planned MW per USD bn of GDP",
    "first_talk": "First talk",
    "first_signature": "First signature",
    "events": "Events known",
    "sources": "Sources known",
}


def show_comparison(
    rows: tuple[Any, ...], codes: tuple[str, ...], names: Mapping[str, str],
    vendors: Mapping[str, str],
) -> None:  # fmt: skip
    """How do these countries differ? One column each, one row per measure.

    Args:
        rows: rows of country_comparison for these countries.
        codes: ISO codes in the order of the columns.
        names: ISO code to name.
        vendors: vendor id to name.
    """
    values = {(row.iso3, row.measure): row.value for row in rows}
    _show_warning(values, codes, names)
    measured = [name for name in _LABELS if any((code, name) in values for code in codes)]
    lines = [
        _line(_LABELS[name], [_said(values, code, name) for code in codes]) for name in measured
    ]
    part = f'<th colspan="{len(codes) + 1}">Stage with each company</th>'
    lines.append(f'<tr class="part">{part}</tr>')
    for name in _companies(rows):
        stages = [values.get((code, name)) for code in codes]
        cells = [stage_words(stage) if stage else _NONE_SEEN for stage in stages]
        lines.append(_line(vendors[name.removeprefix("stage_")], cells))
    heads = "".join(f"<th>{country_link(code, names[code])}</th>" for code in codes)
    st.html(
        '<h3>Side by side</h3><div class="scroll"><table class="comparison">'
        f"<tr><th></th>{heads}</tr>{''.join(lines)}</table></div>"
    )


def _companies(rows: tuple[Any, ...]) -> list[str]:
    found = Counter(row.measure for row in rows if row.measure.startswith("stage_"))
    return [name for name, _ in found.most_common()]


def _line(label: str, cells: list[str]) -> str:
    return f"<tr><th>{text(label)}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _said(values: dict[tuple[str, str], str | None], code: str, measure: str) -> str:
    value = values.get((code, measure))
    if value is None:
        return _unknown(measure)
    number = float(value) if not measure.startswith("first_") else 0
    if measure.startswith("first_"):
        return text(published_day(value))
    if measure == "population":
        return text(people(number))
    if measure == "gdp_usd" or measure.startswith("signed_value_usd"):
        return text(usd(number))
    if measure.startswith("signed_value_pct"):
        return f"{three_figures(number)} %"
    if measure.startswith("capacity_mw"):
        return text(megawatts(number))
    return f"{number:,.0f}" if number.is_integer() else three_figures(number)


def _unknown(measure: str) -> str:
    if measure.startswith("first_"):
        return _NONE_SEEN
    if measure.startswith("deals_"):
        return "0"
    return f"<small>{NOT_DISCLOSED}</small>"


def _show_warning(
    values: dict[tuple[str, str], str | None], codes: tuple[str, ...], names: Mapping[str, str]
) -> None:
    sources = {code: int(values[code, "sources"] or 0) for code in codes}
    poor, rich = min(codes, key=sources.__getitem__), max(codes, key=sources.__getitem__)
    if sources[rich] >= max(FEW_SOURCES, MUCH_BETTER * max(sources[poor], 1)):
        st.html(
            f'<p class="notice" role="status">{text(with_article(names[rich], "The"))} is '
            f"documented much better than {text(with_article(names[poor]))}: "
            f"{counted(sources[rich], 'source')} against {sources[poor]}. "
            "A difference may be one of reporting.</p>"
        )
