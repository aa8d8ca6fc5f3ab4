"""Sovereign AI Atlas: the frame around every page."""

import streamlit as st

from pages.components.frame import close_frame, open_frame

open_frame()
page = st.navigation(
    [
        st.Page("pages/world_map.py", title="World map", url_path="world-map", default=True),
        st.Page("pages/method.py", title="Method", url_path="method"),
    ],
    position="top",
)
page.run()
close_frame()
