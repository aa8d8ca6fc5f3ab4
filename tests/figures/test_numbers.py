"""Numbers on the pages are written out, never in powers of ten."""

from __future__ import annotations

from pages.components.country_facts import facts_line, facts_table


def test_no_country_shows_a_figure_in_powers_of_ten(atlas):
    for iso3 in atlas.choices.countries:
        (facts,) = atlas.rows("country_facts", iso3=iso3)
        shown = facts_line(facts) + facts_table(facts)

        assert "e+" not in shown, iso3
        assert "nan" not in shown.split(), iso3
