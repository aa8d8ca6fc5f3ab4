"""What does one country have with all companies, and how does it compare with others?"""

from dataclasses import replace

import streamlit as st

from analytics.vocabulary import OFF_LADDER
from figures.catalog import VIEWS
from figures.deal_sentences import country_headline, deals_sentence
from pages.components import comparison, controls, country_page, notices, panels, session
from pages.components.brief_offer import offer_brief
from pages.components.controls import show_toggle

atlas = session.shared_atlas()
view = session.begin(atlas, "country", "compare")
names = atlas.choices.countries
iso3 = country_page.country_of(view, atlas.choices)
chosen = view.chosen.on(atlas.choices)
here = replace(chosen, countries=(iso3,), regions=(), groups=(), stages=())
everywhere = replace(here, countries=())

companies = atlas.rows("country_vendors", here, iso3=iso3)
deals = atlas.rows("deal_register", here)
story = atlas.rows("country_story", here)
stages = {row.iso3: row.stage for row in atlas.rows("partnership_map", everywhere)}

controls.ask_filters(atlas, view.chosen, VIEWS["country_profile"], here)
main, side = st.columns([968, 376], gap="large")
with main:
    notices.show_notices()
    panels.show_title(
        country_headline(
            names[iso3],
            companies,
            [deal for deal in deals if deal.stage in OFF_LADDER],
            chosen,
            atlas.choices,
        ),
        deals_sentence(len(deals), None, here),
    )
    notices.say_without_effect(view.chosen)
    controls.ask_countries(atlas.choices, iso3)
    offer_brief(atlas, iso3, view.chosen)
    if view.own.compare:
        compared = (iso3, *view.own.compare)
        beside = replace(here, countries=compared)
        comparison.show_comparison(
            atlas.rows("country_comparison", beside), compared, atlas, beside
        )
    country_page.show_company_strip(companies, story, deals, chosen.as_of)
    if deals:
        country_page.show_newest_events(story, shown=6)
        if len({row.event_id for row in story}) > 6:
            show_toggle("all_events", f"All {len({row.event_id for row in story})} events")
    else:
        notices.show_no_deal_here(chosen, atlas.choices)
with side.container(key="side_panel"):
    country_page.show_facts(atlas.rows("country_facts", iso3=iso3)[0])
    country_page.show_sites(iso3, names[iso3], atlas.rows("country_sites", iso3=iso3))
    country_page.show_people(atlas.rows("appointments", replace(here, vendors=())))
    country_page.show_peers("Peers by GDP", atlas.rows("country_peers", iso3=iso3), stages, names)
    country_page.show_peers("Neighbours", atlas.rows("neighbours", iso3=iso3), stages, names)
