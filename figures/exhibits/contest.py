"""The contest map as an exhibit: who leads in each country, and where companies meet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from analytics.filters import AtlasFilter, Choices
from analytics.questions import Atlas
from analytics.rivalry import (
    FEWEST_RIVALS,
    USUAL_RIVALS,
    Contest,
    contenders,
    contest_of,
    rivals_in_view,
    standings_in,
)
from analytics.vocabulary import BOUNDARY_NOTE
from analytics.written_site_filters import write_chosen
from figures.catalog import VIEWS
from figures.exhibit import Country, Exhibit, LegendEntry, WorldPicture
from figures.exhibits.foot import foot_of_deals
from figures.formatting import listed
from figures.rival_colours import rival_colours
from figures.rival_sentences import rivals_headline, rivals_sentence, stands_at
from figures.theme import Palette

_RULES = (1, 2, 3, 5, 6, 12, 17)
_MOST_RIVALS = len(USUAL_RIVALS)
_NOBODY = "No company is known, so nobody leads anywhere"
_STRIPES = "Stripes: companies level or one rung behind the furthest, who comes first."


def contest_exhibit(atlas: Atlas, chosen: AtlasFilter, palette: Palette) -> Exhibit:
    """Which company leads in each country, and where is the lead contested?

    A filter of one company, or of none, is held against its usual rivals, as on the page.

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
    """
    filled = chosen.on(atlas.choices)
    choices = atlas.choices
    rivals = rivals_in_view((), filled.vendors, choices.vendors, _MOST_RIVALS)
    between = replace(filled, vendors=rivals)
    rows = atlas.rows("contested_countries", between)
    contest = contest_of(rows, rivals)
    (deals,) = atlas.rows("deal_counts", between)
    names = [choices.vendors[vendor] for vendor in rivals]
    against = f"{listed(names)} held against each other. " if len(rivals) > 1 else ""
    foot = foot_of_deals(atlas, between, _RULES, _STRIPES, f"{BOUNDARY_NOTE}.")
    return Exhibit(
        key="contested_countries",
        title=rivals_headline(contest, rivals, filled, choices) if rivals else _NOBODY,
        reading=against + rivals_sentence(deals, rows, between, choices),
        as_of=filled.as_of,
        figures=_figures(contest, rivals, choices) if len(rivals) >= FEWEST_RIVALS else (),
        picture=WorldPicture(tuple(_countries(rows, rivals, choices, palette))),
        legend=_legend(contest, len(choices.countries) - len(rows), rivals, choices, palette),
        table=VIEWS["contested_countries"].table(atlas, between),
        footnotes=foot.footnotes,
        method=foot.method,
        sources=foot.sources,
        filter=write_chosen(replace(chosen, vendors=rivals)),
    )


def _figures(
    contest: Contest, rivals: tuple[str, ...], choices: Choices
) -> tuple[tuple[str, str], ...]:
    """What the first company holds, as in the table beside the map."""
    first = contest.records[rivals[0]]
    name = choices.vendors[rivals[0]]
    return (
        (f"{first.led}", f"led by {name}"),
        (f"{first.contested}", f"of {contest.contested} contested, by {name} too"),
        (f"{first.behind}", f"where {name} stands behind"),
        (f"{contest.unclaimed}", "where nobody stands on a rung yet"),
    )


def _countries(
    rows: tuple[Any, ...], rivals: tuple[str, ...], choices: Choices, palette: Palette
) -> list[Country]:
    """Every country of the world; those outside the choice of places are ground."""
    in_view = {row.iso3: row for row in rows}
    colours = rival_colours(rivals)
    drawn = []
    for iso3, name in choices.countries.items():
        row = in_view.get(iso3)
        ahead = contenders(row) if row else ()
        if not ahead:
            drawn.append(
                Country(
                    iso3, name, palette.no_deal, palette.border_no_deal,
                    says=_said(row, choices) if row else "Outside the choice",
                    is_counted=row is not None, mark="none",
                )
            )  # fmt: skip
            continue
        shades = tuple(colours[vendor] for vendor in ahead)
        drawn.append(
            Country(
                iso3, name, shades[0], palette.border_pale,
                says=_said(row, choices),
                mark="contested" if len(ahead) > 1 else ahead[0],
                stripes=shades if len(ahead) > 1 else (),
            )
        )  # fmt: skip
    return drawn


def _said(row: Any, choices: Choices) -> str:
    stands = [
        f"{choices.vendors[vendor]} {stands_at(standing).lower()}"
        for vendor, standing in standings_in(row).items()
    ]
    if not stands:
        return stands_at(None)
    told = {"led": "Led", "contested": "Contested", "open": "Open"}[row.contest]
    return f"{told}: {', '.join(stands)}"


def _legend(
    contest: Contest, outside: int, rivals: tuple[str, ...], choices: Choices, palette: Palette
) -> tuple[LegendEntry, ...]:
    """Entries that add up to every country of the world."""
    colours = rival_colours(rivals)
    leads = [
        LegendEntry(f"{choices.vendors[vendor]} leads", colours[vendor], record.led)
        for vendor, record in contest.records.items()
    ]
    shades = tuple(colours.values())
    met = [LegendEntry("Contested", shades[0], contest.contested, stripes=shades)] if shades else []
    nobody = LegendEntry("Nobody yet", palette.no_deal, contest.unclaimed)
    left_out = [LegendEntry("Outside the choice", palette.page, outside)] if outside else []
    return (*leads, *met, nobody, *left_out)
