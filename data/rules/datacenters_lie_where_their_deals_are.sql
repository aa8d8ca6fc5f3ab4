-- A datacenter lies in the country of the deal that it comes from, or in a member of its group.
-- Where: datacenter_deals.deal_id
SELECT
    datacenter_deals.datacenter_id,
    datacenter_deals.deal_id,
    datacenters.country_iso3,
    coalesce(deals.country_iso3, deals.group_code) AS place_of_the_deal
FROM datacenter_deals
JOIN datacenters USING (datacenter_id)
JOIN deals USING (deal_id)
WHERE datacenters.country_iso3 IS DISTINCT FROM deals.country_iso3
    AND NOT EXISTS (
        FROM country_groups
        WHERE country_groups.group_code = deals.group_code
            AND country_groups.iso3 = datacenters.country_iso3
    )
