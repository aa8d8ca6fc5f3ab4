-- The running megawatts of a datacenter are those of its last actual milestone, if it has one.
-- Where: datacenters.capacity_mw_operational
SELECT
    datacenters.datacenter_id,
    datacenters.capacity_mw_operational,
    arg_max(milestones.capacity_mw, period_ends(milestones.milestone_date)) AS last_milestone_mw
FROM datacenters
JOIN capacity_milestones AS milestones USING (datacenter_id)
WHERE milestones.kind = 'actual'
GROUP BY datacenters.datacenter_id, datacenters.capacity_mw_operational
HAVING last_milestone_mw IS DISTINCT FROM datacenters.capacity_mw_operational
