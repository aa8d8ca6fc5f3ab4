-- One row per month and group ($by: total, country, region, operator, tenant or status): the
-- megawatts that ran on the month's last day as seen, or, after the end of the figures, that are
-- planned to run by then, and the sites counted. A site is left out in a month in which a larger
-- one in view has a figure of its own (counting rule 7). Joint operators or tenants are one group.
-- Steps of one group with the same days are added up before they meet the months: among a million
-- sites that takes a twentieth of the time.
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
larger_ones AS (
    SELECT
        part.site_number,
        list_sort(list(DISTINCT {'day': steps.day, 'valid_to': steps.valid_to})) AS days
    FROM site_surroundings AS part
    JOIN site_steps AS steps ON steps.site_number = part.larger_number
    WHERE is_shown($shown_sites, part.larger_number)
    GROUP BY part.site_number
),
stretches AS (
    SELECT
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
        site_steps.day,
        site_steps.valid_to,
        larger_ones.days AS of_larger,
        sum(site_steps.megawatts) AS megawatts,
        count(*) AS sites
    FROM site_steps
    JOIN site_cards USING (site_number)
    LEFT JOIN larger_ones USING (site_number)
    WHERE is_shown($shown_sites, site_steps.site_number)
    GROUP BY ALL
),
grouped AS (
    SELECT
        months.month,
        stretches.part,
        sum(stretches.megawatts) AS megawatts,
        sum(stretches.sites) AS sites
    FROM stretches
    JOIN months ON stretches.day <= months.month AND stretches.valid_to > months.month
    WHERE stretches.of_larger IS NULL
        OR len(
            list_filter(
                stretches.of_larger,
                lambda larger: larger.day <= months.month AND larger.valid_to > months.month
            )
        ) = 0
    GROUP BY months.month, stretches.part
)
SELECT
    month,
    CASE WHEN month <= $sites_until THEN megawatts END AS actual_mw,
    CASE WHEN month > $sites_until THEN megawatts END AS planned_mw,
    CAST(sites AS BIGINT) AS sites,
    part
FROM grouped
ORDER BY month, part
