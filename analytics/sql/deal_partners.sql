-- One row per partner of one deal, with its role.
SELECT organizations.name AS partner, CAST(deal_partners.role AS VARCHAR) AS role
FROM deal_partners
JOIN organizations USING (organization_id)
WHERE deal_partners.deal_id = $deal
ORDER BY deal_partners.role, partner
