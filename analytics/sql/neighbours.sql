-- One row per neighbour of a country: those with a common border first, then the nearest.
SELECT neighbour_iso3 AS iso3, distance_km, shares_border
FROM country_neighbours
WHERE iso3 = $iso3
ORDER BY shares_border DESC, distance_km, neighbour_iso3
