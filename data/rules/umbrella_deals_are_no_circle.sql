-- Going from a deal to its umbrella and on never leads back to the deal.
-- Where: deals.umbrella_deal_id
WITH RECURSIVE above (deal_id, umbrella_deal_id) AS (
    SELECT deal_id, umbrella_deal_id
    FROM deals
    WHERE umbrella_deal_id IS NOT NULL
    UNION
    SELECT above.deal_id, deals.umbrella_deal_id
    FROM above
    JOIN deals ON deals.deal_id = above.umbrella_deal_id
    WHERE deals.umbrella_deal_id IS NOT NULL
)
SELECT
    deal_id,
    umbrella_deal_id
FROM deals
WHERE deal_id IN (SELECT deal_id FROM above WHERE above.umbrella_deal_id = above.deal_id)
