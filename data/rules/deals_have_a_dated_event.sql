-- Every deal has at least one dated event, so that it has a place in time.
-- Where: deals.deal_id
SELECT deal_id
FROM deals
WHERE deal_id NOT IN (SELECT deal_id FROM deal_events WHERE event_date IS NOT NULL)
