"""How far is every deal, which ones wait longer than usual, and what moved between two days?"""

import streamlit as st

from figures.catalog import VIEWS
from figures.deal_sentences import deals_sentence, pipeline_headline
from pages.components import controls, notices, panels, pipeline_panels, session

atlas = session.shared_atlas()
view = session.begin(atlas, "cell")
chosen = view.chosen.on(atlas.choices)

everywhere = chosen.any_stage()
atlas.ask_ahead(everywhere, ("stage_funnel", "deal_register", "stage_ageing", "stages_between"))
deals = atlas.rows("deal_register", everywhere)
ageing = atlas.rows("stage_ageing", chosen)
countries_with_deal = len({deal.iso3 for deal in deals if deal.iso3})

controls.ask_filters(atlas, view.chosen, VIEWS["stage_ageing"])
notices.show_notices()
panels.show_title(
    pipeline_headline(ageing, len(deals), chosen, atlas.choices),
    deals_sentence(len(deals), countries_with_deal, chosen, "longest wait first"),
)
if not atlas.rows("deal_register", chosen):
    notices.show_empty_view(chosen, atlas.choices)
with st.container(key="pipeline"):
    pipeline_panels.show_board(
        atlas.rows("stage_funnel", everywhere),
        deals,
        atlas.rows("stage_ageing", everywhere),
        chosen,
    )
    pipeline_panels.show_ageing(ageing)
    pipeline_panels.show_matrix(atlas.rows("stages_between", chosen), chosen, view.own.cell)
    panels.show_moves(atlas.rows("changes", chosen), chosen)
