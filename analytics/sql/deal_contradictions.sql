-- One row per known contradiction between sources that concerns one deal.
SELECT topic, contradiction
FROM contradictions
WHERE list_contains(string_split(deal_ids, ';'), $deal)
ORDER BY topic
