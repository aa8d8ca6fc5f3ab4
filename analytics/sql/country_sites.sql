-- One row per datacenter of one country, largest plan first; nested says that a larger site of
-- the atlas contains it and carries the megawatts (counting rule 7).
SELECT
    sites.datacenter_id,
    sites.name,
    sites.locality,
    sites.latitude,
    sites.longitude,
    CAST(sites.coordinate_precision AS VARCHAR) AS coordinate_precision,
    CAST(sites.status AS VARCHAR) AS status,
    sites.capacity_mw_planned,
    sites.capacity_mw_operational,
    CAST(sites.capacity_basis AS VARCHAR) AS capacity_basis,
    larger.capacity_mw_planned IS NOT NULL AS is_planned_nested,
    larger.capacity_mw_operational IS NOT NULL AS is_operational_nested
FROM datacenters AS sites
LEFT JOIN datacenters AS larger ON larger.datacenter_id = sites.part_of_datacenter_id
WHERE sites.country_iso3 = $iso3
ORDER BY sites.capacity_mw_planned DESC NULLS LAST, sites.name
