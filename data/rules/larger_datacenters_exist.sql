-- The datacenter that contains another is a datacenter of datacenters.csv.
-- Where: datacenters.part_of_datacenter_id
SELECT
    datacenter_id,
    part_of_datacenter_id
FROM datacenters
WHERE part_of_datacenter_id NOT IN (SELECT datacenter_id FROM datacenters)
