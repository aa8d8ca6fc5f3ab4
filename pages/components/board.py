"""The board: one column per stage with its bar, its typical stay and the longest waits."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import streamlit as st

from analytics.filters import AtlasFilter
from analytics.vocabulary import DEAL_STAGES, OFF_LADDER, Stage
from figures.ageing import typical_stay_words
from figures.formatting import countries, usd
from pages.components.markup import deal_link, link, rung, state_mark, text

CARDS_SHOWN = 2
CARDS_SENT = 8  # of a column; the register holds the rest
BAR_HEIGHT = 60  # pixels of the fullest column


def show_board(
    funnel: tuple[Any, ...],
    cards: tuple[Any, ...],
    typical: tuple[Any, ...],
    chosen: AtlasFilter,
) -> None:
    """Where is every deal, and how long has it been there?

    Args:
        funnel: rows of stage_funnel for every stage.
        cards: rows of board_cards for every stage.
        typical: rows of typical_stays.
        chosen: the reader's filter; stages outside it are dimmed.
    """
    counts = {Stage(row.stage): row for row in funnel}
    most = max((counts[stage].deals for stage in DEAL_STAGES), default=0) or 1
    stays = {row.rank: row for row in typical}
    by_stage = defaultdict(list)
    for card in cards:
        by_stage[card.stage].append(card)
    columns = []
    for stage in DEAL_STAGES:
        count, stay = counts[stage], stays.get(stage.rank)
        is_off = bool(chosen.stages) and stage not in chosen.stages
        columns.append(
            f'<section class="column{" dim" if is_off else ""}">'
            + _head(stage, count, most, stay, chosen)
            + _cards(by_stage[stage], count.deals, stage)
            + "</section>"
        )
    st.html(
        f'<h2 class="for-readers">Deals by stage</h2><div class="board">{"".join(columns)}</div>'
    )


def _head(stage: Stage, count: Any, most: int, stay: Any, chosen: AtlasFilter) -> str:
    height = max(1, round(BAR_HEIGHT * count.deals / most))
    words = "off the ladder" if stage in OFF_LADDER else typical_stay_words(stay)
    only = "all" if chosen.stages == (stage.value,) else stage.value
    toggle = link("pipeline", f"{rung(stage)} {stage.label}", stages=only)
    return (
        f'<div class="bar"><b>{count.deals:,}</b>'
        f'<span class="{stage}" style="height:{height}px"></span></div>'
        f"<h3>{toggle}</h3><p class='quiet'>{countries(count.countries)}<br>{words}</p>"
    )


def _cards(deals: list[Any], count: int, stage: Stage) -> str:
    if not deals:
        return '<p class="quiet">No deal at this stage</p>'
    cards = [_card(deal) for deal in deals]
    rest = count - CARDS_SHOWN
    if rest <= 0:
        return "".join(cards)
    others = "".join(cards[CARDS_SHOWN:])
    if count > len(cards):
        others += f"<p class='more'>{link('deals', f'All {count:,} deals', stages=stage.value)}</p>"
    return (
        f"{''.join(cards[:CARDS_SHOWN])}<details><summary>{rest:,} more</summary>{others}</details>"
    )


def _card(deal: Any) -> str:
    is_late = deal.state in ("stalled", "slow")
    looks = ["card"] + (["dashed"] if deal.confidence != "high" else [])
    looks += [deal.state] if is_late else []
    mark = f'<p class="mark">{state_mark(deal.state)}</p>' if is_late else ""
    known = deal.value_usd is not None
    value = text(usd(deal.value_usd, deal.value_basis)) if known else "value not disclosed"
    return (
        f'<article class="{" ".join(looks)}"><p class="top">'
        f"<b>{text(deal.country)}</b><span>{deal.days_in_stage:,} d</span></p>"
        f"{deal_link(deal.deal_id, deal.title)}"
        f'<p class="quiet">{text(deal.vendor)} · {value}</p>{mark}</article>'
    )
