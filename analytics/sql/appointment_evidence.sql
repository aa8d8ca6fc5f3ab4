-- One row per source of one appointment, best graded first.
SELECT
    sources.url,
    sources.publisher,
    sources.title,
    CAST(sources.kind AS VARCHAR) AS source_kind,
    sources.published_date
FROM appointment_sources
JOIN sources USING (source_id)
WHERE appointment_sources.appointment_id = $person
ORDER BY
    sources.kind, period_ends(sources.published_date) DESC NULLS LAST, sources.source_id
