-- One row per peer of one country: members of its region or blocs whose GDP is nearest to its own
-- by ratio, at most five.
WITH self AS (
    SELECT iso3, CAST(region AS VARCHAR) AS region, gdp_usd
    FROM countries
    WHERE iso3 = $iso3 AND gdp_usd IS NOT NULL
)
SELECT countries.iso3, countries.name AS country, countries.gdp_usd
FROM countries
CROSS JOIN self
WHERE countries.iso3 <> self.iso3
    AND countries.gdp_usd IS NOT NULL
    AND countries.population > 0
    AND (
        CAST(countries.region AS VARCHAR) = self.region
        OR countries.iso3 IN (
            SELECT others.iso3
            FROM country_groups AS own
            JOIN country_groups AS others USING (group_code)
            WHERE own.iso3 = self.iso3
        )
    )
ORDER BY abs(ln(countries.gdp_usd / self.gdp_usd)), countries.iso3
LIMIT 5
