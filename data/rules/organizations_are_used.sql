-- Every organization is a vendor, a partner, a party to a datacenter, an employer or a speaker.
-- Where: organizations.organization_id
SELECT organization_id
FROM organizations
WHERE organization_id NOT IN (
    SELECT vendor_id FROM deals
    UNION
    SELECT organization_id FROM deal_partners
    UNION
    SELECT organization_id FROM datacenter_organizations
    UNION
    SELECT organization_id FROM appointments
    UNION
    SELECT organization_id FROM claims
)
