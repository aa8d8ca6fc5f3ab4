"""The country's page knows of its former officials what was known on the day."""

from __future__ import annotations

from tests.pages.reading import opened, said


def test_the_page_of_a_country_names_officials_who_had_begun_by_the_day():
    now = said(opened("countries", country="GBR"))
    then = said(opened("countries", country="GBR", as_of="2024-06-30"))

    assert "Rishi Sunak" in now
    assert "Nick Clegg" in then
    assert "Rishi Sunak" not in then


def test_the_page_of_a_country_names_officials_whichever_companies_are_chosen():
    chosen = said(opened("countries", country="GBR", vendors="google"))

    assert "Rishi Sunak" in chosen
