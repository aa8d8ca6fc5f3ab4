-- One row per organization that owns, operates or uses one datacenter, with the country of its
-- seat where that is known.
SELECT
    CAST(parties.role AS VARCHAR) AS role,
    organizations.name,
    organizations.organization_id,
    countries.name AS home
FROM datacenter_organizations AS parties
JOIN organizations USING (organization_id)
LEFT JOIN countries ON countries.iso3 = organizations.headquarters_iso3
WHERE parties.datacenter_id = $site
ORDER BY parties.role, organizations.name
