"""The status map as an exhibit: who stands where, with the paused and ended deals called out."""

from __future__ import annotations

from typing import Any

from analytics.filters import AtlasFilter
from analytics.measures import signed_share, stage_counts
from analytics.questions import Atlas
from analytics.vocabulary import BOUNDARY_NOTE, DEAL_STAGES, LADDER, Stage
from analytics.written_site_filters import write_chosen
from figures.catalog import VIEWS
from figures.exhibit import CallOut, Country, Exhibit, LegendEntry, WorldPicture
from figures.exhibits.foot import foot_of_deals
from figures.formatting import counted, day, share
from figures.headline import filter_sentence, partnership_headline
from figures.theme import STAGE_COLOURS, Palette

# Rules of counting that a reader of the map has to know, by number.
_RULES = (1, 2, 3, 4, 5, 6, 10, 12)
_FEW_CALLS = 4


def partnership_exhibit(atlas: Atlas, chosen: AtlasFilter, palette: Palette) -> Exhibit:
    """Where do the chosen companies stand with every country?

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
    """
    filled = chosen.on(atlas.choices)
    everywhere = filled.any_stage()
    rows = atlas.rows("partnership_map", everywhere)
    counts = stage_counts(rows)
    (deals,) = atlas.rows("deal_counts", everywhere)
    world = atlas.rows("world_totals")[0]
    foot = foot_of_deals(
        atlas, everywhere, _RULES,
        f"Hatched: rests on medium or low confidence. {BOUNDARY_NOTE}.",
        "Map Natural Earth, Equal Earth projection; population and GDP World Bank.",
    )  # fmt: skip
    of_people = signed_share(rows, "population", world.population)
    of_gdp = signed_share(rows, "gdp_usd", world.gdp_usd)
    return Exhibit(
        key="partnership_map",
        title=partnership_headline(counts, filled, atlas.choices),
        reading=filter_sentence(
            filled, atlas.choices, deals=deals.with_country, with_deal=counts.with_deal,
            group_deals=deals.with_group,
        ),
        as_of=filled.as_of,
        figures=(
            (f"{counts.signed}", "countries with a signed deal or further"),
            (f"{counts.delivering}", "of them delivering or live"),
            (share(of_people.share), f"of the world's people live in the {counts.signed}"),
            (share(of_gdp.share), "of world GDP"),
        ),
        picture=WorldPicture(
            countries=tuple(_country(row, filled.stages, palette) for row in rows),
            call_outs=_call_outs(atlas.rows("off_ladder_deals", everywhere)),
        ),
        legend=_legend(counts, palette),
        footnotes=foot.footnotes,
        method=foot.method,
        table=VIEWS["partnership_map"].table(atlas, chosen),
        sources=foot.sources,
        filter=write_chosen(chosen),
    )  # fmt: skip


def _country(row: Any, stages: tuple[str, ...], palette: Palette) -> Country:
    stage = Stage(row.stage)
    is_hidden = bool(stages) and stage not in stages
    if stage is Stage.NONE or is_hidden:
        return Country(
            row.iso3, row.country, palette.no_deal, palette.border_no_deal,
            says=stage.label, is_counted=not is_hidden, mark=Stage.NONE.value,
        )  # fmt: skip
    if stage is Stage.ENDED:
        fill, border, pattern = STAGE_COLOURS[stage], palette.border_pale, "ended"
    elif stage is Stage.PAUSED:
        last = Stage.of_rank(row.last_rung) if row.last_rung else Stage.PAUSED
        fill, border, pattern = STAGE_COLOURS[last], _border(last, palette), "paused"
    else:
        fill, border = STAGE_COLOURS[stage], _border(stage, palette)
        pattern = "" if row.is_well_sourced else "doubtful"
    return Country(
        row.iso3, row.country, fill, border, pattern,
        says=f"{stage.label} since {day(row.stage_since)}, {counted(row.deals, 'deal')}",
        mark=stage.value,
    )  # fmt: skip


def _border(stage: Stage, palette: Palette) -> str:
    return palette.border_dark if stage in LADDER[3:] else palette.border_pale


def _call_outs(off_ladder: tuple[Any, ...]) -> tuple[CallOut, ...]:
    """Paused and ended deals, if they are few enough to be named."""
    if len(off_ladder) > _FEW_CALLS:
        return ()
    return tuple(
        CallOut(deal.iso3, f"{deal.title} {deal.stage}", day(deal.stage_since), deal.stage)
        for deal in off_ladder
    )


def _legend(counts: Any, palette: Palette) -> tuple[LegendEntry, ...]:
    rungs = [
        LegendEntry(
            stage.label,
            STAGE_COLOURS[stage],
            counts.by_stage[stage],
            number=str(stage.rung or ""),
            pattern="" if stage in LADDER else stage.value,
        )
        for stage in DEAL_STAGES
    ]
    none = LegendEntry(Stage.NONE.label, palette.no_deal, counts.by_stage[Stage.NONE])
    return (*rungs, none)
