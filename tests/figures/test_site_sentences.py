"""What a datacenter's card says: planned and running apart, unknown said, nothing called zero."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from analytics.reach import Radius
from figures.site_sentences import (
    month_sentence,
    no_chart_sentence,
    online_day,
    reach_headline,
    site_dates,
    site_evidence_words,
    site_figures,
    site_finding,
)

UNTIL = date(2026, 9, 30)


def make_site(**said: Any) -> SimpleNamespace:
    """The row of a datacenter of which nothing is known but that it was announced."""
    nothing = dict.fromkeys(
        ("capacity_mw_planned", "capacity_mw_operational", "capacity_basis",
         "first_online", "first_online_from", "first_online_to",
         "full_online", "full_online_from", "full_online_to")
    )  # fmt: skip
    status = said.get("status", "announced")
    held = status in ("paused", "cancelled")
    known = {"status": status, "is_held": held, "precision": "city", "confidence": "medium"}
    return SimpleNamespace(**(nothing | known | said))


def make_step(published: str, megawatts: float, **said: Any) -> SimpleNamespace:
    """A step of capacity, planned and not overdue."""
    known = {"day": date.fromisoformat(published), "megawatts": megawatts, "is_planned": True,
             "is_overdue": False, "published_date": published, "publisher": None}  # fmt: skip
    return SimpleNamespace(**(known | said))


def finding(*steps: SimpleNamespace, **said: Any) -> str:
    return site_finding(make_site(**said), steps, UNTIL).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("running", "planned", "said"),
    [
        (590, 1180, "Half of the plan runs"),
        (8.6, 8.6, "All of the plan runs"),
        (120, 100, "More runs than was planned"),
        (999, 1000, "Nearly all of the plan runs"),
        (336, 662, "About half of the plan runs"),
        (250, 1000, "A quarter of the plan runs"),
        (198, 231, "86 % of the plan runs"),
        (1, 5000, "Under 1 % of the plan runs"),
        (45, None, "45 MW run; the plan is not disclosed"),
    ],
)
def test_the_finding_says_how_much_of_the_plan_runs(running, planned, said):
    told = finding(
        status="partial", capacity_mw_operational=running, capacity_mw_planned=planned
    )  # fmt: skip

    assert told == said


def test_without_megawatts_the_finding_says_so():
    assert finding() == "Nothing seen running; megawatts not disclosed"
    assert finding(status="operational") == "It runs; how much is not disclosed"
    assert finding(status="partial", capacity_mw_planned=100) == (
        "A part runs; how much is not disclosed"
    )


@pytest.mark.parametrize(
    ("published", "ends", "said"),
    [
        ("2026-12-31", date(2026, 12, 31), "is due on 31 Dec 2026"),
        ("2026-12", date(2026, 12, 31), "is due in Dec 2026"),
        ("2026", date(2026, 12, 31), "is due in 2026"),
        ("2026-06", date(2026, 6, 30), "was due in Jun 2026"),
    ],
)
def test_a_plan_is_due_as_exactly_as_it_was_published(published, ends, said):
    told = finding(
        status="construction", capacity_mw_planned=500, first_online=published, first_online_to=ends
    )

    assert told == f"Nothing seen running; the first part {said}"


def test_without_a_first_day_the_first_step_of_the_plan_tells_what_is_due():
    part = make_step("2027-03-01", 100)
    whole = make_step("2028-01-01", 400)

    assert finding(part, whole, capacity_mw_planned=400).endswith(
        "the first part is due on 1 Mar 2027"
    )
    assert finding(whole, capacity_mw_planned=400).endswith("the whole is due on 1 Jan 2028")
    assert finding(capacity_mw_planned=400) == "Nothing seen running; no date is known"


def test_a_step_that_was_not_seen_in_time_was_due():
    late = make_step("2026-06-30", 400, is_overdue=True)

    told = finding(
        late, capacity_mw_planned=400, first_online="2026", first_online_to=date(2026, 12, 31)
    )

    assert told == "Nothing seen running; the whole was due on 30 Jun 2026"


def test_a_paused_or_cancelled_plan_is_spoken_of_in_the_past():
    assert finding(status="paused", capacity_mw_planned=1000) == "Paused; 1,000 MW were planned"
    assert finding(status="cancelled") == "Cancelled; megawatts not disclosed"
    assert finding(status="paused", capacity_mw_planned=100, capacity_mw_operational=20) == (
        "Paused; 20 MW of 100 MW were seen running"
    )
    assert finding(status="paused", capacity_mw_operational=20) == (
        "Paused; 20 MW were seen running"
    )
    assert no_chart_sentence(make_site(status="paused")) == "A plan that is paused is not drawn."


def test_without_a_first_day_or_a_step_the_whole_is_due():
    later = {"full_online": "2027-03", "full_online_to": date(2027, 3, 31)}
    missed = {"full_online": "2026-03", "full_online_to": date(2026, 3, 31)}

    assert finding(capacity_mw_planned=70, **later) == (
        "Nothing seen running; the whole is due in Mar 2027"
    )
    assert finding(capacity_mw_planned=70, **missed) == (
        "Nothing seen running; the whole was due in Mar 2026"
    )


def test_first_power_and_the_full_plan_are_told_with_what_is_seen():
    site = make_site(
        status="partial",
        first_online="2025-02", first_online_from=date(2025, 2, 1),
        first_online_to=date(2025, 2, 28),
        full_online="2027", full_online_from=date(2027, 1, 1), full_online_to=date(2027, 12, 31),
    )  # fmt: skip

    assert site_dates(site, UNTIL) == ("Feb 2025", "2027 (planned)")


def test_a_site_without_a_chart_says_why():
    assert no_chart_sentence(make_site()) == "No chart: its megawatts are not known."
    assert no_chart_sentence(make_site(capacity_mw_planned=70)) == (
        "No chart: from when on how much of it runs, or is to run, is not known."
    )


def test_nobody_is_within_reach_of_no_datacenter():
    assert reach_headline((), Radius(2000, "mi")) == (
        "No datacenter in view, so nobody is within reach"
    )


def test_running_and_planned_are_two_figures_each_with_its_basis():
    both = make_site(
        capacity_mw_operational=590.0, capacity_mw_planned=1180.0, capacity_basis="facility"
    )
    runs = make_site(capacity_mw_operational=8.0, capacity_basis="it_load")
    held = make_site(status="paused", capacity_mw_planned=1000.0, capacity_basis="unspecified")

    assert site_figures(both) == (
        ("590 MW", "running, estimated"), ("1,180 MW", "planned, facility power")
    )  # fmt: skip
    assert site_figures(runs) == (
        ("8 MW", "running, estimated, IT load"), ("not disclosed", "planned")
    )  # fmt: skip
    assert site_figures(held)[1] == ("1,000 MW", "planned, now paused, basis not stated")
    silent = make_site(status="operational")
    assert site_figures(silent) == (("not disclosed", "running"), ("not disclosed", "planned"))
    assert site_figures(make_site())[0] == ("none seen", "running")


@pytest.mark.parametrize(
    ("published", "starts", "ends", "is_seen", "said"),
    [
        (None, None, None, True, "not disclosed"),
        ("2025-09-26", date(2025, 9, 26), date(2025, 9, 26), True, "26 Sep 2025"),
        ("2026-11-01", date(2026, 11, 1), date(2026, 11, 1), True, "1 Nov 2026 (planned)"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), True, "2026"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), False, "2026 (planned)"),
        ("2026-06", date(2026, 6, 1), date(2026, 6, 30), False, "Jun 2026 (planned, not seen)"),
    ],
)
def test_a_day_online_is_marked_as_planned_where_it_is(published, starts, ends, is_seen, said):
    assert online_day(published, (starts, ends), UNTIL, is_seen=is_seen) == said


def test_the_evidence_says_how_exactly_the_place_is_known():
    assert site_evidence_words(make_site(precision="site", confidence="high")) == (
        "Exact site, high confidence"
    )
    assert site_evidence_words(make_site(precision="region", confidence="low")) == (
        "Place known to the region, low confidence"
    )


def test_the_day_of_the_page_is_told_beside_todays_figures():
    steps = [make_step("2025-09-26", 147, is_planned=False), make_step("2026-11-01", 1180)]

    assert month_sentence(steps, UNTIL, UNTIL) == ""
    assert month_sentence(steps, date(2024, 1, 31), UNTIL) == (
        "On 31 January 2024: nothing seen running."
    )
    assert (
        month_sentence(steps, date(2025, 9, 30), UNTIL) == "On 30 September 2025: 147 MW running."
    )
    assert month_sentence(steps, date(2026, 10, 31), UNTIL) == (
        "By 31 October 2026: nothing more with a date."
    )
    assert month_sentence(steps, date(2026, 11, 30), UNTIL) == (
        "By 30 November 2026: 1,180 MW planned."
    )


def test_every_datacenter_of_the_facts_has_a_finding(atlas):
    for site_id in atlas.choices.sites:
        (site,) = atlas.rows("site_card", site=site_id)
        steps = atlas.rows("site_milestones", site=site_id)
        told = site_finding(site, steps, atlas.choices.sites_until)
        assert len(told) <= 60, told
        assert told[0].isupper() or told[0].isdigit(), told
        assert not re.search(r"\bNone\b|\bundated\b|\b0 MW\b", told), told
