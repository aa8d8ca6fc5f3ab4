-- Every datacenter has a source.
-- Where: datacenters.datacenter_id
SELECT datacenter_id
FROM datacenters
WHERE datacenter_id NOT IN (SELECT datacenter_id FROM datacenter_sources)
