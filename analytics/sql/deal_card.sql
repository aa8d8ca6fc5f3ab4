-- One row: everything the facts say of one deal, with where it stands on the day.
SELECT
    deal_cards.*,
    standing.to_stage AS stage,
    standing.event_day AS stage_since,
    deals.accelerator_count
FROM deal_cards
JOIN deals USING (deal_id)
LEFT JOIN (
    SELECT deal_id, to_stage, event_day
    FROM move_cards
    WHERE event_day <= $as_of AND valid_to > $as_of
) AS standing ON standing.deal_id = deal_cards.deal_id
WHERE deal_cards.deal_id = $deal
