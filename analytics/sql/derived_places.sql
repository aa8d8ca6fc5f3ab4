-- Where the people of the world live, as far as cities tell it, computed once after loading; and
-- who of them lives within a radius of datacenters.

-- One row per place with the people who are counted there. GeoNames' figures of cities are of many
-- years, and parts of some cities are listed beside the whole: only how the people of a country are
-- spread over it is taken from them, so that a country's cities add up to its population in
-- countries.csv. Countryside and smaller towns are thereby counted at the cities. A country without
-- any city is one place, at its label point. All places together hold the world's population.
-- sphere_x, sphere_y and sphere_z are the place on a sphere of radius 1, as in site_cards;
-- block_number is its block of 5 degrees by as many kilometres.
CREATE TABLE people_places AS
WITH listed AS (
    SELECT
        iso3,
        sum(population) AS population
    FROM cities
    GROUP BY iso3
),
spread AS (
    SELECT
        countries.iso3,
        countries.name,
        countries.longitude,
        countries.latitude,
        countries.population,
        -- Zero counts as none: by it nothing could be spread.
        countries.population / nullif(listed.population, 0) AS people_per_inhabitant
    FROM countries
    LEFT JOIN listed ON listed.iso3 = countries.iso3
    WHERE countries.population > 0
),
places AS (
    SELECT
        cities.name,
        cities.iso3,
        cities.population * spread.people_per_inhabitant AS people,
        cities.longitude,
        cities.latitude
    FROM cities
    JOIN spread ON spread.iso3 = cities.iso3
    WHERE cities.population > 0
    UNION ALL
    SELECT
        name,
        iso3,
        population,
        longitude,
        latitude
    FROM spread
    WHERE people_per_inhabitant IS NULL
),
zoned AS (
    SELECT
        *,
        least(floor(latitude / 5), 17) AS zone
    FROM places
),
placed AS (
    SELECT
        *,
        CAST(
            zone * 100 + floor((longitude + 180) / 5 * cos(radians(5 * zone + 2.5))) AS INTEGER
        ) AS block_number
    FROM zoned
)
SELECT
    row_number() OVER () AS place_number,
    name,
    iso3,
    CAST(people AS DOUBLE) AS people,
    cos(radians(latitude)) * cos(radians(longitude)) AS sphere_x,
    cos(radians(latitude)) * sin(radians(longitude)) AS sphere_y,
    sin(radians(latitude)) AS sphere_z,
    longitude,
    latitude,
    block_number
FROM placed;

-- One row per block of places: its people, its middle on the sphere, and how far its places lie
-- from there at most, as an angle. A radius is laid against some 600 blocks instead of 34,000
-- places: only where its edge runs through a block are the places looked at one by one.
CREATE TABLE people_blocks AS
WITH heaps AS (
    SELECT
        block_number,
        sum(people) AS people,
        sum(sphere_x) AS x,
        sum(sphere_y) AS y,
        sum(sphere_z) AS z
    FROM people_places
    GROUP BY block_number
),
middles AS (
    SELECT
        block_number,
        people,
        x / sqrt(x * x + y * y + z * z) AS sphere_x,
        y / sqrt(x * x + y * y + z * z) AS sphere_y,
        z / sqrt(x * x + y * y + z * z) AS sphere_z
    FROM heaps
)
SELECT
    middles.*,
    -- Rounding near an angle of 0 is worth less than the six metres that are added.
    acos(least(1, extents.least_cosine)) + 1e-6 AS extent
FROM middles
JOIN (
    SELECT
        places.block_number,
        min(
            places.sphere_x * middles.sphere_x
            + places.sphere_y * middles.sphere_y
            + places.sphere_z * middles.sphere_z
        ) AS least_cosine
    FROM people_places AS places
    JOIN middles ON middles.block_number = places.block_number
    GROUP BY places.block_number
) AS extents ON extents.block_number = middles.block_number;

-- A radius over the ground as an angle; the Earth's mean radius is that of geography/globe.py.
CREATE MACRO as_angle(radius_km) AS radius_km / 6371.0088;

-- Two points are within a radius of each other when the cosine of the angle between them is at
-- least this.
CREATE MACRO least_cosine(radius_km) AS cos(as_angle(radius_km));

-- One row per datacenter in view and block of places that its radius covers or touches: is_whole
-- where every place of the block is surely reached. From 20,015 km, half the globe, nothing is out
-- of reach.
CREATE MACRO blocks_near(shown_sites, only_site, radius_km) AS TABLE
WITH limits AS (
    SELECT
        *,
        CASE
            WHEN radius_km >= 20015 THEN -2
            WHEN as_angle(radius_km) > extent THEN cos(as_angle(radius_km) - extent)
            ELSE 2
        END AS surely_from,
        CASE
            WHEN radius_km < 20015 AND as_angle(radius_km) + extent < pi()
                THEN cos(as_angle(radius_km) + extent)
            ELSE -2
        END AS perhaps_from
    FROM people_blocks
),
pairs AS (
    SELECT
        sites.site_number,
        sites.sphere_x,
        sites.sphere_y,
        sites.sphere_z,
        limits.block_number,
        limits.people,
        limits.surely_from,
        limits.perhaps_from,
        sites.sphere_x * limits.sphere_x
        + sites.sphere_y * limits.sphere_y
        + sites.sphere_z * limits.sphere_z AS cosine
    FROM site_cards AS sites
    CROSS JOIN limits
    WHERE is_shown(shown_sites, sites.site_number)
        AND (only_site IS NULL OR sites.datacenter_id = only_site)
)
SELECT
    site_number,
    sphere_x,
    sphere_y,
    sphere_z,
    block_number,
    people,
    cosine >= surely_from AS is_whole
FROM pairs
WHERE cosine >= perhaps_from;
