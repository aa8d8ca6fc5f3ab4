-- The vendor of a deal is not listed among its partners.
-- Where: deal_partners.organization_id
SELECT
    deal_partners.deal_id,
    deal_partners.organization_id,
    deal_partners.role
FROM deal_partners
JOIN deals USING (deal_id)
WHERE deal_partners.organization_id = deals.vendor_id
