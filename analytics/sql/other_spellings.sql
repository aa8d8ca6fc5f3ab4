-- One row per further spelling that readers may write: aliases of vendors, two-letter codes.
SELECT lower(trim(alias)) AS spelling, organization_id AS code
FROM (SELECT organization_id, unnest(string_split(aliases, ';')) AS alias FROM organizations)
WHERE trim(alias) <> ''
UNION ALL
SELECT lower(iso2), iso3
FROM countries
WHERE population > 0
