"""Which window of the map shows a country, or a region, when the reader asks to see it?

The box around everything a country owns is the wrong answer: France would reach from the
Caribbean to the Indian Ocean. The window is drawn around its main part instead.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from analytics.geography.projection import WIDTH, project

Box = list[int]

# A part belongs to the main part when the gap to it is under a third of the main part's own
# diagonal (Alaska belongs, Hawaii does not), or under some 500 km where the main part is small
# (the atolls of Kiribati's Line Islands belong together, Madeira does not belong to Portugal).
_GAP_SHARE = 1 / 3
_GAP = 150.0

# A region torn by the map's edge would fill the whole width. It is shown at the side which holds
# more of its countries, if more than this share of the width between the two sides is empty.
_TORN = 0.4

# Europe's window ends at the Urals; all of Russia would stretch it to the Bering Strait.
_URALS = 60.0


def main_part(shape: shapely.MultiPolygon) -> shapely.MultiPolygon:
    """Gather the largest polygon of a projected shape and all that lies near it, hop by hop."""
    parts = shapely.get_parts(shape)
    largest = int(np.argmax(shapely.area(parts)))
    left, top, right, bottom = parts[largest].bounds
    gap = max(_GAP, _GAP_SHARE * float(np.hypot(right - left, bottom - top)))

    gathered = np.zeros(len(parts), dtype=bool)
    newest = np.array([largest])
    while len(newest):
        gathered[newest] = True
        near = shapely.dwithin(parts[:, None], parts[newest][None, :], gap).any(axis=1)
        newest = np.flatnonzero(near & ~gathered)
    return shapely.MultiPolygon(list(parts[gathered]))


def box_around(shape: shapely.Geometry) -> Box:
    """Give the whole units which hold a projected shape: left, top, right, bottom."""
    left, top, right, bottom = shape.bounds
    return [
        *np.floor([left, top]).astype(int).tolist(),
        *np.ceil([right, bottom]).astype(int).tolist(),
    ]


def region_boxes(
    countries: pd.DataFrame, main_parts: dict[str, shapely.MultiPolygon]
) -> dict[str, Box]:
    """Give the window of each region and subregion of countries.csv.

    Args:
        countries: the inhabited rows of countries.csv.
        main_parts: iso3 to the projected main part, for the countries that have one.
    """
    drawn = countries[countries["iso3"].isin(main_parts.keys())]
    windows = {iso3: box_around(_european_side(iso3, main_parts[iso3])) for iso3 in drawn["iso3"]}
    return {
        name: _window(np.array([windows[iso3] for iso3 in members["iso3"]]))
        for column in ("region", "subregion")
        for name, members in drawn.groupby(column)
    }


def _european_side(iso3: str, shape: shapely.MultiPolygon) -> shapely.Geometry:
    if iso3 != "RUS":
        return shape
    mainland = max(shape.geoms, key=lambda part: part.area)
    # On the map the meridian leans; a straight cut at its middle is near enough for a window.
    urals, _ = project(_URALS, 60.0)
    return shapely.clip_by_rect(mainland, 0, 0, float(urals), float(WIDTH))


def _window(boxes: NDArray[np.int64]) -> Box:
    """Enclose boxes; of a region torn by the map's edge, only its larger side."""
    boxes = boxes[np.argsort(boxes[:, 0], kind="stable")]
    reach = np.maximum.accumulate(boxes[:, 2])
    gaps = boxes[1:, 0] - reach[:-1]
    if len(gaps) and gaps.max() > _TORN * WIDTH:
        seam = int(np.argmax(gaps)) + 1
        boxes = max(boxes[:seam], boxes[seam:], key=len)
    return [*boxes[:, :2].min(axis=0).tolist(), *boxes[:, 2:].max(axis=0).tolist()]
