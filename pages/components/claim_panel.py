"""One claim: who said it and when, what the atlas finds of it, which rows count, who tells it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from analytics.claims import ClaimCheck, check_claims, rows_that_count
from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from figures.claim_sentences import amount, claim_reading, claim_words, when_claimed
from figures.formatting import day
from pages.components.choosers import ask_one
from pages.components.claim_panels import rows_behind, show_told_beside
from pages.components.deal_panel import show_evidence
from pages.components.markup import text

MOST_OPEN = 10  # rows that are shown at once; more would push away what stands below


def ask_claim(atlas: Atlas) -> None:
    """Go to a claim by its words."""
    ask_one("Go to claim", atlas.choices.claims, key="claim")


def show_claim(claim_id: str, atlas: Atlas, chosen: AtlasFilter) -> None:
    """What was claimed, what is found, and how do we know?

    Args:
        claim_id: a claim of the facts, of whatever organization.
        atlas: the facts.
        chosen: filter with both days filled in.
    """
    checks = check_claims(atlas, AtlasFilter(as_of=chosen.as_of))
    check = next((check for check in checks if check.said.claim_id == claim_id), None)
    with st.container(key="claim_panel"):
        if check is None:
            st.html(
                f"<h2>{text(atlas.choices.claims[claim_id])}</h2>"
                f'<p class="quiet">Had not been claimed by {text(day(chosen.as_of))}.</p>'
            )
            return
        st.html(_head(check))
        st.html(f"<p>{text(claim_reading(check, chosen, atlas.choices))}</p>{_facts(check)}")
        show_evidence(atlas.rows("claim_evidence", of_claims=(claim_id,)))
        if check.found:
            rows = rows_that_count(atlas, [check], chosen)
            st.html(rows_behind(check, rows, is_open=len(rows) <= MOST_OPEN))
        show_told_beside(claim_id, atlas, chosen)


def _head(check: ClaimCheck) -> str:
    said = check.said
    return (
        f"<h2>{text(claim_words(check))}</h2>"
        f'<p class="place">{text(said.organization)}, {text(when_claimed(said.claim_date))}</p>'
        f"<p>{text(said.statement)}</p>"
    )


def _facts(check: ClaimCheck) -> str:
    said, found = check.said, check.found
    rows: list[tuple[str, Any]] = [("Claimed", amount(said.claimed, said.unit))]
    if found:
        if found.on_claim_date is not None:
            rows.append(("Found then", amount(found.on_claim_date, said.unit)))
        rows.append(("Found", amount(found.today, said.unit)))
        if check.ratio is not None:
            rows.append(("Ratio", f"{check.ratio:.2f}"))
        if found.beside_counts:
            value = "none" if not found.beside else amount(found.beside, said.unit)
            rows.append((found.beside_counts[:1].upper() + found.beside_counts[1:], value))
    rows.append(("Metric", said.metric))
    if found:
        rows.append(("Question", found.asked))
    lines = "".join(f"<tr><td>{text(name)}</td><td>{text(value)}</td></tr>" for name, value in rows)
    return f'<table class="facts">{lines}</table>'
