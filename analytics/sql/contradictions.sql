-- One row per known contradiction between sources.
SELECT topic, contradiction
FROM contradictions
ORDER BY topic
