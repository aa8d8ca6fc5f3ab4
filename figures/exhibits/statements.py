"""What is said of people and what organizations say of themselves: appointments and claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from analytics.claims import ClaimCheck, check_claims
from analytics.filters import AtlasFilter, Choices
from analytics.questions import Atlas
from analytics.written_site_filters import write_chosen
from figures.appointment_sentences import people_headline, people_sentence, term
from figures.catalog import VIEWS
from figures.claim_sentences import (
    claim_reading,
    claim_words,
    claims_headline,
    claims_sentence,
    when_claimed,
)
from figures.exhibit import Exhibit, TablePicture
from figures.exhibits.cells import Column, table_of
from figures.exhibits.foot import foot_of_statements
from figures.formatting import published_day, upper_first
from figures.theme import Palette

_RULES = (1,)
# How the rows may be read, without the names of columns that only the data have.
_NOTES = {
    "appointments": "The country is that of the former office. A month or year counts from its "
    "last day; whose start is not known stands last.",
    "claims_check": "Found is what is public, in the claim’s unit; what nobody reported is "
    "missing. Claims made after the day are left out.",
}
_PEOPLE = (
    Column("Person", 1.7),
    Column("Former office", 3.2),
    Column("Country", 1.4),
    Column("Company", 1.2),
    Column("Work there", 2.8),
    Column("When", 1.7),
    Column("Best source", 1.4),
)
_CLAIMS = (
    Column("Who", 1.3),
    Column("Claimed", 3.1),
    Column("Claimed on", 1.2),
    Column("Found, or why it cannot be", 5.9),
    Column("Found / claimed", 0.9, is_number=True),
)


def appointments_exhibit(atlas: Atlas, chosen: AtlasFilter, palette: Palette) -> Exhibit:
    """Which former officials joined which AI companies, and when?

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
    """
    filled = chosen.on(atlas.choices)
    people = atlas.rows("appointments", filled)
    picture = table_of(_PEOPLE, map(_person, people))
    title = people_headline(people, filled, atlas.choices)
    reading = people_sentence(people, filled)
    ids = tuple(row.appointment_id for row in people)
    return _exhibit("appointments", "appointment", title, reading, picture, ids, atlas, chosen)


def claims_exhibit(atlas: Atlas, chosen: AtlasFilter, palette: Palette) -> Exhibit:
    """What do organizations claim about themselves, and what does the atlas find?

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
    """
    filled = chosen.on(atlas.choices)
    checks = check_claims(atlas, filled)
    picture = table_of(
        _CLAIMS, [_claim(check, filled, atlas.choices) for check in _in_order(checks)], name=1
    )
    title = claims_headline(checks, filled, atlas.choices)
    reading = claims_sentence(filled, atlas.choices)
    ids = tuple(check.said.claim_id for check in checks)
    return _exhibit("claims_check", "claim", title, reading, picture, ids, atlas, chosen)


def _exhibit(
    key: str, noun: str, title: str, reading: str, picture: TablePicture, ids: tuple[str, ...],
    atlas: Atlas, chosen: AtlasFilter,
) -> Exhibit:  # fmt: skip
    view = VIEWS[key]
    filled = chosen.on(atlas.choices)
    foot = foot_of_statements(atlas, noun, ids, _RULES, _NOTES[key])
    return Exhibit(
        key=key,
        title=title,
        reading=reading,
        as_of=filled.as_of,
        picture=picture,
        table=view.table(atlas, filled),
        footnotes=foot.footnotes,
        method=foot.method,
        sources=foot.sources,
        filter=write_chosen(chosen),
    )


def _person(row: Any) -> list[str]:
    return [
        row.person,
        row.former_office,
        row.former_country,
        row.organization,
        row.role,
        term(row.start_date, row.end_date),
        row.publisher or "",
    ]


def _in_order(checks: Sequence[ClaimCheck]) -> list[ClaimCheck]:
    """What can be checked first, then by who claims most, in each the newest first."""
    ordered = []
    for is_held in (True, False):
        groups = defaultdict(list)
        for check in checks:
            if bool(check.found) == is_held:
                groups[check.said.organization].append(check)
        for _, claims in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
            ordered += claims
    return ordered


def _claim(check: ClaimCheck, chosen: AtlasFilter, choices: Choices) -> list[str]:
    words = claim_words(check)
    # The sentence of the page says the claim and its day first: they have columns of their own.
    start = f"{words}, claimed {when_claimed(check.said.claim_date)}; "
    told = claim_reading(check, chosen, choices).removeprefix(start)
    told = told.removeprefix("the atlas knows ")
    return [
        check.said.organization,
        words,
        published_day(check.said.claim_date),
        upper_first(told),
        "" if check.ratio is None else f"{check.ratio:.2f}",
    ]
