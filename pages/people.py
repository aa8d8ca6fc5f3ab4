"""Which former officials joined AI companies, and how did deals with their countries stand then?"""

import streamlit as st

from figures.appointment_sentences import joined_by_then, people_headline, people_sentence
from figures.catalog import VIEWS
from pages.components import controls, notices, panels, people_panels, session
from pages.components.person_panel import show_person

atlas = session.shared_atlas()
view = session.begin(atlas, "person")
chosen = view.chosen.on(atlas.choices)
rows = atlas.rows("appointments", chosen)

controls.ask_filters(atlas, view.chosen, VIEWS["appointments"])
main, side = st.columns([968, 376], gap="large")
with main:
    notices.show_notices()
    panels.show_title(people_headline(rows, chosen, atlas.choices), people_sentence(rows, chosen))
    if not joined_by_then(rows, chosen, atlas.choices):
        people_panels.show_nobody(rows, chosen, atlas.choices)
    people_panels.show_timeline(rows, chosen, view.own.person)
    people_panels.show_list(rows)
with side.container(key="side_panel"):
    people_panels.ask_person(atlas)
    if view.own.person:
        show_person(view.own.person, atlas, chosen)
    else:
        people_panels.show_invitation()
