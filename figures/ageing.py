"""Ageing in words: how long deals stay, and whether one of them waits longer than usual."""

from __future__ import annotations

from typing import Any

from analytics.counting_rules import MOVES_NEEDED

STATES = {
    "stalled": "Stalled",
    "slow": "Slow",
    "moving": "Moving",
    "too few to say": "Too few to say",
}
AGEING_RULE = (
    "Typical stay: Kaplan-Meier median over the deals of all companies, a stay that still lasts "
    "counting as at least as long as it has lasted. Slow: longer than typical. Stalled: 1.5 times "
    f"that or more. Fewer than {MOVES_NEEDED} moves seen: too few to say."
)


def typical_stay_words(stay: Any) -> str:
    """How long a deal usually stays at a rung.

    Args:
        stay: the rung's row of typical_stays, or None where no deal ever stood.
    """
    if stay is None or stay.moves_seen < MOVES_NEEDED:
        return "too few moves to say"
    if stay.typical_days is None:
        return "most have never left"
    return f"typical stay {stay.typical_days:,} days"
