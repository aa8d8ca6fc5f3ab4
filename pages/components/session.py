"""What the reader sees now: one view in the session, in the widgets and in the URL.

Widget keys are the names of the URL parameters. The URL is read when a reader arrives or goes
back; otherwise the widgets decide, and the URL follows them. Filters and days travel from page to
page; what only one page knows (its country, its deal ...) stands in that page's address alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analytics.filters import FIELDS, SWITCHES, AtlasFilter, Choices
from analytics.questions import Atlas, open_atlas
from analytics.site_filters import (
    SITE_FIELDS,
    SITE_NUMBERS,
    SITE_PARAMETERS,
    SiteFilter,
)
from analytics.written_filters import order_days, read_filter, write_filter
from analytics.written_site_filters import in_order, read_site_filter, write_site_filter
from pages.components.own_parameters import (
    CLOSED,
    OPEN_TEXTS,
    OWN_PARAMETERS,
    Own,
    read_own,
    unknown_parameters,
)

# The atlas began with OpenAI for Countries: a reader without a wish sees it first.
ARRIVAL = AtlasFilter(vendors=("openai",))


@dataclass(frozen=True)
class View:
    """A filter of deals, one of datacenters, and what single pages know beside them."""

    chosen: AtlasFilter
    own: Own = field(default_factory=Own)
    of_sites: SiteFilter = field(default_factory=SiteFilter)

    @property
    def country(self) -> str | None:
        """ISO code of the selected country."""
        return self.own.country

    @property
    def sites(self) -> SiteFilter:
        """The filter of datacenters, with the places and the confidence that travel."""
        return self.of_sites.within(self.chosen)


@st.cache_resource(show_spinner=False)
def shared_atlas() -> Atlas:
    """The facts, opened once for all readers."""
    return open_atlas()


def begin(atlas: Atlas, *own: str, about: str = "deals") -> View:
    """The view of this run; to be called before the first widget of a page.

    Args:
        atlas: the facts.
        own: parameters beside the filter that stand in this page's address.
        about: what the page filters: deals or sites (which stand in its address with the deals').
    """
    if not st.session_state.get("framed"):
        st.rerun()  # the frame was passed over, see pages/components/__init__.py; now it is not
    context = get_script_run_ctx()
    went_back = bool(context and context.is_history_navigation)
    if "view" not in st.session_state or went_back:
        view, notices = read_url(st.query_params.to_dict(), atlas.choices)
        if "view" in st.session_state:
            view = _with_what_the_page_does_not_hold(view, st.session_state["view"], own, about)
        st.session_state["notices"] = notices
        _fill_widgets(view, atlas.choices, overwrite=True)
    else:
        _fill_widgets(st.session_state["view"], atlas.choices, overwrite=False)
        view = _from_widgets(atlas.choices)
        said = st.session_state.pop("said_by_phrase", [])
        if said or view != st.session_state["view"]:
            st.session_state["notices"] = said
        view = _with_limits_in_order(_with_days_in_order(view, atlas.choices), atlas.choices)
        if st.session_state.pop("say_again", False):
            _fill_widgets(view, atlas.choices, overwrite=True)
    st.session_state["view"] = view
    if not st.session_state.get("moving", False):
        _write_url(view, own, about)
    return view


def say_again() -> None:
    """Let the next run send every widget its value anew.

    What the browser tells by itself starts a second run while the first is still on its way. A
    widget that was not drawn by then would take the second run's word, which leaves out what has
    not changed, and stand there empty: the companies of a link were lost at the reader's first
    click.
    """
    st.session_state["say_again"] = True


def _with_what_the_page_does_not_hold(
    view: View, before: View, own: tuple[str, ...], about: str
) -> View:
    """Who goes back to a page gets its view back, and loses nothing that other pages know."""
    of_page = {name: getattr(view.own, name) for name in own}
    of_sites = before.of_sites if about == "deals" else view.of_sites
    return replace(view, own=replace(before.own, **of_page), of_sites=of_sites)


def expected(atlas: Atlas) -> View:
    """The view that the page is going to show, for the frame around it."""
    if "view" in st.session_state:
        return st.session_state["view"]
    return read_url(st.query_params.to_dict(), atlas.choices)[0]


def read_url(written: dict[str, str], choices: Choices) -> tuple[View, list[str]]:
    """The view that a URL asks for, and a sentence for everything it asks in vain."""
    reading = read_filter(written, choices, ARRIVAL)
    of_sites = read_site_filter(written, choices)
    own, refused = read_own(written, choices)
    said = [*reading.refused, *reading.adapted, *of_sites.refused, *of_sites.adapted, *refused,
            *unknown_parameters(written)]  # fmt: skip
    return View(reading.chosen, own, of_sites.chosen), said


def url_parameters(view: View, own: tuple[str, ...], about: str = "deals") -> dict[str, str]:
    """The shortest URL that opens the same view of a page with these parameters of its own."""
    of_deals = write_filter(view.chosen, ARRIVAL)
    # The filter of deals stands in every address: a page of sites that is loaded anew, or shared,
    # leads on to the same deals.
    of_sites = {} if about == "deals" else write_site_filter(view.of_sites)
    return of_deals | of_sites | view.own.written(own)


def _write_url(view: View, own: tuple[str, ...], about: str) -> None:
    wanted = url_parameters(view, own, about)
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def _fill_widgets(view: View, choices: Choices, *, overwrite: bool) -> None:
    for key, value in widget_values(view, choices).items():
        if overwrite or key not in st.session_state:
            st.session_state[key] = value


def widget_values(view: View, choices: Choices) -> dict[str, Any]:
    """What each widget holds, by its key, while this view is shown."""
    chosen = view.chosen
    values: dict[str, Any] = {name: list(getattr(chosen, name)) for name in FIELDS}
    values |= {name: getattr(chosen, name) for name in SWITCHES}
    as_of = max(chosen.as_of or choices.last_day, choices.first_day)
    own = {name: getattr(view.own, name) for name in OWN_PARAMETERS}
    own |= {"compare": list(view.own.compare), "rivals": list(view.own.rivals)}
    sites = {name: getattr(view.of_sites, name) for name in SITE_PARAMETERS}
    sites |= {name: list(sites[name]) for name in SITE_FIELDS}
    return values | own | sites | {"as_of": as_of, "since": chosen.since}


def _from_widgets(choices: Choices) -> View:
    state = st.session_state
    before = state["view"].chosen
    as_of = state["as_of"] or choices.last_day
    # A URL may ask for a day before the first event; the calendar cannot, so the URL's day
    # stays until the reader chooses another.
    if before.as_of and before.as_of < choices.first_day and as_of == choices.first_day:
        as_of = before.as_of
    chosen = AtlasFilter(
        **{name: tuple(state[name]) for name in FIELDS},
        **{name: bool(state[name]) for name in SWITCHES},
        as_of=None if as_of == choices.last_day else as_of,
        since=state["since"],
    )
    own = {name: state[name] for name in OWN_PARAMETERS}
    own |= {name: state[name] or values[0] for name, values in CLOSED.items()}
    own |= {name: state[name] or "" for name in OPEN_TEXTS}
    own["rivals"] = tuple(state["rivals"])
    own["compare"] = tuple(code for code in state["compare"] if code != state["country"])
    of_sites = SiteFilter(
        **{name: tuple(state[name]) for name in SITE_FIELDS},
        **{name: state[name] for name in SITE_NUMBERS},
        month=state["month"],
    )
    return View(chosen, Own(**own), of_sites)


def _with_days_in_order(view: View, choices: Choices) -> View:
    chosen, said = order_days(view.chosen, choices)
    if chosen == view.chosen:
        return view
    st.session_state["notices"] = list(said)
    ordered = replace(view, chosen=chosen)
    st.session_state["as_of"] = widget_values(ordered, choices)["as_of"]
    st.session_state["since"] = chosen.since
    return ordered


def _with_limits_in_order(view: View, choices: Choices) -> View:
    of_sites, said = in_order(view.of_sites, choices)
    if of_sites == view.of_sites:
        return view
    st.session_state["notices"] = list(said)
    for name in (*SITE_NUMBERS, "month"):
        st.session_state[name] = getattr(of_sites, name)
    return replace(view, of_sites=of_sites)
