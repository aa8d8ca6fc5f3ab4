-- One row per kind of value among the deals in view that have begun ($only, unless empty, names
-- those that the reader searched for): their sum without double
-- counting, and what the sum leaves out. A deal is nested when an umbrella above it, at any
-- height, is in view and has a value in the same column (counting rule 7).
WITH in_view AS (
    SELECT deal_cards.*
    FROM deal_cards
    JOIN move_cards USING (deal_id)
    WHERE is_shown($shown, deal_cards.deal_number)
        AND (len($only) = 0 OR list_contains($only, deal_cards.deal_id))
        AND move_cards.event_day <= $as_of
        AND move_cards.valid_to > $as_of
        AND (len($stages) = 0 OR list_contains($stages, move_cards.to_stage))
),
above AS (
    SELECT
        deal_umbrellas.deal_id,
        bool_or(umbrella.value_usd IS NOT NULL) AS has_value,
        bool_or(umbrella.capacity_mw IS NOT NULL) AS has_megawatts
    FROM deal_umbrellas
    JOIN in_view AS umbrella ON umbrella.deal_id = deal_umbrellas.umbrella_deal_id
    GROUP BY deal_umbrellas.deal_id
)
SELECT
    'value_usd' AS measure,
    in_view.value_basis AS basis,
    sum(in_view.value_usd) FILTER (NOT coalesce(above.has_value, false)) AS total,
    count(*) FILTER (NOT coalesce(above.has_value, false)) AS rows_counted,
    count(*) FILTER (coalesce(above.has_value, false)) AS nested,
    (SELECT count(*) FROM in_view WHERE value_usd IS NULL) AS not_disclosed
FROM in_view
LEFT JOIN above USING (deal_id)
WHERE in_view.value_usd IS NOT NULL
GROUP BY in_view.value_basis
UNION ALL
SELECT
    'capacity_mw' AS measure,
    'planned' AS basis,
    sum(in_view.capacity_mw) FILTER (NOT coalesce(above.has_megawatts, false)) AS total,
    count(*) FILTER (NOT coalesce(above.has_megawatts, false)) AS rows_counted,
    count(*) FILTER (coalesce(above.has_megawatts, false)) AS nested,
    (SELECT count(*) FROM in_view WHERE capacity_mw IS NULL) AS not_disclosed
FROM in_view
LEFT JOIN above USING (deal_id)
WHERE in_view.capacity_mw IS NOT NULL
HAVING count(*) > 0
ORDER BY measure DESC, basis
