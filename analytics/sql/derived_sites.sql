-- What the counting rules make of the datacenters, computed once after loading.

-- Names, keys and seats of the parties to a datacenter in one role; a seat that is not known makes
-- the list of seats unknown, so that nobody is called foreign by default.
CREATE TABLE site_parties AS
SELECT
    datacenter_id,
    CAST(role AS VARCHAR) AS role,
    string_agg(organizations.name, ', ' ORDER BY organizations.name) AS names,
    list(organization_id ORDER BY organizations.name) AS ids,
    CASE
        WHEN count(headquarters_iso3) = count(*) THEN list_sort(list(DISTINCT headquarters_iso3))
    END AS homes
FROM datacenter_organizations
JOIN organizations USING (organization_id)
GROUP BY datacenter_id, role;

-- One row per datacenter, as it is shown, with its number. Places are told three ways: in degrees,
-- in units of the world map (map_x, map_y: see analytics/geography/projection.py) and as a point
-- on a sphere of radius 1, for distances.
CREATE TABLE site_cards AS
SELECT
    row_number() OVER (ORDER BY datacenters.datacenter_id) AS site_number,
    datacenters.datacenter_id,
    datacenters.name,
    countries.name AS country,
    datacenters.country_iso3 AS iso3,
    countries.region,
    countries.subregion,
    datacenters.locality,
    datacenters.latitude,
    datacenters.longitude,
    CAST(datacenters.coordinate_precision AS VARCHAR) AS precision,
    CAST(datacenters.status AS VARCHAR) AS status,
    datacenters.status IN ('paused', 'cancelled') AS is_held,
    datacenters.capacity_mw_planned,
    datacenters.capacity_mw_operational,
    CAST(datacenters.capacity_basis AS VARCHAR) AS capacity_basis,
    datacenters.first_online,
    datacenters.full_online,
    year(coalesce(period_ends(datacenters.first_online), milestones.first_day)) AS online_year,
    datacenters.capex_usd,
    datacenters.accelerators,
    datacenters.accelerator_count,
    datacenters.power_source,
    datacenters.summary,
    CAST(datacenters.confidence AS VARCHAR) AS confidence,
    datacenters.part_of_datacenter_id,
    owners.names AS owner,
    operators.names AS operator,
    tenants.names AS tenant,
    coalesce(owners.ids, []) AS owner_ids,
    coalesce(operators.ids, []) AS operator_ids,
    coalesce(tenants.ids, []) AS tenant_ids,
    owners.homes AS owner_homes,
    operators.homes AS operator_homes,
    tenants.homes AS tenant_homes,
    coalesce(deals.ids, []) AS deal_ids,
    map_x(datacenters.longitude, datacenters.latitude) AS x,
    map_y(datacenters.longitude, datacenters.latitude) AS y,
    cos(radians(datacenters.latitude)) * cos(radians(datacenters.longitude)) AS sphere_x,
    cos(radians(datacenters.latitude)) * sin(radians(datacenters.longitude)) AS sphere_y,
    sin(radians(datacenters.latitude)) AS sphere_z
FROM datacenters
JOIN countries ON countries.iso3 = datacenters.country_iso3
LEFT JOIN site_parties AS owners
    ON owners.datacenter_id = datacenters.datacenter_id AND owners.role = 'owner'
LEFT JOIN site_parties AS operators
    ON operators.datacenter_id = datacenters.datacenter_id AND operators.role = 'operator'
LEFT JOIN site_parties AS tenants
    ON tenants.datacenter_id = datacenters.datacenter_id AND tenants.role = 'tenant'
LEFT JOIN (
    SELECT datacenter_id, list(deal_id ORDER BY deal_id) AS ids
    FROM datacenter_deals
    GROUP BY datacenter_id
) AS deals ON deals.datacenter_id = datacenters.datacenter_id
LEFT JOIN (
    SELECT datacenter_id, min(period_ends(milestone_date)) AS first_day
    FROM capacity_milestones
    GROUP BY datacenter_id
) AS milestones ON milestones.datacenter_id = datacenters.datacenter_id
ORDER BY datacenters.datacenter_id;

-- One row per datacenter and larger datacenter around it, at any height (the data rules refuse
-- circles).
CREATE TABLE site_surroundings AS
WITH RECURSIVE around AS (
    SELECT datacenter_id, part_of_datacenter_id AS larger_id
    FROM datacenters
    WHERE part_of_datacenter_id IS NOT NULL
    UNION ALL
    SELECT around.datacenter_id, datacenters.part_of_datacenter_id
    FROM around
    JOIN datacenters ON datacenters.datacenter_id = around.larger_id
    WHERE datacenters.part_of_datacenter_id IS NOT NULL
)
SELECT part.site_number, larger.site_number AS larger_number
FROM around
JOIN site_cards AS part USING (datacenter_id)
JOIN site_cards AS larger ON larger.datacenter_id = around.larger_id;

-- One row per datacenter within larger ones: whether one of these carries its megawatts where all
-- are in view, as for a whole country (counting rule 7; a held plan carries nothing).
CREATE TABLE site_nesting AS
SELECT
    part.site_number,
    bool_or(larger.capacity_mw_planned IS NOT NULL AND NOT larger.is_held) AS by_plan,
    bool_or(larger.capacity_mw_operational IS NOT NULL) AS by_running
FROM site_surroundings AS part
JOIN site_cards AS larger ON larger.site_number = part.larger_number
GROUP BY part.site_number;

-- The smallest squares that a map of many sites is cut into, in map units: 24 across the world, then
-- halved nine times (analytics/map_windows.py). A wider square is made of whole smallest ones.
CREATE MACRO smallest_square() AS CAST(10000 AS DOUBLE) / 24 / 512;

-- One row per datacenter, for maps of many: its square, and its megawatts, unless it is part of a
-- larger one (see part_points) or its plan is held. Neighbours stand beside each other, so that
-- DuckDB passes over most of what lies outside a window.
CREATE TABLE site_points AS
SELECT
    CAST(site_number AS INTEGER) AS site_number,
    datacenter_id,
    x,
    y,
    CAST(floor(x / smallest_square()) AS INTEGER) AS column_number,
    CAST(floor(y / smallest_square()) AS INTEGER) AS row_number,
    CASE WHEN NOT is_part THEN capacity_mw_operational END AS operational_mw,
    CASE WHEN NOT is_part AND NOT is_held THEN capacity_mw_planned END AS planned_mw
FROM (
    SELECT
        *,
        site_number IN (SELECT site_number FROM site_surroundings) AS is_part
    FROM site_cards
)
ORDER BY floor(x / 25), y;

-- One row per datacenter and larger datacenter around it: the megawatts that count wherever no
-- larger one in view has a figure of its own (counting rule 7).
CREATE TABLE part_points AS
SELECT
    part.site_number,
    site_surroundings.larger_number,
    part.x,
    part.y,
    CAST(floor(part.x / smallest_square()) AS INTEGER) AS column_number,
    CAST(floor(part.y / smallest_square()) AS INTEGER) AS row_number,
    part.capacity_mw_operational AS operational_mw,
    CASE WHEN NOT part.is_held THEN part.capacity_mw_planned END AS planned_mw,
    larger.capacity_mw_operational IS NOT NULL AS larger_runs,
    larger.capacity_mw_planned IS NOT NULL AND NOT larger.is_held AS larger_is_planned
FROM site_surroundings
JOIN site_cards AS part ON part.site_number = site_surroundings.site_number
JOIN site_cards AS larger ON larger.site_number = site_surroundings.larger_number
ORDER BY floor(part.x / 25), part.y;

-- One row per day from which a datacenter runs, or is to run, a total of megawatts, valid until
-- the day before valid_to. Milestones tell it where there are any; else what runs counts from the
-- first day online, and the plan from the day on which the whole is due. A first day alone dates
-- no plan: how much runs from then on is not known. A step that was due before the figures end
-- and was not seen counts as planned from the day after. Paused and cancelled plans are no steps.
CREATE TABLE site_steps AS
WITH until AS (
    SELECT covered_until AS day
    FROM coverage
    WHERE topic = 'datacenters'
),
told AS (
    SELECT
        datacenter_id,
        CASE kind
            WHEN 'actual' THEN counted_day(milestone_date, until.day)
            ELSE greatest(period_ends(milestone_date), until.day + 1)
        END AS day,
        capacity_mw AS megawatts,
        kind = 'planned' AS is_planned,
        kind = 'planned' AND period_ends(milestone_date) <= until.day AS is_overdue
    FROM capacity_milestones, until
    UNION ALL
    SELECT
        datacenter_id,
        counted_day(first_online, until.day),
        capacity_mw_operational,
        false,
        false
    FROM datacenters, until
    WHERE datacenter_id NOT IN (SELECT datacenter_id FROM capacity_milestones)
        AND capacity_mw_operational IS NOT NULL
        AND first_online IS NOT NULL
    UNION ALL
    SELECT
        datacenter_id,
        greatest(period_ends(full_online), until.day + 1),
        capacity_mw_planned,
        true,
        period_ends(full_online) <= until.day
    FROM datacenters, until
    WHERE datacenter_id NOT IN (SELECT datacenter_id FROM capacity_milestones)
        AND capacity_mw_planned > coalesce(capacity_mw_operational, 0)
        AND full_online IS NOT NULL
),
last_of_day AS (
    SELECT
        datacenter_id,
        day,
        arg_max(megawatts, CAST(NOT is_overdue AS INTEGER)) AS megawatts,
        bool_or(is_planned) AS is_planned,
        bool_and(is_overdue) AS is_overdue
    FROM told
    GROUP BY datacenter_id, day
)
SELECT
    site_cards.site_number,
    last_of_day.day,
    coalesce(
        lead(last_of_day.day) OVER (
            PARTITION BY site_cards.site_number
            ORDER BY last_of_day.day
        ),
        DATE '9999-12-31'
    ) AS valid_to,
    last_of_day.megawatts,
    last_of_day.is_planned,
    last_of_day.is_overdue
FROM last_of_day
JOIN site_cards USING (datacenter_id)
WHERE NOT (site_cards.is_held AND last_of_day.is_planned)
ORDER BY site_cards.site_number, last_of_day.day;
