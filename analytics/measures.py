"""Figures read off the answers: countries per stage, the world's share signed, megawatts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from analytics.vocabulary import DELIVERING, SIGNED, TALKING, Stage


@dataclass(frozen=True)
class StageCounts:
    """How many countries stand at each stage; every stage is there, also with none."""

    by_stage: dict[Stage, int]

    @property
    def talking(self) -> int:
        """Countries on rungs 1 to 3 (counting rule 11)."""
        return self.sum(TALKING)

    @property
    def signed(self) -> int:
        """Countries at agreement and further."""
        return self.sum(SIGNED)

    @property
    def delivering(self) -> int:
        """Countries where a deal is being delivered or is live."""
        return self.sum(DELIVERING)

    @property
    def with_deal(self) -> int:
        """Countries with a deal in view at any stage, on or off the ladder."""
        return sum(self.by_stage.values()) - self.by_stage[Stage.NONE]

    def shown(self, stages: Iterable[str]) -> int:
        """Countries that a stage filter keeps; without one, those with a deal."""
        kept = tuple(Stage(stage) for stage in stages)
        return self.sum(kept) if kept else self.with_deal

    def sum(self, stages: tuple[Stage, ...]) -> int:
        """Countries at any of these stages."""
        return sum(self.by_stage[stage] for stage in stages)


def stage_counts(partnerships: Iterable[Any]) -> StageCounts:
    """How many countries stand where?

    Args:
        partnerships: rows of the question partnership_map; field stage.
    """
    found = Counter(row.stage for row in partnerships)
    return StageCounts({stage: found[stage.value] for stage in Stage})


@dataclass(frozen=True)
class SignedShare:
    """Share of the world that lives or earns in countries with a signed deal or beyond."""

    share: float
    rows: int
    not_known: int


def signed_share(partnerships: Iterable[Any], field: str, world_total: float | None) -> SignedShare:
    """What share of the world's people or GDP is in countries at agreement or further?

    Args:
        partnerships: rows of partnership_map; fields rank and the one asked for.
        field: population or gdp_usd.
        world_total: sum of that field over all inhabited entities.

    Returns:
        The share (0 to 1), how many countries it counts, and how many of them have no figure.
    """
    signed = [getattr(row, field) for row in partnerships if row.rank >= Stage.AGREEMENT.rank]
    known = [float(figure) for figure in signed if figure is not None]
    share = sum(known) / float(world_total) if world_total else 0.0
    return SignedShare(share, len(known), len(signed) - len(known))


@dataclass(frozen=True)
class Megawatts:
    """Power of several sites: two figures, never one (counting rule 9); None is not disclosed."""

    running: float | None
    planned: float | None


def megawatts_of(sites: Iterable[Any]) -> Megawatts:
    """How much runs and how much is planned, without counting a part of a larger site twice?

    Paused and cancelled plans are in no sum (counting rule 14): where all sites are held, 0
    megawatts are planned.

    Args:
        sites: rows of country_sites.
    """
    rows = list(sites)
    plans = [site for site in rows if not site.is_held]
    planned = _sum(site.capacity_mw_planned for site in plans if not site.is_planned_nested)
    return Megawatts(
        running=_sum(site.capacity_mw_operational for site in rows
                     if not site.is_operational_nested),
        planned=0.0 if rows and not plans else planned,
    )  # fmt: skip


def _sum(figures: Iterable[float | None]) -> float | None:
    known = [float(figure) for figure in figures if figure is not None]
    return sum(known) if known else None
