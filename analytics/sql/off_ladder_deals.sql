-- One row per deal in view that is paused or ended on the day, newest first.
SELECT deal_id, title, iso3, to_stage AS stage, event_day AS stage_since
FROM move_cards
WHERE is_shown($shown, deal_number)
    AND rank <= 0
    AND event_day <= $as_of
    AND valid_to > $as_of
ORDER BY event_day DESC, deal_id
