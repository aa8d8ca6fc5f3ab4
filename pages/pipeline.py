"""How far is every deal, which ones wait longer than usual, and what moved between two days?"""

import streamlit as st

from figures.catalog import VIEWS
from figures.deal_sentences import deals_sentence, pipeline_headline
from pages.components import (
    board,
    controls,
    notices,
    panels,
    pipeline_panels,
    register_panels,
    session,
)

atlas = session.shared_atlas()
view = session.begin(atlas, "cell", "face")
chosen = view.chosen.on(atlas.choices)

everywhere = chosen.any_stage()
atlas.ask_ahead(everywhere, ("stage_funnel", "typical_stays", "changes"))
ageing = atlas.rows("ageing_counts", chosen)
longest = atlas.rows("stage_ageing", chosen, most=pipeline_panels.ageing_shown())
(begun,) = atlas.rows("register_counts", chosen, only=())

of_face = "deal_register" if view.own.face == "table" else "stage_funnel"
controls.ask_filters(atlas, view.chosen, VIEWS[of_face])
notices.show_notices()
panels.show_title(
    pipeline_headline(ageing, longest, begun.deals, chosen, atlas.choices),
    deals_sentence(begun.deals, begun.countries, chosen, "longest wait first"),
    picture="Board",
)
if not ageing:
    notices.show_empty_view(chosen, atlas.choices)
with st.container(key="pipeline"):
    if view.own.face == "table":
        register_panels.show_page_of_register(atlas, chosen)
    else:
        board.show_board(
            atlas.rows("stage_funnel", everywhere),
            atlas.rows("board_cards", everywhere, cards=board.CARDS_SENT),
            atlas.rows("typical_stays", everywhere),
            chosen,
        )
    pipeline_panels.show_ageing(
        ageing, longest, atlas.rows("typical_stays", everywhere), atlas, chosen
    )
    pipeline_panels.show_matrix(atlas.rows("stage_matrix", chosen), atlas, chosen, view.own.cell)
    pipeline_panels.show_cell(view.own.cell, atlas, chosen)
    panels.show_moves(atlas.rows("changes", chosen), atlas, chosen)
