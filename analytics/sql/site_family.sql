-- One row per datacenter around (relation whole, at any height) or directly inside (part) one
-- datacenter.
SELECT 'whole' AS relation, larger.datacenter_id, larger.name
FROM site_surroundings AS around
JOIN site_cards AS part ON part.site_number = around.site_number
JOIN site_cards AS larger ON larger.site_number = around.larger_number
WHERE part.datacenter_id = $site
UNION ALL
SELECT 'part', datacenter_id, name
FROM site_cards
WHERE part_of_datacenter_id = $site
ORDER BY relation DESC, name
