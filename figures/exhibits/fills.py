"""Fills of bars in an exhibit: the shades, stripes and hatching that the pages draw by style."""

from __future__ import annotations

from figures.theme import Palette, channels

Fill = tuple[str, tuple[str, ...]]
"""A colour, and the stripes that take its place; none where it is even."""


def mixed(colour: str, other: str, share: float) -> str:
    """A colour that has gone a part of the way to another.

    Examples:
        >>> from figures.theme import INK_ON_DARK, INK_ON_PALE
        >>> mixed(INK_ON_PALE, INK_ON_DARK, 1) == INK_ON_DARK
        True
    """
    pairs = zip(channels(colour)[:3], channels(other)[:3], strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02X}" for one, two in pairs)


def measure_fills(palette: Palette) -> dict[str, Fill]:
    """The measures of white space: blues fall for size and use, what companies do is striped."""
    pale = mixed(palette.accent, palette.page, 0.7)
    return {
        "population": (palette.accent, ()),
        "gdp": (mixed(palette.accent, palette.page, 0.38), ()),
        "internet": (pale, ()),
        "electricity": (palette.text, ()),
        "low_carbon": (mixed(palette.text, palette.page, 0.55), ()),
        "rivals": (pale, (pale, pale, palette.accent)),
        "neighbours": (palette.page, _hatch(palette)),
    }


def hands_fills(palette: Palette) -> dict[str, Fill]:
    """In whose hands megawatts are: half dark, pale, striped, dark, hatched."""
    pale = mixed(palette.accent, palette.page, 0.62)
    return {
        "domestic": (palette.accent, ()),
        "allied": (pale, ()),
        "shared": (pale, (pale, pale, palette.text)),
        "foreign": (palette.text, ()),
        "unknown": (palette.page, _hatch(palette)),
    }


def _hatch(palette: Palette) -> tuple[str, ...]:
    return (palette.page, palette.page, palette.page, palette.muted)
