-- One row: people and GDP of all inhabited entities; the World Bank's France, Norway and Finland
-- include some that have rows of their own, about 2.3 million people.
SELECT sum(population) AS population, sum(gdp_usd) AS gdp_usd
FROM countries
WHERE population > 0
