"""Ageing as an exhibit: how long deals have stood at their stage, beside the typical stay."""

from __future__ import annotations

from typing import Any

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.vocabulary import LADDER
from analytics.written_site_filters import write_chosen
from figures.ageing import AGEING_RULE, STATES
from figures.catalog import VIEWS
from figures.deal_sentences import deals_sentence, pipeline_headline
from figures.exhibit import BarPicture, Exhibit, LegendEntry, Series
from figures.exhibits.foot import foot_of_deals
from figures.formatting import counted
from figures.theme import STAGE_COLOURS, Palette

_RULES = (1, 2, 13)
_MOST_BARS = 15
_NAMED_IN_TITLE = 10  # rows that the title looks at, as on the page
_TYPICAL = "Typical stay"


def ageing_exhibit(atlas: Atlas, chosen: AtlasFilter, palette: Palette) -> Exhibit:
    """Which deals wait longer than usual? Longest compared with the typical stay first.

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
    """
    filled = chosen.on(atlas.choices)
    (deals,) = atlas.rows("deal_counts", filled.any_stage())
    begun = deals.with_country + deals.with_group
    ageing = atlas.rows("ageing_counts", filled)
    longest = atlas.rows("stage_ageing", filled, most=_NAMED_IN_TITLE)
    waiting = atlas.rows("stage_ageing", filled)
    judged = [row for row in waiting if row.typical_days is not None]
    # Where no stay is typical yet, days alone are told, the most first.
    shown = (judged or sorted(waiting, key=lambda row: -row.days_in_stage))[:_MOST_BARS]
    stages = [stage for stage in LADDER if any(row.stage == stage for row in shown)]
    foot = foot_of_deals(atlas, filled, _RULES, *_notes(shown, judged, waiting))
    return Exhibit(
        key="stage_ageing",
        title=pipeline_headline(ageing, longest, begun, filled, atlas.choices),
        reading=deals_sentence(begun, deals.countries, filled, "longest wait first"),
        as_of=filled.as_of,
        picture=BarPicture(
            categories=tuple(_name(row, filled) for row in shown),
            # A series a stage, so that every bar has its stage's colour.
            series=tuple(
                Series(
                    stage.label, STAGE_COLOURS[stage],
                    tuple(float(row.days_in_stage) if row.stage == stage else None
                          for row in shown),
                )
                for stage in stages
            ),
            unit="days in stage",
            marks=tuple(float(row.typical_days) for row in shown) if judged else (),
            mark_name=_TYPICAL,
        ),
        legend=(
            *(LegendEntry(stage.label, STAGE_COLOURS[stage], number=str(stage.rung))
              for stage in stages),
            *([LegendEntry(_TYPICAL, palette.strong_line)] if judged else []),
        ),
        table=VIEWS["stage_ageing"].table(atlas, filled),
        footnotes=foot.footnotes,
        method=foot.method,
        sources=foot.sources,
        filter=write_chosen(chosen),
    )  # fmt: skip


def _name(row: Any, chosen: AtlasFilter) -> str:
    """State, deal and, where several companies are in view, whose it is."""
    is_said = len(chosen.vendors) == 1 or row.vendor.casefold() in row.title.casefold()
    whose = "" if is_said else f" ({row.vendor})"
    state = STATES[row.state]
    return f"{state}: {row.title}{whose}"


def _notes(shown: list[Any], judged: list[Any], waiting: tuple[Any, ...]) -> list[str]:
    if not waiting:
        return ["No deal in view stands on a rung."]
    if not judged:
        return [f"No deal in view stands where a typical stay is known. {AGEING_RULE}"]
    notes = []
    if len(judged) > len(shown):
        notes.append(
            f"The first {len(shown)} of {counted(len(judged), 'deal')} with a typical stay."
        )
    if rest := len(waiting) - len(judged):
        notes.append(f"{counted(rest, 'deal')} stand where no stay is typical yet."
                     if rest > 1 else "1 deal stands where no stay is typical yet.")  # fmt: skip
    return [*notes, AGEING_RULE]
