-- A deal says what its value stands for exactly when it has a value.
-- Where: deals.value_basis
SELECT
    deal_id,
    value_usd,
    value_basis
FROM deals
WHERE (value_usd IS NULL) <> (value_basis IS NULL)
