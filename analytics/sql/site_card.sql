-- One row: everything the facts say of one datacenter; dates as published, with their first and
-- last day.
SELECT
    datacenter_id,
    name,
    country,
    iso3,
    locality,
    precision,
    status,
    is_held,
    capacity_mw_planned,
    capacity_mw_operational,
    capacity_basis,
    first_online,
    period_starts(first_online) AS first_online_from,
    period_ends(first_online) AS first_online_to,
    full_online,
    period_starts(full_online) AS full_online_from,
    period_ends(full_online) AS full_online_to,
    capex_usd,
    accelerators,
    accelerator_count,
    power_source,
    summary,
    confidence
FROM site_cards
WHERE datacenter_id = $site
