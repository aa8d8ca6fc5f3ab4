-- Going from a datacenter to the one that contains it and on never leads back to it.
-- Where: datacenters.part_of_datacenter_id
WITH RECURSIVE above (datacenter_id, part_of_datacenter_id) AS (
    SELECT datacenter_id, part_of_datacenter_id
    FROM datacenters
    WHERE part_of_datacenter_id IS NOT NULL
    UNION
    SELECT above.datacenter_id, datacenters.part_of_datacenter_id
    FROM above
    JOIN datacenters ON datacenters.datacenter_id = above.part_of_datacenter_id
    WHERE datacenters.part_of_datacenter_id IS NOT NULL
)
SELECT
    datacenter_id,
    part_of_datacenter_id
FROM datacenters
WHERE datacenter_id IN (
    SELECT datacenter_id FROM above WHERE above.part_of_datacenter_id = above.datacenter_id
)
