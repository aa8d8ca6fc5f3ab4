"""Where things are: the one projection of all maps, the borders of states, and distances.

- ``projection``: longitude and latitude to a place on the map; numpy only, used at run time.
- ``world_paths``: reads the committed paths of the map; numpy only, used at run time.
- ``places``: questions asked of the committed polygons, such as how far a site lies from the
  country it is said to stand in.
- ``boundaries``: rebuilds the committed files of polygons, paths and neighbours from their
  public source (``python -m analytics.geography.boundaries``); never imported at run time.

Only the projection is re-exported: ``places`` opens geopandas, which takes half a second that
a page drawing a map need not wait for. Import it by its own name.
"""

from analytics.geography.projection import (
    CENTRAL_MERIDIAN,
    CUT_MERIDIAN,
    HEIGHT,
    WIDTH,
    project,
)

__all__ = ["CENTRAL_MERIDIAN", "CUT_MERIDIAN", "HEIGHT", "WIDTH", "project"]
