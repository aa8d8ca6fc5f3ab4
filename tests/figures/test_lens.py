"""What the sovereignty lens says: true, short sentences, whatever is in view."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

from analytics.filters import Choices
from analytics.site_filters import SiteFilter
from analytics.sovereignty import HANDS, MEASURES, holdings
from analytics.vocabulary import SITE_ROLES
from figures.headline import LONGEST
from figures.sovereignty import lens_method, lens_reading, lens_title

UNTIL = date(2026, 9, 30)
CHOICES = Choices(
    vendors={},
    regions={"Europe": "Europe"},
    groups={"EU": "European Union", "IDB": "Inter-American Development Bank (borrowing members)"},
    countries={"FRA": "France"},
    first_day=date(2021, 1, 1),
    last_day=date(2026, 6, 30),
    sites_until=UNTIL,
)


def country(name: str = "France", iso3: str = "FRA", **said: Any) -> SimpleNamespace:
    """A row of capacity_by_country; megawatts of owners by the name of their hands."""
    hands = {hands: said.pop(hands, 0.0) for hands in HANDS}
    total = sum(hands.values()) or None
    told = {f"{role}_{name}_mw": mw if total else None
            for role in SITE_ROLES for name, mw in hands.items()}  # fmt: skip
    return SimpleNamespace(**told | {
        "iso3": iso3, "country": name, "measured_mw": total, "sites": 1,
        "sites_measured": int(bool(total)), "sites_not_disclosed": int(not total), "nested": 0,
        "held": 0, "not_running": 0, "owner_named_mw": total, "largest_owner_share": None,
        "mw_per_million": None, "mw_per_twh": None, "low_carbon_share": None,
        "facility_mw": total, "it_load_mw": None, "unspecified_mw": None,
    } | said)  # fmt: skip


def title(
    *rows: Any, role: str = "owner", measure: str = "running", allies: str | None = None,
    **chosen: Any,
) -> str:  # fmt: skip
    said = lens_title(rows, role, measure, allies, SiteFilter(**chosen), CHOICES)
    return said.replace("\u00a0", " ")


AMERICA = country("United States", "USA", domestic=900)


@pytest.mark.parametrize(
    ("rows", "asked", "sentence"),
    [
        ([AMERICA, country(foreign=62, domestic=38)], {},
         "Foreign owners hold 62 % of the running AI power in France"),
        ([AMERICA, country(foreign=62), country("Kenya", "KEN", domestic=38)], {},
         "Foreign owners hold 62 % of the running AI power outside the United States"),
        ([country(foreign=51), country("Kenya", "KEN", domestic=50)], {},
         "Domestic owners hold all running AI power in Kenya, the one country beside France"),
        ([country(foreign=50), country("Kenya", "KEN", domestic=40),
          country("Chad", "TCD", domestic=30)], {},
         "Domestic owners hold 58 % of the running AI power"),
        ([country(foreign=50), country("Kenya", "KEN", domestic=40),
          country("Chad", "TCD", domestic=30)], {"regions": ("Europe",)},
         "Domestic owners hold 58 % of the running AI power in Europe"),
        ([country(domestic=3)], {}, "Domestic owners hold all running AI power in France"),
        ([country(domestic=999, foreign=1)], {},
         "Domestic owners hold nearly all running AI power in France"),
        ([country(shared=3, domestic=1)], {"role": "operator", "measure": "planned"},
         "Operators from home and abroad run 75 % of the planned AI power in France"),
        ([country(unknown=3, domestic=1)], {"role": "tenant"},
         "It is not known from where 75 % of the running AI power in France is used"),
        ([country(allied=3, domestic=1)], {"allies": "EU"},
         "Owners elsewhere in the EU hold or share 75 % of the running AI power in France"),
        ([country(domestic=3)], {"statuses": ("partial",)},
         "Domestic owners hold all running AI power in view in France"),
    ],
)  # fmt: skip
def test_the_title_tells_the_largest_part_outside_a_country_that_has_most(rows, asked, sentence):
    assert title(*rows, **asked) == sentence


@pytest.mark.parametrize(
    ("rows", "asked", "sentence"),
    [
        ([], {}, "No AI datacenter in view"),
        ([], {"groups": ("EU",)}, "No AI datacenter in view in the EU"),
        ([country()], {}, "No running megawatts are known of the one AI datacenter in view"),
        ([country(), country()], {"measure": "planned"},
         "No plan in megawatts is known of the 2 AI datacenters in view"),
        ([country()], {"month": date(2027, 1, 31)},
         "Nobody has seen yet what runs after 30 September 2026"),
    ],
)  # fmt: skip
def test_the_title_says_why_there_is_no_finding(rows, asked, sentence):
    assert title(*rows, **asked) == sentence


@pytest.mark.parametrize("hands", HANDS)
@pytest.mark.parametrize("others", [1, 2], ids=["one country left", "several left"])
@pytest.mark.parametrize("allies", [None, "IDB"])
def test_the_title_fits_one_line_with_the_longest_names(hands, others, allies):
    long = "Democratic Republic of the Congo"
    rows = [country(long, "COD", **{hands: 9000})]
    rows += [country(long, f"C{n}", **{hands: 999, "domestic": 1}) for n in range(others)]
    chosen = {"groups": ("IDB",), "regions": ("Europe",), "statuses": ("partial",)}

    for role, measure in product(SITE_ROLES, MEASURES):
        assert len(title(*rows, role=role, measure=measure, allies=allies, **chosen)) <= LONGEST


def test_the_reading_tells_unknown_owners_undisclosed_sites_and_mixed_bases():
    rows = [
        country(domestic=60, unknown=40, owner_named_mw=70, facility_mw=80, it_load_mw=15,
                unspecified_mw=5, sites=9, sites_not_disclosed=4, not_running=2, nested=2),
        country("Kenya", "KEN"),
    ]  # fmt: skip

    said = lens_reading(rows, "owner", "running", SiteFilter(), CHOICES)

    assert said == (
        "100 MW running on 30 September 2026 at 1 of 10 datacenters, in 1 of 2 countries; "
        "30 MW without a named owner, 10 MW with an owner of unknown seat, 5 not disclosed, "
        "2 not running, 2 counted within a larger one. The sum mixes 80 MW facility power, "
        "15 MW IT load and 5 MW basis not stated."
    )


def test_the_reading_of_an_empty_view_and_of_one_basis():
    assert "No datacenter" in lens_reading([], "owner", "running", SiteFilter(), CHOICES)
    planned = lens_reading(
        [country(domestic=3, held=2)], "tenant", "planned", SiteFilter(), CHOICES
    )
    assert planned.startswith("3 MW planned at 1 of 3 datacenters, in 1 of 1 country; tenant or")
    assert "2 paused or cancelled" in planned
    assert planned.endswith("All of it is facility power.")


def test_the_method_is_two_sentences_and_speaks_of_allies_only_when_there_are_some():
    for allies in (None, "EU"):
        said = lens_method("owner", "planned", allies, CHOICES)
        assert ("allied" in said) is (allies is not None)
        assert said.count(".") == 2


VIEWS_OF_SITES = (
    SiteFilter(), SiteFilter(regions=("Africa",)), SiteFilter(groups=("EU",)),
    SiteFilter(groups=("GCC",)), SiteFilter(month=date(2023, 12, 31)),
    SiteFilter(confidence=("low",)), SiteFilter(countries=("ISL",)),
)  # fmt: skip


@pytest.mark.parametrize("chosen", VIEWS_OF_SITES, ids=range(len(VIEWS_OF_SITES)))
@pytest.mark.parametrize("measure", MEASURES)
def test_titles_of_the_real_facts_fit_and_their_share_is_the_largest(atlas, measure, chosen):
    for allies, role in product((None, "EU"), SITE_ROLES):
        rows = atlas.rows("capacity_by_country", chosen, measure=measure, allies=allies)
        said = lens_title(rows, role, measure, allies, chosen, atlas.choices).replace("\u00a0", " ")

        assert len(said) <= LONGEST
        if figure := re.search(r"(\d+) %", said):
            found = holdings(_told([row for row in rows if row.measured_mw], said), role)
            assert int(figure[1]) == round(100 * max(map(found.share, HANDS)))


def _told(rows: list[Any], said: str) -> list[Any]:
    """The rows that the title speaks of: all but a country of more than half, if there is one."""
    largest = max(rows, key=lambda row: row.measured_mw)
    rest = sum(row.measured_mw for row in rows) - largest.measured_mw
    if 0 < rest < largest.measured_mw:
        return [row for row in rows if row is not largest]
    assert "outside" not in said
    return rows
