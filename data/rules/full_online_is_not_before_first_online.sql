-- A datacenter is not wholly online before its first part is.
-- Where: datacenters.full_online
SELECT
    datacenter_id,
    full_online,
    first_online
FROM datacenters
WHERE period_ends(full_online) < period_starts(first_online)
