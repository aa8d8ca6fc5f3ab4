-- One row per deal.
SELECT deal_id
FROM deals
