"""What the reader sees now: one view in the session, in the widgets and in the URL.

Widget keys are the names of the URL parameters. The URL is read when a reader arrives or goes
back; otherwise the widgets decide, and the URL follows them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analytics.filters import (
    DAYS,
    FIELDS,
    SWITCHES,
    AtlasFilter,
    Choices,
    UnknownChoice,
    nearest,
    read_code,
    read_filter,
    shorten,
    write_filter,
)
from analytics.questions import Atlas, open_atlas

# The atlas began with OpenAI for Countries: a reader without a wish sees it first.
ARRIVAL = AtlasFilter(vendors=("openai",))
FACES = {"map": "Map", "table": "Table"}


@dataclass(frozen=True)
class View:
    """A filter with the selected country and the face (map or table) it is looked at."""

    chosen: AtlasFilter
    country: str | None = None
    face: str = "map"


@st.cache_resource(show_spinner=False)
def shared_atlas() -> Atlas:
    """The facts, opened once for all readers."""
    return open_atlas()


def begin(atlas: Atlas) -> View:
    """The view of this run; to be called before the first widget of a page."""
    context = get_script_run_ctx()
    went_back = bool(context and context.is_history_navigation)
    if "view" not in st.session_state or went_back:
        view, notices = read_url(dict(st.query_params), atlas.choices)
        st.session_state["notices"] = notices
        _fill_widgets(view, atlas.choices, overwrite=True)
    else:
        _fill_widgets(st.session_state["view"], atlas.choices, overwrite=False)
        view = _from_widgets(atlas.choices)
        if view != st.session_state["view"]:
            st.session_state["notices"] = []
    st.session_state["view"] = view
    if not st.session_state.get("moving", False):
        write_url(view)
    return view


def read_url(written: dict[str, str], choices: Choices) -> tuple[View, list[str]]:
    """The view that a URL asks for, and a sentence for everything it asks in vain."""
    reading = read_filter(written, choices, ARRIVAL)
    said = [*reading.refused, *reading.adapted]
    country = None
    if written.get("country"):
        try:
            country = read_code("countries", written["country"], choices)
        except UnknownChoice as problem:
            said.append(str(problem).replace("countries:", "country:", 1))
    face = written.get("face", "map")
    if face not in FACES:
        said.append(f"face: “{shorten(face)}” is neither map nor table.")
        face = "map"
    known = {*FIELDS, *SWITCHES, *DAYS, "country", "face"}
    for name in written:
        if name not in known and not name.startswith("embed"):
            close = nearest(name, {word: word for word in known})
            hint = f"; the nearest is {close[0]}" if close else ""
            said.append(f"“{shorten(name)}” is no filter of the atlas{hint}.")
    return View(reading.chosen, country, face), said


def url_parameters(view: View) -> dict[str, str]:
    """The shortest URL that opens the same view."""
    written = write_filter(view.chosen, ARRIVAL)
    if view.country:
        written["country"] = view.country
    if view.face != "map":
        written["face"] = view.face
    return written


def write_url(view: View) -> None:
    """Let the address bar say what is seen."""
    wanted = url_parameters(view)
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def _fill_widgets(view: View, choices: Choices, *, overwrite: bool) -> None:
    for key, value in _widget_values(view, choices).items():
        if overwrite or key not in st.session_state:
            st.session_state[key] = value


def _widget_values(view: View, choices: Choices) -> dict[str, Any]:
    chosen = view.chosen
    values: dict[str, Any] = {name: list(getattr(chosen, name)) for name in FIELDS}
    values |= {name: getattr(chosen, name) for name in SWITCHES}
    as_of = max(chosen.as_of or choices.last_day, choices.first_day)
    return values | {
        "as_of": as_of,
        "since": chosen.since,
        "country": view.country,
        "face": view.face,
    }


def _from_widgets(choices: Choices) -> View:
    state = st.session_state
    before = state["view"].chosen
    as_of = state["as_of"] or choices.last_day
    # A URL may ask for a day before the first event; the calendar cannot, so the URL's day
    # stays until the reader chooses another.
    if before.as_of and before.as_of < choices.first_day and as_of == choices.first_day:
        as_of = before.as_of
    since = state["since"]
    chosen = AtlasFilter(
        **{name: tuple(state[name]) for name in FIELDS},
        **{name: bool(state[name]) for name in SWITCHES},
        as_of=None if as_of == choices.last_day else as_of,
        since=since if since and since <= as_of else None,
    )
    return View(chosen, state["country"], state["face"] or "map")


def set_stages(stages: list[str]) -> None:
    """Let the stage filter be what the legend asks for."""
    allowed = FIELDS["stages"].options(None)
    st.session_state["stages"] = [stage for stage in stages if stage in allowed]


def set_as_of(day: date, choices: Choices, *, moving: bool) -> None:
    """Go to a day; while the slider or play is moving, the URL waits."""
    st.session_state["as_of"] = min(max(day, choices.first_day), choices.last_day)
    st.session_state["moving"] = moving


def select_country(iso3: str | None, choices: Choices) -> None:
    """Open a country's story beside the map."""
    if iso3 is None or iso3 in choices.countries:
        st.session_state["country"] = iso3


def clear_filters() -> None:
    """Back to the view of a first visit, with the companies and the country kept."""
    view = st.session_state["view"]
    kept = replace(ARRIVAL, vendors=view.chosen.vendors)
    for name in (*FIELDS, *SWITCHES):
        value = getattr(kept, name)
        st.session_state[name] = list(value) if isinstance(value, tuple) else value
    st.session_state["since"] = None


def choose_all_vendors() -> None:
    """Count the deals of every company."""
    st.session_state["vendors"] = []


def add_vendor() -> None:
    """Count one more company, as picked from the long list."""
    vendor = st.session_state["more_vendors"]
    if vendor and vendor not in st.session_state["vendors"]:
        st.session_state["vendors"] = [*st.session_state["vendors"], vendor]
    st.session_state["more_vendors"] = None
