-- One row: what the datacenters in view add up to on the day: running (or, after the end of the
-- figures, due) and planned megawatts, without double counting, by basis; how many rows each sum
-- holds and leaves out; and the plans that no date is known for.
WITH in_view AS (
    SELECT
        site_cards.*,
        steps.megawatts,
        coalesce(dated.last_mw, 0) AS dated_mw,
        coalesce(dated.is_overdue, false) AS is_overdue,
        dated.overdue_mw
    FROM site_cards
    LEFT JOIN site_steps AS steps
        ON steps.site_number = site_cards.site_number
        AND steps.day <= $month
        AND steps.valid_to > $month
    LEFT JOIN (
        SELECT
            site_number,
            arg_max(megawatts, day) AS last_mw,
            bool_or(is_overdue) AS is_overdue,
            max(megawatts) FILTER (is_overdue) - coalesce(max(megawatts) FILTER (NOT is_planned), 0)
                AS overdue_mw
        FROM site_steps
        GROUP BY site_number
    ) AS dated ON dated.site_number = site_cards.site_number
    WHERE is_shown($shown_sites, site_cards.site_number)
),
nested AS (
    SELECT
        part.site_number,
        bool_or(larger.capacity_mw_planned IS NOT NULL AND NOT larger.is_held) AS by_plan,
        bool_or(larger.megawatts IS NOT NULL) AS by_running
    FROM site_surroundings AS part
    JOIN in_view AS larger ON larger.site_number = part.larger_number
    GROUP BY part.site_number
),
counted AS (
    SELECT
        in_view.*,
        in_view.megawatts IS NOT NULL AND NOT coalesce(nested.by_running, false) AS adds_running,
        in_view.capacity_mw_planned IS NOT NULL
            AND NOT in_view.is_held
            AND NOT coalesce(nested.by_plan, false) AS adds_plan
    FROM in_view
    LEFT JOIN nested USING (site_number)
)
SELECT
    count(*) AS sites,
    count(DISTINCT iso3) AS countries,
    sum(megawatts) FILTER (adds_running) AS running_mw,
    count(*) FILTER (adds_running) AS running_sites,
    sum(megawatts) FILTER (adds_running AND capacity_basis = 'facility') AS running_facility_mw,
    sum(megawatts) FILTER (adds_running AND capacity_basis = 'it_load') AS running_it_load_mw,
    sum(megawatts) FILTER (adds_running AND capacity_basis = 'unspecified')
        AS running_unspecified_mw,
    sum(capacity_mw_planned) FILTER (adds_plan) AS planned_mw,
    count(*) FILTER (adds_plan) AS planned_sites,
    count(DISTINCT capacity_basis) FILTER (adds_plan) AS planned_bases,
    count(*) FILTER (capacity_mw_planned IS NULL) AS plan_not_disclosed,
    count(*) FILTER (is_held AND capacity_mw_planned IS NOT NULL) AS held_sites,
    sum(capacity_mw_planned) FILTER (is_held) AS held_mw,
    count(*) FILTER (
        (megawatts IS NOT NULL AND NOT adds_running)
        OR (capacity_mw_planned IS NOT NULL AND NOT is_held AND NOT adds_plan)
    ) AS nested_sites,
    count(*) FILTER (adds_plan AND capacity_mw_planned > dated_mw) AS undated_sites,
    sum(capacity_mw_planned - dated_mw) FILTER (adds_plan AND capacity_mw_planned > dated_mw)
        AS undated_mw,
    count(*) FILTER (is_overdue) AS overdue_sites,
    sum(overdue_mw) FILTER (is_overdue) AS overdue_mw
FROM counted
