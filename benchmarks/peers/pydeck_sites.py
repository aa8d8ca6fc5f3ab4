"""A million datacenters by pydeck in plain Streamlit: ``?way=all`` or ``?way=squares``.

All points are a ScatterplotLayer over a frame, as pydeck's manual has it. Squares are the atlas's
own deck, served by ``streamlit run`` on a page that holds nothing else.
"""

from __future__ import annotations

import pandas as pd
import pydeck
import streamlit as st

from analytics.map_windows import MapWindow
from analytics.questions import Atlas
from benchmarks.peers import task
from figures.maps.bin_map import bin_map
from figures.maps.deck import ground, view
from figures.theme import LIGHT, channels


@st.cache_resource(show_spinner=False)
def many_sites() -> Atlas:
    """The facts, made once for all readers."""
    return task.many_sites()


def show_page() -> None:
    """Companies, a step nearer, the map."""
    st.set_page_config(page_title="Alternative", layout="wide")
    many_sites()
    names = task.site_company_names()
    picked = st.pills("Company", list(names), key="companies", selection_mode="multi")
    companies = [names[name] for name in picked]
    if st.query_params.get("way") == "all":
        drawn, sites = _every_point(companies)
    else:
        drawn, sites = _squares(companies)
    st.caption(task.said(sites))
    st.pydeck_chart(drawn, key="map", width=task.MAP_SIZE[0], height=task.MAP_SIZE[1])


def _every_point(companies: list[str]) -> tuple[pydeck.Deck, int]:
    x, y = task.points(companies)
    layer = pydeck.Layer(
        "ScatterplotLayer",
        id="sites",
        data=pd.DataFrame({"x": x.round().astype(int), "y": y.round().astype(int)}),
        get_position=["x", "y"],
        get_radius=1.5,
        radius_units="'pixels'",
        get_fill_color=channels(LIGHT.accent, 0.5),
        stroked=False,
    )
    looks, state = view("flat", None, None)
    deck = pydeck.Deck(
        layers=[*ground("flat", LIGHT), layer],
        views=[looks],
        initial_view_state=state,
        map_provider=None,
    )
    return deck, len(x)


def _squares(companies: list[str]) -> tuple[pydeck.Deck, int]:
    step = st.session_state.setdefault("step", 0)
    st.button("Nearer", on_click=_go, args=(step + 1,))
    st.button("Whole world", on_click=_go, args=(0,))
    window = MapWindow(step=step)
    rows = task.squares(companies, window)
    names = many_sites().choices.sites
    return bin_map(rows, window, names, LIGHT), sum(row.sites for row in rows)


def _go(step: int) -> None:
    st.session_state["step"] = step
