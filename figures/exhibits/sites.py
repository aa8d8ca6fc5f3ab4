"""The map of datacenters as an exhibit: what is built where, and how large it is."""

from __future__ import annotations

from typing import Any

from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from analytics.vocabulary import BOUNDARY_NOTE
from analytics.written_site_filters import write_chosen
from figures.catalog import VIEWS
from figures.exhibit import CallOut, Exhibit, WorldPicture
from figures.exhibits.foot import foot_of_sites
from figures.exhibits.site_circles import ground, sign_legend, site_circle, size_key
from figures.formatting import counted, gigawatts, megawatts
from figures.maps.site_colours import site_colours
from figures.maps.site_marks import shown_megawatts
from figures.maps.site_names import short_name
from figures.site_headline import infrastructure_headline, infrastructure_sentence
from figures.theme import Palette

_RULES = (7, 8, 9, 14)
_NAMED = 5


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
    is_due = sites.month > atlas.choices.sites_until
    colours = site_colours(rows, "plain", palette, atlas.choices).by_site
    circles = tuple(site_circle(row, colours, palette, is_due=is_due) for row in rows)
    foot = foot_of_sites(atlas, sites, _RULES, f"Area by megawatts. {BOUNDARY_NOTE}.")
    runs = "due to run" if is_due else "running"
    mixed = ", mixed bases" if totals.planned_bases > 1 else ""
    lacking = totals.plan_not_disclosed
    return Exhibit(
        key="datacenter_map",
        title=infrastructure_headline(rows, totals, sites, atlas.choices),
        reading=infrastructure_sentence(totals, sites, atlas.choices),
        as_of=sites.month,
        figures=(
            (gigawatts(totals.running_mw or 0), f"{runs}, {counted(totals.running_sites, 'site')}"),
            (gigawatts(totals.planned_mw or 0), f"planned{mixed}"),
            (
                f"{lacking:,}",
                "site whose plan is not disclosed"
                if lacking == 1
                else "sites whose plans are not disclosed",
            ),
        ),
        picture=WorldPicture(
            ground(atlas.choices, palette),
            circles,
            _names_of_largest(rows, is_due=is_due),
            sizes=size_key() if rows else (),
        ),
        legend=sign_legend(circles, rows, palette, is_due=is_due),
        table=VIEWS["datacenter_map"].table(atlas, chosen),
        footnotes=foot.footnotes,
        method=foot.method,
        sources=foot.sources,
        filter=write_chosen(sites),
    )


def _names_of_largest(rows: tuple[Any, ...], *, is_due: bool) -> tuple[CallOut, ...]:
    known = [row for row in rows if row.capacity_mw_planned or shown_megawatts(row)]
    known.sort(key=lambda row: -(row.capacity_mw_planned or shown_megawatts(row)))
    return tuple(
        CallOut(
            "", short_name(row.name), _power(row, is_due=is_due), at=(float(row.x), float(row.y))
        )
        for row in known[:_NAMED]
    )


def _power(row: Any, *, is_due: bool) -> str:
    running, planned = shown_megawatts(row), row.capacity_mw_planned
    runs = "due" if is_due else "running"
    if running and planned:
        return f"{running:,.0f} of {megawatts(planned)} {runs}"
    return f"{megawatts(running)} {runs}" if running else f"{megawatts(planned)} planned"
