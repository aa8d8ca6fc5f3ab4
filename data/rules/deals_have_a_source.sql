-- Every deal has a source.
-- Where: deals.deal_id
SELECT deal_id
FROM deals
WHERE deal_id NOT IN (SELECT deal_id FROM deal_sources)
