"""What is shown beside and below the map: figures, newest moves, who stands where."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from analytics.filters import MOVES_WINDOW_DAYS, AtlasFilter
from analytics.measures import SignedShare, StageCounts
from analytics.questions import Atlas
from analytics.vocabulary import DEAL_STAGES, Stage
from figures.catalog import VIEWS
from figures.formatting import counted, countries, day, published_day, share
from pages.components import clicks
from pages.components.controls import ask_face
from pages.components.export_menu import offer_export
from pages.components.markup import country_link, rung, source_link, stage_words, text
from pages.components.opening_table import show_opening_table

MOVES_SHOWN = 6
WHAT_IT_IS = (
    "An atlas of the deals between AI companies and states: who talks with whom, how far each deal "
    "has come, and who says so."
)
LONG_TITLE = 80  # letters; set smaller, it still stands on one line of a desktop page


def show_first_line() -> None:
    """On a phone, what a first-time visitor looks at; beside a desktop's map it stands at once."""
    st.html(f'<p class="quiet first-line">{WHAT_IT_IS}</p>')


def show_title(title: str, sentence: str, *, picture: str = "") -> None:
    """The finding as a sentence, and below it what is counted.

    Args:
        title: the finding.
        sentence: what is counted.
        picture: what the page calls its picture, where the reader can choose a table instead.
    """
    size = "finding long" if len(title) > LONG_TITLE else "finding"
    st.html(f'<h1 class="{size}">{text(title)}</h1>')
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", key="reading"):
        st.html(f'<p class="reading">{text(sentence)}</p>')
        if picture:
            ask_face(picture)
    _tell_who_arrives()


def _tell_who_arrives() -> None:
    """One line for who comes by a link to any page but the map, where it stands beside the map."""
    arrived_at = st.session_state.get("arrived_at")
    if arrived_at and arrived_at == st.session_state.get("page"):
        st.html(f'<p class="quiet">{WHAT_IT_IS}</p>')


def show_figures(
    counts: StageCounts, of_people: SignedShare, of_gdp: SignedShare, moves: int
) -> None:
    """The row of figures, each with how it is counted."""
    gap = f" {countries(of_gdp.not_known)} of them without a figure." if of_gdp.not_known else ""
    figures = (
        ("talking, rungs 1–3", counts.talking,
         "Countries whose furthest deal in view is exploratory, in discussions or a memorandum."),
        ("signed or launched", counts.by_stage[Stage.AGREEMENT],
         "Countries whose furthest deal in view is an agreement: a contract, a launch announced by "
         "both sides, or a company plan with a named amount."),
        ("delivering or live", counts.delivering,
         "Countries where a deal in view is being built or rolled out, or serves users."),
        ("of people, signed", share(of_people.share),
         f"Population of the {countries(of_people.rows)} at agreement or further, divided by "
         "the population of all 243 inhabited countries and territories."),
        ("of GDP, signed", share(of_gdp.share),
         f"Gross domestic product of the {countries(of_gdp.rows)} at agreement or further, "
         f"divided by that of all countries with a figure.{gap}"),
        ("moves", moves,
         "Changes of a deal's stage in view between the first day of the moves and the as-of day; "
         f"a new deal is a move. Without a chosen first day: the last {MOVES_WINDOW_DAYS} days."),
    )  # fmt: skip
    with st.container(horizontal=True, wrap=False, key="figures"):
        for label, figure, rule in figures:
            st.metric(label, figure, help=rule)


def show_moves(moves: tuple[Any, ...], atlas: Atlas, chosen: AtlasFilter) -> None:
    """What moved last? Newest first, each with the best source of it.

    Args:
        moves: rows of changes.
        atlas: the facts.
        chosen: filter with both days filled in.
    """
    since = day(chosen.since)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="moves_head"):
        st.html('<h2 class="section">Newest moves</h2>', width="content")
        if len(moves) > MOVES_SHOWN:
            is_open = st.session_state.get("all_moves", False)
            st.button(
                "Show the newest only" if is_open else f"All {len(moves)} moves since {since}",
                key="toggle_moves",
                type="tertiary",
                on_click=_toggle_moves,
            )
        _offer_last_look(chosen)
        offer_export(atlas, chosen, VIEWS["changes"])
    if not moves:
        st.html(f'<p class="quiet">No deal in view changed its stage since {text(since)}.</p>')
        return
    shown = moves if st.session_state.get("all_moves") else moves[:MOVES_SHOWN]
    rows = "".join(_move(move, len(chosen.vendors) != 1) for move in shown)
    heads = "".join(
        f"<th>{head}</th>"
        for head in ("Day", "Country", "From", "→", "To", "What happened", "Source")
    )
    st.html(
        f'<div class="scroll"><table class="moves"><thead><tr>{heads}</tr></thead>{rows}</table>'
        "</div>"
    )


def _offer_last_look(chosen: AtlasFilter) -> None:
    looked = st.session_state.get("looked")
    if looked and looked != chosen.since.isoformat() and looked < chosen.as_of.isoformat():
        st.button(
            f"Since you last looked, {day(date.fromisoformat(looked))}",
            key="since_last_look",
            type="tertiary",
            on_click=clicks.since_last_look,
        )


def _toggle_moves() -> None:
    st.session_state["all_moves"] = not st.session_state.get("all_moves", False)


def _move(move: Any, names_vendor: bool) -> str:
    place = country_link(move.iso3, move.country) if move.iso3 else text(move.country)
    vendor = f"<br><small>{text(move.vendor)}</small>" if names_vendor else ""
    new = "<small>new</small>"
    before = stage_words(move.from_stage) if move.from_stage else new
    source = (
        source_link(move.publisher, move.source_kind, move.url)
        if move.url
        else "<small>none</small>"
    )
    return (
        f"<tr><td>{text(published_day(move.event_date))}</td><td>{place}{vendor}</td>"
        f"<td>{before}</td><td>→</td>"
        f"<td>{stage_words(move.to_stage, move.confidence == 'high')}</td>"
        f"<td>{text(move.headline)}</td><td>{source}</td></tr>"
    )


def show_overview(partnerships: tuple[Any, ...], stages: tuple[str, ...]) -> None:
    """Which countries stand on which rung? For a reader who has selected none yet.

    Args:
        partnerships: rows of partnership_map for every stage.
        stages: the stages chosen; none means all.
    """
    st.html(
        f'<h2>Who stands where</h2><p class="quiet">{WHAT_IT_IS} Click a country on the map, or '
        "choose one here, to read its story and the sources.</p>"
    )
    blocks = []
    for stage in (*reversed(DEAL_STAGES[:6]), *DEAL_STAGES[6:]):
        here = [row for row in partnerships if row.stage == stage]
        if not here or (stages and stage not in stages):
            continue
        links = ", ".join(country_link(row.iso3, row.country) for row in here)
        blocks.append(
            f'<div class="standing">{rung(stage)}<div><b>{stage.label}</b> '
            f'<span class="quiet">{len(here)}</span><br>{links}</div></div>'
        )
    st.html("".join(blocks) or f'<p class="quiet">{counted(0, "country", "countries")}</p>')


def show_map_table(partnerships: pd.DataFrame) -> None:
    """The map's rows as a table that sorts; selecting a row selects its country."""
    rows = partnerships[["country", "stage", "stage_since", "deals", "vendors", "subregion"]]
    rows = rows.assign(
        stage=[Stage(stage).label for stage in partnerships["stage"]],
        rung=[Stage(stage).rung for stage in partnerships["stage"]],
    )
    show_opening_table(
        rows,
        "country",
        tuple(partnerships["iso3"]),
        {
            "country": st.column_config.TextColumn("Country", pinned=True),
            "rung": st.column_config.NumberColumn("Rung", width=50),
            "stage": st.column_config.TextColumn("Stage"),
            "stage_since": st.column_config.DateColumn("Since", format="YYYY-MM-DD"),
            "deals": st.column_config.NumberColumn("Deals in view", width=90),
            "vendors": st.column_config.TextColumn("Companies"),
            "subregion": st.column_config.TextColumn("Region"),
        },
        key="map_table",
        height=560,
    )
