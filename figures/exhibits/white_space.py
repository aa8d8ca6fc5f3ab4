"""White space as an exhibit: countries without a deal, ranked, their scores in parts."""

from __future__ import annotations

from typing import Any

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.white_space import (
    MEASURES,
    Measure,
    Weights,
    measures_counted,
    parts_of,
    weight_words,
)
from analytics.written_site_filters import write_chosen
from figures.catalog import VIEWS
from figures.exhibit import BarPicture, Exhibit, LegendEntry, Series
from figures.exhibits.fills import measure_fills
from figures.exhibits.foot import foot_of_deals
from figures.formatting import countries, in_sentence, listed
from figures.theme import Palette
from figures.white_space import (
    METHOD,
    ranks_in_words,
    score_in_words,
    white_space_sentence,
    white_space_title,
)

_RULES = (1, 5, 6, 12)
_MOST_BARS = 15


def white_space_exhibit(
    atlas: Atlas, chosen: AtlasFilter, palette: Palette, weights: Weights | None = None
) -> Exhibit:
    """Which countries without a deal come first, and what makes up their scores?

    Args:
        atlas: the facts.
        chosen: the reader's filter; stages are left aside, as these countries stand at none.
        palette: light or dark.
        weights: how much each measure counts; all 1 where nothing is said.
    """
    weights = weights or Weights()
    filled = chosen.on(atlas.choices)
    everywhere = filled.any_stage()
    rows = atlas.rows("white_space", everywhere, weights=weights)
    in_view = sum(row.countries for row in atlas.rows("stage_funnel", everywhere))
    (deals,) = atlas.rows("deal_counts", everywhere)
    scored = [row for row in rows if row.score is not None]
    shown = scored[:_MOST_BARS]
    measures = measures_counted(weights, filled)
    fills = measure_fills(palette)
    of_all = f"The first {len(shown)} of {countries(len(rows))}. " if len(rows) > len(shown) else ""
    foot = foot_of_deals(
        atlas, everywhere, _RULES, f"{of_all}{_weights_said(measures, weights)} "
        "A full bar would be 100: more than every other country, by every measure."
    )  # fmt: skip
    return Exhibit(
        key="white_space",
        title=white_space_title(rows, in_view, filled, atlas.choices),
        reading=white_space_sentence(
            rows, in_view, deals.with_group, weights, filled, atlas.choices
        ),
        as_of=filled.as_of,
        picture=BarPicture(
            categories=_names(scored, shown, weights),
            series=tuple(
                Series(
                    measure.label, fills[measure.name][0],
                    tuple(_points(row, measure, weights) for row in shown),
                    stripes=fills[measure.name][1],
                )
                for measure in measures
            ) if shown else (),
            unit="points of 100",
            numbers="none",
            full=100.0,
        ),
        legend=tuple(
            LegendEntry(measure.label, fills[measure.name][0], stripes=fills[measure.name][1])
            for measure in measures
        ) if shown else (),
        table=VIEWS["white_space"].table(atlas, everywhere, weights=weights),
        footnotes=foot.footnotes,
        method=(*METHOD, *foot.method),
        sources=foot.sources,
        filter=write_chosen(chosen.any_stage()),
    )  # fmt: skip


def _names(scored: list[Any], shown: list[Any], weights: Weights) -> tuple[str, ...]:
    """Rank, country and score, and on how many measures it rests where one is missing."""
    ranks = ranks_in_words(scored)
    names = []
    for row in shown:
        parts = parts_of(row, weights)
        can_count = sum(part.weight > 0 and part.applies for part in parts)
        has_gap = any(part.is_gap for part in parts)
        rests = f" ({row.measures_known} of {can_count} measures)" if has_gap else ""
        names.append(f"{ranks[row.iso3]} {row.country}{rests} {score_in_words(row.score)}")
    return tuple(names)


def _points(row: Any, measure: Measure, weights: Weights) -> float | None:
    (part,) = (part for part in parts_of(row, weights) if part.measure is measure)
    return None if part.points is None else round(float(part.points), 6)


def _weights_said(measures: tuple[Measure, ...], weights: Weights) -> str:
    """The weight of every measure, as it was set."""
    values = {measure.label: getattr(weights, measure.name) for measure in measures}
    left_out = [
        in_sentence(measure.label)
        for measure in MEASURES.values()
        if not getattr(weights, measure.name)
    ]
    without = f"; without {listed(left_out)}" if left_out else ""
    if len(set(values.values())) == 1:
        return f"Weights: all equal{without}."
    told = [f"{in_sentence(name)} {weight_words(value)}" for name, value in values.items()]
    return f"Weights: {', '.join(told)}{without}."
