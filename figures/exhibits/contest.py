"""Views about rivals, open countries, people and claims as exhibits: tables with their finding."""

from __future__ import annotations

from typing import Any

from analytics.claims import check_claims
from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.written_filters import write_filter
from figures.appointment_sentences import people_headline, people_sentence
from figures.catalog import VIEWS
from figures.claim_sentences import claims_headline, claims_sentence
from figures.exhibit import Exhibit
from figures.exhibits.cells import table_picture
from figures.exhibits.frame import foot_of_deals, foot_of_statements
from figures.formatting import counted, full_day
from figures.theme import Palette

_RULES = (2, 3, 5, 11, 12)
_STATEMENTS = {"appointments": "appointment", "claims_check": "claim"}


def contest_exhibit(
    key: str, atlas: Atlas, chosen: AtlasFilter, palette: Palette, **options: Any
) -> Exhibit:
    """The rows of a view about rivals, open countries, people or claims.

    Args:
        key: of the view.
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
        options: what the view asks beside the filter.
    """
    view = VIEWS[key]
    filled = chosen.on(atlas.choices)
    table = view.table(atlas, filled, **options)
    title, reading = _sentences(key, atlas, filled, len(table))
    if key in _STATEMENTS:
        noun = _STATEMENTS[key]
        foot = foot_of_statements(atlas, noun, tuple(table[f"{noun}_id"]), (1,), view.note)
    else:
        foot = foot_of_deals(atlas, filled, _RULES, view.note)
    return Exhibit(
        key=key,
        title=title,
        reading=reading,
        as_of=filled.as_of,
        picture=table_picture(table, tuple(table.columns[: len(view.columns)])),
        table=table,
        footnotes=foot.footnotes,
        method=foot.method,
        sources=foot.sources,
        filter=write_filter(chosen, AtlasFilter()),
    )


def _sentences(key: str, atlas: Atlas, filled: AtlasFilter, rows: int) -> tuple[str, str]:
    if key == "appointments":
        people = atlas.rows("appointments", filled)
        return (
            people_headline(people, filled, atlas.choices),
            f"{people_sentence(people, filled)} On {full_day(filled.as_of)}.",
        )
    if key == "claims_check":
        checks = check_claims(atlas, filled)
        said = claims_sentence(filled, atlas.choices)
        return claims_headline(checks, filled, atlas.choices), said
    view = VIEWS[key]
    return view.title, f"{view.question} {counted(rows, 'row')} on {full_day(filled.as_of)}."
