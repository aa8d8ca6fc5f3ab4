"""Who leads where among companies held against each other, who moved, and who is everywhere?"""

from dataclasses import replace

import streamlit as st

from analytics.rivalry import contest_of, last_quarters, rivals_in_view
from figures.catalog import VIEWS
from figures.rival_sentences import rivals_headline, rivals_sentence
from pages.components import (
    contest_map,
    controls,
    head_to_head,
    notices,
    panels,
    rival_panels,
    session,
    vendor_matrix,
)
from pages.components.own_parameters import MOST_RIVALS

atlas = session.shared_atlas()
view = session.begin(atlas, "rivals", "across", "spot", "country")
chosen, own, choices = view.chosen.on(atlas.choices), view.own, atlas.choices
rivals = rivals_in_view(own.rivals, chosen.vendors, choices.vendors, MOST_RIVALS)
since = min(chosen.since, last_quarters(chosen.as_of)[0])
between = replace(chosen, vendors=rivals, since=since)
spot = vendor_matrix.asked_spot(own.spot, own.across, choices)

atlas.ask_ahead(
    between,
    ("contested_countries", "rival_totals", "signed_by_month", "changes", "signed_race",
     "deal_counts"),
)  # fmt: skip
countries = atlas.rows("contested_countries", between)
contest = contest_of(countries, rivals)
(deals,) = atlas.rows("deal_counts", between)
title = rivals_headline(contest, rivals, chosen, choices)

controls.ask_filters(atlas, view.chosen, VIEWS["contested_countries"], between)
notices.show_notices()
vendor_matrix.show_spot_refusal(own.spot, own.across, choices)
panels.show_title(title, rivals_sentence(deals, countries, between, choices))
rival_panels.ask_rivals(choices, rivals)
if not any(row.line for row in countries):
    notices.show_empty_view(between, choices)
if rival_panels.shows_a_contest(rivals):
    moves = atlas.rows("changes", between)
    picture, table = st.columns([776, 568], gap="large")
    with picture:
        contest_map.show_contest_map(
            countries,
            atlas.rows("signed_by_month", between),
            chosen,
            choices,
            rivals,
            view.country,
        )
        rival_panels.show_country_here(view.country, countries, rivals, choices)
    with table:
        head_to_head.show_head_to_head(
            contest,
            atlas.rows("rival_totals", between),
            moves,
            rivals,
            choices,
            chosen.as_of,
        )
    rival_panels.show_rival_moves(moves, countries, rivals, chosen, choices)
    rival_panels.show_race(atlas.rows("signed_race", between), rivals, atlas, between)
else:
    rival_panels.show_alone(rivals, choices)
vendor_matrix.show_vendor_matrix(atlas, chosen, own.across, spot)
vendor_matrix.show_spot(spot, atlas, chosen)
