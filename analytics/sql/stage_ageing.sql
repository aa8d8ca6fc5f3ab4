-- One row per deal in view that stands on a rung: days there against the typical stay, longest
-- compared with it first. The typical stay is the Kaplan-Meier median over the deals of all
-- companies up to the day (Kaplan and Meier, 1958: a stay that still lasts counts as at least as
-- long as it has lasted so far); fewer moves seen than $moves_needed are too few to say
-- (counting rule 13).
WITH stays AS (
    SELECT
        rank,
        date_diff('day', event_day, least(valid_to, $as_of)) AS days,
        valid_to <= $as_of AS has_moved
    FROM move_cards
    WHERE list_contains($all_deals, deal_id) AND event_day <= $as_of AND rank >= 1
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
SELECT
    deal_cards.deal_id,
    deal_cards.vendor,
    deal_cards.country,
    move_cards.to_stage AS stage,
    date_diff('day', move_cards.event_day, $as_of) AS days_in_stage,
    typical.typical_days,
    CASE
        WHEN typical.moves_seen < $moves_needed THEN 'too few to say'
        WHEN typical.typical_days IS NULL THEN 'moving' -- more than half never left it
        WHEN days_in_stage >= 1.5 * typical.typical_days THEN 'stalled'
        WHEN days_in_stage > typical.typical_days THEN 'slow'
        ELSE 'moving'
    END AS state,
    typical.moves_seen,
    typical.stays_seen,
    deal_cards.title,
    deal_cards.confidence,
    deal_cards.iso3,
    move_cards.event_day AS stage_since,
    move_cards.event_date AS moved_date,
    move_cards.headline
FROM move_cards
JOIN deal_cards USING (deal_id)
JOIN typical ON typical.rank = move_cards.rank
WHERE list_contains($deals, deal_cards.deal_id)
    AND move_cards.event_day <= $as_of
    AND move_cards.valid_to > $as_of
    AND (len($stages) = 0 OR list_contains($stages, move_cards.to_stage))
ORDER BY
    days_in_stage / typical.typical_days DESC NULLS LAST,
    days_in_stage DESC,
    deal_cards.deal_id
