"""The pipeline below its board: ageing, and what moved between two days."""

from __future__ import annotations

from typing import Any

import streamlit as st

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.vocabulary import DEAL_STAGES, LADDER, Stage
from figures.ageing import AGEING_RULE
from figures.catalog import VIEWS
from figures.formatting import counted, day, published_day
from pages.components.controls import show_toggle
from pages.components.export_menu import show_figure_head
from pages.components.markup import (
    country_link,
    deal_link,
    link,
    stage_words,
    state_mark,
    text,
)

AGEING_SHOWN = 10
AGEING_MOST = 200
CELL_DEALS_SHOWN = 60
NOT_THERE = "new"


def ageing_shown() -> int:
    """How many rows of the ageing table the reader wants to see."""
    return AGEING_MOST if st.session_state.get("all_ageing") else AGEING_SHOWN


def show_ageing(
    ageing: tuple[Any, ...],
    longest: tuple[Any, ...],
    typical: tuple[Any, ...],
    atlas: Atlas,
    chosen: AtlasFilter,
) -> None:
    """Which deals wait longer than usual? Longest compared with the typical stay first.

    Args:
        ageing: rows of ageing_counts.
        longest: first rows of stage_ageing.
        typical: rows of typical_stays.
        atlas: the facts.
        chosen: filter with both days filled in.
    """
    seen = {row.rank: row for row in typical}
    basis = "; ".join(
        f"{stage.value} {seen[stage.rank].moves_seen:,} of {seen[stage.rank].stays_seen:,}"
        for stage in LADDER
        if stage.rank in seen
    )
    show_figure_head(
        '<div class="section-head">'
        '<h2 class="section">Ageing: closest to, or beyond, the typical stay</h2>'
        f'<span class="quiet">Moves seen, all companies: {basis}</span></div>',
        atlas,
        chosen,
        VIEWS["stage_ageing"],
    )
    known = {Stage.of_rank(row.rank) for row in typical if row.typical_days is not None}
    judged = sum(row.deals for row in ageing if row.stage in known)
    rows = [row for row in longest if row.typical_days is not None]
    if not rows:
        st.html('<p class="quiet">No deal in view stands where a typical stay is known.</p>')
        return
    heads = "".join(
        f"<th{' class=number' if head in ('Days in stage', 'Typical', 'Share') else ''}>{head}</th>"
        for head in ("State", "Country", "Deal", "Company", "Stage", "Days in stage", "Typical",
                     "Share", "Gauge", "Last move", "What happened")
    )  # fmt: skip
    lines = "".join(map(_ageing_row, rows))
    st.html(
        f'<div class="scroll"><table class="ageing"><tr>{heads}</tr>{lines}</table></div>'
        f'<p class="quiet">{text(AGEING_RULE)}</p>'
    )
    if judged > AGEING_SHOWN:
        all_of_them = f"All {judged} deals with a typical stay"
        longest_only = f"The {AGEING_MOST} longest of {judged:,} deals with a typical stay"
        show_toggle("all_ageing", all_of_them if judged <= AGEING_MOST else longest_only)


def _ageing_row(row: Any) -> str:
    share = row.days_in_stage / row.typical_days
    width = min(share, 2) * 50
    place = country_link(row.iso3, row.country) if row.iso3 else text(row.country)
    return (
        f"<tr><td>{state_mark(row.state)}</td><td>{place}</td>"
        f"<td>{deal_link(row.deal_id, row.title)}</td><td>{text(row.vendor)}</td>"
        f"<td>{stage_words(row.stage, row.confidence == 'high')}</td>"
        f'<td class="number">{row.days_in_stage:,}</td>'
        f'<td class="number quiet">{row.typical_days:,}</td>'
        f'<td class="number">{share * 100:.0f} %</td>'
        f'<td><div class="gauge {row.state}"><span style="width:{width:.0f}%"></span></div></td>'
        f'<td class="quiet">{text(published_day(row.moved_date))}</td>'
        f"<td>{text(row.headline)}</td></tr>"
    )


def show_matrix(
    matrix: tuple[Any, ...], atlas: Atlas, chosen: AtlasFilter, cell: str | None
) -> None:
    """What moved up, down, appeared, paused or ended between two days?

    Args:
        matrix: rows of stage_matrix.
        atlas: the facts.
        chosen: filter with both days filled in.
        cell: the cell whose deals are listed, as from-stage.to-stage.
    """
    counts = {(row.from_stage or NOT_THERE, row.to_stage): row.deals for row in matrix}
    moved = sum(count for (before, after), count in counts.items() if before != after)
    show_figure_head(
        '<div class="section-head"><h2 class="section">Between two days</h2>'
        f'<span class="quiet">{counted(moved, "deal")} changed or appeared between '
        f"{text(day(chosen.since))} and {text(day(chosen.as_of))}, rows: then, columns: now; "
        "choose the days under “More”</span></div>",
        atlas,
        chosen,
        VIEWS["stage_matrix"],
    )
    if not matrix:
        st.html('<p class="quiet">No deal in view had begun by the later day.</p>')
        return
    befores = [NOT_THERE, *[stage.value for stage in DEAL_STAGES]]
    afters = [stage.value for stage in DEAL_STAGES if any(key[1] == stage for key in counts)]
    heads = "".join(f"<th>{stage_words(after)}</th>" for after in afters)
    rows = []
    for before in befores:
        if not any(key[0] == before for key in counts):
            continue
        name = "New" if before == NOT_THERE else stage_words(before)
        cells = "".join(_cell(before, after, counts.get((before, after), 0), cell)
                        for after in afters)  # fmt: skip
        rows.append(f"<tr><th>{name}</th>{cells}</tr>")
    st.html(
        f'<div class="scroll"><table class="matrix"><tr><td></td>{heads}</tr>{"".join(rows)}'
        "</table></div>"
    )


def _cell(before: str, after: str, count: int, chosen_cell: str | None) -> str:
    if not count:
        return "<td></td>"
    name = f"{before}.{after}"
    looks = " ".join(
        word for word, holds in (("same", before == after), ("open", name == chosen_cell)) if holds
    )
    number = link("pipeline", f"{count:,}", cell="" if name == chosen_cell else name)
    return f'<td class="{looks}">{number}</td>'


def show_cell(cell: str | None, atlas: Atlas, chosen: AtlasFilter) -> None:
    """The deals behind one cell of the matrix.

    Args:
        cell: as from-stage.to-stage; nothing is shown without one.
        atlas: the facts.
        chosen: filter with both days filled in.
    """
    if not cell:
        return
    before, _, after = cell.partition(".")
    deals = atlas.rows(
        "cell_deals", chosen, from_stage=before, to_stage=after, most=CELL_DEALS_SHOWN + 1
    )
    items = "".join(
        f"<li>{deal_link(row.deal_id, row.title)} "
        f'<span class="quiet">{text(row.country)} · {text(row.vendor)} · '
        f"{text(published_day(row.event_date))}: {text(row.headline)}</span></li>"
        for row in deals[:CELL_DEALS_SHOWN]
    )
    more = (
        f'<p class="quiet">The {CELL_DEALS_SHOWN} newest; narrow the filter to see others.</p>'
        if len(deals) > CELL_DEALS_SHOWN
        else ""
    )
    st.html(f'<ul class="neighbours cell-deals">{items}</ul>{more}')
