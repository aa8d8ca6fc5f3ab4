-- One row per claim about datacenters: how many megawatts the atlas knows as planned and as seen
-- running, and what the sites cost, without double counting (counting rule 7). Which sites count
-- is said by metric below: those of the company, or those that came from deals of a programme.
-- Plans are known as of the end of the figures alone, so that only what runs has a day.
WITH scopes (metric, iso3, program) AS (
    VALUES
    ('capacity_target', NULL, NULL),
    ('compute_target', NULL, NULL),
    ('capacity_target_uae', 'ARE', NULL),
    ('capacity_first_phase_uae', 'ARE', NULL),
    ('us_capacity_target', 'USA', 'Stargate'),
    ('investment', 'USA', 'Stargate')
),
-- The day by which a target is to be met stands in the words of the claim.
dues (claim_id, due_day) AS (
    VALUES
    ('humain-capacity-2030', DATE '2030-12-31'),
    ('khazna-international', DATE '2030-12-31'),
    ('mistral-europe-capacity', DATE '2027-12-31'),
    ('openai-uae-200mw', DATE '2026-12-31')
),
programmes AS (
    SELECT vendor_id, program, list(deal_id) AS deal_ids
    FROM deals
    WHERE program IS NOT NULL
    GROUP BY vendor_id, program
),
said AS MATERIALIZED (
    SELECT
        claims.claim_id,
        claims.organization_id,
        scopes.iso3,
        scopes.program,
        programmes.deal_ids,
        dues.due_day,
        -- At the end of the news, datacenters are read on to the end of their own figures.
        CASE WHEN $as_of >= $last_day THEN $sites_until ELSE $as_of END AS sites_day
    FROM claims
    JOIN scopes USING (metric)
    LEFT JOIN dues USING (claim_id)
    LEFT JOIN programmes
        ON programmes.vendor_id = claims.organization_id AND programmes.program = scopes.program
),
counted AS MATERIALIZED (
    SELECT
        said.claim_id,
        site_cards.site_number,
        site_cards.datacenter_id,
        site_cards.capacity_basis,
        CASE WHEN NOT site_cards.is_held THEN site_cards.capex_usd END AS capex_usd,
        max(steps.megawatts) FILTER (steps.day <= sites_day AND steps.valid_to > sites_day)
            AS running_mw,
        coalesce(max(steps.megawatts) >= site_cards.capacity_mw_planned, false) AS is_dated,
        -- A plan without a day counts as a whole: when it is to be met, nobody says.
        CASE
            WHEN site_cards.is_held THEN NULL
            WHEN due_day IS NOT NULL AND is_dated
                THEN max(steps.megawatts) FILTER (steps.day <= due_day AND steps.valid_to > due_day)
            ELSE site_cards.capacity_mw_planned
        END AS planned_mw
    FROM said
    JOIN site_cards
        ON site_cards.iso3 = coalesce(said.iso3, site_cards.iso3)
        -- A site that begins after the target is due does not help to meet it.
        AND coalesce(period_starts(site_cards.first_online) <= said.due_day, true)
        AND CASE
            WHEN said.program IS NULL
                THEN list_contains(
                    site_cards.owner_ids || site_cards.operator_ids || site_cards.tenant_ids,
                    said.organization_id
                )
            ELSE coalesce(list_has_any(site_cards.deal_ids, said.deal_ids), false)
        END
    LEFT JOIN site_steps AS steps USING (site_number)
    GROUP BY
        said.claim_id, said.due_day, site_cards.site_number, site_cards.datacenter_id,
        site_cards.capacity_basis, site_cards.capacity_mw_planned, site_cards.capex_usd,
        site_cards.is_held
),
nested AS (
    SELECT
        part.claim_id,
        part.site_number,
        bool_or(larger.planned_mw IS NOT NULL) AS by_plan,
        bool_or(larger.running_mw IS NOT NULL) AS by_running,
        bool_or(larger.capex_usd IS NOT NULL) AS by_cost
    FROM counted AS part
    JOIN site_surroundings USING (site_number)
    JOIN counted AS larger
        ON larger.claim_id = part.claim_id AND larger.site_number = site_surroundings.larger_number
    GROUP BY part.claim_id, part.site_number
)
SELECT
    said.claim_id,
    CASE WHEN bool_and(is_dated) FILTER (planned_mw IS NOT NULL) THEN said.due_day END AS due_day,
    sum(planned_mw) FILTER (NOT coalesce(by_plan, false)) AS planned_mw,
    sum(running_mw) FILTER (NOT coalesce(by_running, false)) AS running_mw,
    sum(counted.capex_usd) FILTER (NOT coalesce(by_cost, false)) AS cost_usd,
    count(counted.site_number) AS sites,
    count(planned_mw) FILTER (NOT coalesce(by_plan, false)) AS sites_planned,
    count(counted.capex_usd) FILTER (NOT coalesce(by_cost, false)) AS sites_with_cost,
    coalesce(
        list_sort(list(DISTINCT capacity_basis) FILTER (planned_mw IS NOT NULL)),
        []
    ) AS bases,
    coalesce(
        list(datacenter_id ORDER BY planned_mw DESC NULLS LAST, datacenter_id)
            FILTER (datacenter_id IS NOT NULL),
        []
    ) AS datacenter_ids
FROM said
LEFT JOIN counted USING (claim_id)
LEFT JOIN nested USING (claim_id, site_number)
GROUP BY said.claim_id, said.due_day
ORDER BY said.claim_id
