-- One row per change of a deal's stage between two days, both included, newest first; a deal
-- that appears has no from_stage. The source is the best-graded one of the event.
SELECT * EXCLUDE (deal_number, event_id, rank, valid_to)
FROM move_cards
WHERE is_shown($shown, deal_number)
    AND event_day BETWEEN $since AND $as_of
    AND (
        len($stages) = 0
        OR deal_id IN (
            SELECT deal_id
            FROM move_cards
            WHERE event_day <= $as_of AND valid_to > $as_of AND list_contains($stages, to_stage)
        )
    )
ORDER BY event_day DESC, event_id
