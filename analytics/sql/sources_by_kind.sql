-- One row per kind of source, best graded first.
SELECT CAST(kind AS VARCHAR) AS kind, count(*) AS sources
FROM sources
GROUP BY sources.kind
ORDER BY sources.kind
