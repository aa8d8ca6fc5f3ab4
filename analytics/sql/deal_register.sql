-- One row per deal in view that has begun by the day, furthest stage first; the first $most of
-- them, or all. $only, unless empty, names those that the reader searched for.
SELECT
    deal_cards.* EXCLUDE (deal_number),
    move_cards.to_stage AS stage,
    move_cards.event_day AS stage_since,
    date_diff('day', move_cards.event_day, $as_of) AS days_in_stage,
    move_cards.rank
FROM move_cards
JOIN deal_cards USING (deal_id)
WHERE is_shown($shown, deal_cards.deal_number)
    AND move_cards.event_day <= $as_of
    AND move_cards.valid_to > $as_of
    AND (len($only) = 0 OR list_contains($only, deal_cards.deal_id))
    AND (len($stages) = 0 OR list_contains($stages, move_cards.to_stage))
ORDER BY move_cards.rank DESC, move_cards.event_day DESC, deal_cards.deal_id
LIMIT $most
