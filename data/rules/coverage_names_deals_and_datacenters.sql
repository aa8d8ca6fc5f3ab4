-- The coverage says for deals and for datacenters up to which day they were read.
-- Where: coverage.topic
SELECT topic
FROM (SELECT unnest(enum_range(NULL::coverage_topic)) AS topic)
WHERE topic NOT IN (SELECT topic FROM coverage)
