-- The running megawatts of a datacenter are not above the planned ones.
-- Where: datacenters.capacity_mw_operational
SELECT
    datacenter_id,
    capacity_mw_operational,
    capacity_mw_planned
FROM datacenters
WHERE capacity_mw_operational > capacity_mw_planned
