"""Which deals are there, what are they worth together, and what is known of each?"""

import streamlit as st

from figures.catalog import VIEWS
from figures.deal_sentences import deals_sentence, register_headline
from pages.components import controls, notices, panels, register_panels, session
from pages.components.deal_panel import show_deal

atlas = session.shared_atlas()
view = session.begin(atlas, "deal", "words")
chosen = view.chosen.on(atlas.choices)
words = view.own.words

deals = atlas.table("deal_register", chosen)
found: tuple[str, ...] = ()
if words:
    found = tuple(row.deal_id for row in atlas.rows("deals_found", words=tuple(words.split())))
    deals = deals[deals["deal_id"].isin(found)]
with_deal = deals["iso3"].nunique()

controls.ask_filters(atlas, view.chosen, VIEWS["deal_register"])
main, side = st.columns([968, 376], gap="large")
with main:
    notices.show_notices()
    panels.show_title(
        register_headline(len(deals), with_deal, words, chosen, atlas.choices),
        deals_sentence(len(deals), with_deal, chosen),
    )
    register_panels.ask_words()
    register_panels.show_chips(view.chosen, atlas.choices)
    if deals.empty:
        notices.show_empty_view(chosen, atlas.choices, words)
    else:
        register_panels.show_totals(atlas.rows("deal_totals", chosen, only=found))
        register_panels.show_register(deals)
with side.container(key="side_panel"):
    if view.own.deal:
        show_deal(view.own.deal, atlas, chosen)
    else:
        st.html(
            '<h2>One deal</h2><p class="quiet">Choose a row to read its story, parties, sites and '
            "sources. Every deal has an address of its own.</p>"
        )
