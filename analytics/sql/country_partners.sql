-- One row per partner of the deals in view, with its role in the deal.
SELECT
    deal_partners.deal_id,
    organizations.name AS partner,
    CAST(deal_partners.role AS VARCHAR) AS role
FROM deal_partners
JOIN organizations USING (organization_id)
JOIN deal_cards USING (deal_id)
WHERE is_shown($shown, deal_cards.deal_number)
ORDER BY deal_partners.deal_id, deal_partners.role, partner
