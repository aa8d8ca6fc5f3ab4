-- One row per rung on which any deal ever stood up to the day: the typical stay there, the moves
-- out of it and the stays that were seen. The typical stay is the Kaplan-Meier median over the
-- deals of all companies (Kaplan and Meier, 1958: a stay that still lasts counts as at least as
-- long as it has lasted so far); fewer moves seen than $moves_needed are too few to say.
WITH stays AS (
    SELECT
        rank,
        date_diff('day', event_day, least(valid_to, $as_of)) AS days,
        valid_to <= $as_of AS has_moved
    FROM move_cards
    WHERE is_shown($all_shown, deal_number) AND event_day <= $as_of AND rank >= 1
),
moves_by_length AS (
    SELECT
        rank,
        days,
        count(*) FILTER (has_moved) AS moved,
        sum(count(*)) OVER (PARTITION BY rank ORDER BY days DESC) AS still_there
    FROM stays
    GROUP BY rank, days
),
survival AS (
    SELECT
        rank,
        days,
        product(1 - moved / still_there) OVER (PARTITION BY rank ORDER BY days) AS share_staying
    FROM moves_by_length
),
typical AS (
    SELECT
        seen.rank,
        seen.moves_seen,
        seen.stays_seen,
        CASE WHEN seen.moves_seen >= $moves_needed THEN medians.days END AS typical_days
    FROM (
        SELECT rank, count(*) FILTER (has_moved) AS moves_seen, count(*) AS stays_seen
        FROM stays
        GROUP BY rank
    ) AS seen
    LEFT JOIN (
        SELECT rank, min(days) FILTER (share_staying <= 0.5) AS days
        FROM survival
        GROUP BY rank
    ) AS medians USING (rank)
)
SELECT rank, typical_days, moves_seen, stays_seen
FROM typical
ORDER BY rank
