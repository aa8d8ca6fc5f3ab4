"""The race for countries as rows: of the companies that are held against each other."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.rivalry import USUAL_RIVALS, rivals_in_view


def in_the_race(atlas: Atlas, chosen: AtlasFilter) -> AtlasFilter:
    """The filter with the companies that race: its own, or beside a single one its usual rivals."""
    vendors = atlas.choices.vendors
    return replace(chosen, vendors=rivals_in_view((), chosen.vendors, vendors, len(USUAL_RIVALS)))


def race_table(atlas: Atlas, chosen: AtlasFilter) -> pd.DataFrame:
    """Who signed with how many countries, month by month? Columns as in signed_race.sql.

    Args:
        atlas: the facts.
        chosen: the reader's filter.
    """
    return atlas.table("signed_race", in_the_race(atlas, chosen))
