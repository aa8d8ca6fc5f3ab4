-- One row per event of one deal up to the day and per source of it, newest first, undated last.
SELECT
    event_days.event_id,
    event_days.event_date,
    CAST(event_days.stage AS VARCHAR) AS stage,
    event_days.headline,
    sources.url,
    sources.publisher,
    CAST(sources.kind AS VARCHAR) AS source_kind,
    sources.published_date
FROM event_days
LEFT JOIN deal_event_sources USING (event_id)
LEFT JOIN sources USING (source_id)
WHERE event_days.deal_id = $deal
    AND (event_days.event_day <= $as_of OR event_days.event_day IS NULL)
ORDER BY
    event_days.event_day DESC NULLS LAST,
    event_days.running_number DESC,
    sources.kind,
    sources.source_id
