-- One row per datacenter that comes from one deal.
SELECT
    datacenters.datacenter_id,
    datacenters.name,
    datacenters.locality,
    CAST(datacenters.status AS VARCHAR) AS status,
    datacenters.capacity_mw_planned,
    datacenters.capacity_mw_operational,
    CAST(datacenters.capacity_basis AS VARCHAR) AS capacity_basis
FROM datacenter_deals
JOIN datacenters USING (datacenter_id)
WHERE datacenter_deals.deal_id = $deal
ORDER BY datacenters.capacity_mw_planned DESC NULLS LAST, datacenters.name
