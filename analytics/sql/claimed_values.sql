-- One row per claim that adds up agreements with companies of the United States: what the deals in
-- which the organization takes part with them are worth together, on the day of the claim and on
-- the reader's. Announced values alone are added, each once (counting rule 7).
WITH counted AS (
    SELECT
        claims.claim_id,
        deal_cards.deal_id,
        CASE WHEN deal_cards.value_basis = 'announced' THEN deal_cards.value_usd END AS value_usd,
        moves.event_day <= $as_of AND moves.valid_to > $as_of AS is_so,
        moves.event_day <= counted_day(claims.claim_date, $last_day)
            AND moves.valid_to > counted_day(claims.claim_date, $last_day) AS was_so
    FROM claims
    JOIN (SELECT DISTINCT deal_id, organization_id FROM deal_partners) AS partners
        USING (organization_id)
    JOIN deal_cards ON deal_cards.deal_id = partners.deal_id
    JOIN organizations AS vendors
        ON vendors.organization_id = deal_cards.vendor_id
        AND vendors.headquarters_iso3 = 'USA'
    JOIN move_cards AS moves
        ON moves.deal_number = deal_cards.deal_number
        AND moves.rank >= 1
    WHERE claims.metric = 'agreements_value'
),
nested AS (
    SELECT part.claim_id, part.deal_id, bool_or(whole.is_so) AS is_so, bool_or(whole.was_so) AS was_so
    FROM counted AS part
    JOIN deal_umbrellas ON deal_umbrellas.deal_id = part.deal_id
    JOIN counted AS whole
        ON whole.claim_id = part.claim_id
        AND whole.deal_id = deal_umbrellas.umbrella_deal_id
        AND whole.value_usd IS NOT NULL
    GROUP BY part.claim_id, part.deal_id
)
SELECT
    claims.claim_id,
    sum(value_usd) FILTER (counted.is_so AND NOT coalesce(nested.is_so, false)) AS value_usd,
    sum(value_usd) FILTER (counted.was_so AND NOT coalesce(nested.was_so, false))
        AS value_on_claim_date_usd,
    count(counted.deal_id) FILTER (counted.is_so) AS deals,
    count(value_usd) FILTER (counted.is_so AND NOT coalesce(nested.is_so, false))
        AS deals_with_value,
    coalesce(list(counted.deal_id ORDER BY value_usd DESC NULLS LAST, counted.deal_id)
        FILTER (counted.is_so), []) AS deal_ids
FROM claims
LEFT JOIN counted USING (claim_id)
LEFT JOIN nested USING (claim_id, deal_id)
WHERE claims.metric = 'agreements_value'
GROUP BY claims.claim_id
ORDER BY claims.claim_id
