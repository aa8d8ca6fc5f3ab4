-- One row per datacenter in view, larger first. What runs on the day is seen up to the end of the
-- figures; after it, capacity_mw_due tells what is planned to run by then. is_planned_nested and
-- is_operational_nested tell that a larger datacenter in view carries the megawatts (counting
-- rule 7). Within $left, $right, $top and $bottom of the map, unless they are empty.
WITH in_view AS (
    SELECT site_cards.*, steps.megawatts, steps.is_planned
    FROM site_cards
    LEFT JOIN site_steps AS steps
        ON steps.site_number = site_cards.site_number
        AND steps.day <= $month
        AND steps.valid_to > $month
    WHERE is_shown($shown_sites, site_cards.site_number)
        AND (
            CAST($left AS DOUBLE) IS NULL
            OR (site_cards.x BETWEEN $left AND $right AND site_cards.y BETWEEN $top AND $bottom)
        )
),
nested AS (
    SELECT
        part.site_number,
        bool_or(larger.capacity_mw_planned IS NOT NULL AND NOT larger.is_held) AS by_plan,
        bool_or(larger.megawatts IS NOT NULL) AS by_running
    FROM site_surroundings AS part
    JOIN in_view AS larger ON larger.site_number = part.larger_number
    GROUP BY part.site_number
)
SELECT
    in_view.datacenter_id,
    in_view.name,
    in_view.country,
    in_view.latitude,
    in_view.longitude,
    in_view.precision,
    in_view.status,
    in_view.capacity_mw_planned,
    CASE WHEN $month <= $sites_until THEN in_view.megawatts END AS capacity_mw_operational,
    in_view.operator,
    in_view.tenant,
    in_view.owner,
    CASE WHEN $month > $sites_until THEN in_view.megawatts END AS capacity_mw_due,
    in_view.capacity_basis,
    in_view.locality,
    in_view.iso3,
    in_view.region,
    in_view.first_online,
    in_view.full_online,
    in_view.confidence,
    coalesce(nested.by_plan, false) AS is_planned_nested,
    coalesce(nested.by_running, false) AS is_operational_nested,
    in_view.is_held,
    in_view.owner_homes,
    in_view.operator_homes,
    in_view.tenant_homes,
    in_view.x,
    in_view.y
FROM in_view
LEFT JOIN nested USING (site_number)
ORDER BY greatest(in_view.capacity_mw_planned, in_view.megawatts) DESC NULLS LAST, in_view.name
