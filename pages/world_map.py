"""Where does a company stand with every country of the world, on any day, and how do we know?"""

import streamlit as st

from analytics.measures import signed_share, stage_counts
from figures.catalog import VIEWS
from figures.headline import filter_sentence, partnership_headline
from pages.components import controls, country_panel, notices, panels, session
from pages.components.world_map import show_world_map

atlas = session.shared_atlas()
view = session.begin(atlas, "country", "face")
chosen = view.chosen.on(atlas.choices)

everywhere = chosen.any_stage()
atlas.ask_ahead(
    everywhere,
    ("partnership_map", "signed_by_month", "changes", "deal_counts", "off_ladder_deals"),
)
partnerships = atlas.rows("partnership_map", everywhere)
(deals,) = atlas.rows("deal_counts", everywhere)
moves = atlas.rows("changes", chosen)
world = atlas.rows("world_totals")[0]
counts = stage_counts(partnerships)
title = partnership_headline(counts, chosen, atlas.choices)

# The map is sent before what stands above it: a browser draws messages in their order, and half
# of the wait for new colours was the filter bar's (benchmarks/README.md).
bar = st.container(key="bar_place")
main, side = st.columns([968, 376], gap="large")
head, picture, foot = main.container(), main.container(), main.container()
with picture:
    if view.own.face == "map":
        show_world_map(
            partnerships,
            atlas.rows("off_ladder_deals", everywhere),
            atlas.rows("signed_by_month", everywhere),
            chosen,
            atlas.choices,
            view.country,
        )
    else:
        panels.show_map_table(atlas.table("partnership_map", chosen))
with bar:
    controls.ask_filters(atlas, view.chosen, VIEWS["partnership_map"])
with head:
    notices.show_notices()
    panels.show_first_line()
    panels.show_title(
        title,
        filter_sentence(
            chosen,
            atlas.choices,
            deals=deals.with_country,
            with_deal=counts.with_deal,
            group_deals=deals.with_group,
        ),
        picture="Map",
    )
    panels.show_figures(
        counts,
        signed_share(partnerships, "population", world.population),
        signed_share(partnerships, "gdp_usd", world.gdp_usd),
        len(moves),
    )
    if counts.shown(chosen.stages) == 0:
        notices.show_empty_view(chosen, atlas.choices)
with foot:
    panels.show_moves(moves, atlas, chosen)
with side.container(key="side_panel"):
    controls.ask_country(atlas.choices)
    if view.country:
        country_panel.show_country(view.country, atlas, chosen)
    else:
        panels.show_overview(partnerships, chosen.stages)
