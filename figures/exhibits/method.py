"""How it was counted as an exhibit: the last slide of a deck."""

from __future__ import annotations

from analytics.counting_rules import COUNTING_RULES
from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.written_site_filters import write_chosen
from figures.catalog import VIEWS
from figures.exhibit import Exhibit, TablePicture
from figures.exhibits.foot import foot_of_deals
from figures.formatting import counted, full_day
from figures.method_table import COVERAGE, SOURCES
from figures.theme import Palette

# The rules that decide what a reader sees first; the others stand in the notes.
_SHOWN_RULES = (2, 3, 4, 6, 7, 8, 10, 13)


def method_exhibit(atlas: Atlas, chosen: AtlasFilter, palette: Palette) -> Exhibit:
    """How was it counted, up to which day, from what?

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
    """
    filled = chosen.on(atlas.choices)
    table = VIEWS["method"].table(atlas, filled)
    shown = {rule.subject for rule in COUNTING_RULES if rule.number in _SHOWN_RULES}
    rows = tuple(
        (row.subject, row.sentence)
        for row in table.itertuples(index=False)
        if row.subject in (COVERAGE, SOURCES) or row.subject in shown
    )
    foot = foot_of_deals(atlas, filled, tuple(rule.number for rule in COUNTING_RULES))
    left_out = len(COUNTING_RULES) - len(shown)
    return Exhibit(
        key="method",
        title="Every figure rests on public sources and on rules that anyone can check",
        reading=f"How the atlas counts, read for {full_day(filled.as_of)}.",
        as_of=filled.as_of,
        picture=TablePicture(("What", "How it is counted"), rows, (False, False)),
        table=table,
        footnotes=(
            f"{counted(left_out, 'further rule')} and every source stand in the speaker's notes "
            "and on the Method page.",
            foot.footnotes[-1],
        ),
        method=foot.method,
        sources=foot.sources,
        filter=write_chosen(chosen),
    )
