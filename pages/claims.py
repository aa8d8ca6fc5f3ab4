"""What do AI companies claim about themselves, and what do public deals and datacenters tell?"""

import streamlit as st

from analytics.claims import check_claims
from figures.catalog import VIEWS
from figures.claim_sentences import claims_headline, claims_sentence
from pages.components import claim_panel, claim_panels, controls, notices, panels, session
from pages.components.programme_panel import show_programme

atlas = session.shared_atlas()
view = session.begin(atlas, "claim")
chosen = view.chosen.on(atlas.choices)
checks = check_claims(atlas, chosen)

controls.ask_filters(atlas, view.chosen, VIEWS["claims_check"])
main, side = st.columns([968, 376], gap="large")
with main.container(key="claims"):
    notices.show_notices()
    panels.show_title(
        claims_headline(checks, chosen, atlas.choices), claims_sentence(chosen, atlas.choices)
    )
    if not checks:
        claim_panels.show_nothing_claimed(chosen, atlas.choices)
    show_programme(atlas, chosen)
    claim_panels.show_checked(checks, atlas, chosen, view.own.claim)
    claim_panels.show_told_differently(atlas, chosen)
    claim_panels.show_unchecked(checks, atlas)
with side.container(key="side_panel"):
    claim_panel.ask_claim(atlas)
    if view.own.claim:
        claim_panel.show_claim(view.own.claim, atlas, chosen)
    else:
        claim_panels.show_invitation()
