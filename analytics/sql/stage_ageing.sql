-- One row per deal in view that stands on a rung: days there against the typical stay (see
-- typical_stays; bound here as lists by rank), longest compared with it first; the first $most of
-- them, or all (counting rule 13).
SELECT
    deal_cards.deal_id,
    deal_cards.vendor,
    deal_cards.country,
    move_cards.to_stage AS stage,
    date_diff('day', move_cards.event_day, $as_of) AS days_in_stage,
    $typical_days[move_cards.rank] AS typical_days,
    ageing_state(
        days_in_stage,
        $typical_days[move_cards.rank],
        $moves_seen[move_cards.rank],
        $moves_needed
    ) AS state,
    $moves_seen[move_cards.rank] AS moves_seen,
    $stays_seen[move_cards.rank] AS stays_seen,
    deal_cards.title,
    deal_cards.confidence,
    deal_cards.iso3,
    move_cards.event_day AS stage_since,
    move_cards.event_date AS moved_date,
    move_cards.headline
FROM move_cards
JOIN deal_cards USING (deal_id)
WHERE is_shown($shown, move_cards.deal_number)
    AND move_cards.rank >= 1
    AND move_cards.event_day <= $as_of
    AND move_cards.valid_to > $as_of
    AND (len($stages) = 0 OR list_contains($stages, move_cards.to_stage))
ORDER BY
    days_in_stage / $typical_days[move_cards.rank] DESC NULLS LAST,
    days_in_stage DESC,
    deal_cards.deal_id
LIMIT $most
