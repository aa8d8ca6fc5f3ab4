-- A contradiction names deals of deals.csv.
-- Where: contradictions.deal_ids
SELECT topic, deal_id
FROM (SELECT topic, trim(unnest(string_split(deal_ids, ';'))) AS deal_id FROM contradictions)
WHERE deal_id NOT IN (SELECT deal_id FROM deals)
