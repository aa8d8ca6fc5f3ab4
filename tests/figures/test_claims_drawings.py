"""The drawings of claims: marks stand where the numbers say, texts stay texts."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from analytics.claims import check_claims
from analytics.filters import AtlasFilter
from figures.claims_chart import MOST_ROWS, claims_chart
from figures.programme_chart import programme_chart
from tests.world import make_claim, make_deal, make_world

HOSTILE = '"><script>alert(1)</script><b a="'


def drawn(svg):
    """The drawing as a tree, and every mark of it that says a share."""
    return ElementTree.fromstring(svg)  # noqa: S314 - a drawing of our own


def marks(svg, looks):
    return [
        float(node.get("data-share"))
        for node in drawn(svg).iter()
        if looks in node.get("class", "").split()
    ]


def checks_of(*claims, **said):
    atlas = make_world(
        make_deal(("2025-01-01", "agreement")),
        make_deal(("2026-01-01", "agreement"), country_iso3="KEN"),
        claims=claims, **said,
    )  # fmt: skip
    return check_claims(atlas, AtlasFilter().on(atlas.choices))


def test_found_is_drawn_as_a_share_of_what_is_claimed_then_and_now():
    svg = claims_chart(checks_of(make_claim("countries_engaged", 4, "countries")))

    assert marks(svg, "now") == [0.5]
    assert marks(svg, "then") == [0.25]
    (line,) = (node for node in drawn(svg).iter() if node.get("data-claim"))
    assert (line.get("data-claimed"), line.get("data-found")) == ("4", "2")


def test_what_lies_beyond_the_drawing_is_an_arrow_at_its_end():
    svg = claims_chart(checks_of(make_claim("countries_engaged", 1, "countries")))

    assert marks(svg, "beyond") == [2]
    assert max(float(at) for at in re.findall(r"--from:([\d.]+)", svg)) == 1


def test_a_claim_of_which_nothing_is_found_or_claimed_has_no_mark():
    unknown = claims_chart(checks_of(make_claim("grant", 1, "USD")))
    of_nothing = claims_chart(checks_of(make_claim("countries_engaged", 0, "countries")))

    assert 'data-claim="' not in unknown
    assert marks(of_nothing, "now") == []
    assert 'data-claim="' in of_nothing


def test_no_more_claims_are_drawn_than_a_page_can_hold():
    claims = [make_claim("countries_engaged", 4, "countries") for _ in range(MOST_ROWS + 5)]

    assert claims_chart(checks_of(*claims)).count("data-claim=") == MOST_ROWS


def test_a_hostile_name_of_a_unit_or_an_address_stays_text():
    checks = checks_of(make_claim("countries_engaged", 4, "countries"))
    said = checks[0].said._replace(claim_id=HOSTILE, organization=HOSTILE, unit=HOSTILE)
    hostile = type(checks[0])(said, HOSTILE, checks[0].found, "")

    svg = claims_chart([hostile], HOSTILE, lambda claim_id: f"claims?claim={claim_id}")

    drawn(svg)
    assert "<script" not in svg


def steps(*levels):
    return [
        SimpleNamespace(day=date.fromisoformat(day), countries=all_, programme_countries=own)
        for day, all_, own in levels
    ]


def turn(day, row_id="deal", claimed=None, headline="Something happens"):
    return SimpleNamespace(
        day=date.fromisoformat(day), published=day, row_id=row_id, claimed=claimed,
        headline=headline,
    )  # fmt: skip


def test_lines_end_at_the_countries_known_and_claims_stand_at_their_numbers():
    svg = programme_chart(
        steps(("2024-05-01", 3, 0), ("2025-06-01", 9, 4)),
        [turn("2025-01-05"), turn("2025-12-01", "fifty", 50)],
        ["fifty"], date(2026, 6, 30),
    )  # fmt: skip

    assert re.findall(r'data-countries="(\d+)"', svg) == ["9", "4"]
    assert re.findall(r'data-claim="(\w+)" data-value="(\d+)"', svg) == [("fifty", "50")]
    assert re.findall(r'data-turn="(\d)"', svg) == ["1", "2"]
    assert "9 any deal" in svg
    drawn(svg)


def test_turns_on_one_day_do_not_lie_on_each_other():
    svg = programme_chart([], [turn("2026-03-01") for _ in range(3)], [], date(2026, 6, 30))

    at = [float(left) for left in re.findall(r'class="turn at" style="--from:([\d.]+)', svg)]
    assert at == sorted(at)
    assert min(later - earlier for earlier, later in pairwise(at)) > 0.01


@pytest.mark.parametrize("day", ["0001-01-01", "2025-01-01", "2026-06-30"])
def test_an_empty_or_hostile_story_is_drawn_all_the_same(day):
    as_of = date.fromisoformat(day)
    drawn(programme_chart([], [], [], as_of))

    svg = programme_chart(steps((day, 1, 1)), [turn(day, HOSTILE, 1, HOSTILE)], [HOSTILE], as_of)
    drawn(svg)
    assert "<script" not in svg
