"""Views about deals as exhibits: the funnel as bars, the others as tables."""

from __future__ import annotations

from analytics.filters import AtlasFilter
from analytics.measures import stage_counts
from analytics.questions import Atlas
from analytics.vocabulary import DEAL_STAGES, Stage
from analytics.written_filters import write_filter
from figures.catalog import VIEWS
from figures.deal_sentences import deals_sentence, pipeline_headline, register_headline
from figures.exhibit import BarPicture, Exhibit, Series
from figures.exhibits.cells import table_picture
from figures.exhibits.frame import foot_of_deals
from figures.formatting import counted, full_day
from figures.headline import filter_sentence, partnership_headline
from figures.theme import OFF_LADDER_INK, STAGE_COLOURS, Palette

_OF_STAGES = (1, 2, 3, 5, 6, 12)
_OF_AGEING = (1, 2, 13)


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
    foot = foot_of_deals(atlas, filled, _OF_STAGES)
    return Exhibit(
        key="stage_funnel",
        title=partnership_headline(counts, filled, atlas.choices),
        reading=filter_sentence(
            filled, atlas.choices, deals=deals.with_country, with_deal=counts.with_deal,
            group_deals=deals.with_group,
        ),
        as_of=filled.as_of,
        picture=BarPicture(
            categories=tuple(stage.label for stage in stages),
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
        filter=write_filter(chosen, AtlasFilter()),
    )  # fmt: skip


def _bar_colour(stage: Stage) -> str:
    return STAGE_COLOURS[stage] if stage.rung else OFF_LADDER_INK


def deal_table_exhibit(
    key: str, atlas: Atlas, chosen: AtlasFilter, palette: Palette, **options: object
) -> Exhibit:
    """The rows of a view about deals, as a table.

    Args:
        key: of the view.
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
        options: what the view asks beside the filter.
    """
    view = VIEWS[key]
    filled = chosen.on(atlas.choices)
    table = view.table(atlas, chosen, **options)
    (deals,) = atlas.rows("deal_counts", filled)
    (counts,) = atlas.rows("register_counts", filled, only=())
    if key in ("deal_register", "country_profile"):
        title = register_headline(counts.deals, counts.countries, "", filled, atlas.choices)
    elif key == "stage_ageing":
        begun = deals.with_country + deals.with_group
        title = pipeline_headline(
            atlas.rows("ageing_counts", filled), atlas.rows("stage_ageing", filled, most=5), begun,
            filled, atlas.choices,
        )  # fmt: skip
    elif key == "changes":
        moves = counted(len(table), "move")
        title = f"{moves} from {full_day(filled.since)} to {full_day(filled.as_of)}"
    else:
        title = view.title
    foot = foot_of_deals(atlas, filled, _OF_AGEING if key == "stage_ageing" else _OF_STAGES)
    return Exhibit(
        key=key,
        title=title,
        reading=deals_sentence(counts.deals, counts.countries, filled),
        as_of=filled.as_of,
        picture=table_picture(table, view.columns),
        table=table,
        footnotes=foot.footnotes,
        method=foot.method,
        sources=foot.sources,
        filter=write_filter(chosen, AtlasFilter()),
    )
