-- One row per vendor with a deal, most deals first.
SELECT organization_id, name
FROM organizations
JOIN (SELECT vendor_id, count(*) AS deals FROM deals GROUP BY vendor_id) AS counted
    ON counted.vendor_id = organization_id
ORDER BY deals DESC, name
