"""In whose hands is each country's AI power: its own, an ally's, a stranger's?"""

import streamlit as st

from figures.catalog import VIEWS
from figures.sovereignty import lens_reading, lens_title
from pages.components import lens_panels, notices, panels, session, site_controls
from pages.components.month_slider import show_month_slider

atlas = session.shared_atlas()
view = session.begin(atlas, "role", "measure", "allies", "shade", about="sites")
own = view.own
sites = view.sites.on(atlas.choices)
rows = atlas.rows("capacity_by_country", sites, measure=own.measure, allies=own.allies)

site_controls.ask_site_filters(
    atlas, sites, VIEWS["capacity_by_country"], measure=own.measure, allies=own.allies
)
with st.container(key="capacity"):
    notices.show_notices()
    panels.show_title(
        lens_title(rows, own.role, own.measure, own.allies, sites, atlas.choices),
        lens_reading(rows, own.role, own.measure, sites, atlas.choices),
    )
    notices.offer_sites_of_companies(view.chosen, sites, atlas.choices)
    if not rows:
        notices.show_empty_sites(sites, atlas.choices)
    lens_panels.ask_lens(atlas.choices)
    if own.measure == "running":
        show_month_slider(atlas.rows("capacity_timeline", sites, by="total"), sites, atlas.choices)
    lens_panels.show_lens(atlas, sites, own.role, own.measure, own.allies, own.shade)
