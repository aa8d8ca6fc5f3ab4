"""Capacity as exhibits: how much ran and is to run by month, and in whose hands it is."""

from __future__ import annotations

from typing import Any

from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from analytics.sovereignty import HANDS, holdings
from analytics.vocabulary import STATUSES
from analytics.written_site_filters import write_chosen
from figures.catalog import VIEWS
from figures.charts import GROUPINGS, group_colours, grouped_steps
from figures.exhibit import BarPicture, Exhibit, LegendEntry, Series, StepPicture
from figures.exhibits.fills import hands_fills
from figures.exhibits.foot import foot_of_sites
from figures.formatting import counted, day, gigawatts, megawatts
from figures.site_headline import capacity_headline, infrastructure_sentence, undated_sentence
from figures.sovereignty import lens_reading, lens_title
from figures.theme import Palette

_RULES = (7, 8, 9, 14)
_MOST_BARS = 15


def timeline_exhibit(
    atlas: Atlas, chosen: SiteFilter, palette: Palette, by: str = "total"
) -> Exhibit:
    """How much ran, and how much is planned to run, month by month?

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
        by: what the megawatts are told apart by.
    """
    sites = chosen.on(atlas.choices)
    (totals,) = atlas.rows("site_totals", sites)
    timeline = atlas.rows("capacity_timeline", sites, by=by)
    foot = foot_of_sites(atlas, sites, _RULES, *_undated(totals))
    said = infrastructure_sentence(totals, sites, atlas.choices)
    apart = "" if by == "total" else f"Power at AI sites {GROUPINGS[by]}. "
    return Exhibit(
        key="capacity_timeline",
        title=capacity_headline(timeline, totals, sites, atlas.choices),
        reading=apart + said,
        as_of=sites.month,
        picture=_steps(timeline, by, atlas, palette),
        table=VIEWS["capacity_timeline"].table(atlas, chosen, by=by),
        footnotes=foot.footnotes,
        method=foot.method,
        sources=foot.sources,
        filter=write_chosen(sites),
    )


def _undated(totals: Any) -> list[str]:
    said = undated_sentence(totals)
    return [f"{said}."] if said else []


def _steps(timeline: tuple[Any, ...], by: str, atlas: Atlas, palette: Palette) -> StepPicture:
    """Seen and planned series of each group; the plan goes on from what was last seen."""
    groups = grouped_steps(timeline)
    days = tuple(sorted({row.month for row in timeline}))
    until = atlas.choices.sites_until
    colours = group_colours(groups, by, palette)
    series, ends = [], []
    for group, by_month in reversed(groups.items()):  # the largest lies on top
        seen = tuple(_gw(by_month[when][0]) for when in days)
        due = tuple(_gw(by_month[when][0] if when == until else by_month[when][1]) for when in days)
        name = STATUSES.get(group, group)
        names = ("Running", "Planned") if by == "total" else (name, f"{name}, planned")
        last = next((sum(filter(None, by_month[when])) for when in reversed(days)), 0.0)
        series.append(Series(names[0], colours[group], seen))
        series.append(Series(names[1], colours[group], due, is_plan=True))
        ends += ["", f"{'Planned' if by == 'total' else name} {gigawatts(last)}"]
    running = sum(row.actual_mw or 0 for row in timeline if row.month == until)
    notes = (f"Running {gigawatts(running)} on {day(until)}", "Planned, dated")
    return StepPicture(
        days, tuple(series), "GW", until, is_stacked=True, notes=notes, ends=tuple(ends)
    )


def hands_exhibit(
    atlas: Atlas,
    chosen: SiteFilter,
    palette: Palette,
    measure: str = "running",
    allies: str | None = None,
) -> Exhibit:
    """In whose hands are the megawatts of each country?

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
        measure: running or planned.
        allies: bloc whose members count as allies.
    """
    sites = chosen.on(atlas.choices)
    rows = atlas.rows("capacity_by_country", sites, measure=measure, allies=allies)
    foot = foot_of_sites(
        atlas, sites, (*_RULES, 15),
        "Bars: shares of the country's megawatts, which stand beside its name.",
    )  # fmt: skip
    measured = [row for row in rows if row.measured_mw]
    names = {hands: name for hands, name in HANDS.items() if allies or hands != "allied"}
    if allies:
        names["allied"] = f"{HANDS['allied']} ({allies})"
    fills, found = hands_fills(palette), holdings(measured, "owner")
    return Exhibit(
        key="capacity_by_country",
        title=lens_title(rows, "owner", measure, allies, sites, atlas.choices),
        reading=lens_reading(rows, "owner", measure, sites, atlas.choices),
        as_of=sites.month,
        picture=_shares(measured, names, palette),
        legend=tuple(
            LegendEntry(
                f"{name} {megawatts(getattr(found, hands))}", fills[hands][0],
                stripes=fills[hands][1],
            )
            for hands, name in names.items()
        ) if measured else (),
        table=VIEWS["capacity_by_country"].table(atlas, chosen, measure=measure, allies=allies),
        footnotes=foot.footnotes,
        method=foot.method,
        sources=foot.sources,
        filter=write_chosen(chosen),
    )  # fmt: skip


def _shares(measured: list[Any], names: dict[str, str], palette: Palette) -> BarPicture:
    """A bar for each of the largest countries, and one for all others together."""
    # A last line "1 more country" would save no line.
    shown = measured if len(measured) <= _MOST_BARS + 1 else measured[:_MOST_BARS]
    more = measured[len(shown) :]
    lines = [(row.country, holdings([row], "owner")) for row in shown]
    if more:
        words = counted(len(more), "more country", "more countries")
        lines.append((words, holdings(more, "owner")))
    fills = hands_fills(palette)
    return BarPicture(
        categories=tuple(f"{name} {megawatts(found.total)}" for name, found in lines),
        series=tuple(
            Series(
                name, fills[hands][0],
                tuple(round(100 * (found.share(hands) or 0), 6) for _, found in lines),
                stripes=fills[hands][1],
            )
            for hands, name in names.items()
        ) if lines else (),
        unit="% of megawatts",
        numbers="parts",
        full=100.0,
    )  # fmt: skip


def _gw(power: float | None) -> float | None:
    return None if power is None else round(power / 1000, 3)
