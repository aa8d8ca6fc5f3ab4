-- A datacenter that is announced, in permitting or under construction has no running megawatts.
-- Where: datacenters.capacity_mw_operational
SELECT
    datacenter_id,
    capacity_mw_operational,
    status
FROM datacenters
WHERE status IN ('announced', 'permitting', 'construction')
    AND capacity_mw_operational > 0
