-- A datacenter lies in the same country as the one that contains it.
-- Where: datacenters.part_of_datacenter_id
SELECT
    parts.datacenter_id,
    parts.part_of_datacenter_id,
    parts.country_iso3,
    wholes.country_iso3 AS country_of_the_whole
FROM datacenters AS parts
JOIN datacenters AS wholes ON wholes.datacenter_id = parts.part_of_datacenter_id
WHERE parts.country_iso3 <> wholes.country_iso3
