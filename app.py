"""Sovereign AI Atlas: the frame around every page."""

import streamlit as st

from pages.components.frame import close_frame, follow_link, open_frame

if "pages" not in st.session_state:  # made once a visit: twelve at each run cost a millisecond
    st.session_state["pages"] = [
        st.Page("pages/world_map.py", title="World map", url_path="world-map", default=True),
        st.Page("pages/pipeline.py", title="Pipeline", url_path="pipeline"),
        st.Page("pages/deals.py", title="Deals", url_path="deals"),
        st.Page("pages/countries.py", title="Countries", url_path="countries"),
        st.Page("pages/infrastructure.py", title="Infrastructure", url_path="infrastructure"),
        st.Page("pages/capacity.py", title="Capacity", url_path="capacity"),
        st.Page("pages/rivals.py", title="Rivals", url_path="rivals"),
        st.Page("pages/white_space.py", title="White space", url_path="white-space"),
        st.Page("pages/people.py", title="People", url_path="people"),
        st.Page("pages/claims.py", title="Claims", url_path="claims"),
        st.Page("pages/slides.py", title="Slides", url_path="slides"),
        st.Page("pages/method.py", title="Method", url_path="method"),
    ]
pages = st.session_state["pages"]
page = st.navigation(pages, position="top")
open_frame(page)
follow_link(pages, page)
page.run()
close_frame()
