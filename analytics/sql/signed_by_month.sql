-- One row per month of news coverage from the first event in view: countries signed or beyond on
-- its last day, never past the end of coverage.
WITH seen AS (
    SELECT iso3, rank, stage_since, valid_to
    FROM standings
    WHERE is_shown($shown, deal_number)
        AND ($everywhere OR list_contains($places, iso3))
        AND ($members OR NOT as_member)
        AND stage_since <= $last_day
),
month_ends AS (
    SELECT least(CAST(last_day(month) AS DATE), $last_day) AS day
    FROM (
        SELECT unnest(generate_series(
            date_trunc('month', (SELECT min(stage_since) FROM seen)), $last_day, INTERVAL 1 MONTH
        )) AS month
    )
)
SELECT
    month_ends.day,
    count(DISTINCT seen.iso3) AS countries
FROM month_ends
LEFT JOIN seen
    ON seen.rank >= 4 AND seen.stage_since <= month_ends.day AND seen.valid_to > month_ends.day
GROUP BY month_ends.day
ORDER BY month_ends.day
