-- A deal and its umbrella have the country or the vendor in common, or the umbrella is with a
-- group of states that the country belongs to.
-- Where: deals.umbrella_deal_id
SELECT
    inner_deals.deal_id,
    inner_deals.umbrella_deal_id,
    umbrellas.vendor_id AS umbrella_vendor,
    coalesce(umbrellas.country_iso3, umbrellas.group_code) AS umbrella_place
FROM deals AS inner_deals
JOIN deals AS umbrellas ON umbrellas.deal_id = inner_deals.umbrella_deal_id
WHERE inner_deals.vendor_id <> umbrellas.vendor_id
    AND (inner_deals.country_iso3 = umbrellas.country_iso3) IS NOT TRUE
    AND (inner_deals.group_code = umbrellas.group_code) IS NOT TRUE
    AND NOT EXISTS (
        FROM country_groups
        WHERE country_groups.group_code = umbrellas.group_code
            AND country_groups.iso3 = inner_deals.country_iso3
    )
