"""How is it counted, what does each rung require, and how good are the sources?"""

import streamlit as st

from pages.components import method_panels, session

atlas = session.shared_atlas()
session.begin(atlas)

method_panels.show_introduction(atlas)
with st.container(key="method"):
    method_panels.show_counting_rules()
    method_panels.show_ladder()
    method_panels.show_confidence(atlas)
    method_panels.show_contradictions(atlas)
    method_panels.show_tables(atlas)
    method_panels.show_licences()
