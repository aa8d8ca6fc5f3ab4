-- One row per country with people who live within the radius of any datacenter in view, most people
-- first: how many they are, their share of the country and of the world, and their largest places.
WITH near AS MATERIALIZED (
    FROM blocks_near($shown_sites, $only_site, $radius_km)
),
whole AS (
    SELECT DISTINCT block_number
    FROM near
    WHERE is_whole
),
reached AS (
    SELECT
        iso3,
        name,
        people,
        place_number
    FROM people_places
    SEMI JOIN whole ON whole.block_number = people_places.block_number
    UNION ALL
    -- Places one by one, where the edge of a radius runs through their block.
    SELECT DISTINCT
        places.iso3,
        places.name,
        places.people,
        places.place_number
    FROM near
    ANTI JOIN whole ON whole.block_number = near.block_number
    JOIN people_places AS places ON places.block_number = near.block_number
    WHERE near.sphere_x * places.sphere_x
        + near.sphere_y * places.sphere_y
        + near.sphere_z * places.sphere_z >= least_cosine($radius_km)
),
by_country AS (
    SELECT
        iso3,
        round(sum(people)) AS people,
        array_to_string(max_by(name, people, 3), ', ') AS largest_places
    FROM reached
    GROUP BY iso3
)
SELECT
    countries.iso3,
    countries.name AS country,
    CAST(by_country.people AS BIGINT) AS population_reached,
    countries.population AS country_population,
    by_country.people / countries.population AS share_of_country,
    by_country.people / (SELECT sum(population) FROM countries) AS world_share,
    by_country.largest_places
FROM by_country
JOIN countries ON countries.iso3 = by_country.iso3
ORDER BY by_country.people DESC, countries.name
