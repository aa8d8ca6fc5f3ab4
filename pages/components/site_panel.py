"""One datacenter: how much of it runs, since when, whose it is, and how do we know?"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

import streamlit as st

from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from analytics.vocabulary import NONE_SEEN, NOT_DISCLOSED, SITE_ROLES, STATUSES, Stage
from figures.formatting import counted, upper_first, usd
from figures.site_chart import site_chart
from figures.site_sentences import (
    month_sentence,
    no_chart_sentence,
    site_dates,
    site_evidence_words,
    site_figures,
    site_finding,
)
from pages.components.deal_panel import show_contradictions, show_evidence
from pages.components.drawing import show_drawing
from pages.components.markup import country_link, deal_link, rung, site_link, text


def show_site(datacenter_id: str, atlas: Atlas, sites: SiteFilter) -> None:
    """What is this datacenter, how much of it runs, and how do we know?

    Args:
        datacenter_id: a datacenter of the facts.
        atlas: the facts.
        sites: the reader's filter; its day is told beside the figures of today.
    """
    (site,) = atlas.rows("site_card", site=datacenter_id)
    milestones = atlas.rows("site_milestones", site=datacenter_id)
    until = atlas.choices.sites_until
    with st.container(key="site_panel"):
        st.html(_head(site) + f"<h3>{text(site_finding(site, milestones, until))}</h3>")
        _show_power(site, milestones, until, sites.on(atlas.choices).month)
        st.html(_facts(site, atlas.rows("site_parties", site=datacenter_id), until))
        _show_family(atlas.rows("site_family", site=datacenter_id))
        _show_deals(atlas.rows("site_deals", site=datacenter_id))
        show_contradictions(atlas.rows("site_contradictions", site=datacenter_id))
        evidence = atlas.rows("site_evidence", site=datacenter_id)
        show_evidence(evidence)
        _show_credit(evidence)


def _head(site: Any) -> str:
    in_words = (NOT_DISCLOSED, NONE_SEEN)
    figures = "".join(
        f"<div><b{' class=unknown' if figure in in_words else ''}>{text(figure)}</b>"
        f"<span>{text(label)}</span></div>"
        for figure, label in site_figures(site)
    )
    country = country_link(site.iso3, site.country, "countries")
    return (
        f'<h2>{text(site.name)}</h2><p class="place">{text(site.locality)}, {country}</p>'
        f'<div class="site-figures">{figures}</div>'
    )


def _show_power(site: Any, milestones: tuple[Any, ...], until: date, month: date) -> None:
    if not milestones:
        st.html(f'<p class="quiet">{text(no_chart_sentence(site))}</p>')
        return
    planned = None if site.is_held else site.capacity_mw_planned
    show_drawing(site_chart(site.name, milestones, planned, until), key="site_chart")
    if said := month_sentence(milestones, month, until):
        st.html(f'<p class="quiet">{text(said)}</p>')


def _facts(site: Any, parties: tuple[Any, ...], until: date) -> str:
    of_role = defaultdict(list)
    for party in parties:
        home = f" <small>{text(party.home)}</small>" if party.home else ""
        of_role[party.role].append(text(party.name) + home)
    first, full = site_dates(site, until)
    cost = text(usd(site.capex_usd))
    if site.capex_usd is not None:
        cost += " <small>stated or estimated</small>"
    rows = [
        *((label, "<br>".join(of_role[role]) or NOT_DISCLOSED)
          for role, label in SITE_ROLES.items()),
        ("Status", text(STATUSES[site.status])),
        ("Chips", _chips(site)),
        ("Power", text(upper_first(site.power_source or "") or NOT_DISCLOSED)),
        ("Cost", cost),
        ("First power", text(first)),
        ("Full", text(full)),
        ("Evidence", text(site_evidence_words(site))),
    ]  # fmt: skip
    summary = f'<p class="quiet">{text(site.summary)}</p>' if site.summary else ""
    return (
        '<h3>Facts</h3><table class="facts">'
        + "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
        + f"</table>{summary}"
    )


def _chips(site: Any) -> str:
    if site.accelerators is None and site.accelerator_count is None:
        return NOT_DISCLOSED
    count = site.accelerator_count
    number = f"{count:,} in all" if count is not None else f"number {NOT_DISCLOSED}"
    return f"{text(site.accelerators or f'type {NOT_DISCLOSED}')} <small>{number}</small>"


def _show_family(family: tuple[Any, ...]) -> None:
    for relation, title in (("whole", "Part of"), ("part", "Contains")):
        items = "".join(
            f"<li>{site_link(row.datacenter_id, row.name)}</li>"
            for row in family
            if row.relation == relation
        )
        if items:
            st.html(f'<h3>{title}</h3><ul class="neighbours">{items}</ul>')


def _show_deals(deals: tuple[Any, ...]) -> None:
    if not deals:
        return
    items = "".join(
        f"<li>{rung(deal.stage or Stage.NONE, deal.confidence == 'high')}"
        f'<div><span class="title">{deal_link(deal.deal_id, deal.title)}</span>'
        f"<small>{text(_deal_words(deal))}</small></div></li>"
        for deal in deals
    )
    title = "From the deal" if len(deals) == 1 else "From the deals"
    st.html(f'<h3>{title}</h3><ul class="neighbours site-deals">{items}</ul>')


def _deal_words(deal: Any) -> str:
    stage = Stage(deal.stage).label if deal.stage else "Not begun"
    known = deal.value_usd is not None
    value = usd(deal.value_usd, deal.value_basis) if known else f"value {NOT_DISCLOSED}"
    return f"{stage} · {deal.vendor} · {value}"


def _show_credit(sources: tuple[Any, ...]) -> None:
    copies = sum(source.is_epoch for source in sources)
    if copies:
        read = counted(copies, "public copy", "public copies")
        st.html(
            '<p class="quiet">With figures of Epoch AI, epoch.ai, CC BY 4.0, rounded; '
            f"read in {read}.</p>"
        )
