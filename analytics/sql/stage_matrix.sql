-- One row per pair of stages: deals in view that stood at the first on the earlier day (none if they
-- had not begun) and at the second on the later day.
SELECT
    earlier.to_stage AS from_stage,
    later.to_stage AS to_stage,
    count(*) AS deals
FROM move_cards AS later
LEFT JOIN move_cards AS earlier
    ON earlier.deal_number = later.deal_number
    AND earlier.event_day <= $since
    AND earlier.valid_to > $since
WHERE is_shown($shown, later.deal_number)
    AND later.event_day <= $as_of
    AND later.valid_to > $as_of
    AND (len($stages) = 0 OR list_contains($stages, later.to_stage))
GROUP BY ALL
ORDER BY from_stage NULLS FIRST, to_stage
