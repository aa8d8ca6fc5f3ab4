"""Reach as an exhibit: who lives within a distance of a datacenter, or of all in view."""

from __future__ import annotations

from typing import Any

from analytics.geography.reach_ring import reach_outline
from analytics.questions import Atlas
from analytics.reach import METHOD, Radius
from analytics.site_filters import SiteFilter
from analytics.vocabulary import BOUNDARY_NOTE
from analytics.written_site_filters import write_chosen
from figures.catalog import VIEWS
from figures.exhibit import CallOut, Exhibit, WorldPicture
from figures.exhibits.foot import foot_of_sites
from figures.exhibits.site_circles import ground, site_circle
from figures.formatting import full_day, people, share
from figures.maps.site_colours import site_colours
from figures.site_sentences import NEAR_IS_NOT_SERVED, reach_headline, reach_words
from figures.theme import Palette

_RULES = (16,)


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
    around = [
        row for row in atlas.rows("datacenter_map", sites) if only_site in (None, row.datacenter_id)
    ]
    foot = foot_of_sites(
        atlas, sites, _RULES, "Line: the edge of what is within reach. Cities of 15,000 and more "
        f"(GeoNames, CC BY 4.0), scaled to each country's population. {BOUNDARY_NOTE}.",
    )  # fmt: skip
    return Exhibit(
        key="reach",
        title=reach_headline(rows, Radius(radius_km)),
        reading=f"{NEAR_IS_NOT_SERVED} On {full_day(sites.month)}.",
        as_of=sites.month,
        figures=_figures(rows, radius_km),
        picture=_picture(around, atlas, palette, radius_km, is_one=only_site is not None),
        table=view.table(atlas, chosen, only_site=only_site, radius_km=radius_km),
        footnotes=foot.footnotes,
        method=METHOD,
        sources=foot.sources,
        filter=write_chosen(chosen),
    )


def _figures(rows: tuple[Any, ...], radius_km: float) -> tuple[tuple[str, str], ...]:
    if not rows:
        return ()
    in_all, *each = rows
    number, *words = people(in_all.population).split(" ")
    figures = [
        (number, f"{' '.join(words)} within {reach_words(Radius(radius_km))}"),
        (share(in_all.world_share), "of the world's people; nobody counts twice"),
    ]
    if each:
        most = each[0]
        figures += [
            (f"{len(each):,}", "datacenters in view"),
            (share(most.world_share), f"near {most.name} alone, the most around one"),
        ]
    return tuple(figures)


def _picture(
    around: list[Any], atlas: Atlas, palette: Palette, radius_km: float, *, is_one: bool
) -> WorldPicture:
    colours = site_colours(around, "plain", palette, atlas.choices).by_site
    outline = reach_outline(
        [row.longitude for row in around], [row.latitude for row in around], radius_km
    )
    return WorldPicture(
        ground(atlas.choices, palette),
        tuple(site_circle(row, colours, palette, is_due=False) for row in around),
        tuple(
            CallOut("", row.name, row.country, at=(float(row.x), float(row.y)))
            for row in around
        ) if is_one else (),
        outlines=tuple(
            tuple((round(float(x), 1), round(float(y), 1)) for x, y in ring)
            for polygon in outline.flat
            for ring in polygon
        ),
    )  # fmt: skip
