-- The umbrella of a deal is a deal of deals.csv.
-- Where: deals.umbrella_deal_id
SELECT
    deal_id,
    umbrella_deal_id
FROM deals
WHERE umbrella_deal_id NOT IN (SELECT deal_id FROM deals)
