-- One row per inhabited entity in view: where the chosen companies stand with it on the day. Since
-- when, and after which rung, is bound from the answer of country_history, by ISO code.
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
)
SELECT
    countries.iso3,
    countries.name AS country,
    stage_of_rank(furthest.rank) AS stage,
    $since_days[list_position($since_isos, countries.iso3)] AS stage_since,
    coalesce(furthest.deals, 0) AS deals,
    coalesce(array_to_string(furthest.vendors, ', '), '') AS vendors,
    coalesce(furthest.rank, -2) AS rank,
    coalesce($last_rungs[list_position($since_isos, countries.iso3)], 0) AS last_rung,
    coalesce(furthest.rank_well_sourced = furthest.rank, furthest.rank IS NULL) AS is_well_sourced,
    furthest.newest_date,
    furthest.newest_headline,
    CAST(countries.region AS VARCHAR) AS region,
    countries.subregion,
    countries.population,
    countries.gdp_usd
FROM countries
LEFT JOIN furthest USING (iso3)
WHERE list_contains($places, countries.iso3)
    AND (len($stages) = 0 OR list_contains($stages, stage_of_rank(furthest.rank)))
ORDER BY rank DESC, country
