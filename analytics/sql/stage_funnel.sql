-- One row per stage: countries whose furthest stage it is, and deals that stand at it.
WITH furthest AS (
    SELECT iso3, max(rank) AS rank
    FROM standings
    WHERE is_shown($shown, deal_number)
        AND ($everywhere OR list_contains($places, iso3))
        AND ($members OR NOT as_member)
        AND stage_since <= $as_of
        AND valid_to > $as_of
    GROUP BY iso3
),
countries_at AS (
    SELECT coalesce(furthest.rank, -2) AS rank, count(*) AS countries
    FROM (SELECT unnest($places) AS iso3) AS places
    LEFT JOIN furthest USING (iso3)
    GROUP BY ALL
),
deals_at AS (
    SELECT rank, count(*) AS deals
    FROM move_cards
    WHERE is_shown($shown, deal_number) AND event_day <= $as_of AND valid_to > $as_of
    GROUP BY rank
)
SELECT
    stage_of_rank(ladder.rank) AS stage,
    coalesce(countries_at.countries, 0) AS countries,
    coalesce(deals_at.deals, 0) AS deals
FROM (SELECT unnest([1, 2, 3, 4, 5, 6, 0, -1, -2]) AS rank, generate_subscripts([1, 2, 3, 4, 5, 6, 0, -1, -2], 1) AS place) AS ladder
LEFT JOIN countries_at USING (rank)
LEFT JOIN deals_at USING (rank)
WHERE len($stages) = 0 OR list_contains($stages, stage_of_rank(ladder.rank))
ORDER BY ladder.place
