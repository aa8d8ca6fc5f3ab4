"""The race of companies for countries as an exhibit: who signed with how many, month by month."""

from __future__ import annotations

from datetime import date

from analytics.filters import AtlasFilter, Choices
from analytics.questions import Atlas
from analytics.written_site_filters import write_chosen
from figures.catalog import VIEWS
from figures.charts_of_rivals import steps_by_company
from figures.exhibit import Exhibit, Series, StepPicture
from figures.exhibits.foot import foot_of_deals
from figures.formatting import full_day, listed
from figures.race_table import in_the_race
from figures.rival_colours import rival_colours
from figures.rival_sentences import race_headline
from figures.theme import Palette

_RULES = (1, 2, 5, 6, 11, 12)
_READING = (
    "Countries with an agreement or further, cumulative: a country counts from its first signature "
    "and stays when a deal is later paused or ended."
)


def race_exhibit(atlas: Atlas, chosen: AtlasFilter, palette: Palette) -> Exhibit:
    """Who signed with how many countries, month by month?

    A filter of one company, or of none, is held against its usual rivals, as on the page.

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
    """
    filled = chosen.on(atlas.choices)
    between = in_the_race(atlas, filled)
    rivals = between.vendors
    race = [row for row in atlas.rows("signed_race", between) if row.month <= filled.as_of]
    steps = steps_by_company(race, rivals, filled.as_of)
    ends = {vendor: by_day[filled.as_of] for vendor, by_day in steps.items()}
    foot = foot_of_deals(atlas, between, _RULES)
    return Exhibit(
        key="signed_race",
        title=race_headline(ends, atlas.choices),
        reading=f"{_named(rivals, atlas.choices)} to {full_day(filled.as_of)}. {_READING}",
        as_of=filled.as_of,
        picture=_picture(steps, rivals, filled.as_of, atlas.choices) if race else _NOTHING,
        table=VIEWS["signed_race"].table(atlas, chosen),
        footnotes=foot.footnotes,
        method=foot.method,
        sources=foot.sources,
        filter=write_chosen(in_the_race(atlas, chosen)),
    )


_NOTHING = StepPicture((), (), "countries", date.max)


def _picture(
    steps: dict[str, dict[date, int]], rivals: tuple[str, ...], as_of: date, choices: Choices
) -> StepPicture:
    colours = rival_colours(rivals)
    days = sorted({day for by_day in steps.values() for day in by_day})
    series = []
    for vendor in rivals:
        so_far, values = 0, []
        for day in days:
            so_far = steps[vendor].get(day, so_far)
            values.append(float(so_far))
        series.append(Series(choices.vendors[vendor], colours[vendor], tuple(values)))
    return StepPicture(tuple(days), tuple(series), "countries", as_of)


def _named(rivals: tuple[str, ...], choices: Choices) -> str:
    return listed([choices.vendors[vendor] for vendor in rivals])
