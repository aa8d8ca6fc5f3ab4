-- The sources of a datacenter include the sources of its milestones.
-- Where: capacity_milestones.source_id
SELECT
    datacenter_id,
    milestone_date,
    source_id
FROM capacity_milestones
ANTI JOIN datacenter_sources USING (datacenter_id, source_id)
