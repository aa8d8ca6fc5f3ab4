-- One row per deal above (relation umbrella) or directly below (part) one deal.
SELECT 'umbrella' AS relation, deal_umbrellas.height, deal_cards.deal_id, deal_cards.title,
    deal_cards.vendor, deal_cards.country
FROM deal_umbrellas
JOIN deal_cards ON deal_cards.deal_id = deal_umbrellas.umbrella_deal_id
WHERE deal_umbrellas.deal_id = $deal
UNION ALL
SELECT 'part', 1, deal_id, title, vendor, country
FROM deal_cards
WHERE umbrella_deal_id = $deal
ORDER BY relation DESC, height DESC, title
