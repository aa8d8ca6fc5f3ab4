"""What single views ask beside the filter, as the command line writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from analytics.filters import Choices
from analytics.reach import read_radius
from analytics.sovereignty import MEASURES
from analytics.white_space import read_weights
from analytics.written_filters import UnknownChoice, nearest, read_code, shorten
from exports.refusals import hint
from figures.charts import GROUPINGS
from figures.vendor_matrix import ACROSS


@dataclass(frozen=True)
class ViewOption:
    """One option of the command line that is no filter.

    Attributes:
        name: what the view's question calls it.
        flag: the option.
        help: what it means.
        read: turns the written text into a value; raises UnknownChoice.
    """

    name: str
    flag: str
    help: str
    read: Callable[[str, Choices], Any]


def _one_of(flag: str, allowed: tuple[str, ...]) -> Callable[[str, Choices], str]:
    def read(text: str, _: Choices) -> str:
        if text.strip().casefold() in allowed:
            return text.strip().casefold()
        raise UnknownChoice(f"{flag}: there is no “{shorten(text)}”; {hint(text, allowed)}.")

    return read


def _read_site(text: str, choices: Choices) -> str:
    by_name = {name.casefold(): code for code, name in choices.sites.items()}
    code = by_name.get(text.strip().casefold(), text.strip())
    if code in choices.sites:
        return code
    close = nearest(text, choices.sites)
    instead = f"the nearest is {close[0]}" if close else "datacenter_map lists them all"
    raise UnknownChoice(f"site: there is no site “{shorten(text)}”; {instead}.")


VIEW_OPTIONS = (
    ViewOption("by", "--by", f"stack by {', '.join(GROUPINGS)}", _one_of("by", tuple(GROUPINGS))),
    ViewOption("measure", "--measure", "running or planned", _one_of("measure", tuple(MEASURES))),
    ViewOption(
        "allies",
        "--allies",
        "bloc whose members count as allies",
        lambda text, choices: read_code("groups", text, choices),
    ),
    ViewOption("only_site", "--site", "one datacenter instead of all in view", _read_site),
    ViewOption(
        "radius_km",
        "--radius-km",
        "how far people are counted, kilometres",
        lambda text, _: read_radius(text).kilometres,
    ),
    ViewOption(
        "weights",
        "--weights",
        "how much each measure counts, such as population:2,gdp:0; 1 where nothing is said",
        lambda text, _: read_weights(text),
    ),
    ViewOption(
        "across",
        "--across",
        f"companies by {', '.join(ACROSS)}",
        _one_of("across", tuple(ACROSS)),
    ),
)
