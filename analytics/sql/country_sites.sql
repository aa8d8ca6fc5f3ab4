-- One row per datacenter of one country, largest plan first; nested says that a larger site of
-- the atlas contains it, at any height, and carries the megawatts (counting rule 7).
SELECT
    sites.datacenter_id,
    sites.name,
    sites.locality,
    sites.latitude,
    sites.longitude,
    sites.precision AS coordinate_precision,
    sites.status,
    sites.is_held,
    sites.capacity_mw_planned,
    sites.capacity_mw_operational,
    sites.capacity_basis,
    coalesce(nested.by_plan, false) AS is_planned_nested,
    coalesce(nested.by_running, false) AS is_operational_nested
FROM site_cards AS sites
LEFT JOIN site_nesting AS nested USING (site_number)
WHERE sites.iso3 = $iso3
ORDER BY sites.capacity_mw_planned DESC NULLS LAST, sites.name
