-- A datacenter's point lies in its country, give or take 10 km: the coast is generalised, and a
-- region's point may fall into a bay.
-- Where: datacenters.country_iso3
SELECT
    datacenters.datacenter_id,
    datacenters.country_iso3,
    datacenters.latitude,
    datacenters.longitude,
    round(datacenter_distances.distance_km, 1) AS distance_km
FROM datacenters
JOIN datacenter_distances USING (datacenter_id)
WHERE datacenter_distances.distance_km > 10
