-- One row per deal in view of one cell of the matrix: it stood at $from_stage on the earlier day
-- ("new" if it had not begun) and stands at $to_stage on the later one.
WITH earlier AS (
    SELECT deal_id, to_stage AS stage
    FROM move_cards
    WHERE event_day <= $since AND valid_to > $since
),
later AS (
    SELECT deal_id, to_stage AS stage, event_day, event_date, headline
    FROM move_cards
    WHERE event_day <= $as_of AND valid_to > $as_of
)
SELECT
    deal_cards.deal_id,
    deal_cards.title,
    deal_cards.vendor,
    deal_cards.country,
    deal_cards.iso3,
    earlier.stage AS from_stage,
    later.stage AS to_stage,
    later.event_date,
    later.headline
FROM later
LEFT JOIN earlier USING (deal_id)
JOIN deal_cards ON deal_cards.deal_id = later.deal_id
WHERE is_shown($shown, deal_cards.deal_number)
    AND later.stage = $to_stage
    AND coalesce(earlier.stage, 'new') = $from_stage
ORDER BY later.event_day DESC, deal_cards.country, deal_cards.deal_id
LIMIT $most
