-- One row per square of the map (cells of $cell map units) between $left, $right, $top and $bottom
-- that holds a datacenter in view: how many, their middle, and their megawatts at the end of the
-- figures (parts of a larger datacenter in view left out by counting rule 7, paused and cancelled
-- plans too); a datacenter that is alone in its square is named.
WITH nested AS (
    SELECT
        part.site_number,
        bool_or(larger.capacity_mw_planned IS NOT NULL AND NOT larger.is_held) AS by_plan,
        bool_or(larger.capacity_mw_operational IS NOT NULL) AS by_running
    FROM site_surroundings AS part
    JOIN site_cards AS larger ON larger.site_number = part.larger_number
    WHERE is_shown($shown_sites, larger.site_number)
    GROUP BY part.site_number
)
SELECT
    CAST(floor(site_cards.x / $cell) AS INTEGER) AS column_number,
    CAST(floor(site_cards.y / $cell) AS INTEGER) AS row_number,
    avg(site_cards.x) AS x,
    avg(site_cards.y) AS y,
    count(*) AS sites,
    sum(site_cards.capacity_mw_operational) FILTER (NOT coalesce(nested.by_running, false))
        AS operational_mw,
    sum(site_cards.capacity_mw_planned)
        FILTER (NOT site_cards.is_held AND NOT coalesce(nested.by_plan, false)) AS planned_mw,
    CASE WHEN count(*) = 1 THEN any_value(site_cards.datacenter_id) END AS datacenter_id
FROM site_cards
LEFT JOIN nested ON nested.site_number = site_cards.site_number
WHERE site_cards.x BETWEEN $left AND $right
    AND site_cards.y BETWEEN $top AND $bottom
    AND is_shown($shown_sites, site_cards.site_number)
GROUP BY column_number, row_number
ORDER BY sites DESC, column_number, row_number
