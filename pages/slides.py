"""Which views go into a presentation, in which order, under which filter, for whom?"""

import streamlit as st

from pages.components import controls, deck_panels, notices, reader_deck, session

atlas = session.shared_atlas()
view = session.begin(atlas, "deck", "title", "audience", "theme", about="sites")
order, refused = reader_deck.asked_order(view, atlas.choices)
is_board_pack = not view.own.deck

controls.ask_filters(atlas, view.chosen)
main, side = st.columns([968, 376], gap="large")
with main:
    notices.show_notices()
    deck_panels.show_refusals(refused)
    deck_panels.show_deck_title(order, is_board_pack, atlas.choices)
# The choices beside the slides come first: the slides are drawn one by one.
with side.container(key="side_panel"):
    deck_panels.ask_deck(order, is_board_pack=is_board_pack)
with main:
    deck_panels.offer_deck(order, atlas)
    deck_panels.show_slides(order, atlas)
