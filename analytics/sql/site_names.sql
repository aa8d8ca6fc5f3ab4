-- One row per name that a filter of datacenters offers: for which parameter, its code, its name.
WITH parties AS (
    SELECT
        CAST(role AS VARCHAR) AS role,
        organization_id AS code,
        organizations.name,
        organizations.headquarters_iso3 AS home,
        count(*) AS sites
    FROM datacenter_organizations
    JOIN organizations USING (organization_id)
    GROUP BY role, organization_id, organizations.name, organizations.headquarters_iso3
)
SELECT role || 's' AS parameter, code, name
FROM parties
UNION ALL
SELECT DISTINCT 'site_companies', code, name
FROM parties
UNION ALL
SELECT DISTINCT 'homes', countries.iso3, countries.name
FROM parties
JOIN countries ON countries.iso3 = parties.home
WHERE parties.role = 'owner'
UNION ALL
SELECT DISTINCT 'linked_deals', deals.deal_id, deals.title
FROM datacenter_deals
JOIN deals USING (deal_id)
UNION ALL
SELECT 'sites', datacenter_id, name
FROM site_cards
ORDER BY parameter, name
