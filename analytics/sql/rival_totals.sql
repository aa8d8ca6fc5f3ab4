-- One row per company, measure (value_usd, capacity_mw) and basis among its deals in view at
-- agreement or further on the day: their sum, and what it leaves out (counting rule 7, company by
-- company: nested is a deal under a signed umbrella of the same company with a figure of its own).
-- Without a basis: the deals that disclose no figure.
WITH signed AS (
    SELECT
        deal_cards.deal_id,
        deal_cards.vendor_id,
        deal_cards.value_usd,
        deal_cards.value_basis,
        deal_cards.capacity_mw
    FROM move_cards
    JOIN deal_cards USING (deal_number)
    WHERE is_shown($shown, move_cards.deal_number)
        AND move_cards.event_day <= $as_of
        AND move_cards.valid_to > $as_of
        AND move_cards.rank >= 4
        AND (len($stages) = 0 OR list_contains($stages, move_cards.to_stage))
),
above AS (
    SELECT
        part.deal_id,
        bool_or(umbrella.value_usd IS NOT NULL) AS has_value,
        bool_or(umbrella.capacity_mw IS NOT NULL) AS has_megawatts
    FROM signed AS part
    JOIN deal_umbrellas ON deal_umbrellas.deal_id = part.deal_id
    JOIN signed AS umbrella
        ON umbrella.deal_id = deal_umbrellas.umbrella_deal_id AND umbrella.vendor_id = part.vendor_id
    GROUP BY part.deal_id
),
figures AS (
    SELECT
        signed.vendor_id,
        unnest([
            {
                'measure': 'value_usd',
                'basis': CASE WHEN value_usd IS NOT NULL THEN value_basis END,
                'amount': CAST(value_usd AS DOUBLE),
                'is_nested': coalesce(has_value, false)
            },
            {
                'measure': 'capacity_mw',
                'basis': CASE WHEN capacity_mw IS NOT NULL THEN 'planned' END,
                'amount': CAST(capacity_mw AS DOUBLE),
                'is_nested': coalesce(has_megawatts, false)
            }
        ], recursive := true)
    FROM signed
    LEFT JOIN above USING (deal_id)
)
SELECT
    vendor_id,
    measure,
    basis,
    sum(amount) FILTER (NOT is_nested) AS total,
    count(*) FILTER (amount IS NOT NULL AND NOT is_nested) AS rows_counted,
    count(*) FILTER (amount IS NOT NULL AND is_nested) AS nested,
    count(*) FILTER (amount IS NULL) AS not_disclosed
FROM figures
GROUP BY ALL
ORDER BY vendor_id, measure DESC, basis
