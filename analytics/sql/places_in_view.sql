-- One row per inhabited entity that passes the reader's choice of regions, blocs and countries.
SELECT iso3
FROM countries
WHERE population > 0
    AND (
        len($regions) = 0
        OR list_contains($regions, CAST(region AS VARCHAR))
        OR list_contains($regions, subregion)
    )
    AND (
        len($groups) = 0
        OR iso3 IN (SELECT iso3 FROM country_groups WHERE list_contains($groups, group_code))
    )
    AND (len($countries) = 0 OR list_contains($countries, iso3))
