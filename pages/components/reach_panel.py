"""People within reach: how many live within a distance of a site, or of all sites in view."""

from __future__ import annotations

from typing import Any

import streamlit as st

from analytics.questions import Atlas
from analytics.reach import METHOD, Radius, read_radius
from analytics.site_filters import SiteFilter
from analytics.written_filters import UnknownChoice
from figures.catalog import VIEWS
from figures.formatting import people, share
from figures.site_sentences import NEAR_IS_NOT_SERVED, reach_headline
from pages.components.controls import show_toggle
from pages.components.export_menu import show_figure_head
from pages.components.markup import country_link, text

COUNTRIES_SHOWN = 12


def asked_radius(written: str) -> Radius | None:
    """The distance that the reader wrote; None where there is none, or none that can be read."""
    try:
        return read_radius(written) if written else None
    except UnknownChoice:
        return None


def show_refusal(written: str) -> None:
    """Say what is wrong with a distance that cannot be read."""
    try:
        read_radius(written or "1 km")
    except UnknownChoice as problem:
        st.html(f'<p class="notice" role="status">{text(problem)}</p>')


def show_reach(
    atlas: Atlas, sites: SiteFilter, datacenter_id: str | None, reach: Radius | None
) -> None:
    """How many people live within the distance, in which countries, and how is it counted?

    Args:
        atlas: the facts.
        sites: filter with its month filled in.
        datacenter_id: the site whose surroundings are counted; None for all in view.
        reach: the distance; None where none was asked for.
    """
    if reach is None:
        return
    rows = atlas.rows("reach", sites, only_site=datacenter_id, radius_km=reach.kilometres)
    if not rows:
        st.html('<p class="notice" role="status">No site in view, so nobody is within reach.</p>')
        return
    in_all = rows[0]
    by_country = atlas.rows(
        "reach_by_country", sites, only_site=datacenter_id, radius_km=reach.kilometres
    )
    show_figure_head(
        f'<h2 class="section">{text(reach_headline(rows, reach))}</h2>'
        f'<p class="quiet">{text(share(in_all.world_share))} of the world. {NEAR_IS_NOT_SERVED} '
        "Cities of 15,000 and more (GeoNames), scaled to each country's population; "
        "great-circle distances; nobody counts twice.</p>",
        atlas,
        sites,
        VIEWS["reach"],
        only_site=datacenter_id,
        radius_km=reach.kilometres,
    )
    is_open = st.session_state.get("all_reached", False)
    shown = by_country if is_open else by_country[:COUNTRIES_SHOWN]
    st.html(
        '<table class="facts reach"><thead><tr><th>Country</th><th class="number">People</th>'
        '<th class="number">of the country</th><th>Largest places within reach</th></tr></thead>'
        + "".join(_country(row) for row in shown)
        + "</table>"
    )
    if len(by_country) > COUNTRIES_SHOWN:
        show_toggle("all_reached", f"All {len(by_country)} countries")
    with st.expander("How people are counted"):
        st.html("<ul class='method'>" + "".join(f"<li>{text(s)}</li>" for s in METHOD) + "</ul>")


def _country(row: Any) -> str:
    return (
        f"<tr><td>{country_link(row.iso3, row.country, 'countries')}</td>"
        f'<td class="number">{text(people(row.population_reached).removesuffix(" people"))}</td>'
        f'<td class="number">{text(share(row.share_of_country))}</td>'
        f"<td>{text(row.largest_places)}</td></tr>"
    )
