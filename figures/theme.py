"""Every colour of the atlas, by meaning, for screen and for files."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analytics.vocabulary import DEAL_STAGES, LADDER, Stage

CONFIG = Path(__file__).parents[1] / ".streamlit" / "config.toml"

# Colour-blind safe; lightness falls at every rung, so that the ladder prints in grey.
STAGE_COLOURS = {
    Stage.EXPLORATORY: "#EBE832",
    Stage.DISCUSSIONS: "#A3C76F",
    Stage.MEMORANDUM: "#70A07E",
    Stage.AGREEMENT: "#4B7571",
    Stage.DELIVERY: "#1D4C5C",
    Stage.OPERATIONAL: "#00204B",
    Stage.PAUSED: "#FFFFFF",
    Stage.ENDED: "#F2F2F2",
}
OFF_LADDER_INK = "#6B6B6B"
INK_ON_PALE = "#16202B"
INK_ON_DARK = "#FFFFFF"

# Okabe and Ito, "Color Universal Design", 2008.
COMPANY_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#000000")


@dataclass(frozen=True)
class Palette:
    """The colours of one theme that are not of the ladder."""

    page: str
    soft: str
    ocean: str
    text: str
    muted: str
    hairline: str
    strong_line: str
    accent: str
    tint: str
    no_deal: str
    border_no_deal: str
    border_pale: str
    border_dark: str


def _palette(name: str, **own: str) -> Palette:
    configured = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][name]
    return Palette(
        page=configured["backgroundColor"],
        soft=configured["secondaryBackgroundColor"],
        text=configured["textColor"],
        hairline=configured["borderColor"],
        accent=configured["primaryColor"],
        **own,
    )


LIGHT = _palette(
    "light",
    ocean="#F7F9FB",
    muted="#56616C",
    strong_line="#C8CFD6",
    tint="#E8F2F8",
    no_deal="#E3E3E3",
    border_no_deal="#9AA1A7",
    border_pale="#3A4148",
    border_dark="#FFFFFF",
)
DARK = _palette(
    "dark",
    ocean="#18212A",
    muted="#A3AEB8",
    strong_line="#42505B",
    tint="#12303F",
    no_deal="#4A545D",
    border_no_deal="#2A343D",
    border_pale="#0F161C",
    border_dark="#C9D3DB",
)


def ink_on(stage: Stage) -> str:
    """Colour of a number printed on a stage's fill: dark on the three pale rungs."""
    return INK_ON_DARK if stage in LADDER[3:] else INK_ON_PALE


def ink_over(colour: str) -> str:
    """Colour of a text on any fill.

    Examples:
        >>> ink_over("#00204B") == INK_ON_DARK, ink_over("#EBE832") == INK_ON_PALE
        (True, True)
    """
    red, green, blue, _ = channels(colour)
    # Perceived brightness, ITU-R BT.601.
    is_dark = 0.299 * red + 0.587 * green + 0.114 * blue < 140
    return INK_ON_DARK if is_dark else INK_ON_PALE


def channels(colour: str, opacity: float = 1.0) -> list[int]:
    """A colour as red, green, blue and opacity of 0 to 255, as deck.gl takes it.

    Examples:
        >>> channels("#0072B2", 0.5)
        [0, 114, 178, 128]
    """
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)] + [round(opacity * 255)]


def see_through(colour: str, opacity: float) -> str:
    """A colour that lets through what lies below it, as Plotly takes it.

    Examples:
        >>> see_through("#0072B2", 0.5)
        'rgba(0, 114, 178, 0.5)'
    """
    red, green, blue, _ = channels(colour)
    return f"rgba({red}, {green}, {blue}, {opacity:g})"


@cache
def variables() -> str:
    """Every colour as a CSS custom property, the same names in pages and in the map.

    Colours that differ between the themes use ``light-dark()``, which follows the colour scheme
    that Streamlit sets on the app.
    """
    lines = [f"--stage-{stage.value}: {STAGE_COLOURS[stage]};" for stage in DEAL_STAGES]
    lines += [f"--on-{stage.value}: {ink_on(stage)};" for stage in DEAL_STAGES]
    lines += [
        f"--{name.replace('_', '-')}: light-dark({getattr(LIGHT, name)}, {getattr(DARK, name)});"
        for name in Palette.__dataclass_fields__
    ]
    lines += [f"--off-ladder-ink: {OFF_LADDER_INK};", f"--pale-ink: {INK_ON_PALE};"]
    return ":root, .stApp { " + " ".join(lines) + " }"
