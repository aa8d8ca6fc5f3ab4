-- One row per datacenter in view with the people who live within the radius, most people first;
-- before them, where several are in view, one row for all together, in which nobody counts twice.
WITH near AS MATERIALIZED (
    FROM blocks_near($shown_sites, $only_site, $radius_km)
),
-- Blocks reached as a whole (without a place), and the single places where the edge of a radius
-- runs through their block.
reached AS MATERIALIZED (
    SELECT
        site_number,
        block_number,
        0 AS place_number,
        people
    FROM near
    WHERE is_whole
    UNION ALL
    SELECT
        near.site_number,
        near.block_number,
        places.place_number,
        places.people
    FROM near
    JOIN people_places AS places ON places.block_number = near.block_number
    WHERE NOT near.is_whole
        AND near.sphere_x * places.sphere_x
        + near.sphere_y * places.sphere_y
        + near.sphere_z * places.sphere_z >= least_cosine($radius_km)
),
once AS (
    SELECT DISTINCT
        block_number,
        place_number,
        people
    FROM reached
),
by_block AS (
    SELECT
        coalesce(
            any_value(people) FILTER (WHERE place_number = 0),
            sum(people)
        ) AS people
    FROM once
    GROUP BY block_number
),
by_site AS (
    SELECT site_number, sum(people) AS people
    FROM reached
    GROUP BY site_number
),
counted AS (
    SELECT
        sites.datacenter_id,
        sites.name,
        round(coalesce(by_site.people, 0)) AS people
    FROM site_cards AS sites
    LEFT JOIN by_site ON by_site.site_number = sites.site_number
    WHERE is_shown($shown_sites, sites.site_number)
        AND ($only_site IS NULL OR sites.datacenter_id = $only_site)
    UNION ALL
    SELECT
        NULL,
        'All datacenters in view',
        round(coalesce(sum(people), 0))
    FROM by_block
)
SELECT
    datacenter_id,
    name,
    CAST($radius_km AS DOUBLE) AS radius_km,
    CAST(people AS BIGINT) AS population,
    people / (SELECT sum(population) FROM countries) AS world_share
FROM counted
-- Of one datacenter alone, or of none, there is no sum to tell.
QUALIFY count(*) OVER () > 2 OR datacenter_id IS NOT NULL
ORDER BY datacenter_id IS NOT NULL, people DESC, name, datacenter_id
