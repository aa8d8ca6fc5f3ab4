"""Two to four countries side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.vocabulary import NONE_SEEN
from figures.catalog import VIEWS
from figures.deal_sentences import with_article
from figures.exhibits.comparison import LABELS, measure_said
from figures.formatting import counted
from pages.components.export_menu import show_figure_head
from pages.components.markup import country_link, stage_words, text

MUCH_BETTER = 3  # times as many sources: then a difference may be one of reporting
FEW_SOURCES = 5
_NONE_SEEN = f"<small>{NONE_SEEN}</small>"


def show_comparison(
    rows: tuple[Any, ...], codes: tuple[str, ...], atlas: Atlas, chosen: AtlasFilter
) -> None:
    """How do these countries differ? One column each, one row per measure.

    Args:
        rows: rows of country_comparison for these countries.
        codes: ISO codes in the order of the columns.
        atlas: the facts.
        chosen: the filter of the rows.
    """
    names, vendors = atlas.choices.countries, atlas.choices.vendors
    values = {(row.iso3, row.measure): row.value for row in rows}
    _show_warning(values, codes, names)
    measured = [name for name in LABELS if any((code, name) in values for code in codes)]
    lines = [
        _line(LABELS[name], [_said(values, code, name) for code in codes]) for name in measured
    ]
    part = f'<th colspan="{len(codes) + 1}">Stage with each company</th>'
    lines.append(f'<tr class="part">{part}</tr>')
    for name in _companies(rows):
        stages = [values.get((code, name)) for code in codes]
        cells = [stage_words(stage) if stage else _NONE_SEEN for stage in stages]
        lines.append(_line(vendors[name.removeprefix("stage_")], cells))
    heads = "".join(f"<th>{country_link(code, names[code])}</th>" for code in codes)
    show_figure_head(
        '<h2 class="section">Side by side</h2>', atlas, chosen, VIEWS["country_comparison"]
    )
    st.html(
        '<div class="scroll"><table class="comparison">'
        f"<tr><td></td>{heads}</tr>{''.join(lines)}</table></div>"
    )


def _companies(rows: tuple[Any, ...]) -> list[str]:
    found = Counter(row.measure for row in rows if row.measure.startswith("stage_"))
    return [name for name, _ in found.most_common()]


def _line(label: str, cells: list[str]) -> str:
    return f"<tr><th>{text(label)}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _said(values: dict[tuple[str, str], str | None], code: str, measure: str) -> str:
    value = values.get((code, measure))
    said = text(measure_said(measure, value))
    return f"<small>{said}</small>" if value is None and said != "0" else said


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
