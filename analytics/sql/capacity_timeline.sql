-- One row per month and group ($by: total, country, region, operator, tenant or status): the
-- megawatts that ran on the month's last day as seen, or, after the end of the figures, that are
-- planned to run by then, and the sites counted. A site is left out in a month in which a larger
-- one in view has a figure of its own (counting rule 7). Joint operators or tenants are one group.
WITH months AS (
    SELECT CASE WHEN last_day($sites_until) = ends THEN $sites_until ELSE ends END AS month
    FROM (
        SELECT last_day(CAST(starts AS DATE)) AS ends
        FROM generate_series(
            date_trunc('month', $sites_from),
            date_trunc('month', $sites_planned_to),
            INTERVAL 1 MONTH
        ) AS series(starts)
    )
),
in_view AS (
    SELECT
        months.month,
        site_steps.site_number,
        site_steps.megawatts
    FROM months
    JOIN site_steps ON site_steps.day <= months.month AND site_steps.valid_to > months.month
    WHERE is_shown($shown_sites, site_steps.site_number)
),
nested AS (
    SELECT in_view.month, part.site_number
    FROM in_view
    JOIN site_surroundings AS part ON part.larger_number = in_view.site_number
),
grouped AS (
    SELECT
        in_view.month,
        coalesce(
            CASE $by
                WHEN 'country' THEN site_cards.country
                WHEN 'region' THEN site_cards.region
                WHEN 'operator' THEN site_cards.operator
                WHEN 'tenant' THEN site_cards.tenant
                WHEN 'status' THEN site_cards.status
                ELSE 'all sites'
            END,
            'not disclosed'
        ) AS part,
        sum(in_view.megawatts) AS megawatts,
        count(*) AS sites
    FROM in_view
    JOIN site_cards USING (site_number)
    ANTI JOIN nested USING (month, site_number)
    GROUP BY in_view.month, part
)
SELECT
    month,
    CASE WHEN month <= $sites_until THEN megawatts END AS actual_mw,
    CASE WHEN month > $sites_until THEN megawatts END AS planned_mw,
    sites,
    part
FROM grouped
ORDER BY month, part
