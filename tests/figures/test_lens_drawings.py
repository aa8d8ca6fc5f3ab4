"""What the sovereignty lens draws: bars and shades that are those of the rows."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree

import pytest

from analytics.site_filters import SiteFilter
from analytics.sovereignty import MEASURES, holdings
from analytics.vocabulary import SITE_ROLES
from figures.sovereignty_bars import COUNTRIES_SHOWN, ownership_bars
from figures.sovereignty_map import SHADES, shaded_map
from tests.figures.test_lens import country

SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> ElementTree.Element:
    root = ElementTree.fromstring(svg)  # noqa: S314 - made by us
    assert root.get("role") == "img"
    assert root.get("aria-label")
    assert "<script" not in svg
    assert not re.search(r"(?<!url\()#[0-9a-fA-F]{3,6}\b", svg)
    return root


def with_attribute(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [node for node in root.iter() if name in node.attrib]


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("allies", [None, "EU"])
@pytest.mark.parametrize("role", SITE_ROLES)
def test_bars_carry_the_megawatts_of_the_question(atlas, role, measure, allies):
    rows = atlas.rows("capacity_by_country", SiteFilter(), measure=measure, allies=allies)
    measured = [row for row in rows if row.measured_mw]

    root = drawn(ownership_bars(rows, role, allies))

    lines = with_attribute(root, "data-iso3")
    assert [(line.get("data-iso3"), float(line.get("data-mw"))) for line in lines] == [
        (row.iso3, pytest.approx(row.measured_mw)) for row in measured[:COUNTRIES_SHOWN]
    ]
    for line, row in zip(lines, measured, strict=False):
        parts = {p.get("data-hands"): float(p.get("data-mw"))
                 for p in with_attribute(line, "data-hands")}  # fmt: skip
        known = {hands: mw for hands, mw in holdings([row], role).by_hands().items() if mw}
        assert parts == pytest.approx(known)
    (more,) = with_attribute(root, "data-more")
    assert int(more.get("data-more")) == len(measured) - COUNTRIES_SHOWN
    all_drawn = [*lines, more]
    assert sum(float(line.get("data-mw")) for line in all_drawn) == pytest.approx(
        sum(row.measured_mw for row in measured)
    )


def test_the_parts_of_a_bar_lie_side_by_side_and_fill_it():
    root = drawn(ownership_bars([country(domestic=20, shared=30, unknown=50)], "owner"))

    places = [re.findall(r"[\d.]+", part.get("style"))
              for part in with_attribute(root, "data-hands")]  # fmt: skip
    assert places == [["0.00000", "0.20000"], ["0.20000", "0.30000"], ["0.50000", "0.50000"]]


def test_one_country_more_than_fifteen_is_drawn_rather_than_counted():
    rows = [country(f"Land {n}", f"L{n}", domestic=99 - n) for n in range(COUNTRIES_SHOWN + 1)]

    assert len(with_attribute(drawn(ownership_bars(rows, "owner")), "data-iso3")) == len(rows)


def test_nothing_measured_draws_no_bar_and_no_map_class(atlas):
    bars = drawn(ownership_bars([country()], "owner"))
    shaded = drawn(shaded_map([country()], SHADES["domestic"], "owner", "Nothing"))

    assert with_attribute(bars, "data-mw") == []
    assert classes_of(shaded)["FRA"] == "no-figure"


def test_names_from_the_facts_never_become_markup():
    hostile = '<img src=x onerror="alert(1)">&\''
    rows = [country(hostile, "FRA", domestic=2, low_carbon_share=0.5)]

    bars = drawn(ownership_bars(rows, "owner", bloc=hostile))
    shaded = drawn(shaded_map(rows, SHADES["low_carbon"], "owner", hostile))

    for root in (bars, shaded):
        assert not any("img" in node.tag for node in root.iter())
        assert any(hostile in (node.text or "") for node in root.iter())


def classes_of(root: ElementTree.Element) -> dict[str, str]:
    """Class of every country; an outline and its dot have the same."""
    found: dict[str, set[str]] = {}
    for shape in with_attribute(root, "data-iso3"):
        found.setdefault(shape.get("data-iso3"), set()).add(shape.get("class"))
    assert all(len(classes) == 1 for classes in found.values())
    return {iso3: classes.pop() for iso3, classes in found.items()}


@pytest.mark.parametrize("shade", SHADES)
def test_the_map_shades_every_country_by_its_figure_and_counts_it_in_the_legend(atlas, shade):
    rows = atlas.rows("capacity_by_country", SiteFilter(), measure="planned", allies=None)
    shaded = SHADES[shade]

    root = drawn(shaded_map(rows, shaded, "owner", "Title"))

    classes = classes_of(root)
    figures = {row.iso3: shaded.value(row, "owner") for row in rows}
    for iso3, drawn_class in classes.items():
        expected = "no-site"
        if iso3 in figures:
            figure = figures[iso3]
            above = sum(figure >= edge for edge in shaded.breaks) if figure is not None else 0
            expected = "no-figure" if figure is None else f"shade-{above + 1}"
        assert drawn_class == expected, iso3
    legend = {node.get("data-class"): int(node.get("data-count"))
              for node in with_attribute(root, "data-class")}  # fmt: skip
    counts = Counter(figures[iso3] is None for iso3 in figures)
    assert legend["no-figure"] == counts[True]
    assert sum(n for name, n in legend.items() if name.startswith("shade")) == counts[False]
    assert sum(legend.values()) == 243
    assert "ATA" not in classes


def test_small_states_are_dots_when_they_have_a_datacenter_and_only_then():
    rows = [country("Singapore", "SGP", domestic=1), country("Gibraltar", "GIB", domestic=1)]

    root = drawn(shaded_map(rows, SHADES["domestic"], "owner", "Title"))

    dots = [node.get("data-iso3") for node in root.iter(f"{SVG}circle")]
    assert sorted(dots) == ["GIB", "SGP"]


def test_a_country_whose_owners_are_all_unknown_has_no_domestic_share_of_zero():
    value = SHADES["domestic"].value

    assert value(country(unknown=5), "owner") is None
    assert value(country(foreign=5), "owner") == 0
    assert value(country(domestic=1, unknown=3), "owner") == 0.25


def test_classes_are_told_with_their_breaks():
    assert SHADES["per_twh"].class_labels() == ["< 0.1", "0.1–0.5", "0.5–2", "2–10", "≥ 10"]
    told = [label.replace("\u00a0", " ") for label in SHADES["domestic"].class_labels()]
    assert told == ["< 20 %", "20–40 %", "40–60 %", "60–80 %", "≥ 80 %"]


def test_a_figure_on_a_break_belongs_to_the_class_that_begins_there():
    assert [SHADES["per_million"].class_of(mw) for mw in (0, 0.99, 1, 5, 99, 100)] == [
        1, 1, 2, 3, 4, 5,
    ]  # fmt: skip
