"""The pipeline: funnel, board, ageing, and what moved between two days."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import streamlit as st

from analytics.counting_rules import MOVES_NEEDED
from analytics.filters import AtlasFilter
from analytics.vocabulary import DEAL_STAGES, LADDER, OFF_LADDER, Stage
from figures.deal_sentences import AGEING_RULE, STATES
from figures.formatting import counted, countries, day, published_day, usd
from pages.components.controls import show_toggle
from pages.components.markup import country_link, deal_link, link, rung, stage_words, text

CARDS_SHOWN = 2
AGEING_SHOWN = 10
NOT_THERE = "new"


def show_board(
    funnel: tuple[Any, ...], deals: tuple[Any, ...], ageing: tuple[Any, ...], chosen: AtlasFilter
) -> None:
    """Where is every deal, and how long has it been there? One column per stage.

    Args:
        funnel: rows of stage_funnel for every stage.
        deals: rows of deal_register for every stage.
        ageing: rows of stage_ageing for every stage.
        chosen: the reader's filter; stages outside it are dimmed.
    """
    counts = {Stage(row.stage): row for row in funnel}
    most = max((counts[stage].deals for stage in DEAL_STAGES), default=0) or 1
    aged = {row.deal_id: row for row in ageing}
    typical = {row.stage: row for row in ageing}
    by_stage = defaultdict(list)
    for deal in deals:
        by_stage[deal.stage].append(deal)
    columns = []
    for stage in DEAL_STAGES:
        here = sorted(by_stage[stage], key=lambda deal: -deal.days_in_stage)
        is_off = bool(chosen.stages) and stage not in chosen.stages
        columns.append(
            f'<section class="column{" dim" if is_off else ""}">'
            + _column_head(stage, counts[stage], most, typical.get(stage), chosen)
            + (_cards(here, aged) if here else '<p class="quiet">No deal at this stage</p>')
            + "</section>"
        )
    st.html(f'<div class="board">{"".join(columns)}</div>')


def _column_head(stage: Stage, count: Any, most: int, typical: Any, chosen: AtlasFilter) -> str:
    height = round(60 * count.deals / most)
    if stage in OFF_LADDER:
        stay = "off the ladder"
    elif typical is None or typical.typical_days is None:
        stay = "too few moves to say" if typical is None or typical.moves_seen < MOVES_NEEDED else (
            "most have never left"
        )  # fmt: skip
    else:
        stay = f"typical stay {typical.typical_days:,} days"
    only = () if chosen.stages == (stage.value,) else (stage.value,)
    words = f"{rung(stage)} {stage.label}"
    toggle = link("pipeline", words, stages=",".join(only) or "all")
    return (
        f'<div class="bar"><b>{count.deals}</b>'
        f'<span class="{stage}" style="height:{max(height, 1)}px"></span></div>'
        f"<h3>{toggle}</h3><p class='quiet'>{countries(count.countries)}<br>{stay}</p>"
    )


def _cards(deals: list[Any], aged: dict[str, Any]) -> str:
    cards = [_card(deal, aged.get(deal.deal_id)) for deal in deals]
    rest = cards[CARDS_SHOWN:]
    more = f"<details><summary>{len(rest)} more</summary>{''.join(rest)}</details>" if rest else ""
    return "".join(cards[:CARDS_SHOWN]) + more


def _card(deal: Any, aged: Any) -> str:
    state = aged.state if aged else ""
    looks = ["card", *(["dashed"] if deal.confidence != "high" else []), state.replace(" ", "-")]
    mark = f'<p class="mark">{_state(state)}</p>' if state in ("stalled", "slow") else ""
    return (
        f'<article class="{" ".join(looks)}"><p class="top"><b>{text(deal.country)}</b>'
        f"<span>{deal.days_in_stage:,} d</span></p>{deal_link(deal.deal_id, deal.title)}"
        f'<p class="quiet">{text(deal.vendor)} · {_value(deal)}</p>{mark}</article>'
    )


def _value(deal: Any) -> str:
    known = deal.value_usd is not None
    return text(usd(deal.value_usd, deal.value_basis)) if known else "value not disclosed"


def _state(state: str) -> str:
    return f'<span class="state {state.replace(" ", "-")}">{STATES[state]}</span>'


def show_ageing(ageing: tuple[Any, ...]) -> None:
    """Which deals wait longer than usual? Longest compared with the typical stay first.

    Args:
        ageing: rows of stage_ageing.
    """
    seen = {row.stage: row for row in ageing}
    basis = "; ".join(
        f"{stage.value} {seen[stage].moves_seen} of {seen[stage].stays_seen}"
        for stage in LADDER
        if stage in seen
    )
    st.html(
        '<div class="section-head"><h3>Ageing: closest to, or beyond, the typical stay</h3>'
        f'<span class="quiet">Moves seen, all companies: {basis}</span></div>'
    )
    judged = [row for row in ageing if row.typical_days is not None]
    if not judged:
        st.html('<p class="quiet">No deal in view stands where a typical stay is known.</p>')
        return
    is_open = st.session_state.get("all_ageing", False)
    rows = "".join(_ageing_row(row) for row in (judged if is_open else judged[:AGEING_SHOWN]))
    heads = "".join(
        f"<th{' class=number' if head in ('Days in stage', 'Typical', 'Share') else ''}>{head}</th>"
        for head in ("State", "Country", "Deal", "Company", "Stage", "Days in stage", "Typical",
                     "Share", "", "Last move", "")
    )  # fmt: skip
    st.html(
        f'<div class="scroll"><table class="ageing"><tr>{heads}</tr>{rows}</table></div>'
        f'<p class="quiet">{text(AGEING_RULE)}</p>'
    )
    if len(judged) > AGEING_SHOWN:
        show_toggle("all_ageing", f"All {len(judged)} deals with a typical stay")


def _ageing_row(row: Any) -> str:
    share = row.days_in_stage / row.typical_days
    width = min(share, 2) * 50
    place = country_link(row.iso3, row.country) if row.iso3 else text(row.country)
    return (
        f"<tr><td>{_state(row.state)}</td><td>{place}</td>"
        f"<td>{deal_link(row.deal_id, row.title)}</td><td>{text(row.vendor)}</td>"
        f"<td>{stage_words(row.stage, row.confidence == 'high')}</td>"
        f'<td class="number">{row.days_in_stage:,}</td>'
        f'<td class="number quiet">{row.typical_days:,}</td>'
        f'<td class="number">{share * 100:.0f} %</td>'
        f'<td><div class="gauge {row.state}"><span style="width:{width:.0f}%"></span></div></td>'
        f'<td class="quiet">{text(published_day(row.moved_date))}</td>'
        f"<td>{text(row.headline)}</td></tr>"
    )


def show_matrix(between: tuple[Any, ...], chosen: AtlasFilter, cell: str | None) -> None:
    """What moved up, down, appeared, paused or ended between two days?

    Args:
        between: rows of stages_between.
        chosen: filter with both days filled in.
        cell: the cell whose deals are listed, as from-stage.to-stage.
    """
    counts = Counter((row.from_stage or NOT_THERE, row.to_stage) for row in between)
    moved = sum(count for (before, after), count in counts.items() if before != after)
    st.html(
        '<div class="section-head"><h3>Between two days</h3>'
        f'<span class="quiet">{counted(moved, "deal")} changed or appeared between '
        f"{text(day(chosen.since))} and {text(day(chosen.as_of))}, rows: then, columns: now; "
        f"choose the days under “More”</span></div>"
    )
    if not between:
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
        cells = "".join(_cell(before, after, counts[before, after], cell) for after in afters)
        rows.append(f"<tr><th>{name}</th>{cells}</tr>")
    st.html(
        f'<div class="scroll"><table class="matrix"><tr><th></th>{heads}</tr>{"".join(rows)}'
        "</table></div>"
    )
    if cell:
        _show_cell(between, cell)


def _cell(before: str, after: str, count: int, chosen_cell: str | None) -> str:
    if not count:
        return "<td></td>"
    name = f"{before}.{after}"
    looks = " ".join(
        word for word, holds in (("same", before == after), ("open", name == chosen_cell)) if holds
    )
    number = link("pipeline", str(count), cell="" if name == chosen_cell else name)
    return f'<td class="{looks}">{number}</td>'


def _show_cell(between: tuple[Any, ...], cell: str) -> None:
    before, _, after = cell.partition(".")
    deals = [
        row for row in between if (row.from_stage or NOT_THERE) == before and row.to_stage == after
    ]
    items = "".join(
        f"<li>{deal_link(row.deal_id, row.title)} "
        f'<span class="quiet">{text(row.country)} · {text(row.vendor)} · '
        f"{text(published_day(row.event_date))}: {text(row.headline)}</span></li>"
        for row in deals
    )
    st.html(f'<ul class="neighbours cell-deals">{items}</ul>')
