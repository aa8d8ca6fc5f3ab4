-- One row per country with a datacenter in view: its megawatts ($measure: 'running', seen on the
-- day, or 'planned', the full plan without paused and cancelled ones) by whose hands they are in.
-- For owner, operator and tenant alike: domestic when all parties have their seat in the country;
-- allied when all have it there or in the bloc $allies, of which the country is a member; foreign
-- when none has; shared when some have; unknown when no party, or a seat of one, is known. The
-- five add up to measured_mw. An owner is whoever owns a site, several together being one:
-- dividing a site would be guessing. Its share is of all the megawatts measured, the Herfindahl
-- index of those with a named owner. Every site in view is measured, not disclosed (it runs, or
-- has a plan, without a figure), nested (counting rule 7), held or not running.
WITH steps AS (
    SELECT
        site_number,
        max(megawatts) FILTER (day <= $month AND valid_to > $month AND $month <= $sites_until)
            AS running_mw,
        bool_or(NOT is_planned) AND $month <= $sites_until AS is_dated
    FROM site_steps
    GROUP BY site_number
),
in_view AS (
    SELECT
        site_cards.*,
        CASE
            WHEN is_held THEN NULL
            ELSE capacity_mw_planned
        END AS planned_mw,
        steps.running_mw,
        status IN ('operational', 'partial')
            AND coalesce(counted_day(first_online, $sites_until) <= $month, true)
            AND NOT coalesce(steps.is_dated, false) AS runs_without_figure
    FROM site_cards
    LEFT JOIN steps USING (site_number)
    WHERE is_shown($shown_sites, site_cards.site_number)
),
around AS (
    SELECT
        part.site_number,
        bool_or(larger.planned_mw IS NOT NULL) AS has_plan,
        bool_or(larger.running_mw IS NOT NULL) AS has_running
    FROM site_surroundings AS part
    JOIN in_view AS larger ON larger.site_number = part.larger_number
    GROUP BY part.site_number
),
allied AS (
    SELECT coalesce(list(iso3), []) AS members
    FROM country_groups
    WHERE group_code = $allies
),
counted AS (
    SELECT
        in_view.*,
        CASE WHEN has_plan THEN NULL ELSE planned_mw END AS own_plan_mw,
        CASE WHEN has_running THEN NULL ELSE running_mw END AS own_running_mw,
        CASE $measure WHEN 'planned' THEN own_plan_mw WHEN 'running' THEN own_running_mw END AS mw,
        coalesce(CASE $measure WHEN 'planned' THEN has_plan ELSE has_running END, false)
            AS is_nested,
        CASE WHEN list_contains(members, iso3) THEN members ELSE [iso3] END AS friends
    FROM in_view
    LEFT JOIN around USING (site_number)
    CROSS JOIN allied
),
classed AS (
    SELECT
        *,
        CASE
            WHEN mw IS NOT NULL THEN 'measured'
            WHEN is_nested THEN 'nested'
            WHEN $measure = 'planned' AND is_held THEN 'held'
            WHEN $measure = 'planned' OR runs_without_figure THEN 'not disclosed'
            ELSE 'not running'
        END AS standing,
        CASE
            WHEN owner_homes IS NULL THEN 'unknown'
            WHEN owner_homes = [iso3] THEN 'domestic'
            WHEN list_has_all(friends, owner_homes) THEN 'allied'
            WHEN list_has_any(friends, owner_homes) THEN 'shared'
            ELSE 'foreign'
        END AS owned,
        CASE
            WHEN operator_homes IS NULL THEN 'unknown'
            WHEN operator_homes = [iso3] THEN 'domestic'
            WHEN list_has_all(friends, operator_homes) THEN 'allied'
            WHEN list_has_any(friends, operator_homes) THEN 'shared'
            ELSE 'foreign'
        END AS operated,
        CASE
            WHEN tenant_homes IS NULL THEN 'unknown'
            WHEN tenant_homes = [iso3] THEN 'domestic'
            WHEN list_has_all(friends, tenant_homes) THEN 'allied'
            WHEN list_has_any(friends, tenant_homes) THEN 'shared'
            ELSE 'foreign'
        END AS used
    FROM counted
),
-- The product with a truth is nothing for the other classes, and unknown without a figure.
by_owner AS (
    SELECT
        iso3,
        country,
        owner,
        count(*) AS sites,
        fsum(own_running_mw) AS running_mw,
        fsum(own_plan_mw) AS planned_mw,
        fsum(mw) AS mw,
        fsum(mw * CAST(owned = 'domestic' AS INTEGER)) AS owner_domestic_mw,
        fsum(mw * CAST(owned = 'allied' AS INTEGER)) AS owner_allied_mw,
        fsum(mw * CAST(owned = 'foreign' AS INTEGER)) AS owner_foreign_mw,
        fsum(mw * CAST(owned = 'shared' AS INTEGER)) AS owner_shared_mw,
        fsum(mw * CAST(owned = 'unknown' AS INTEGER)) AS owner_unknown_mw,
        fsum(mw * CAST(operated = 'domestic' AS INTEGER)) AS operator_domestic_mw,
        fsum(mw * CAST(operated = 'allied' AS INTEGER)) AS operator_allied_mw,
        fsum(mw * CAST(operated = 'foreign' AS INTEGER)) AS operator_foreign_mw,
        fsum(mw * CAST(operated = 'shared' AS INTEGER)) AS operator_shared_mw,
        fsum(mw * CAST(operated = 'unknown' AS INTEGER)) AS operator_unknown_mw,
        fsum(mw * CAST(used = 'domestic' AS INTEGER)) AS tenant_domestic_mw,
        fsum(mw * CAST(used = 'allied' AS INTEGER)) AS tenant_allied_mw,
        fsum(mw * CAST(used = 'foreign' AS INTEGER)) AS tenant_foreign_mw,
        fsum(mw * CAST(used = 'shared' AS INTEGER)) AS tenant_shared_mw,
        fsum(mw * CAST(used = 'unknown' AS INTEGER)) AS tenant_unknown_mw,
        fsum(mw * CAST(capacity_basis = 'facility' AS INTEGER)) AS facility_mw,
        fsum(mw * CAST(capacity_basis = 'it_load' AS INTEGER)) AS it_load_mw,
        fsum(mw * CAST(coalesce(capacity_basis, 'unspecified') = 'unspecified' AS INTEGER))
            AS unspecified_mw,
        count(mw) AS sites_measured,
        count(*) FILTER (standing = 'not disclosed') AS sites_not_disclosed,
        count(*) FILTER (standing = 'nested') AS nested,
        count(*) FILTER (standing = 'held') AS held,
        count(*) FILTER (standing = 'not running') AS not_running
    FROM classed
    GROUP BY iso3, country, owner
),
by_country AS (
    SELECT
        iso3,
        country,
        fsum(running_mw) AS operational_mw,
        fsum(planned_mw) AS planned_mw,
        fsum(mw) AS measured_mw,
        fsum(COLUMNS('^(owner|operator|tenant)_[a-z]+_mw$')),
        max_by(owner, mw ORDER BY owner) FILTER (owner IS NOT NULL AND mw > 0) AS largest_owner,
        max(mw) FILTER (owner IS NOT NULL AND mw > 0) / fsum(mw) AS largest_owner_share,
        fsum(mw) FILTER (owner IS NOT NULL) AS owner_named_mw,
        fsum(mw * mw) FILTER (owner IS NOT NULL) / nullif(owner_named_mw ** 2, 0) AS owner_hhi,
        CASE WHEN count(mw) > 0 THEN count(owner) FILTER (mw > 0) END AS owners,
        fsum(COLUMNS('^(facility|it_load|unspecified)_mw$')),
        CAST(sum(COLUMNS('^(sites.*|nested|held|not_running)$')) AS BIGINT)
    FROM by_owner
    GROUP BY iso3, country
)
SELECT
    by_country.iso3,
    by_country.country,
    operational_mw,
    by_country.planned_mw,
    sites,
    owner_domestic_mw / nullif(measured_mw, 0) AS domestic_owner_share,
    by_country.* EXCLUDE (iso3, country, operational_mw, planned_mw, sites),
    measured_mw * 1e6 / nullif(countries.population, 0) AS mw_per_million,
    measured_mw / nullif(countries.electricity_twh, 0) AS mw_per_twh,
    countries.low_carbon_share_pct / 100 AS low_carbon_share
FROM by_country
JOIN countries USING (iso3)
ORDER BY measured_mw DESC NULLS LAST, by_country.country
