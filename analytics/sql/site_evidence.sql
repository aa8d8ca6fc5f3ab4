-- One row per source of one datacenter, best graded first; is_epoch tells that it passes figures
-- of Epoch AI on, whose licence asks for credit.
SELECT
    sources.url,
    sources.publisher,
    sources.title,
    CAST(sources.kind AS VARCHAR) AS source_kind,
    sources.published_date,
    contains(concat_ws(' ', sources.publisher, sources.title), 'Epoch AI') AS is_epoch
FROM datacenter_sources
JOIN sources USING (source_id)
WHERE datacenter_sources.datacenter_id = $site
ORDER BY sources.kind, sources.published_date DESC NULLS LAST, sources.source_id
