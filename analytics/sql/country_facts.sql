-- One row: a country's figures, each with its year, and the blocs it belongs to.
SELECT
    countries.*,
    (
        SELECT string_agg(group_code, ', ' ORDER BY group_code)
        FROM country_groups
        WHERE country_groups.iso3 = countries.iso3
    ) AS blocs
FROM countries
WHERE iso3 = $iso3
