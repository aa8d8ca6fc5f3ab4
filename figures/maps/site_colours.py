"""What the colour of a site says: nothing, its status, its operator, tenant or owner's home."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from analytics.filters import Choices
from analytics.vocabulary import NOT_DISCLOSED, STATUSES
from figures.formatting import listed
from figures.theme import COMPANY_COLOURS, INK_ON_DARK, Palette

COLOURINGS = {
    "plain": "One colour",
    "status": "Status",
    "operator": "Operator",
    "tenant": "Tenant",
    "home": "Owner's home",
}
MOST_COLOURS = 6  # more are not told apart; the rest shares one
THE_REST = "Others"


@dataclass(frozen=True)
class SiteColours:
    """The colour of each site, and what a legend says of the colours.

    Attributes:
        by_site: datacenter id to hex colour.
        legend: word, hex colour and number of sites, in the order of the legend.
    """

    by_site: Mapping[str, str]
    legend: tuple[tuple[str, str, int], ...]


def site_colours(
    sites: Iterable[Any], colouring: str, palette: Palette, choices: Choices
) -> SiteColours:
    """Which colour has each site?

    The six words with most megawatts planned get a colour of their own, the others share one, and
    what is not disclosed is muted.

    Args:
        sites: rows of datacenter_map.
        colouring: one of COLOURINGS.
        palette: colours of the reader's theme.
        choices: names of countries.
    """
    sites = list(sites)
    if colouring == "plain":
        return SiteColours({row.datacenter_id: palette.accent for row in sites}, ())
    word_of = {row.datacenter_id: _word(row, colouring, choices) for row in sites}
    megawatts: dict[str, float] = defaultdict(float)
    count: dict[str, int] = defaultdict(int)
    for row in sites:
        megawatts[word_of[row.datacenter_id]] += row.capacity_mw_planned or 0
        count[word_of[row.datacenter_id]] += 1
    if colouring == "status":
        ranked = [word for word in STATUSES.values() if word in count]
    else:
        ranked = sorted(megawatts, key=lambda word: (-megawatts[word], word))
    named = [word for word in ranked if word != NOT_DISCLOSED][:MOST_COLOURS]
    colours = dict(zip(named, _distinct(palette), strict=False))
    rest = [word for word in ranked if word not in colours and word != NOT_DISCLOSED]
    colours |= dict.fromkeys(rest, palette.muted) | {NOT_DISCLOSED: palette.strong_line}
    legend = [(word, colours[word], count[word]) for word in named]
    if rest:
        legend.append((THE_REST, palette.muted, sum(count[word] for word in rest)))
    if NOT_DISCLOSED in count:
        legend.append((NOT_DISCLOSED, palette.strong_line, count[NOT_DISCLOSED]))
    return SiteColours({site: colours[word] for site, word in word_of.items()}, tuple(legend))


def _word(row: Any, colouring: str, choices: Choices) -> str:
    if colouring == "status":
        return STATUSES[row.status]
    if colouring == "home":
        homes = row.owner_homes or ()
        return listed([choices.countries[iso3] for iso3 in homes]) or NOT_DISCLOSED
    return getattr(row, colouring) or NOT_DISCLOSED


def _distinct(palette: Palette) -> tuple[str, ...]:
    """Colours told apart on this page; black would sink into a dark one."""
    black_is_seen = palette.page == INK_ON_DARK
    return COMPANY_COLOURS if black_is_seen else (*COMPANY_COLOURS[:-1], palette.text)
