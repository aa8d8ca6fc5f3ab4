-- One row per deal that one datacenter comes from, with where it stands on the last day read;
-- a deal that had not begun by then has no stage.
SELECT
    deal_cards.deal_id,
    deal_cards.title,
    deal_cards.vendor,
    deal_cards.value_usd,
    deal_cards.value_basis,
    deal_cards.confidence,
    standing.to_stage AS stage
FROM datacenter_deals
JOIN deal_cards USING (deal_id)
LEFT JOIN (
    SELECT deal_id, to_stage
    FROM move_cards
    WHERE event_day <= $last_day AND valid_to > $last_day
) AS standing USING (deal_id)
WHERE datacenter_deals.datacenter_id = $site
ORDER BY deal_cards.value_usd DESC NULLS LAST, deal_cards.title
