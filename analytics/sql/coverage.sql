-- One row per topic: the last day up to which the atlas was fed.
SELECT topic, covered_until, note
FROM coverage
ORDER BY topic
