"""One country beside the map: its stage, deals, story with sources, figures and neighbours."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Any

import streamlit as st

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.vocabulary import DEAL_KINDS, NO_DEAL, Stage
from figures.formatting import counted, day, listed, megawatts, published_day, usd
from figures.headline import as_object, subject
from pages.components import clicks
from pages.components.controls import show_toggle
from pages.components.country_facts import facts_line
from pages.components.markup import country_link, deal_link, link, rung, stage_words, text
from pages.components.people_list import names_in_line
from pages.components.story import show_story

DEALS_SHOWN = 5
OFFICIALS_SHOWN = 4


def show_country(iso3: str, atlas: Atlas, chosen: AtlasFilter) -> None:
    """How far are the chosen companies here, by which deals, and how do we know?

    Args:
        iso3: the country.
        atlas: the facts.
        chosen: filter with both days filled in.
    """
    here = replace(chosen, countries=(iso3,), regions=(), groups=(), stages=())
    deals = atlas.rows("deal_register", here)
    standing = atlas.rows("partnership_map", here)[0]
    with st.container(horizontal=True, horizontal_alignment="distribute", key="country_head"):
        st.html(f"<h2>{text(atlas.choices.countries[iso3])}</h2>", width="content")
        st.button("Find on map", key="find_on_map", type="tertiary", on_click=_find, args=(iso3,))
    (facts,) = atlas.rows("country_facts", iso3=iso3)
    st.html(_standing(standing, chosen, atlas) + facts_line(facts) + _officials(here, atlas))
    if not deals:
        _show_no_deal(iso3, atlas, chosen)
    else:
        _show_deals(deals, atlas.rows("country_partners", here))
        show_story(atlas.rows("country_story", here))
    _show_other_companies(here, deals, atlas)
    st.html(f"<p class='more'>{link('countries', 'Open country page', country=iso3)}</p>")


def _find(iso3: str) -> None:
    turn = (st.session_state.get("find") or {}).get("turn", 0) + 1
    st.session_state["find"] = {"iso3": iso3, "turn": turn}
    st.session_state["face"] = "map"


def _standing(standing: Any, chosen: AtlasFilter, atlas: Atlas) -> str:
    if standing.stage == Stage.NONE:
        return (
            f'<p class="standing-line">{rung(Stage.NONE)} <b>{NO_DEAL}</b> '
            f'<span class="quiet">of {text(as_object(subject(chosen, atlas.choices)))} '
            f"up to {text(day(chosen.as_of))}</span></p>"
        )
    solid = standing.is_well_sourced
    doubt = "" if solid else " · medium or low confidence"
    return (
        f'<p class="standing-line">{rung(standing.stage, solid)} '
        f"<b>{Stage(standing.stage).label}</b> "
        f'<span class="quiet">since {text(day(standing.stage_since))} · '
        f"{counted(standing.deals, 'deal')} in view{doubt}</span></p>"
    )


def _officials(here: AtlasFilter, atlas: Atlas) -> str:
    """Former officials of the country at AI companies, whichever companies are chosen."""
    people = atlas.rows("appointments", replace(here, vendors=()))
    if not people:
        return ""
    people = sorted(people, key=lambda row: row.organization_id not in here.vendors)
    names, left_out = names_in_line(people, OFFICIALS_SHOWN)
    (iso3,) = here.countries
    more = f" and {link('countries', f'{left_out} more', country=iso3)}" if left_out else ""
    return f'<p class="officials-line">Former officials: {names}{more}</p>'


def _show_deals(deals: tuple[Any, ...], partners: tuple[Any, ...]) -> None:
    st.html("<h3>Deals, furthest first</h3>")
    by_deal = {
        deal_id: list(rows) for deal_id, rows in groupby(partners, key=lambda row: row.deal_id)
    }
    several_vendors = len({deal.vendor for deal in deals}) > 1
    is_open = st.session_state.get("all_deals", False)
    shown = deals if is_open else deals[:DEALS_SHOWN]
    st.html("".join(_deal(deal, by_deal.get(deal.deal_id, []), several_vendors) for deal in shown))
    if len(deals) > DEALS_SHOWN:
        show_toggle("all_deals", f"Show all {len(deals)} deals")


def _deal(deal: Any, partners: list[Any], names_vendor: bool) -> str:
    known = [text(deal.counterparty)] if deal.counterparty else []
    known += [text(deal.vendor)] if names_vendor else []
    known.append(DEAL_KINDS[deal.kind].lower())
    if deal.value_usd is not None:
        known.append(text(usd(deal.value_usd, deal.value_basis)))
    if deal.capacity_mw is not None:
        known.append(text(megawatts(deal.capacity_mw)) + " planned")
    if deal.confidence != "high":
        known.append(f"{deal.confidence} confidence")
    more = [text(deal.summary)] if deal.summary else []
    if deal.value_note:
        more.append(f"Value: {text(deal.value_note)}.")
    elif deal.value_usd is None:
        more.append("Value not disclosed.")
    if partners:
        names = [
            partner.partner
            + ("" if partner.role == "partner" else f" ({partner.role.replace('_', ' ')})")
            for partner in partners
        ]
        more.append(f"Partners: {text(listed(names))}.")
    more.append(f"First public word: {text(published_day(deal.announced_date))}.")
    more.append(
        f"{counted(deal.sources, 'source')} in all: {deal_link(deal.deal_id, 'open the deal')}."
    )
    return (
        f'<details class="deal"><summary>{rung(deal.stage, deal.confidence == "high")}'
        f'<span class="title">{text(deal.title)}</span>'
        f'<span class="when">{text(day(deal.stage_since))}</span>'
        f'<span class="quiet">{" · ".join(known)}</span></summary>'
        f"<p>{' '.join(more)}</p></details>"
    )


def _show_no_deal(iso3: str, atlas: Atlas, chosen: AtlasFilter) -> None:
    """No deal here: then how do the neighbours stand?"""
    everywhere = replace(chosen, regions=(), groups=(), countries=(), stages=())
    stages = {row.iso3: row.stage for row in atlas.rows("partnership_map", everywhere)}
    rows = [
        f"<li>{stage_words(stages[place.iso3])} "
        f"{country_link(place.iso3, atlas.choices.countries[place.iso3])}"
        + (
            ""
            if place.shares_border
            else f' <span class="quiet">{place.distance_km:,.0f} km</span>'
        )
        + "</li>"
        for place in atlas.rows("neighbours", iso3=iso3)
        if place.iso3 in stages
    ]
    st.html(
        '<p class="quiet">No row does not mean no deal: talks that nobody reported are missing.'
        f'</p><h3>Neighbours</h3><ul class="neighbours">{"".join(rows)}</ul>'
    )


def _show_other_companies(here: AtlasFilter, deals: tuple[Any, ...], atlas: Atlas) -> None:
    if not here.vendors:
        return
    (of_all,) = atlas.rows("deal_counts", replace(here, vendors=()))
    others = of_all.with_country + of_all.with_group - len(deals)
    if others:
        st.button(
            f"Show {counted(others, 'deal')} of other companies here",
            key="show_other_companies",
            type="tertiary",
            on_click=clicks.choose_all,
            args=("vendors",),
        )
