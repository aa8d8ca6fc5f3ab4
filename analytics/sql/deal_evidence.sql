-- One row per source of one deal, best graded first.
SELECT
    sources.url,
    sources.publisher,
    sources.title,
    CAST(sources.kind AS VARCHAR) AS source_kind,
    sources.published_date
FROM deal_sources
JOIN sources USING (source_id)
WHERE deal_sources.deal_id = $deal
ORDER BY sources.kind, sources.published_date DESC NULLS LAST, sources.source_id
