"""What readers do to the world map: filter changes, and whether each was answered as asked."""

from __future__ import annotations

import calendar
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Literal, get_args
from urllib.parse import urlencode

from analytics.filters import AtlasFilter, Choices
from analytics.questions import Atlas
from analytics.vocabulary import Stage
from analytics.written_filters import write_filter
from benchmarks.reader import Answer, Reader

Kind = Literal["month", "company", "region", "legend"]
KINDS: tuple[Kind, ...] = get_args(Kind)

# The pills that stand in the filter bar.
VENDORS = ("openai", "anthropic", "google", "microsoft", "nvidia", "mistral-ai")
ARRIVAL = AtlasFilter(vendors=("openai",))


@dataclass(frozen=True)
class Change:
    """One filter change: what is touched, and the filter that the reader then has."""

    kind: Kind
    chosen: AtlasFilter


def mixed_changes(choices: Choices, seed: int) -> Iterator[Change]:
    """Changes of every kind in turn, none of which leads to a filter that was there before.

    Args:
        choices: what the facts offer.
        seed: another seed, another walk.
    """
    dice = random.Random(seed)  # noqa: S311 - a repeatable walk, no secret
    chosen = ARRIVAL
    seen = {chosen}
    while True:
        for kind in KINDS:
            after = chosen
            while after in seen:
                after = _changed(chosen, kind, choices, dice)
            seen.add(after)
            chosen = after
            yield Change(kind, chosen)


def _changed(chosen: AtlasFilter, kind: Kind, choices: Choices, dice: random.Random) -> AtlasFilter:
    if kind == "month":
        # The last two years: there is something to see in each of them.
        return replace(chosen, as_of=dice.choice(month_ends(choices)[-25:-1]))
    if kind == "company":
        vendors = dice.sample(VENDORS, dice.randint(1, len(VENDORS)))
        return replace(chosen, vendors=tuple(vendors))
    if kind == "region":
        regions = dice.sample(sorted(choices.regions), dice.randint(0, 3))
        return replace(chosen, regions=tuple(regions))
    hidden = set(dice.sample(list(Stage), dice.randint(0, 3)))
    shown = tuple(stage.value for stage in Stage if stage not in hidden)
    return replace(chosen, stages=shown if hidden else ())


def visible_changes(atlas: Atlas, count: int) -> list[Change]:
    """Company clicks and single months back in turn, each of which recolours some country.

    They are what the map of the atlas and the alternative to it can both be asked for.
    """
    months = month_ends(atlas.choices)
    chosen = replace(ARRIVAL, as_of=months[-1])
    changes: list[Change] = []
    while len(changes) < count:
        month = months[months.index(chosen.as_of) - 1]
        step = Change("month", replace(chosen, as_of=month))
        # Anthropic, Google ... are added one after the other, then taken away again.
        at = len(changes) // 2
        clicks = [
            Change("company", replace(chosen, vendors=toggled(chosen.vendors, vendor)))
            for vendor in (*VENDORS[1 + at % 5 :], *VENDORS[1 : 1 + at % 5])
        ]
        wished = [step, *clicks] if len(changes) % 2 else [*clicks, step]
        before = _colours(atlas, chosen)
        change = next(change for change in wished if _colours(atlas, change.chosen) != before)
        changes.append(change)
        chosen = change.chosen
    return changes


def _colours(atlas: Atlas, chosen: AtlasFilter) -> dict[str, str]:
    return {row.iso3: row.stage for row in atlas.rows("partnership_map", chosen)}


def toggled(vendors: tuple[str, ...], vendor: str) -> tuple[str, ...]:
    """The companies after a click on the pill of one of them; pills keep their order."""
    chosen = set(vendors) ^ {vendor}
    return tuple(code for code in VENDORS if code in chosen)


def month_ends(choices: Choices) -> list[date]:
    """Last days of all months from the first event to the end of coverage."""
    first, last = choices.first_day, choices.last_day
    ends = []
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, index = divmod(month, 12)
        days = calendar.monthrange(year, index + 1)[1]
        ends.append(min(date(year, index + 1, days), last))
    return ends


def apply(change: Change, reader: Reader, choices: Choices) -> Answer:
    """Let a reader make a change on the world map, the way a browser does it.

    Returns:
        What it cost; its errors say so when the page then shows another view than asked for.
    """
    chosen = change.chosen
    act = {
        "month": partial(
            reader.trigger,
            "world_map",
            "as_of",
            {"day": (chosen.as_of or choices.last_day).isoformat(), "moving": False},
        ),
        "company": partial(
            reader.set_pills, "vendors", [choices.vendors[code] for code in chosen.vendors]
        ),
        "region": partial(reader.go_to, urlencode(write_filter(chosen, ARRIVAL))),
        "legend": partial(reader.trigger, "world_map", "stages", list(chosen.stages)),
    }
    answer = act[change.kind]()
    answer.errors += _differences(chosen, reader, choices)
    return answer


def _differences(chosen: AtlasFilter, reader: Reader, choices: Choices) -> list[str]:
    """Where the page then shows something else: in its address, its day or its hidden stages."""
    # The end of coverage is where the page opens; its address does not name it.
    day = None if chosen.as_of == choices.last_day else chosen.as_of
    wanted = write_filter(replace(chosen, as_of=day), ARRIVAL)
    found = reader.url_parameters
    data = reader.map_data
    checks = {
        "address": (
            {name: set(text.split(",")) for name, text in wanted.items()},
            {name: set(text.split(",")) for name, text in found.items()},
        ),
        "day": ((chosen.as_of or choices.last_day).isoformat(), data.get("day")),
        "hidden stages": (
            {stage.value for stage in Stage} - set(chosen.stages) if chosen.stages else set(),
            set(data.get("hidden", ())),
        ),
        "choice of places": (bool(chosen.regions), "-" in data.get("stages", "")),
    }
    return [
        f"{name}: asked for {asked}, shown {shown}"
        for name, (asked, shown) in checks.items()
        if asked != shown
    ]
