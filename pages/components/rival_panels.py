"""Companies held against each other: who they are, what the rivals moved, how they raced."""

from __future__ import annotations

from typing import Any

import streamlit as st

from analytics.filters import AtlasFilter, Choices
from analytics.questions import Atlas
from analytics.rivalry import (
    FEWEST_RIVALS,
    Standing,
    moves_on_us,
    standings_in,
)
from analytics.vocabulary import Stage
from figures.catalog import VIEWS
from figures.charts import CONFIG
from figures.charts_of_rivals import signed_race_chart
from figures.formatting import counted, day, number_word, published_day
from figures.rival_colours import rival_colours
from figures.rival_sentences import or_lower, stands_at
from pages.components.controls import show_toggle
from pages.components.export_menu import show_figure_head
from pages.components.markup import country_link, source_link, stage_words, text
from pages.components.own_parameters import MOST_RIVALS
from pages.components.site_map_panel import reader_palette

MOVES_SHOWN = 6
HIGHEST_UNSIGNED = Stage.MEMORANDUM.rank


def ask_rivals(choices: Choices, rivals: tuple[str, ...]) -> None:
    """Which companies are held against each other? The session keeps them as ``rivals``.

    Args:
        choices: what the facts offer.
        rivals: those that the page shows now, chosen or usual.
    """
    # The widget shows the usual companies too, which stand in no address.
    st.session_state["rivals_shown"] = list(rivals)
    st.multiselect(
        "Hold against each other; rival moves below are seen from the first",
        list(choices.vendors),
        key="rivals_shown",
        format_func=lambda vendor: choices.vendors[vendor],
        max_selections=MOST_RIVALS,
        placeholder=f"Choose two to {number_word(MOST_RIVALS)} companies",
        on_change=_take_rivals,
    )


def _take_rivals() -> None:
    st.session_state["rivals"] = list(st.session_state["rivals_shown"])


def show_alone(rivals: tuple[str, ...], choices: Choices) -> None:
    """A single company: say that nobody is there to hold it against."""
    name = choices.vendors[rivals[0]]
    st.html(
        f'<p class="notice" role="status">{text(name)} cannot be held against itself; choose a '
        "second company to see who leads where.</p>"
    )


def show_country_here(
    country: str | None, rows: tuple[Any, ...], rivals: tuple[str, ...], choices: Choices
) -> None:
    """Who stands where in the selected country?

    Args:
        country: ISO code of the selected country.
        rows: rows of contested_countries.
        rivals: the companies.
        choices: what the facts offer.
    """
    found = {row.iso3: row for row in rows}
    if country not in found:
        st.html('<p class="quiet">Click a country to read who stands where in it.</p>')
        return
    here = standings_in(found[country])
    colours = rival_colours(rivals)
    told = "".join(
        f'<span><i class="key" style="background:{colours[vendor]}"></i>'
        f"{text(choices.vendors[vendor])} {_stage_mark(here.get(vendor))}</span>"
        for vendor in rivals
    )
    name = country_link(country, choices.countries[country], "countries")
    st.html(f'<p class="here"><b>{name}</b> {told}</p>')


def _stage_mark(standing: Standing | None) -> str:
    if standing is None:
        return stage_words(Stage.NONE)
    return stage_words(Stage.of_rank(standing.rank), standing.is_well_sourced)


def show_rival_moves(
    moves: tuple[Any, ...],
    rows: tuple[Any, ...],
    rivals: tuple[str, ...],
    chosen: AtlasFilter,
    choices: Choices,
) -> None:
    """What did the rivals move where the first company has signed nothing? Newest first.

    Args:
        moves: rows of changes for all of the companies.
        rows: rows of contested_countries for the same companies.
        rivals: the companies, the reader's own first.
        chosen: filter with both days filled in.
        choices: what the facts offer.
    """
    us = choices.vendors[rivals[0]]
    recent = [move for move in moves if move.event_day >= chosen.since]
    found = moves_on_us(recent, rows, rivals[0], us, HIGHEST_UNSIGNED)
    low = or_lower(HIGHEST_UNSIGNED)
    st.html(
        '<div class="section-head">'
        f'<h2 class="section">A rival moved where {text(us)} stands at {low}</h2>'
        f'<span class="quiet">{counted(len(found), "move")} since {text(day(chosen.since))}, '
        f"countries without a deal of {text(us)} among them; choose the days under “More”</span>"
        "</div>"
    )
    if not found:
        st.html(
            f'<p class="quiet">None of the rivals’ deals in view changed its stage in such a '
            f"country since {text(day(chosen.since))}.</p>"
        )
        return
    is_open = st.session_state.get("all_rival_moves", False)
    shown = found if is_open else found[:MOVES_SHOWN]
    heads = "".join(
        f"<th>{head}</th>"
        for head in (
            "Day",
            "Country",
            "From",
            "→",
            "To",
            "What happened",
            f"{text(us)} there",
            "Source",
        )
    )
    lines = "".join(_move(move, ours) for move, ours in shown)
    st.html(
        f'<div class="scroll"><table class="moves"><thead><tr>{heads}</tr></thead>{lines}</table>'
        "</div>"
    )
    if len(found) > MOVES_SHOWN:
        show_toggle("all_rival_moves", f"All {len(found)} moves")


def _move(move: Any, ours: Standing | None) -> str:
    before = stage_words(move.from_stage) if move.from_stage else "<small>new</small>"
    source = (
        source_link(move.publisher, move.source_kind, move.url)
        if move.url
        else "<small>none</small>"
    )
    there = _stage_mark(ours) if ours else f"<small>{stands_at(None)}</small>"
    return (
        f"<tr><td>{text(published_day(move.event_date))}</td>"
        f"<td>{country_link(move.iso3, move.country, 'countries')}"
        f"<br><small>{text(move.vendor)}</small></td><td>{before}</td><td>→</td>"
        f"<td>{stage_words(move.to_stage, move.confidence == 'high')}</td>"
        f"<td>{text(move.headline)}</td><td>{there}</td><td>{source}</td></tr>"
    )


def show_race(
    race: tuple[Any, ...], rivals: tuple[str, ...], atlas: Atlas, between: AtlasFilter
) -> None:
    """Who signed with how many countries, month by month?

    Args:
        race: rows of signed_race.
        rivals: the companies, in the order of their colours.
        atlas: the facts.
        between: filter of these companies with both days filled in.
    """
    choices = atlas.choices
    show_figure_head(
        '<div class="section-head"><h2 class="section">Countries signed, month by month</h2>'
        '<span class="quiet">Agreement or further, cumulative: a country counts from its first '
        "signature and stays when a deal is later paused or ended</span></div>",
        atlas,
        between,
        VIEWS["signed_race"],
    )
    if not race:
        st.html('<p class="quiet">None of them has signed with a country in view.</p>')
        return
    names = {vendor: choices.vendors[vendor] for vendor in rivals}
    st.plotly_chart(
        signed_race_chart(
            race,
            names,
            between.as_of,
            choices.last_day,
            reader_palette(),
            is_narrow=st.session_state.get("narrow", False),
        ),
        theme=None,
        key="signed_race",
        config=CONFIG,
        alt="Countries signed by company and month; the table above holds the last figures",
    )


def shows_a_contest(rivals: tuple[str, ...]) -> bool:
    """Whether there are enough companies to hold against each other."""
    return len(rivals) >= FEWEST_RIVALS
