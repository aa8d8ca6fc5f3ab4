-- One row per inhabited entity, by name.
SELECT iso3, name
FROM countries
WHERE population > 0
ORDER BY strip_accents(name)
