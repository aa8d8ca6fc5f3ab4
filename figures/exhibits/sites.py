"""Views about datacenters as exhibits: the map, capacity over time, owners, reach."""

from __future__ import annotations

from typing import Any

from analytics.questions import Atlas
from analytics.reach import METHOD, Radius
from analytics.site_filters import SiteFilter
from analytics.sovereignty import HANDS
from analytics.vocabulary import BOUNDARY_NOTE, NOT_DISCLOSED, STATUSES
from analytics.written_site_filters import write_site_filter
from figures.catalog import VIEWS
from figures.charts import grouped_steps
from figures.exhibit import (
    BarPicture,
    Circle,
    Country,
    Exhibit,
    LegendEntry,
    Series,
    StepPicture,
    WorldPicture,
)
from figures.exhibits.cells import table_picture
from figures.exhibits.frame import Foot, foot_of_sites
from figures.formatting import gigawatts, megawatts, people, share
from figures.maps.site_colours import site_colours
from figures.maps.site_marks import radius, shown_megawatts
from figures.site_headline import (
    infrastructure_headline,
    infrastructure_sentence,
    undated_sentence,
)
from figures.sovereignty import lens_reading, lens_title
from figures.theme import COMPANY_COLOURS, Palette

_RULES = (7, 8, 9, 14)
_MOST_BARS = 15


def site_map_exhibit(atlas: Atlas, chosen: SiteFilter, palette: Palette) -> Exhibit:
    """What is built where, and how large is it?

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
    """
    sites = chosen.on(atlas.choices)
    rows = atlas.rows("datacenter_map", sites)
    (totals,) = atlas.rows("site_totals", sites)
    colours = site_colours(rows, "plain", palette, atlas.choices).by_site
    foot = foot_of_sites(
        atlas, sites, _RULES, f"Area by megawatts: fill running, ring planned. {BOUNDARY_NOTE}."
    )
    return _exhibit(
        "datacenter_map", atlas, sites, rows, totals, foot,
        figures=(
            (gigawatts(totals.running_mw or 0), f"running, {totals.running_sites} sites"),
            (gigawatts(totals.planned_mw or 0), "planned, mixed bases"),
            (f"{totals.plan_not_disclosed}", "sites whose plan is not disclosed"),
        ),
        picture=WorldPicture(
            tuple(
                Country(
                    iso3, name, palette.no_deal, palette.border_no_deal, is_counted=False,
                    mark="none",
                )
                for iso3, name in atlas.choices.countries.items()
            ),
            tuple(_circle(row, colours) for row in rows),
        ),
        table=VIEWS["datacenter_map"].table(atlas, chosen),
    )  # fmt: skip


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
    groups = grouped_steps(timeline)
    days = tuple(sorted({row.month for row in timeline}))
    colours = (palette.accent, *COMPANY_COLOURS[1:6], palette.muted, palette.strong_line)
    until = atlas.choices.sites_until
    series = []
    for (name, by_month), colour in zip(groups.items(), colours, strict=False):
        seen = tuple(_gw(by_month[day][0]) for day in days)
        due = tuple(_gw(by_month[day][0] if day == until else by_month[day][1]) for day in days)
        series.append(Series(STATUSES.get(name, name), colour, seen))
        series.append(Series(f"{STATUSES.get(name, name)}, planned", colour, due, is_plan=True))
    foot = foot_of_sites(atlas, sites, _RULES, f"{undated_sentence(totals)}.")
    return _exhibit(
        "capacity_timeline", atlas, sites, atlas.rows("datacenter_map", sites), totals, foot,
        picture=StepPicture(days, tuple(series), "GW", until),
        table=VIEWS["capacity_timeline"].table(atlas, chosen, by=by),
    )  # fmt: skip


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
    known = [row for row in rows if row.measured_mw][:_MOST_BARS]
    colours = {
        "domestic": palette.accent, "allied": COMPANY_COLOURS[4], "shared": COMPANY_COLOURS[2],
        "foreign": palette.text, "unknown": palette.strong_line,
    }  # fmt: skip
    foot = foot_of_sites(atlas, sites, (*_RULES, 15))
    return Exhibit(
        key="capacity_by_country",
        title=lens_title(rows, "owner", measure, allies, sites, atlas.choices),
        reading=lens_reading(rows, "owner", measure, sites, atlas.choices),
        as_of=sites.month,
        picture=BarPicture(
            categories=tuple(row.country for row in known),
            series=tuple(
                Series(
                    name, colours[hands],
                    tuple(float(getattr(row, f"owner_{hands}_mw") or 0) for row in known),
                )
                for hands, name in HANDS.items()
                if allies or hands != "allied"
            ),
            unit="MW",
        ),
        legend=tuple(
            LegendEntry(name, colours[hands])
            for hands, name in HANDS.items()
            if allies or hands != "allied"
        ),
        table=VIEWS["capacity_by_country"].table(atlas, chosen, measure=measure, allies=allies),
        footnotes=foot.footnotes,
        method=foot.method,
        sources=foot.sources,
        filter=write_site_filter(chosen),
    )  # fmt: skip


def reach_exhibit(
    atlas: Atlas,
    chosen: SiteFilter,
    palette: Palette,
    only_site: str | None = None,
    radius_km: float = 0.0,
) -> Exhibit:
    """How many people live within a distance of a datacenter, or of all in view?

    Args:
        atlas: the facts.
        chosen: the reader's filter.
        palette: light or dark.
        only_site: one datacenter instead of all in view.
        radius_km: the distance.
    """
    sites = chosen.on(atlas.choices)
    view = VIEWS["reach"]
    radius_km = radius_km or view.options["radius_km"]
    rows = atlas.rows("reach", sites, only_site=only_site, radius_km=radius_km)
    table = view.table(atlas, chosen, only_site=only_site, radius_km=radius_km)
    foot = foot_of_sites(atlas, sites, (16,), "Cities of 15,000 and more: GeoNames, CC BY 4.0.")
    words = Radius(round(radius_km)).words
    title = "No datacenter in view, so nobody is within reach"
    if rows:
        around = rows[0].name if len(rows) == 1 else f"any of {len(rows) - 1} datacenters"
        title = (
            f"{people(rows[0].population)}, {share(rows[0].world_share)} of the world, live "
            f"within {words} of {around}"
        )
    return Exhibit(
        key="reach",
        title=title,
        reading="Near is not served: the count says who lives there, not who is connected.",
        as_of=sites.month,
        picture=table_picture(table, view.columns),
        table=table,
        footnotes=foot.footnotes,
        method=METHOD,
        sources=foot.sources,
        filter=write_site_filter(chosen),
    )


def _exhibit(
    key: str,
    atlas: Atlas,
    sites: SiteFilter,
    rows: tuple[Any, ...],
    totals: Any,
    foot: Foot,
    **more: Any,
) -> Exhibit:
    return Exhibit(
        key=key,
        title=infrastructure_headline(rows, totals, sites, atlas.choices),
        reading=infrastructure_sentence(totals, sites, atlas.choices),
        as_of=sites.month,
        footnotes=foot.footnotes,
        method=foot.method,
        sources=foot.sources,
        filter=write_site_filter(sites),
        **more,
    )


def _circle(row: Any, colours: Any) -> Circle:
    running = shown_megawatts(row)
    said = megawatts(row.capacity_mw_planned)
    return Circle(
        x=float(row.x),
        y=float(row.y),
        ring=radius(row.capacity_mw_planned) if row.capacity_mw_planned else 0.0,
        fill=radius(running) if running else 0.0,
        colour=colours[row.datacenter_id],
        opacity=0.88 if row.precision == "site" else 0.45,
        name=row.name,
        says=f"{megawatts(running) if running else NOT_DISCLOSED} running, {said} planned",
    )


def _gw(power: float | None) -> float | None:
    return None if power is None else round(power / 1000, 3)
