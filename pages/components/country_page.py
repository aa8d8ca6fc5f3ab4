"""One country's page: how far each company is, when it happened, sites, people, peers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

import streamlit as st

from analytics.filters import Choices
from analytics.measures import megawatts_of
from analytics.vocabulary import LADDER, OFF_LADDER, Stage
from figures.country_map import country_map
from figures.formatting import counted, day, megawatts, published_day
from pages.components.country_facts import facts_table
from pages.components.drawing import show_drawing
from pages.components.markup import (
    country_link,
    deal_link,
    rung,
    site_link,
    source_link,
    stage_words,
    text,
)
from pages.components.people_list import people_list
from pages.components.session import View

FIRST = "GBR"  # the first country that signed with OpenAI for Countries outside America
MARGIN_DAYS = 45  # of time shown before the first event


def country_of(view: View, choices: Choices) -> str:
    """The country that the page tells of: selected, else the only one filtered, else the first."""
    if view.country:
        return view.country
    if len(view.chosen.countries) == 1:
        return view.chosen.countries[0]
    return FIRST if FIRST in choices.countries else next(iter(choices.countries))


def show_company_strip(
    companies: tuple[Any, ...], story: tuple[Any, ...], deals: tuple[Any, ...], as_of: date
) -> None:
    """How far is each company here, how far was it a year ago, and when did it move?

    Args:
        companies: rows of country_vendors.
        story: rows of country_story; their dated events are the marks.
        deals: rows of deal_register of the country; paused and ended ones get a line of their own.
        as_of: the day that the page shows.
    """
    if not companies:
        return
    events = _events(story)
    first = min((event.event_day for event in events), default=as_of)
    start = date.fromordinal(first.toordinal() - MARGIN_DAYS)
    by_company = defaultdict(list)
    for event in events:
        by_company[event.vendor].append(event)
    off_ladder = [deal for deal in deals if deal.stage in OFF_LADDER]
    rows = []
    for company in companies:
        rows.append(_company_row(company, by_company[company.vendor], start, as_of))
        rows += [
            _off_ladder_row(deal, start, as_of)
            for deal in off_ladder
            if deal.vendor == company.vendor
        ]
    rungs = "".join(
        f'<span style="left:{_rung_left(stage)}%">{rung(stage)}</span>' for stage in LADDER
    )
    years = "".join(
        f'<span style="left:{_when_left(date(year, 1, 1), start, as_of):.1f}%">{year}</span>'
        for year in range(start.year + 1, as_of.year + 1)
    )
    st.html(
        '<div class="strip"><div class="head"><span></span>'
        '<h2 class="section">How far each company is</h2>'
        '<h2 class="section">When it happened</h2></div>'
        f'<div class="head"><span></span><div class="scale">{rungs}</div>'
        f'<div class="scale">{years}<span class="end">{text(day(as_of))}</span></div></div>'
        f"{''.join(rows)}</div>"
        '<p class="quiet">Filled: now. Hollow: a year ago, where it differs. Hatched: rests on '
        "medium or low confidence. One mark per event, coloured by the stage after it; a month or "
        "year counts at its end. Numbers after the names: deals.</p>"
    )


def _events(story: Iterable[Any]) -> list[Any]:
    one_each = {row.event_id: row for row in story if row.event_day is not None}
    return list(one_each.values())


def _rung_left(stage: Stage) -> float:
    return (stage.rank - 0.5) / len(LADDER) * 100


def _when_left(day_of_event: date, start: date, end: date) -> float:
    span = max(1, (end - start).days)
    return (day_of_event - start).days / span * 100


def _company_row(company: Any, events: list[Any], start: date, as_of: date) -> str:
    now, before = Stage(company.stage), Stage(company.stage_year_ago)
    marks = ""
    if now in LADDER:
        if before in LADDER and before != now:
            ends = sorted((_rung_left(now), _rung_left(before)))
            marks += f'<em style="left:{ends[0]}%;width:{ends[1] - ends[0]}%"></em>'
            marks += f'<i class="dot then" style="left:{_rung_left(before)}%"></i>'
        weak = "" if company.is_well_sourced else " weak"
        marks += (
            f'<i class="dot now {now}{weak}" style="left:{_rung_left(now)}%" '
            f'title="{now.label}; a year ago: {before.label}"></i>'
        )
    else:
        marks += f'<span class="off" style="left:2%">{stage_words(now)}</span>'
    when = "".join(
        f'<i class="dot {event.stage}" '
        f'style="left:{_when_left(event.event_day, start, as_of):.1f}%" '
        f'title="{text(published_day(event.event_date))}: {text(event.headline)}"></i>'
        for event in events
    )
    return (
        f'<div class="row"><span><b>{text(company.vendor)}</b> {company.deals}</span>'
        f'<div class="rungs">{marks}</div><div class="when">{when}</div></div>'
    )


def _off_ladder_row(deal: Any, start: date, as_of: date) -> str:
    left = _when_left(deal.stage_since, start, as_of)
    return (
        f'<div class="row minor"><span>{deal_link(deal.deal_id, deal.title)}</span>'
        f'<div class="rungs"><span class="off" style="left:2%">{stage_words(deal.stage)}</span>'
        "</div>"
        f'<div class="when"><i class="held {deal.stage}" style="left:{left:.1f}%;right:0"></i>'
        f'<span class="held-since" style="right:{100 - left + 0.6:.1f}%">{deal.stage} '
        f"{text(day(deal.stage_since))}</span></div></div>"
    )


def show_newest_events(story: tuple[Any, ...], shown: int) -> None:
    """The newest events of the country with their best source.

    Args:
        story: rows of country_story, newest first, best-graded source first.
        shown: how many are listed before "Show all".
    """
    events: dict[str, Any] = {}
    for row in story:
        events.setdefault(row.event_id, row)
    is_open = st.session_state.get("all_events", False)
    listed = list(events.values()) if is_open else list(events.values())[:shown]
    rows = "".join(
        f"<tr><td>{text(published_day(row.event_date))}</td><td><b>{text(row.vendor)}</b></td>"
        f"<td>{stage_words(row.stage)}</td><td>{text(row.headline)}<br>"
        f"<small>{deal_link(row.deal_id, row.title)}</small></td>"
        f"<td>{source_link(row.publisher, row.source_kind, row.url) if row.url else ''}</td></tr>"
        for row in listed
    )
    st.html(
        '<h2 class="section">Newest events</h2>'
        f'<div class="scroll"><table class="moves">{rows}</table></div>'
    )


def show_facts(facts: Any) -> None:
    """The country's figures, each with its year."""
    st.html(f'<h2 class="section">Facts</h2>{facts_table(facts)}')


def show_sites(iso3: str, name: str, sites: tuple[Any, ...]) -> None:
    """What is built here: megawatts planned and running, never one figure.

    Args:
        iso3: the country.
        name: its name.
        sites: rows of country_sites.
    """
    if not sites:
        st.html('<h2 class="section">AI sites</h2><p class="quiet">No AI site known.</p>')
        return
    total = megawatts_of(sites)
    rows = "".join(
        f"<tr><td>{site_link(site.datacenter_id, site.name)}<br>"
        f"<small>{text(site.status)}</small></td><td class=number>"
        f"{text(megawatts(site.capacity_mw_operational))}<br>"
        f"<small>of {text(megawatts(site.capacity_mw_planned))}</small></td></tr>"
        for site in sites
    )
    is_mixed = {"it_load", "facility"} <= {site.capacity_basis for site in sites}
    mixed = " The figures mix IT load and facility power." if is_mixed else ""
    st.html(
        '<h2 class="section">AI sites</h2><div class="totals">'
        f"<div><b>{text(megawatts(total.running))}</b>"
        f'<span class="quiet">running</span></div><div><b>{text(megawatts(total.planned))}</b>'
        f'<span class="quiet">planned</span></div><div><b>{len(sites)}</b>'
        f'<span class="quiet">in all</span></div></div>'
    )
    show_drawing(country_map(iso3, name, sites), key="country_map")
    st.html(
        '<p class="quiet">Area by megawatts: ring planned, fill running, pale where only the town '
        "or region is known. Parts of a larger site and paused or cancelled plans are not added."
        f"{mixed}</p>"
        f"<details class='deal'><summary><span class='caret'></span><span class='title'>"
        f"{counted(len(sites), 'site')}</span></summary><table class='facts'>{rows}</table>"
        "</details>"
    )


def show_people(people: tuple[Any, ...]) -> None:
    """Former officials of the country who joined an AI company."""
    if not people:
        return
    st.html(f'<h2 class="section">People with a former office here</h2>{people_list(people)}')


def show_peers(title: str, places: tuple[Any, ...], stages: dict[str, str], names: Any) -> None:
    """Countries to compare with, each with its stage in view.

    Args:
        title: what makes them comparable.
        places: rows with iso3.
        stages: ISO code to stage.
        names: ISO code to name.
    """
    rows = "".join(
        f"<li>{stage_words(stages.get(place.iso3, Stage.NONE))} "
        f"{country_link(place.iso3, names[place.iso3])}</li>"
        for place in places
        if place.iso3 in names
    )
    if rows:
        st.html(f'<h2 class="section">{title}</h2><ul class="neighbours">{rows}</ul>')
