-- One row per deal or datacenter that counts for a claim: where it stands on the day.
SELECT
    'deal' AS kind,
    deal_cards.deal_id AS row_id,
    deal_cards.title,
    deal_cards.country,
    moves.to_stage AS standing,
    deal_cards.confidence,
    deal_cards.program,
    NULL AS planned_mw,
    NULL AS running_mw,
    NULL AS cost_usd
FROM deal_cards
JOIN move_cards AS moves
    ON moves.deal_number = deal_cards.deal_number
    AND moves.event_day <= $as_of
    AND moves.valid_to > $as_of
WHERE list_contains($counted_deals, deal_cards.deal_id)
UNION ALL
SELECT
    'site',
    datacenter_id,
    name,
    country,
    status,
    confidence,
    NULL,
    capacity_mw_planned,
    capacity_mw_operational,
    capex_usd
FROM site_cards
WHERE list_contains($counted_sites, datacenter_id)
ORDER BY kind, country, title
