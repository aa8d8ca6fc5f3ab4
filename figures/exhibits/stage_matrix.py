"""Stages then and now as an exhibit: what moved up, down, appeared, paused or ended."""

from __future__ import annotations

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.vocabulary import DEAL_STAGES
from analytics.written_site_filters import write_chosen
from figures.catalog import VIEWS
from figures.deal_sentences import deals_sentence
from figures.exhibit import Exhibit, TablePicture
from figures.exhibits.foot import foot_of_deals
from figures.formatting import counted, day
from figures.headline import as_object, short_enough, subject
from figures.theme import Palette

NEW = "New"
_RULES = (1, 2, 4, 12)


def stage_matrix_exhibit(atlas: Atlas, chosen: AtlasFilter, palette: Palette) -> Exhibit:
    """How many deals stood at which stage on the first day, and where are they now?

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
    """
    filled = chosen.on(atlas.choices)
    deals = {
        (row.from_stage, row.to_stage): row.deals for row in atlas.rows("stage_matrix", filled)
    }
    moved = sum(count for (before, after), count in deals.items() if before != after)
    befores = [None, *(stage.value for stage in DEAL_STAGES)]
    afters = [stage for stage in DEAL_STAGES if any(key[1] == stage.value for key in deals)]
    labels = {stage.value: stage.label for stage in DEAL_STAGES}
    rows = tuple(
        (
            labels.get(before, NEW),
            *(f"{deals[before, after.value]:,}" if (before, after.value) in deals else ""
              for after in afters),
        )
        for before in befores
        if any(key[0] == before for key in deals)
    )  # fmt: skip
    (counts,) = atlas.rows("register_counts", filled, only=())
    since, until = day(filled.since), day(filled.as_of)
    who = as_object(subject(filled, atlas.choices))
    foot = foot_of_deals(
        atlas, filled, _RULES, "Rows: where a deal stood then; columns: where it stands now."
    )
    return Exhibit(
        key="stage_matrix",
        title=short_enough(
            f"{counted(moved, 'deal')} of {who} changed or appeared between {since} and {until}",
            f"{counted(moved, 'deal')} of {who} changed or appeared since {since}",
        ),
        reading=deals_sentence(counts.deals, counts.countries, filled),
        as_of=filled.as_of,
        picture=TablePicture(
            (f"On {since}", *(after.label for after in afters)),
            rows,
            (False, *(True for _ in afters)),
        ),
        table=VIEWS["stage_matrix"].table(atlas, chosen),
        footnotes=foot.footnotes,
        method=foot.method,
        sources=foot.sources,
        filter=write_chosen(chosen),
    )
