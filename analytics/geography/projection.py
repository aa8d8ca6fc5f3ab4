"""Where does a place lie on our world map?

Every map of the atlas, on screen and on paper, uses one projection: Equal Earth with its
central meridian at 11 degrees east. It keeps areas true, so that a country's colour takes the
share of the picture which the country takes of the globe. With that meridian the map tears at
169 degrees west, in the Bering Strait, where it cuts no country but a few Aleutian islands:
Russia, Fiji and New Zealand stay whole.

Formula: B. Šavrič, T. Patterson and B. Jenny, "The Equal Earth map projection", International
Journal of Geographical Information Science 33(3), 2018, DOI 10.1080/13658816.2018.1504949.
On the ellipsoid the formula takes the authalic latitude instead of the geodetic one (EPSG
coordinate operation method 1078), else Greenland would come out about one percent too small
beside the tropics. PROJ calls the same thing ``+proj=eqearth +lon_0=11 +ellps=WGS84``.

Map units: the globe is WIDTH units wide and HEIGHT units high, x grows to the right and y grows
downward, as in SVG. One unit is about 3.45 km at the equator, one square unit 11.9 square km.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

CENTRAL_MERIDIAN = 11.0
CUT_MERIDIAN = CENTRAL_MERIDIAN - 180.0
"""The meridian at which the map tears, in degrees; it is the left edge and the right edge."""

WIDTH = 10_000
"""Map units from edge to edge. Integers in this box are finer than a pixel on any screen."""

# Coefficients A1 to A4 of the polynomial, from the paper.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = np.sqrt(3.0) / 2.0

# First eccentricity of the WGS 84 ellipsoid, from its defining flattening.
_FLATTENING = 1 / 298.257223563
_E = np.sqrt(_FLATTENING * (2 - _FLATTENING))


def _authalic_latitude(latitude: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the latitude on a sphere of the ellipsoid's area, radians in and out."""

    def q(sine: NDArray[np.float64]) -> NDArray[np.float64]:
        # Snyder, "Map projections: a working manual", USGS 1987, equation 3-12.
        return (1 - _E**2) * (sine / (1 - (_E * sine) ** 2) + np.arctanh(_E * sine) / _E)

    # Rounding may lift the quotient at the pole to a hair above one, where arcsin has no value.
    return np.arcsin(np.clip(q(np.sin(latitude)) / q(np.float64(1.0)), -1.0, 1.0))


def _equal_earth(
    degrees_east: NDArray[np.float64], latitude: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Apply the published formula; longitudes count from the central meridian, radius is 1."""
    theta = np.arcsin(_M * np.sin(_authalic_latitude(np.radians(latitude))))
    t2 = theta * theta
    t6 = t2**3
    x = (
        np.radians(degrees_east)
        * np.cos(theta)
        / (_M * (_A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)))
    )
    return x, theta * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))


_HALF_WIDTH = _equal_earth(np.float64(180.0), np.float64(0.0))[0]
_HALF_HEIGHT = _equal_earth(np.float64(0.0), np.float64(90.0))[1]
_UNITS = WIDTH / (2 * _HALF_WIDTH)

HEIGHT = round(2 * _HALF_HEIGHT * _UNITS)
"""Map units from pole to pole: 4867."""


def project_from_centre(
    degrees_east: ArrayLike, latitude: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Turn longitudes that already count from the central meridian into map units.

    Shapes cut at CUT_MERIDIAN come this way: at the seam +180 must stay the right edge and
    -180 the left edge, so nothing may be wrapped.

    Args:
        degrees_east: degrees east of the central meridian, from -180 to 180.
        latitude: geodetic latitude in degrees.

    Returns:
        x and y in map units.
    """
    x, y = _equal_earth(np.asarray(degrees_east, float), np.asarray(latitude, float))
    return (x + _HALF_WIDTH) * _UNITS, (_HALF_HEIGHT - y) * _UNITS


def project(
    longitude: ArrayLike, latitude: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the place on the map of points on the globe.

    Args:
        longitude: degrees east of Greenwich; any turn of the globe will do (-190 is 170).
        latitude: geodetic latitude in degrees.

    Returns:
        x and y in map units, of the shape of the input.

    Examples:
        >>> x, y = project([11.0, 103.82], [0.0, 1.37])
        >>> x.round(1).tolist(), y.round(1).tolist()
        ([5000.0, 7578.0], [2433.6, 2382.5])
    """
    turned = np.asarray(longitude, float) - CENTRAL_MERIDIAN
    return project_from_centre((turned + 180.0) % 360.0 - 180.0, latitude)
