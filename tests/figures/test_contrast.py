"""Every text that a style sheet sets on a ground of its own is readable, in light and in dark."""

from __future__ import annotations

import re

import pytest

from analytics.vocabulary import LADDER
from figures.theme import DARK, LIGHT, STAGE_COLOURS, variables
from tests.figures.test_theme import READABLE, STYLES, VISIBLE, contrast

PALETTES = {"light": LIGHT, "dark": DARK}
# What is printed without a rule that names both: labels of buttons, links in notices, chips.
FURTHER_PAIRS = {("--page", "--accent"), ("--accent", "--tint"), ("--text", "--no-deal")}


def colours_of(theme: str) -> dict[str, str]:
    """Each custom property's colour in a theme."""
    colours = {}
    for name, value in re.findall(r"(--[a-z-]+): ([^;]+);", variables()):
        found = re.findall(r"#[0-9A-F]{6}\b", value)
        colours[name] = found[-1 if theme == "dark" else 0]
    return colours


def written_pairs() -> set[tuple[str, str]]:
    """Ink and ground of every rule that sets both as plain colours."""
    pairs = set()
    for sheet in STYLES.values():
        text = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
        for rule in re.findall(r"\{([^{}]*)\}", text):
            ink = re.search(r"(?<![-a-z])color: var\((--[a-z-]+)\)", rule)
            ground = re.search(r"background(?:-color)?: var\((--[a-z-]+)\)(?:;|\s*$)", rule)
            if ink and ground:
                pairs.add((ink[1], ground[1]))
    return pairs


def test_the_style_sheets_are_read():
    pairs = written_pairs()

    assert ("--on-operational", "--stage-operational") in pairs
    assert ("--accent", "--tint") in pairs
    assert len(pairs) >= 8


@pytest.mark.parametrize("theme", PALETTES)
def test_every_text_on_a_ground_of_its_own_is_readable(theme):
    colours = colours_of(theme)

    pale = {
        f"{ink} on {ground}": round(contrast(colours[ink], colours[ground]), 2)
        for ink, ground in written_pairs() | FURTHER_PAIRS
        if contrast(colours[ink], colours[ground]) < READABLE
    }

    assert pale == {}


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("stage", LADDER)
def test_every_rung_stands_out_from_the_sea_by_its_fill_or_its_outline(stage, theme):
    palette = PALETTES[theme]
    outline = palette.border_pale if stage in LADDER[:3] else palette.border_dark

    seen = max(contrast(colour, palette.ocean) for colour in (STAGE_COLOURS[stage], outline))

    assert seen >= VISIBLE


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("ground", ["page", "soft", "tint", "ocean"])
def test_what_can_be_moved_or_is_focused_stands_out_from_its_ground(theme, ground):
    palette = PALETTES[theme]

    assert contrast(palette.accent, getattr(palette, ground)) >= VISIBLE
