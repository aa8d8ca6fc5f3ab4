-- One row per datacenter in the order of their numbers: whether it passes the reader's filter.
-- A datacenter without megawatts, or without a year, passes no filter of megawatts or years.
SELECT
    ($everywhere OR list_contains($places, iso3))
    AND (
        len($companies) = 0
        OR list_has_any(owner_ids, $companies)
        OR list_has_any(operator_ids, $companies)
        OR list_has_any(tenant_ids, $companies)
    )
    AND (len($owners) = 0 OR list_has_any(owner_ids, $owners))
    AND (len($operators) = 0 OR list_has_any(operator_ids, $operators))
    AND (len($tenants) = 0 OR list_has_any(tenant_ids, $tenants))
    AND (len($homes) = 0 OR coalesce(list_has_any(owner_homes, $homes), false))
    AND (len($statuses) = 0 OR list_contains($statuses, status))
    AND (len($precisions) = 0 OR list_contains($precisions, precision))
    AND (len($confidence) = 0 OR list_contains($confidence, confidence))
    AND (len($linked_deals) = 0 OR list_has_any(deal_ids, $linked_deals))
    AND (
        ($mw_from IS NULL AND $mw_to IS NULL)
        OR coalesce(
            greatest(capacity_mw_planned, capacity_mw_operational)
                BETWEEN coalesce($mw_from, 0) AND coalesce($mw_to, 1e12),
            false
        )
    )
    AND (
        ($online_from IS NULL AND $online_to IS NULL)
        OR coalesce(
            online_year BETWEEN coalesce($online_from, 0) AND coalesce($online_to, 9999), false
        )
    ) AS is_in_view
FROM site_cards
ORDER BY site_number
