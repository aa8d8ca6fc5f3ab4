-- One row per known contradiction between sources that concerns one datacenter.
SELECT topic, contradiction
FROM contradictions
WHERE list_contains(string_split(datacenter_ids, ';'), $site)
ORDER BY topic
