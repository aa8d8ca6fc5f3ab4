"""One colour for each company that is held against others: on map, in table and race."""

from __future__ import annotations

from figures.theme import COMPANY_COLOURS


def rival_colours(rivals: tuple[str, ...]) -> dict[str, str]:
    """Company to colour, by the order in which they were chosen.

    Examples:
        >>> list(rival_colours(("openai", "google")))
        ['openai', 'google']
    """
    return dict(zip(rivals, COMPANY_COLOURS, strict=False))
