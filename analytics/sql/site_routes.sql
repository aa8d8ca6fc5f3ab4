-- One row per datacenter in view and foreign home country of a party in one role ($arcs: owner or
-- tenant): where the line from the home country to the site begins and ends.
SELECT
    site_cards.datacenter_id,
    site_cards.name,
    site_cards.longitude,
    site_cards.latitude,
    site_cards.capacity_mw_planned,
    homes.iso3 AS home_iso3,
    homes.name AS home,
    homes.longitude AS home_longitude,
    homes.latitude AS home_latitude,
    site_parties.names
FROM site_cards
JOIN site_parties ON site_parties.datacenter_id = site_cards.datacenter_id
JOIN countries AS homes ON list_contains(site_parties.homes, homes.iso3)
WHERE is_shown($shown_sites, site_cards.site_number)
    AND site_parties.role = $arcs
    AND homes.iso3 <> site_cards.iso3
ORDER BY site_cards.datacenter_id, homes.iso3
