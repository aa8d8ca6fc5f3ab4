-- One row per day from which one datacenter runs, or is to run, a total of megawatts, with the
-- date as published and, where a milestone tells it, who published it.
WITH told AS (
    SELECT
        milestones.capacity_mw AS megawatts,
        milestones.milestone_date AS published_date,
        milestones.kind,
        sources.publisher
    FROM capacity_milestones AS milestones
    JOIN sources USING (source_id)
    WHERE milestones.datacenter_id = $site
    UNION ALL
    SELECT capacity_mw_operational, first_online, 'actual', NULL
    FROM datacenters
    WHERE datacenter_id = $site
    UNION ALL
    SELECT capacity_mw_planned, full_online, 'planned', NULL
    FROM datacenters
    WHERE datacenter_id = $site
),
counted AS (
    SELECT
        *,
        CASE kind
            WHEN 'actual' THEN counted_day(published_date, $sites_until)
            ELSE greatest(period_ends(published_date), $sites_until + 1)
        END AS day
    FROM told
)
SELECT
    steps.day,
    steps.megawatts,
    steps.is_planned,
    steps.is_overdue,
    min(counted.published_date) AS published_date,
    min(counted.publisher) AS publisher
FROM site_steps AS steps
JOIN site_cards USING (site_number)
LEFT JOIN counted ON counted.day = steps.day AND counted.megawatts = steps.megawatts
WHERE site_cards.datacenter_id = $site
GROUP BY steps.day, steps.megawatts, steps.is_planned, steps.is_overdue
ORDER BY steps.day
