-- One row per claim and source, best graded first.
SELECT
    claim_sources.claim_id,
    sources.url,
    sources.publisher,
    sources.title,
    CAST(sources.kind AS VARCHAR) AS source_kind,
    sources.published_date
FROM claim_sources
JOIN sources USING (source_id)
WHERE list_contains($of_claims, claim_sources.claim_id)
ORDER BY claim_id, sources.kind, sources.published_date DESC NULLS LAST, sources.source_id
