"""Companies side by side: countries led and signed, values by basis, megawatts, moves."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from analytics.filters import Choices
from analytics.rivalry import Contest, last_quarters, moves_per_quarter
from analytics.vocabulary import NOT_DISCLOSED, VALUE_BASES
from figures.formatting import counted, megawatts, usd
from figures.rival_colours import rival_colours
from figures.rival_sentences import quarter_name
from pages.components.markup import text

_BAR = 34  # pixels of the highest bar of moves
# Measure, what it is called where none is disclosed, and each basis with its own line.
_MONEY = (
    ("value_usd", "value", {basis: f"Signed value, {word}" for basis, word in VALUE_BASES.items()}),
    ("capacity_mw", "megawatts", {"planned": "Signed megawatts, planned"}),
)


def show_head_to_head(
    contest: Contest,
    totals: tuple[Any, ...],
    moves: tuple[Any, ...],
    rivals: tuple[str, ...],
    choices: Choices,
    as_of: date,
) -> None:
    """What does each company hold? One column each, one row per measure.

    Args:
        contest: how they share the countries in view.
        totals: rows of rival_totals.
        moves: rows of changes since the first of the quarters shown.
        rivals: the companies, in the order of the columns.
        choices: what the facts offer.
        as_of: the day that the page shows.
    """
    colours = rival_colours(rivals)
    heads = "".join(
        f'<th><i class="key" style="background:{colours[vendor]}"></i>'
        f"{text(choices.vendors[vendor])}</th>"
        for vendor in rivals
    )
    records = [contest.records[vendor] for vendor in rivals]
    lines = [
        _line("Countries led", [f"<b>{record.led}</b>" for record in records]),
        _line("contested", [f"{record.contested}" for record in records]),
        _line("behind", [f"{record.behind}" for record in records]),
        f'<tr><th>open</th><td class="number" colspan="{len(rivals)}">{contest.unclaimed} '
        "<small>where none of them stands on a rung</small></td></tr>",
        _line("Countries signed", [f"<b>{record.signed}</b>" for record in records]),
        _line("talking", [f"{record.talking}" for record in records]),
        _line("Deals in countries", [f"{record.deals:,}" for record in records]),
        *_money_lines(totals, rivals),
        _line("Moves per quarter", _bars(moves, rivals, choices, as_of)),
    ]
    st.html(
        '<div class="scroll" tabindex="0" role="group" aria-label="Head to head">'
        f'<table class="comparison rivals"><tr><td></td>{heads}</tr>'
        f"{''.join(lines)}</table></div>"
        '<p class="quiet">Led: two rungs or more ahead, or alone on the ladder; contested: level '
        "or one rung from the furthest; signed: agreement or further. Kinds of value are never "
        "added to each other; a deal under a signed umbrella with a figure is left out as nested."
        "</p>"
    )


def _line(label: str, cells: list[str]) -> str:
    told = "".join(f'<td class="number">{cell}</td>' for cell in cells)
    return f"<tr><th>{text(label)}</th>{told}</tr>"


def _money_lines(totals: tuple[Any, ...], rivals: tuple[str, ...]) -> list[str]:
    found = {(row.vendor_id, row.measure, row.basis): row for row in totals}
    signed = {(row.vendor_id, row.measure): 0 for row in totals}
    for row in totals:
        signed[row.vendor_id, row.measure] += row.rows_counted + row.nested + row.not_disclosed
    if not signed:
        return []
    lines = []
    for measure, what, bases in _MONEY:
        for basis, label in bases.items():
            rows = [found.get((vendor, measure, basis)) for vendor in rivals]
            if any(rows):
                lines.append(_line(label, [_sum(row, measure) for row in rows]))
        silent = [found.get((vendor, measure, None)) for vendor in rivals]
        of_all = [signed.get((vendor, measure), 0) for vendor in rivals]
        cells = [
            f"{row.not_disclosed if row else 0} of {counted(count, 'deal')}" if count else "–"
            for row, count in zip(silent, of_all, strict=True)
        ]
        lines.append(_line(f"{what} {NOT_DISCLOSED}", cells))
    return lines


def _sum(row: Any, measure: str) -> str:
    if row is None:
        return "<small>none stated</small>"
    nested = f", {row.nested} nested" if row.nested else ""
    if row.total is None:
        return f"<small>{counted(row.nested, 'deal')} nested</small>"
    figure = usd(row.total) if measure == "value_usd" else megawatts(row.total)
    return f"{text(figure)}<br><small>{counted(row.rows_counted, 'deal')}{nested}</small>"


def _bars(
    moves: tuple[Any, ...], rivals: tuple[str, ...], choices: Choices, as_of: date
) -> list[str]:
    quarters = last_quarters(as_of)
    found = moves_per_quarter(moves, quarters)
    most = max(found.values(), default=1)
    colours = rival_colours(rivals)

    def bar(vendor: str, start: date) -> str:
        count = found[choices.vendors[vendor], start]
        quarter = quarter_name(start.year, start.month)
        return (
            f'<span title="{quarter}">{count}<i style="height:{count / most * _BAR:.0f}px;'
            f'background:{colours[vendor]}"></i>{quarter[:2]}</span>'
        )

    return [
        f'<div class="bars">{"".join(bar(vendor, start) for start in quarters)}</div>'
        for vendor in rivals
    ]
