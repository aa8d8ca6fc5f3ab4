-- One row per change of a country's stage for the deals in view, over all days of coverage: the
-- furthest rank from that day on (counting rule 3; the weights are explained in derived.sql).
WITH weights_then AS (
    SELECT iso3, day, sum(weight) OVER so_far AS weights
    FROM standing_steps
    WHERE is_shown($shown, deal_number)
        AND ($everywhere OR list_contains($places, iso3))
        AND ($members OR NOT as_member)
        AND day <= $last_day
    WINDOW so_far AS (PARTITION BY iso3 ORDER BY day) -- days with several steps are taken whole
),
standing_then AS (
    SELECT iso3, day, furthest_rank(weights) AS rank
    FROM weights_then
),
with_previous AS (
    SELECT iso3, day, rank, lag(rank) OVER (PARTITION BY iso3 ORDER BY day) AS previous
    FROM standing_then
)
SELECT iso3, day, rank
FROM with_previous
WHERE rank IS DISTINCT FROM previous
ORDER BY iso3, day
