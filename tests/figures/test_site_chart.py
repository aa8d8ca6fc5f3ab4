"""The chart on a datacenter's card: a solid step for what was seen, a dotted one for a plan."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from figures.site_chart import BASE, CEILING, HEIGHT, WIDTH, site_chart
from tests.figures.test_site_sentences import UNTIL, make_step

SVG = "{http://www.w3.org/2000/svg}"
ABILENE = (
    make_step("2025-09-26", 147, is_planned=False, publisher="Epoch AI"),
    make_step("2025-12-24", 295, is_planned=False),
    make_step("2026-05-23", 590, is_planned=False),
    make_step("2026-11-01", 1180),
)


def drawn(*steps, planned=None, name="Abilene") -> ElementTree.Element:
    return ElementTree.fromstring(site_chart(name, steps, planned, UNTIL))  # noqa: S314 - our own


def of_class(drawing: ElementTree.Element, looks: str) -> list[ElementTree.Element]:
    return [part for part in drawing.iter() if looks in part.get("class", "").split()]


def words(drawing: ElementTree.Element) -> list[str]:
    return [part.text or "" for part in drawing.iter(f"{SVG}text")]


def as_of_x(drawing: ElementTree.Element) -> float:
    (line,) = of_class(drawing, "as-of")
    return float(re.match(r"M([\d.]+) ", line.get("d"))[1])


def test_every_step_seen_is_an_area_that_ends_where_the_next_begins():
    areas = of_class(drawn(*ABILENE, planned=1180), "seen")

    spans = [(float(area.get("x")), float(area.get("width"))) for area in areas]
    assert len(spans) == 3
    for (x, width), (following, _) in pairwise(spans):
        assert x + width == pytest.approx(following, abs=0.2)


def test_heights_are_in_proportion_to_the_megawatts():
    areas = of_class(drawn(*ABILENE, planned=1180), "seen")

    heights = [float(area.get("height")) for area in areas]
    assert heights == pytest.approx([(BASE - CEILING) * mw / 1180 for mw in (147, 295, 590)], abs=1)


def test_the_plan_is_a_dotted_line_that_starts_at_the_as_of_line_on_the_running_level():
    drawing = drawn(*ABILENE, planned=1180)

    (line,) = of_class(drawing, "due")
    x, y = re.match(r"M([\d.]+) ([\d.]+)H", line.get("d")).groups()
    last = of_class(drawing, "seen")[-1]
    assert float(x) == as_of_x(drawing)
    assert y == last.get("y")
    assert re.search(
        r"\.due\{[^}]*stroke-width:2;stroke-dasharray", site_chart("", ABILENE, 1, UNTIL)
    )


def test_the_as_of_line_stands_at_the_end_of_the_figures():
    drawing = drawn(*ABILENE, planned=1180)

    last = of_class(drawing, "seen")[-1]
    assert float(last.get("x")) + float(last.get("width")) == pytest.approx(
        as_of_x(drawing), abs=0.2
    )
    assert "30 Sep 2026" in words(drawing)


def test_without_anything_seen_the_plan_starts_on_its_own_day():
    drawing = drawn(make_step("2026-12-01", 280), make_step("2028-01-01", 1400), planned=1400)

    first, _ = of_class(drawing, "due")
    start, left = re.match(r"M([\d.]+) [\d.]+H([\d.]+)V", first.get("d")).groups()
    assert of_class(drawing, "seen") == []
    assert start == left
    assert float(start) > as_of_x(drawing)


def test_a_plan_without_a_date_is_a_short_mark_that_says_so():
    drawing = drawn(*ABILENE[:3], planned=5000)

    (mark,) = of_class(drawing, "undated")
    start, end = re.match(r"M([\d.]+) [\d.]+H([\d.]+)$", mark.get("d")).groups()
    assert float(end) - float(start) < 30
    assert float(start) > as_of_x(drawing)
    assert words(drawing)[-5:] == ["5,000", "planned,", "no date", "590", "running"]


def test_a_plan_that_is_reached_or_dated_has_no_such_mark():
    for planned in (None, 590, 1180):
        assert of_class(drawn(*ABILENE, planned=planned), "undated") == []


def test_a_step_that_was_not_seen_in_time_is_called_overdue():
    drawing = drawn(ABILENE[0], make_step("2026-10-01", 231, is_overdue=True), planned=231)

    assert words(drawing)[-3:] == ["231", "planned,", "overdue"]


def test_there_are_few_gridlines_and_each_names_its_unit():
    for highest in (0.3, 1, 8.6, 27, 150, 590, 1180, 9999, 20000):
        drawing = drawn(make_step("2026-01-01", highest, is_planned=False))

        units = [said for said in words(drawing) if said.endswith(" MW")]
        assert 1 <= len(of_class(drawing, "grid")) <= 4
        assert len(units) == len(of_class(drawing, "grid"))


def test_a_datacenter_that_runs_no_megawatts_is_drawn_on_the_zero_line():
    (area,) = of_class(drawn(make_step("2026-01-01", 0, is_planned=False)), "seen")

    assert float(area.get("height")) == 0


def test_the_drawing_is_told_to_those_who_do_not_see_it():
    told = drawn(*ABILENE, planned=5000).get("aria-label")

    assert told == (
        "Power of Abilene; seen running: 147 MW from 26 Sep 2025, 295 MW from 24 Dec 2025, "
        "590 MW from 23 May 2026 (figures to 30 Sep 2026); planned: 1,180 MW from 1 Nov 2026; "
        "5,000 MW planned without a date"
    )


def test_names_from_the_facts_stay_text():
    attack = '"><script>alert(1)</script>'
    step = make_step("2026-01-01", 10, is_planned=False, publisher=attack)

    drawing = drawn(step, planned=10, name=attack)

    assert attack in drawing.get("aria-label")
    assert any(attack in (title.text or "") for title in drawing.iter(f"{SVG}title"))
    assert list(drawing.iter(f"{SVG}script")) == []


def test_the_chart_of_every_datacenter_stays_on_its_paper(atlas):
    for site_id in atlas.choices.sites:
        steps = atlas.rows("site_milestones", site=site_id)
        if not steps:
            continue
        (site,) = atlas.rows("site_card", site=site_id)
        drawing = drawn(*steps, planned=site.capacity_mw_planned, name=site.name)
        seen = [step for step in steps if not step.is_planned]
        assert len(of_class(drawing, "seen")) == len(seen), site_id
        for part in drawing.iter(f"{SVG}text"):
            assert 0 <= float(part.get("x")) <= WIDTH - 20, site_id
            assert 8 <= float(part.get("y")) <= HEIGHT, site_id
        for area in of_class(drawing, "seen") + of_class(drawing, "hover"):
            assert float(area.get("width")) >= 0, site_id
