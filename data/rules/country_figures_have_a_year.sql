-- A figure of a country has its year and a year has its figure; only the population of small
-- entries may lack the year, where the source names none.
-- Where: countries.iso3
SELECT
    iso3,
    population_year,
    gdp_usd,
    gdp_year,
    electricity_twh,
    electricity_year,
    low_carbon_share_pct,
    internet_users_pct,
    internet_year
FROM countries
WHERE (gdp_usd IS NULL) <> (gdp_year IS NULL)
    OR (electricity_twh IS NULL) <> (electricity_year IS NULL)
    OR (low_carbon_share_pct IS NOT NULL AND electricity_year IS NULL)
    OR (internet_users_pct IS NULL) <> (internet_year IS NULL)
