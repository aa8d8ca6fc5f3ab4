"""White space: weights that the reader sets, the ranking as bars or table, one score in parts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from analytics.filters import AtlasFilter, Choices
from analytics.questions import Atlas
from analytics.vocabulary import Stage
from analytics.white_space import (
    MEASURES,
    MOST_WEIGHT,
    Part,
    Weights,
    measures_counted,
    parts_of,
    read_weights,
    weight_words,
)
from analytics.written_filters import UnknownChoice
from figures.formatting import countries, day, listed, number_word
from figures.headline import narrowing_filters, subject
from figures.white_space import (
    METHOD,
    NO_FIGURE,
    figure_in_words,
    ranks_in_words,
    score_in_words,
)
from figures.white_space_bars import COUNTRIES_SHOWN, white_space_bars
from pages.components import notices
from pages.components.drawing import show_drawing
from pages.components.markup import country_link, stage_words, text
from pages.components.opening_table import show_opening_table

TABLE_HEIGHT = 620
ROW = 30  # pixels
DECIMALS = 3  # of a weight that is set here; an address may hold more
_KEY = "weight_"  # start of the keys of the inputs


def asked_weights(written: str) -> Weights:
    """The weights that the reader wrote; all 1 where they cannot be read."""
    try:
        return read_weights(written)
    except UnknownChoice:
        return Weights()


def show_refusal(written: str) -> None:
    """Say what is wrong with weights that cannot be read."""
    try:
        read_weights(written)
    except UnknownChoice as problem:
        st.html(f'<p class="notice" role="status">{text(problem)}</p>')


def ask_weights(weights: Weights) -> None:
    """How much shall each measure count?

    Args:
        weights: those that hold now; the inputs show them.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="weights_bar"):
        for name, measure in MEASURES.items():
            st.session_state[_KEY + name] = getattr(weights, name)
            st.number_input(
                measure.label,
                min_value=0.0,
                max_value=MOST_WEIGHT,
                step=1.0,
                format="%g",
                key=_KEY + name,
                help=f"{measure.about} Weight from 0, which leaves it out, to {MOST_WEIGHT:.0f}.",
                on_change=_write_weights,
            )
        if weights.written:
            st.button("All weights 1", key="equal_weights", type="tertiary", on_click=_forget)


def _write_weights() -> None:
    """Put the inputs into the address; weights that are all 0 are refused and said."""
    values = {name: st.session_state[_KEY + name] or 0 for name in MEASURES}
    written = ",".join(
        f"{name}:{weight_words(round(value, DECIMALS))}" for name, value in values.items()
    )
    try:
        st.session_state["weights"] = read_weights(written).written
    except UnknownChoice as problem:
        st.session_state["said_by_phrase"] = [str(problem)]


def _forget() -> None:
    st.session_state["weights"] = ""


def show_nowhere(chosen: AtlasFilter, choices: Choices) -> None:
    """No country lies in all the places chosen: say what to loosen, and offer to clear it."""
    notices.offer_to_clear(f"Loosen {listed(narrowing_filters(chosen))} to see countries.", choices)


def show_ranking(
    rows: tuple[Any, ...], weights: Weights, chosen: AtlasFilter, selected: str | None, face: str
) -> None:
    """Which countries without a deal rank first, as bars of the first or as a table of all?

    Args:
        rows: rows of white_space, highest score first.
        weights: those by which they were asked.
        chosen: the reader's filter.
        selected: ISO code of the country whose parts stand beside the ranking.
        face: map for the bars, or table.
    """
    if not rows:
        return
    if face == "table":
        _show_table(rows)
    else:
        measures = measures_counted(weights, chosen)
        shown = min(COUNTRIES_SHOWN, sum(row.score is not None for row in rows))
        if shown:
            show_drawing(white_space_bars(rows, weights, measures, selected), key="white_space")
        first = f"The first {shown} of {countries(len(rows))}; the table holds all. "
        st.html(
            f'<p class="quiet">{first if shown < len(rows) else ""}A full bar would be 100: more '
            "than every other country, by every measure. Click one to open its parts.</p>"
        )
    with st.expander("How the ranking is made"):
        told = [*METHOD, *(f"{measure.label}: {measure.about}" for measure in MEASURES.values())]
        st.html(
            "<ul class='method'>" + "".join(f"<li>{text(line)}</li>" for line in told) + "</ul>"
        )


def _show_table(rows: tuple[Any, ...]) -> None:
    """All of them; a column sorts by a click on its head, a row opens its parts."""
    number, words = st.column_config.NumberColumn, st.column_config.TextColumn
    told = {
        "tie": words("", width=24, pinned=True, help="= where several share the rank"),
        "rank": number("Rank", width=50, pinned=True),
        "country": words("Country", width=136, pinned=True),
        "score": number("Score", width=58, format="%.1f"),
        "measures_known": number("Measures", width=76, help="On how many the score rests."),
        "population": number("Population", width=84, format="compact"),
        "gdp_usd": number("GDP, USD", width=78, format="compact"),
        "internet_users_pct": number("Internet, %", width=84, format="%.1f"),
        "electricity_twh": number("Electricity, TWh", width=112, format="%,.2f"),
        "low_carbon_share_pct": number("Low-carbon, %", width=102, format="%.1f"),
        "rivals": number("Rivals", width=58),
        "neighbours_signed": number("Nearby", width=64, help=MEASURES["neighbours"].about),
    }
    table = pd.DataFrame(rows)
    sharing = Counter(row.rank for row in rows if row.rank is not None)
    table["tie"] = ["=" if sharing[row.rank] > 1 else "" for row in rows]
    show_opening_table(
        table,
        "country",
        tuple(table["iso3"]),
        told,
        key="white_space_table",
        height=TABLE_HEIGHT,
        unknown=NO_FIGURE,
    )


def show_parts(
    rows: tuple[Any, ...],
    weights: Weights,
    selected: str | None,
    atlas: Atlas,
    chosen: AtlasFilter,
) -> None:
    """What makes up one country's score? Of the first, while none is selected.

    Args:
        rows: rows of white_space.
        weights: those by which they were asked.
        selected: ISO code of the selected country.
        atlas: the facts.
        chosen: filter with both days filled in, without stages.
    """
    iso3 = selected or (rows[0].iso3 if rows else None)
    if iso3 is None:
        return
    name = atlas.choices.countries[iso3]
    st.html(f"<h2>{text(name)}</h2>")
    ranked = {row.iso3: row for row in rows}
    if iso3 in ranked:
        row, rank = ranked[iso3], ranks_in_words(rows)[iso3]
        standing = f"Rank {rank} of {len(rows):,}" if row.rank else "Without a rank"
        _show_score(row, standing, weights, atlas)
    else:
        here = replace(chosen, countries=(iso3,), regions=(), groups=())
        found = atlas.rows("white_space", here, weights=weights)
        if found:
            _show_score(found[0], "Outside the places in view", weights, atlas)
        else:
            _show_has_deal(atlas.rows("partnership_map", here)[0], atlas, chosen)
    st.html(f'<p class="more">{country_link(iso3, "Open country page", "countries")}</p>')


def _show_has_deal(standing: Any, atlas: Atlas, chosen: AtlasFilter) -> None:
    since = f" since {day(standing.stage_since)}" if standing.stage_since else ""
    st.html(
        f'<p class="standing-line">{stage_words(Stage(standing.stage), standing.is_well_sourced)}'
        f'<span class="quiet">{text(since)}</span></p><p class="quiet">No white space: '
        f"{text(subject(chosen, atlas.choices).name)} "
        f"{subject(chosen, atlas.choices).verb('has', 'have')} a deal here.</p>"
    )


def _show_score(row: Any, standing: str, weights: Weights, atlas: Atlas) -> None:
    parts = parts_of(row, weights)
    can_count = sum(part.weight > 0 and part.applies for part in parts)
    plural = "" if can_count == 1 else "s"
    rests = f"{number_word(row.measures_known)} of {number_word(can_count)} measure{plural}"
    lines = "".join(_part_row(part, row, atlas) for part in parts)
    heads = "".join(
        f"<th{' class=number' if head else ''}>{head}</th>"
        for head in ("", "Percentile", "Weight", "Points")
    )
    total = (
        f'<tr class="total"><td>Score</td><td></td><td></td>'
        f'<td class="number">{score_in_words(row.score)}</td></tr>'
        if row.score is not None
        else ""
    )
    st.html(
        f'<p class="standing-line"><b>{text(standing)}</b> <span class="quiet">· score '
        f"{score_in_words(row.score)} on {rests}</span></p>"
        f'<table class="facts parts"><thead><tr>{heads}</tr></thead>{lines}{total}</table>'
        '<p class="quiet">Points: percentile by weight, divided by all weights that count here. '
        "They add up to the score, but for rounding.</p>"
    )


def _part_row(part: Part, row: Any, atlas: Atlas) -> str:
    year = f", {part.year}" if part.year else ""
    figure = f"{text(figure_in_words(part))}{year}"
    names = _names(part, row, atlas)
    named = f'<tr class="named"><td colspan="4">{text(names)}</td></tr>' if names else ""
    percentile = "–" if part.percentile is None else f"{part.percentile:.1f}"
    points = "–" if part.points is None or not part.weight else f"{part.points:.1f}"
    return (
        f'<tr data-measure="{part.measure.name}"><td><b>{text(part.measure.label)}</b><br>'
        f'<span class="quiet">{figure}</span></td>'
        f'<td class="number">{percentile}</td><td class="number">{weight_words(part.weight)}</td>'
        f'<td class="number">{points}</td></tr>{named}'
    )


def _names(part: Part, row: Any, atlas: Atlas) -> str:
    """Who is counted, where companies or countries are."""
    if part.measure.name == "rivals":
        return row.rival_names or ""
    if part.measure.name == "neighbours" and row.neighbours_signed_iso3:
        codes = row.neighbours_signed_iso3.split(", ")
        return ", ".join(sorted(atlas.choices.countries[code] for code in codes))
    return ""
