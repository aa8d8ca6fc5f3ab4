-- One row: everything the facts say of one deal, with where it stands on the day.
SELECT
    deal_cards.*,
    organizations.name AS umbrella_vendor,
    umbrella.title AS umbrella_title,
    standing.to_stage AS stage,
    standing.event_day AS stage_since,
    deals.accelerator_count
FROM deal_cards
JOIN deals USING (deal_id)
LEFT JOIN deals AS umbrella ON umbrella.deal_id = deal_cards.umbrella_deal_id
LEFT JOIN organizations ON organizations.organization_id = umbrella.vendor_id
LEFT JOIN (
    SELECT deal_id, to_stage, event_day
    FROM move_cards
    WHERE event_day <= $as_of AND valid_to > $as_of
) AS standing ON standing.deal_id = deal_cards.deal_id
WHERE deal_cards.deal_id = $deal
