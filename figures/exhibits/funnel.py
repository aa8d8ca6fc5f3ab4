"""The funnel as an exhibit: how many countries and deals stand at each stage."""

from __future__ import annotations

from analytics.filters import AtlasFilter
from analytics.measures import stage_counts
from analytics.questions import Atlas
from analytics.vocabulary import DEAL_STAGES, Stage
from analytics.written_site_filters import write_chosen
from figures.catalog import VIEWS
from figures.deal_sentences import funnel_headline
from figures.exhibit import BarPicture, Exhibit, Series
from figures.exhibits.foot import foot_of_deals
from figures.formatting import counted
from figures.headline import filter_sentence
from figures.theme import OFF_LADDER_INK, STAGE_COLOURS, Palette

_OF_STAGES = (1, 2, 3, 5, 6, 12)


def funnel_exhibit(atlas: Atlas, chosen: AtlasFilter, palette: Palette) -> Exhibit:
    """How many countries stand at each stage?

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
    """
    filled = chosen.on(atlas.choices).any_stage()
    counts = stage_counts(atlas.rows("partnership_map", filled))
    (deals,) = atlas.rows("deal_counts", filled)
    stages = tuple(stage for stage in DEAL_STAGES if stage in chosen.stages or not chosen.stages)
    funnel = atlas.rows("stage_funnel", filled)
    deals_at = {row.stage: row.deals for row in funnel}
    foot = foot_of_deals(atlas, filled, _OF_STAGES, "Bars: countries, at their furthest stage.")
    return Exhibit(
        key="stage_funnel",
        title=funnel_headline(funnel, filled, atlas.choices),
        reading=filter_sentence(
            filled, atlas.choices, deals=deals.with_country, with_deal=counts.with_deal,
            group_deals=deals.with_group,
        ),
        as_of=filled.as_of,
        picture=BarPicture(
            categories=tuple(
                f"{stage.label}, {counted(deals_at.get(stage, 0), 'deal')}" for stage in stages
            ),
            # A series a stage, each with one bar: so every bar has its stage's colour.
            series=tuple(
                Series(
                    stage.label,
                    _bar_colour(stage),
                    tuple(float(counts.by_stage[s]) if s is stage else None for s in stages),
                )
                for stage in stages
            ),
            unit="countries",
        ),
        table=VIEWS["stage_funnel"].table(atlas, chosen),
        footnotes=foot.footnotes,
        method=foot.method,
        sources=foot.sources,
        filter=write_chosen(chosen),
    )  # fmt: skip


def _bar_colour(stage: Stage) -> str:
    return STAGE_COLOURS[stage] if stage.rung else OFF_LADDER_INK
