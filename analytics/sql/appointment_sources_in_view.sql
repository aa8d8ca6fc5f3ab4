-- One row per source of the appointments that $only names, best graded first.
SELECT
    sources.publisher,
    CAST(sources.kind AS VARCHAR) AS source_kind,
    sources.url,
    sources.title,
    sources.published_date
FROM sources
WHERE source_id IN (
    SELECT source_id
    FROM appointment_sources
    WHERE list_contains($only, appointment_id)
)
ORDER BY sources.kind, sources.published_date DESC NULLS LAST, sources.source_id
