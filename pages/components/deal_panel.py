"""One deal: where it stands, who takes part, what it belongs to, its story and its sources."""

from __future__ import annotations

from collections import Counter
from typing import Any

import streamlit as st

from analytics.filters import AtlasFilter, Choices
from analytics.questions import Atlas
from analytics.vocabulary import (
    CONFIDENCE_TESTS,
    COUNTERPARTY_KINDS,
    DEAL_KINDS,
    NOT_DISCLOSED,
    SOURCE_KINDS,
    Stage,
)
from figures.deal_sentences import with_article
from figures.formatting import counted, day, megawatts, published_day, usd
from pages.components.choosers import ask_one
from pages.components.controls import show_toggle
from pages.components.markup import (
    country_link,
    deal_link,
    rung,
    site_link,
    source_link,
    text,
)
from pages.components.people_list import people_list
from pages.components.story import show_story

OFFICIALS_SHOWN = 3


def ask_deal(choices: Choices) -> None:
    """Go to a deal by its title; its cross closes it."""
    ask_one("Go to deal", choices.deals, key="deal")


def show_deal(deal_id: str, atlas: Atlas, chosen: AtlasFilter) -> None:
    """What is this deal, how far is it, and how do we know?

    Args:
        deal_id: a deal of the facts.
        atlas: the facts.
        chosen: filter with both days filled in.
    """
    (deal,) = atlas.rows("deal_card", chosen, deal=deal_id)
    with st.container(key="deal_panel"):
        st.html(f"<h2>{text(deal.title)}</h2>{_standing(deal, chosen)}")
        st.html(_summary(deal) + _parties(deal, atlas.rows("deal_partners", deal=deal_id)))
        _show_family(deal, atlas.rows("deal_family", deal=deal_id))
        _show_sites(atlas.rows("deal_sites", deal=deal_id))
        _show_officials(deal, atlas, chosen)
        show_contradictions(atlas.rows("deal_contradictions", deal=deal_id))
        show_story(atlas.rows("deal_story", chosen, deal=deal_id), names_deal=False, limit=6)
        show_evidence(atlas.rows("deal_evidence", deal=deal_id))


def _standing(deal: Any, chosen: AtlasFilter) -> str:
    if deal.stage is None:
        return f'<p class="quiet">Had not begun by {text(day(chosen.as_of))}.</p>'
    waited = (chosen.as_of - deal.stage_since).days
    return (
        f'<p class="standing-line">{rung(deal.stage, deal.confidence == "high")} '
        f"<b>{Stage(deal.stage).label}</b> <small>since {text(day(deal.stage_since))}, "
        f"{counted(waited, 'day')}</small></p>"
    )


def _summary(deal: Any) -> str:
    return f"<p>{text(deal.summary)}</p>" if deal.summary else ""


def _parties(deal: Any, partners: tuple[Any, ...]) -> str:
    place = (
        country_link(deal.iso3, deal.country, "countries") if deal.iso3 else text(deal.country)
    ) + (f", {text(deal.jurisdiction)}" if deal.jurisdiction else "")
    counterparty = f"{deal.counterparty} ({COUNTERPARTY_KINDS[deal.counterparty_kind].lower()})"
    value = usd(deal.value_usd, deal.value_basis)
    if deal.value_note:
        value += f"; {deal.value_note}"
    chips = f"{deal.accelerator_count:,}" if deal.accelerator_count is not None else NOT_DISCLOSED
    rows = [
        ("Country", place),
        ("Company", text(deal.vendor) + (f", {text(deal.program)}" if deal.program else "")),
        ("Counterparty", text(counterparty)),
        ("Partners", "<br>".join(
            text(f"{row.partner} ({row.role.replace('_', ' ')})") for row in partners
        ) or "none named"),
        ("Kind", DEAL_KINDS[deal.kind].lower()),
        ("First public word", text(published_day(deal.announced_date))),
        ("Value", text(value)),
        ("Capacity planned", text(megawatts(deal.capacity_mw))),
        ("Accelerators", chips),
        ("Confidence", f"{deal.confidence}: {text(CONFIDENCE_TESTS[deal.confidence])}"),
    ]  # fmt: skip
    return '<table class="facts">' + "".join(
        f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in rows
    ) + "</table>"  # fmt: skip


def _show_family(deal: Any, family: tuple[Any, ...]) -> None:
    if not family:
        return
    above = [row for row in family if row.relation == "umbrella"]
    parts = [row for row in family if row.relation == "part"]
    tree = f"<b>{text(deal.title)}</b>" + (
        "<ul>" + "".join(f"<li>{_relative(row)}</li>" for row in parts) + "</ul>" if parts else ""
    )
    for row in sorted(above, key=lambda row: row.height):
        tree = f"{_relative(row)}<ul><li>{tree}</li></ul>"
    st.html(f'<h3>Umbrella and parts</h3><div class="tree">{tree}</div>')


def _relative(row: Any) -> str:
    return f"{deal_link(row.deal_id, row.title)} <small>{text(row.vendor)}</small>"


def _show_sites(sites: tuple[Any, ...]) -> None:
    if not sites:
        return
    rows = "".join(
        f"<tr><td>{site_link(site.datacenter_id, site.name)}<br>"
        f"<small>{text(site.locality or '')}</small></td>"
        f"<td>{text(site.status)}</td>"
        f"<td class=number>{text(megawatts(site.capacity_mw_operational))} running<br>"
        f"{text(megawatts(site.capacity_mw_planned))} planned</td></tr>"
        for site in sites
    )
    st.html(f'<h3>Sites that came from it</h3><table class="facts">{rows}</table>')


def _show_officials(deal: Any, atlas: Atlas, chosen: AtlasFilter) -> None:
    """Former officials of the deal's country who work, or worked, for its company."""
    if deal.iso3 is None:
        return
    of_both = AtlasFilter(vendors=(deal.vendor_id,), countries=(deal.iso3,), as_of=chosen.as_of)
    people = atlas.rows("appointments", of_both)
    if not people:
        return
    is_open = st.session_state.get("all_officials", False)
    shown = people if is_open or len(people) <= OFFICIALS_SHOWN + 1 else people[:OFFICIALS_SHOWN]
    st.html(
        f"<h3>Former officials of {text(with_article(deal.country))} at {text(deal.vendor)}</h3>"
        + people_list(shown)
    )
    if len(people) > OFFICIALS_SHOWN + 1:
        show_toggle("all_officials", f"Show all {len(people)}")


def show_contradictions(contradictions: tuple[Any, ...]) -> None:
    """Where do the sources contradict each other?

    Args:
        contradictions: rows of deal_contradictions or site_contradictions.
    """
    if contradictions:
        items = "".join(f"<li>{text(row.contradiction)}</li>" for row in contradictions)
        st.html(f"<h3>Sources disagree</h3><ul class='method'>{items}</ul>")


def show_evidence(sources: tuple[Any, ...]) -> None:
    """Who says so, and how good is the source?

    Args:
        sources: rows of deal_evidence or site_evidence, best graded first.
    """
    graded = Counter(source.source_kind for source in sources)
    grades = ", ".join(
        f"{graded[kind]} {name}" for kind, name in SOURCE_KINDS.items() if graded[kind]
    )
    order = ", best graded first" if len(sources) > 1 else ""
    items = "".join(
        f"<li>{source_link(row.publisher, row.source_kind, row.url, row.published_date)}"
        f"<small>{text(row.title or '')}</small></li>"
        for row in sources
    )
    st.html(
        f"<h3>{counted(len(sources), 'source')}{order}</h3>"
        f'<p class="quiet">{grades}</p><ul class="neighbours evidence">{items}</ul>'
    )
