"""Colours: readable, ordered, told apart, and written in one place."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from analytics.vocabulary import DEAL_STAGES, LADDER, Stage
from figures import theme
from figures.theme import COMPANY_COLOURS, DARK, LIGHT, STAGE_COLOURS, ink_on, variables

ROOT = Path(__file__).parents[2]
READABLE = 4.5  # WCAG 2.2, contrast of text, level AA
VISIBLE = 3.0  # WCAG 2.2, contrast of graphics, level AA
NO_CODE = (".venv", ".git", "tests", "build", ".hypothesis", ".pytest_cache", ".ruff_cache")
STYLES = {
    "map": (ROOT / "static/world_map/world_map.css").read_text("utf-8"),
    "pages": "".join(
        sheet.read_text("utf-8") for sheet in (ROOT / "pages/components/style").glob("*.css")
    ),
}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def code_files(*endings: str) -> list[Path]:
    tops = [top for top in sorted(ROOT.iterdir()) if top.name not in NO_CODE]
    found = [path for top in tops for path in ([top] if top.is_file() else top.rglob("*"))]
    return [path for path in found if path.suffix in endings]


def test_contrast_is_measured_as_the_guideline_does():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["text", "muted", "accent"])
@pytest.mark.parametrize("ground", ["page", "soft", "tint", "ocean"])
def test_words_are_readable_in_both_themes(palette, ink, ground):
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= READABLE


@pytest.mark.parametrize("stage", DEAL_STAGES)
def test_the_number_on_a_rung_is_readable(stage):
    assert contrast(ink_on(stage), STAGE_COLOURS[stage]) >= READABLE


@pytest.mark.parametrize("stage", LADDER)
def test_every_rung_stands_out_from_the_light_sea_by_its_fill_or_its_outline(stage):
    outline = LIGHT.border_pale if stage in LADDER[:3] else STAGE_COLOURS[stage]

    assert contrast(outline, LIGHT.ocean) >= VISIBLE


def test_every_rung_of_the_ladder_is_darker_than_the_one_before():
    for lower, higher in pairwise(LADDER):
        assert luminance(STAGE_COLOURS[lower]) > luminance(STAGE_COLOURS[higher]) * 1.25


def test_every_stage_has_a_colour_of_its_own():
    assert set(STAGE_COLOURS) == set(DEAL_STAGES)
    assert len(set(STAGE_COLOURS.values())) == len(DEAL_STAGES)
    for palette in (LIGHT, DARK):
        assert palette.no_deal not in STAGE_COLOURS.values()


def test_companies_and_themes_use_no_colour_twice():
    assert len(set(COMPANY_COLOURS)) == len(COMPANY_COLOURS)
    assert LIGHT.page != DARK.page


def test_colours_are_written_in_the_theme_and_in_the_configuration_alone():
    written = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b|\b(?:rgb|hsl)a?\(")
    at_home = (Path(theme.__file__),)

    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in code_files(".py", ".js", ".css")
        if path not in at_home
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if written.search(line)
    ]

    assert found == []


@pytest.mark.parametrize("sheet", STYLES)
def test_every_variable_of_a_style_sheet_is_defined_by_the_theme(sheet):
    """Those that may be missing say what stands for them: ``var(--name, other)``."""
    defined = set(re.findall(r"(--[a-z-]+):", variables()))
    used = set(re.findall(r"var\((--[a-z-]+)\)", STYLES[sheet]))

    unknown = {name for name in used - defined if not name.startswith("--st-")} - {"--part"}

    assert used
    assert unknown == set()


def test_every_variable_of_the_theme_has_a_colour_for_light_and_for_dark():
    defined = dict(re.findall(r"(--[a-z-]+): ([^;]+);", variables()))

    assert defined["--page"] == f"light-dark({LIGHT.page}, {DARK.page})"
    assert {f"--stage-{stage.value}" for stage in DEAL_STAGES} <= set(defined)
    assert {f"--on-{stage.value}" for stage in DEAL_STAGES} <= set(defined)
    assert all(re.findall(r"#[0-9A-F]{6}\b", value) for value in defined.values())


@pytest.mark.parametrize("sheet", STYLES)
def test_style_sheets_colour_every_stage(sheet):
    text = STYLES[sheet]

    assert all(f"var(--stage-{stage.value})" in text for stage in DEAL_STAGES)
    assert "var(--no-deal)" in text
    assert Stage.NONE not in STAGE_COLOURS
