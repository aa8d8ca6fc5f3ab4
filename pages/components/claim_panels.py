"""The page of claims: claimed beside found, told in different numbers, and what cannot be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import streamlit as st

from analytics.claim_metrics import same_things
from analytics.claims import ClaimCheck, rows_that_count
from analytics.filters import AtlasFilter, Choices
from analytics.questions import Atlas
from figures.claim_sentences import amount, claim_reading, claim_words
from figures.claims_chart import MOST_ROWS, claims_chart
from figures.formatting import counted, megawatts, published_day, usd
from pages.components import notices
from pages.components.controls import show_toggle
from pages.components.drawing import show_drawing
from pages.components.markup import (
    claim_address,
    claim_link,
    deal_link,
    rung,
    site_link,
    source_link,
    text,
)

UNCHECKED_SHOWN = 12
UNCHECKED_MOST = 400  # more would take seconds to send; Export writes all


def show_checked(
    checks: Sequence[ClaimCheck], atlas: Atlas, chosen: AtlasFilter, opened: str | None
) -> None:
    """What was claimed, what is found of it then and now, and which rows count?

    Args:
        checks: the claims in view.
        atlas: the facts.
        chosen: filter with both days filled in.
        opened: id of the claim that is told beside the list.
    """
    held = [check for check in checks if check.found]
    if not held:
        return
    st.html(
        "<h2>Claimed and found</h2>"
        '<p class="quiet">Filled: found as a share of what is claimed. Hollow: found on the '
        "claim’s day, where the facts know it. Found counts what is public alone.</p>"
    )
    rows = rows_that_count(atlas, held, chosen)
    evidence = _evidence(held, atlas)
    for number, (organization, claims) in enumerate(_by_organization(held)):
        st.html(f"<h3>{text(organization)}</h3>")
        show_drawing(claims_chart(claims, opened, claim_address), key=f"claims_chart_{number}")
        st.html(
            "".join(
                _checked(check, rows, evidence[check.said.claim_id], atlas, chosen)
                for check in claims[:MOST_ROWS]
            )
        )


def _by_organization(checks: Sequence[ClaimCheck]) -> list[tuple[str, list[ClaimCheck]]]:
    """Claims by who makes them, whoever makes most first, in each the newest first."""
    groups = defaultdict(list)
    for check in checks:
        groups[check.said.organization].append(check)
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))


def _evidence(checks: Sequence[ClaimCheck], atlas: Atlas) -> dict[str, list[Any]]:
    found = defaultdict(list)
    ids = tuple(check.said.claim_id for check in checks)
    for source in atlas.rows("claim_evidence", of_claims=ids):
        found[source.claim_id].append(source)
    return found


def _checked(
    check: ClaimCheck,
    rows: dict[str, Any],
    evidence: list[Any],
    atlas: Atlas,
    chosen: AtlasFilter,
) -> str:
    words = claim_words(check)
    # The sentence begins with the claim's words: they are the link.
    rest = claim_reading(check, chosen, atlas.choices).removeprefix(words)
    return (
        f'<div class="claim"><p>{claim_link(check.said.claim_id, words)}{text(rest)}</p>'
        f"<p>{_ratio(check)}{sources_line(evidence)}<code>{text(check.found.asked)}</code></p>"
        f"{rows_behind(check, rows)}</div>"
    )


def _ratio(check: ClaimCheck) -> str:
    return "" if check.ratio is None else f'<span class="ratio">ratio {check.ratio:.2f}</span>'


def sources_line(evidence: Sequence[Any]) -> str:
    """The sources of a claim, best graded first."""
    return "".join(
        source_link(row.publisher, row.source_kind, row.url, row.published_date) for row in evidence
    )


def rows_behind(check: ClaimCheck, rows: dict[str, Any], *, is_open: bool = False) -> str:
    """The deals or datacenters that count for a claim, behind a toggle.

    Args:
        check: the claim.
        rows: rows of claim_rows by key.
        is_open: whether they are shown at once.
    """
    found = check.found
    counting = [rows[key] for key in (*found.deal_ids, *found.datacenter_ids) if key in rows]
    noun = "deal" if found.deal_ids else "datacenter"
    how = f'<p class="quiet">Counted: {text(found.counts)}.</p>'
    if not counting:
        return how
    items = "".join(map(_row, counting))
    return (
        f"<details{' open' if is_open else ''}><summary>{counted(len(counting), noun)} that "
        f"{'counts' if len(counting) == 1 else 'count'}</summary>{how}"
        f'<ul class="neighbours counting">{items}</ul></details>'
    )


def _row(row: Any) -> str:
    if row.kind == "deal":
        return (
            f"<li>{rung(row.standing, row.confidence == 'high')}<div>"
            f"{deal_link(row.row_id, row.title)}<small>{text(row.country)}</small></div></li>"
        )
    power = f"{megawatts(row.running_mw)} running, {megawatts(row.planned_mw)} planned"
    return (
        f"<li><div>{site_link(row.row_id, row.title)}<small>{text(row.country)} · "
        f"{text(row.standing)} · {text(power)} · cost {text(usd(row.cost_usd))}</small></div></li>"
    )


def show_told_differently(atlas: Atlas, chosen: AtlasFilter) -> None:
    """Where was the same thing told in different numbers? Side by side, oldest first."""
    told = _told(atlas, AtlasFilter(vendors=chosen.vendors, as_of=chosen.as_of))
    if not told:
        return
    blocks = [
        f"<h3>{text(subject)}</h3>{_side_by_side(list(claims))}"
        for subject, claims in groupby(told, key=lambda row: row.subject)
    ]
    st.html("<h2>The same thing in different numbers</h2>" + "".join(blocks))


def show_told_beside(claim_id: str, atlas: Atlas, chosen: AtlasFilter) -> None:
    """Which other numbers were told for what one claim counts?

    Args:
        claim_id: the claim.
        atlas: the facts.
        chosen: filter with both days filled in.
    """
    told = _told(atlas, AtlasFilter(as_of=chosen.as_of))
    subjects = {row.subject for row in told if row.claim_id == claim_id}
    claims = [row for row in told if row.subject in subjects]
    if claims:
        st.html(f"<h3>The same thing in different numbers</h3>{_side_by_side(claims)}")


def _told(atlas: Atlas, chosen: AtlasFilter) -> tuple[Any, ...]:
    keys, subjects = same_things()
    return atlas.rows("claims_told_differently", chosen, same_things=keys, subjects=subjects)


def _side_by_side(claims: Sequence[Any]) -> str:
    cells = "".join(
        f"<div><b>{text(amount(row.claimed, row.unit))}</b>"
        f"<span>{claim_link(row.claim_id, row.statement)}</span>"
        f'<span class="quiet">{text(published_day(row.claim_date))}</span>'
        f"{source_link(row.publisher, row.source_kind, row.url) if row.url else ''}</div>"
        for row in claims
    )
    known = claims[0].contradiction
    note = f'<p class="quiet">{text(known)}</p>' if known else ""
    return f'{note}<div class="told">{cells}</div>'


def show_unchecked(checks: Sequence[ClaimCheck], atlas: Atlas) -> None:
    """Which claims can public deals not tell, and why not?

    Args:
        checks: the claims in view.
        atlas: the facts.
    """
    silent = [check for check in checks if not check.found]
    if not silent:
        return
    most = UNCHECKED_MOST if st.session_state.get("all_unchecked") else UNCHECKED_SHOWN
    heads = "".join(f"<th>{head}</th>" for head in ("When", "Who", "Claim", "Why not", "Source"))
    ordered = [check for _, claims in _by_organization(silent) for check in claims]
    shown = ordered[:most]
    evidence = _evidence(shown, atlas)
    lines = "".join(_unchecked(check, evidence[check.said.claim_id]) for check in shown)
    st.html(
        f"<h2>{counted(len(silent), 'claim')} that public facts cannot tell</h2>"
        f'<div class="scroll"><table class="ageing unchecked"><tr>{heads}</tr>{lines}</table></div>'
    )
    if len(silent) > UNCHECKED_SHOWN:
        many = f"The first {UNCHECKED_MOST} of {len(silent):,} claims"
        show_toggle(
            "all_unchecked",
            f"All {len(silent)} claims" if len(silent) <= UNCHECKED_MOST else many,
        )


def _unchecked(check: ClaimCheck, evidence: list[Any]) -> str:
    said = check.said
    return (
        f'<tr><td class="quiet">{text(published_day(said.claim_date))}</td>'
        f"<td>{text(said.organization)}</td><td>{claim_link(said.claim_id, claim_words(check))}"
        f"<br><small>{text(said.statement)}</small></td><td>{text(check.why_not)}</td>"
        f"<td>{sources_line(evidence)}</td></tr>"
    )


def show_nothing_claimed(chosen: AtlasFilter, choices: Choices) -> None:
    """Say why no claim is in view, and offer to show those of all organizations."""
    loosen = " or day" if chosen.as_of < choices.last_day else ""
    notices.offer_to_show_all(
        f"No claim passes the filter; loosen company{loosen}.", "Show all claims", choices
    )


def show_invitation() -> None:
    """What the side of the page is for while no claim is opened."""
    st.html(
        '<h2>One claim</h2><p class="quiet">Choose a claim to read what was said, what the atlas '
        "finds, which deals and datacenters count, and who tells it. Claimed is what an "
        "organization says of itself; found is what is public, and what nobody reported is "
        "missing.</p>"
    )
