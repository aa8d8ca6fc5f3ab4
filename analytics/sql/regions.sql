-- One row per region and subregion with inhabited entities, each region before its subregions.
SELECT name, name AS label
FROM (
    SELECT DISTINCT region AS name, region, 0 AS depth FROM countries WHERE population > 0
    UNION
    SELECT DISTINCT subregion, region, 1 FROM countries WHERE population > 0
)
ORDER BY region, depth, name
