-- One row per deal in view that has begun by the day, furthest stage first.
SELECT
    deal_cards.*,
    move_cards.to_stage AS stage,
    move_cards.event_day AS stage_since,
    date_diff('day', move_cards.event_day, $as_of) AS days_in_stage,
    move_cards.rank
FROM move_cards
JOIN deal_cards USING (deal_id)
WHERE list_contains($deals, deal_cards.deal_id)
    AND move_cards.event_day <= $as_of
    AND move_cards.valid_to > $as_of
    AND (len($stages) = 0 OR list_contains($stages, move_cards.to_stage))
ORDER BY move_cards.rank DESC, move_cards.event_day DESC, deal_cards.deal_id
