"""Which deals are there, what are they worth together, and what is known of each?"""

import streamlit as st

from figures.catalog import VIEWS
from figures.deal_sentences import deals_sentence, register_headline
from pages.components import controls, notices, panels, register_panels, session
from pages.components.deal_panel import ask_deal, show_deal

atlas = session.shared_atlas()
view = session.begin(atlas, "deal", "words")
chosen = view.chosen.on(atlas.choices)
only = register_panels.searched(view.own.words, atlas)
(counts,) = atlas.rows("register_counts", chosen, only=only)

controls.ask_filters(atlas, view.chosen, VIEWS["deal_register"])
main, side = st.columns([968, 376], gap="large")
with main:
    notices.show_notices()
    panels.show_title(
        register_headline(counts.deals, counts.countries, view.own.words, chosen, atlas.choices),
        deals_sentence(counts.deals, counts.countries, chosen),
    )
    register_panels.ask_words()
    register_panels.show_chips(view.chosen, atlas.choices)
    if counts.deals == 0:
        notices.show_empty_view(chosen, atlas.choices, view.own.words)
    else:
        register_panels.show_totals(atlas.rows("deal_totals", chosen, only=only))
        register_panels.show_page_of_register(atlas, chosen, only)
with side.container(key="side_panel"):
    ask_deal(atlas.choices)
    if view.own.deal:
        show_deal(view.own.deal, atlas, chosen)
    else:
        register_panels.show_invitation()
