-- Two countries that have a border in common are each other's neighbours, at no distance; no
-- country is its own neighbour, and none across the sea is at no distance.
-- Where: country_neighbours.neighbour_iso3
SELECT
    iso3,
    neighbour_iso3,
    distance_km,
    shares_border
FROM country_neighbours
WHERE iso3 = neighbour_iso3
    OR shares_border <> (distance_km = 0)
    OR (
        shares_border
        AND (neighbour_iso3, iso3) NOT IN (
            SELECT (there.iso3, there.neighbour_iso3)
            FROM country_neighbours AS there
            WHERE there.shares_border
        )
    )
