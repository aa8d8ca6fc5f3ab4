"""What is built where, by when, for whom, and whom does it reach?"""

import streamlit as st

from analytics.map_windows import CROWD
from figures.catalog import VIEWS
from figures.site_headline import infrastructure_headline, infrastructure_sentence
from pages.components import (
    notices,
    panels,
    reach_panel,
    session,
    site_controls,
    site_map_panel,
    site_panels,
)
from pages.components.month_slider import show_month_slider
from pages.components.site_panel import show_site

atlas = session.shared_atlas()
view = session.begin(
    atlas, "site", "face", "shape", "colour", "arcs", "radius", "window", "by", about="sites"
)
sites = view.sites.on(atlas.choices)
timeline = ("capacity_timeline", {"by": "total"})
each = ("datacenter_map",) if len(atlas.choices.sites) <= CROWD else ()
atlas.ask_ahead(sites, (timeline, "site_totals", *each))
(totals,) = atlas.rows("site_totals", sites)
# A crowd is neither drawn nor listed one by one, and not asked for one by one either.
rows = atlas.rows("datacenter_map", sites) if totals.sites <= CROWD else ()
in_total = atlas.rows("capacity_timeline", sites, by="total")
reach = reach_panel.asked_radius(view.own.radius)

site_controls.ask_site_filters(atlas, sites, VIEWS["datacenter_map"])
main, side = st.columns([968, 376], gap="large")
with main:
    notices.show_notices()
    reach_panel.show_refusal(view.own.radius)
    panels.show_title(
        infrastructure_headline(rows, totals, sites, atlas.choices),
        infrastructure_sentence(totals, sites, atlas.choices),
        picture="Map",
    )
    notices.offer_sites_of_companies(view.chosen, sites, atlas.choices)
    site_panels.show_figures(rows, totals, sites, atlas.choices)
    if not totals.sites:
        notices.show_empty_sites(sites, atlas.choices)
    if view.own.face == "map":
        site_controls.ask_map_look()
        site_map_panel.show_site_map(rows, totals.sites, atlas, sites, view.own, reach)
    else:
        site_panels.show_table(rows)
    show_month_slider(in_total, sites, atlas.choices)
    site_panels.show_capacity(
        in_total if view.own.by == "total" else atlas.rows(
            "capacity_timeline", sites, by=view.own.by
        ),
        totals, atlas, sites, view.own.by,
    )  # fmt: skip
    reach_panel.show_reach(atlas, sites, view.own.site, reach)
with side.container(key="side_panel"):
    site_controls.ask_site(atlas)
    if view.own.site:
        site_panels.show_find(view.own.site)
        show_site(view.own.site, atlas, sites)
    else:
        site_panels.show_largest(rows)
