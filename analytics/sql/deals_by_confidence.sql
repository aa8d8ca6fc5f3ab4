-- One row per confidence, surest first: how many deals have it.
SELECT CAST(confidence AS VARCHAR) AS confidence, count(*) AS deals
FROM deals
GROUP BY deals.confidence
ORDER BY deals.confidence
