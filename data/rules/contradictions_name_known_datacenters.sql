-- A contradiction names datacenters of datacenters.csv.
-- Where: contradictions.datacenter_ids
SELECT topic, datacenter_id
FROM (
    SELECT topic, trim(unnest(string_split(datacenter_ids, ';'))) AS datacenter_id
    FROM contradictions
)
WHERE datacenter_id NOT IN (SELECT datacenter_id FROM datacenters)
