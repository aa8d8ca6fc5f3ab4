"""The rows of claims held against the facts, as tables and files take them."""

from __future__ import annotations

import pandas as pd

from analytics.claims import ClaimCheck, check_claims
from analytics.filters import AtlasFilter, Choices
from analytics.questions import Atlas
from figures.claim_sentences import claim_reading

COLUMNS = (
    "claim_id", "organization", "metric", "claimed", "found", "ratio", "reading",
    "found_on_claim_date", "unit", "claim_date", "statement", "asked", "found_counts", "beside",
    "beside_counts", "why_not", "found_rows", "sources", "source_urls",
)  # fmt: skip


def claims_table(atlas: Atlas, chosen: AtlasFilter) -> pd.DataFrame:
    """Which claims are there, and what does the atlas find of each?

    Only the filters of company (the one that speaks) and day apply.

    Returns:
        One row per claim, newest first. claimed, found, found_on_claim_date and beside are in the
        claim's unit; ratio is found divided by claimed; asked names the SQL question that computed
        found; without it, why_not says why public deals cannot tell. found_rows are the keys of
        the deals or datacenters counted, source_urls the addresses of the claim's sources, each
        parted by spaces.
    """
    filled = chosen.on(atlas.choices)
    rows = [_row(check, filled, atlas.choices) for check in check_claims(atlas, filled)]
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(check: ClaimCheck, chosen: AtlasFilter, choices: Choices) -> tuple[object, ...]:
    said, found = check.said, check.found
    return (
        said.claim_id,
        said.organization,
        said.metric,
        said.claimed,
        found and found.today,
        check.ratio,
        claim_reading(check, chosen, choices),
        found and found.on_claim_date,
        said.unit,
        said.claim_date,
        said.statement,
        found and found.asked,
        found and found.counts,
        found and found.beside,
        (found and found.beside_counts) or None,
        check.why_not or None,
        " ".join((*found.deal_ids, *found.datacenter_ids)) if found else None,
        said.sources or 0,
        said.source_urls,
    )
