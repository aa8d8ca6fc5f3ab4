-- A deal concerns either one country or one group of states, never both and never neither.
-- Where: deals.country_iso3
SELECT
    deal_id,
    country_iso3,
    group_code
FROM deals
WHERE (country_iso3 IS NULL) = (group_code IS NULL)
