-- One row per inhabited entity in view: where the chosen companies stand with it on the day.
WITH furthest AS (
    SELECT
        iso3,
        max(rank) AS rank,
        count(*) AS deals,
        list_sort(list_distinct(list(vendor))) AS vendors,
        max(rank) FILTER (confidence = 'high') AS rank_well_sourced,
        arg_max(event_date, move_order) AS newest_date,
        arg_max(headline, move_order) AS newest_headline
    FROM standings
    WHERE is_shown($shown, deal_number)
        AND ($everywhere OR list_contains($places, iso3))
        AND ($members OR NOT as_member)
        AND stage_since <= $as_of
        AND valid_to > $as_of
    GROUP BY iso3
),
-- The country's furthest rank after each day on which any of its deals moved.
standing_then AS (
    SELECT iso3, day, furthest_rank(sum(weight) OVER so_far) AS rank
    FROM standing_steps
    WHERE is_shown($shown, deal_number)
        AND ($everywhere OR list_contains($places, iso3))
        AND ($members OR NOT as_member)
        AND day <= $as_of
    WINDOW so_far AS (PARTITION BY iso3 ORDER BY day) -- days with several steps are taken whole
),
changes AS (
    SELECT iso3, day, rank, lag(rank) OVER (PARTITION BY iso3 ORDER BY day) AS previous
    FROM standing_then
),
history AS (
    SELECT iso3, max(day) AS stage_since, arg_max(rank, day) FILTER (rank >= 1) AS last_rung
    FROM changes
    WHERE rank IS DISTINCT FROM previous
    GROUP BY iso3
)
SELECT
    countries.iso3,
    countries.name AS country,
    stage_of_rank(furthest.rank) AS stage,
    history.stage_since,
    coalesce(furthest.deals, 0) AS deals,
    coalesce(array_to_string(furthest.vendors, ', '), '') AS vendors,
    coalesce(furthest.rank, -2) AS rank,
    coalesce(history.last_rung, 0) AS last_rung,
    coalesce(furthest.rank_well_sourced = furthest.rank, furthest.rank IS NULL) AS is_well_sourced,
    furthest.newest_date,
    furthest.newest_headline,
    CAST(countries.region AS VARCHAR) AS region,
    countries.subregion,
    countries.population,
    countries.gdp_usd
FROM countries
LEFT JOIN furthest USING (iso3)
LEFT JOIN history USING (iso3)
WHERE list_contains($places, countries.iso3)
    AND (len($stages) = 0 OR list_contains($stages, stage_of_rank(furthest.rank)))
ORDER BY rank DESC, country
