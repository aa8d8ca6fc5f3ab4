"""What changed between two days as a table: from which stage to which, and what happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from analytics.filters import AtlasFilter, Choices
from analytics.questions import Atlas
from analytics.vocabulary import LADDER, Stage
from analytics.written_site_filters import write_chosen
from figures.catalog import VIEWS
from figures.deal_sentences import deals_sentence
from figures.exhibit import Exhibit, TablePicture
from figures.exhibits.cells import DOUBT, Column, stage_cell, table_of
from figures.exhibits.foot import foot_of_deals
from figures.formatting import counted, full_day, published_day
from figures.headline import as_object, narrowing_words, place_phrase, short_enough, subject
from figures.theme import Palette

_RULES = (1, 2, 3, 5, 6, 12)
_COLUMNS = (
    Column("Day", 1.1),
    Column("Company", 1.4),
    Column("Country", 1.5),
    Column("From", 1.5),
    Column("To", 1.5),
    Column("What happened", 5.2),
)
_NEW = "new"


def moves_exhibit(atlas: Atlas, chosen: AtlasFilter, palette: Palette) -> Exhibit:
    """Which deals changed their stage, from what to what?

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
    """
    filled = chosen.on(atlas.choices)
    moves = atlas.rows("changes", filled)
    (counts,) = atlas.rows("register_counts", filled, only=())
    foot = foot_of_deals(atlas, filled, _RULES, DOUBT)
    in_view = deals_sentence(counts.deals, counts.countries, filled)
    return Exhibit(
        key="changes",
        title=moves_headline(moves, filled, atlas.choices),
        reading=f"Changes of a deal’s stage, newest first; a new deal is a move. {in_view}",
        as_of=filled.as_of,
        picture=_picture(moves, palette),
        table=VIEWS["changes"].table(atlas, chosen),
        footnotes=foot.footnotes,
        method=foot.method,
        sources=foot.sources,
        filter=write_chosen(chosen),
    )


def moves_headline(moves: Sequence[Any], chosen: AtlasFilter, choices: Choices) -> str:
    """How many deals moved between the two days, and how many of them the furthest?

    Args:
        moves: rows of changes.
        chosen: filter with both days filled in.
        choices: what the facts offer.
    """
    days = f"from {full_day(chosen.since)} to {full_day(chosen.as_of)}"
    who = as_object(subject(chosen, choices))
    where = place_phrase(chosen, choices)
    is_narrowed = bool(chosen.stages or narrowing_words(chosen))
    if not moves:
        said = [] if is_narrowed else [f"No deal of {who}{where} changed its stage {days}"]
        return short_enough(*said, f"No deal in view changed its stage {days}")
    of = f" of {who}" if chosen.vendors else ""
    count, far = counted(len(moves), "move"), _furthest(moves)
    full = [] if is_narrowed else [f"{count}{of}{where} {days}{far}"]
    return short_enough(*full, f"{count} in view {days}{far}", f"{count} in view {days}")


def _furthest(moves: Sequence[Any]) -> str:
    """How many went to the furthest rung; nothing where none went to a rung."""
    reached = [Stage(move.to_stage) for move in moves]
    on_ladder = [stage for stage in reached if stage in LADDER]
    if not on_ladder:
        return ""
    furthest = max(on_ladder, key=lambda stage: stage.rank)
    count = reached.count(furthest)
    share = f"{count:,} of them " if len(moves) > 1 and count < len(moves) else ""
    each = "all " if len(moves) > 1 and not share else ""
    return f", {share}{each}to {furthest.value}"


def _picture(moves: Iterable[Any], palette: Palette) -> TablePicture:
    rows = []
    for move in moves:
        is_solid = move.confidence == "high"
        before = stage_cell(move.from_stage, palette) if move.from_stage else _NEW
        rows.append(
            [
                published_day(move.event_date),
                move.vendor,
                move.country,
                before,
                stage_cell(move.to_stage, palette, is_solid=is_solid),
                f"{move.title}: {move.headline}",
            ]
        )
    return table_of(_COLUMNS, rows, name=2)
