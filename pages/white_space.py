"""Which countries without a deal come first, by measures that the reader weights?"""

from dataclasses import replace

import streamlit as st

from figures.catalog import VIEWS
from figures.white_space import white_space_sentence, white_space_title
from pages.components import controls, notices, panels, session, white_space_panels

atlas = session.shared_atlas()
view = session.begin(atlas, "weights", "country", "face")
chosen = view.chosen.on(atlas.choices)
weights = white_space_panels.asked_weights(view.own.weights)

everywhere = chosen.any_stage()  # all of these countries stand at one stage: at none
atlas.ask_ahead(everywhere, ("stage_funnel", "deal_counts"))
rows = atlas.rows("white_space", everywhere, weights=weights)
in_view = sum(row.countries for row in atlas.rows("stage_funnel", everywhere))
(deals,) = atlas.rows("deal_counts", everywhere)

controls.ask_filters(
    atlas,
    view.chosen,
    replace(VIEWS["white_space"], options={"weights": weights}),
    view.chosen.any_stage(),
)
main, side = st.columns([968, 376], gap="large")
with main:
    notices.show_notices()
    white_space_panels.show_refusal(view.own.weights)
    panels.show_title(
        white_space_title(rows, in_view, chosen, atlas.choices),
        white_space_sentence(rows, in_view, deals.with_group, weights, chosen, atlas.choices),
        picture="Bars",
    )
    if not in_view:
        white_space_panels.show_nowhere(chosen, atlas.choices)
    white_space_panels.ask_weights(weights)
    white_space_panels.show_ranking(rows, weights, chosen, view.country, view.own.face)
with side.container(key="side_panel"):
    controls.ask_country(atlas.choices)
    white_space_panels.show_parts(rows, weights, view.country, atlas, everywhere)
