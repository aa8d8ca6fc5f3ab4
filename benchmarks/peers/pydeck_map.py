"""The map of states by pydeck in plain Streamlit; the outlines travel inside the deck."""

from __future__ import annotations

from datetime import date

import pydeck
import streamlit as st

from analytics.vocabulary import Stage
from benchmarks.peers import task
from figures.theme import LIGHT, channels


@st.cache_resource(show_spinner=False)
def outlines() -> dict:
    """The world's outlines, read once for all readers."""
    return task.world()


def deck(companies: list[str], day: date) -> pydeck.Deck:
    """Where does each country stand?"""
    stages = task.stages(companies, day)
    features = [
        feature
        | {
            "properties": {
                "iso3": feature["id"],
                "colour": channels(task.colour(stages.get(feature["id"], Stage.NONE))),
            }
        }
        for feature in outlines()["features"]
    ]
    layer = pydeck.Layer(
        "GeoJsonLayer",
        id="countries",
        data={"type": "FeatureCollection", "features": features},
        get_fill_color="properties.colour",
        get_line_color=channels(LIGHT.border_no_deal),
        line_width_min_pixels=0.5,
        stroked=True,
        filled=True,
    )
    return pydeck.Deck(
        layers=[layer],
        initial_view_state=pydeck.ViewState(**task.MERCATOR_VIEW),
        map_provider=None,  # no tiles from other hosts
    )


def show_page() -> None:
    """Companies, a step through the months, the map."""
    st.set_page_config(page_title="Alternative", layout="wide")
    names = task.company_names()
    chosen = st.pills(
        "Company",
        list(names),
        key="vendors",
        default=[name for name, code in names.items() if code in task.FIRST.vendors],
        selection_mode="multi",
    )
    day = st.session_state.setdefault("day", task.atlas().choices.last_day)
    st.button("One month back", key="back", on_click=go_back)
    st.caption(day.isoformat())
    drawn = deck([names[name] for name in chosen], day)
    st.pydeck_chart(drawn, key="map", width=task.MAP_SIZE[0], height=task.MAP_SIZE[1])


def go_back() -> None:
    """One month back."""
    st.session_state["day"] = task.month_before(st.session_state["day"])
