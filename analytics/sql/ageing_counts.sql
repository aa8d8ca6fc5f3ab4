-- One row per rung and state at which deals in view stand: how many.
SELECT
    to_stage AS stage,
    ageing_state(
        date_diff('day', event_day, $as_of), $typical_days[rank], $moves_seen[rank], $moves_needed
    ) AS state,
    count(*) AS deals
FROM move_cards
WHERE is_shown($shown, deal_number)
    AND rank >= 1
    AND event_day <= $as_of
    AND valid_to > $as_of
    AND (len($stages) = 0 OR list_contains($stages, to_stage))
GROUP BY ALL
ORDER BY stage, state
