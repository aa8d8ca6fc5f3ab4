-- One row per event of the country's deals in view up to the day and per source of it, newest
-- event first and best-graded source first; undated events come last.
SELECT
    event_days.event_id,
    event_days.event_date,
    event_days.event_day,
    CAST(event_days.stage AS VARCHAR) AS stage,
    event_days.headline,
    deal_cards.deal_id,
    deal_cards.title,
    deal_cards.vendor,
    sources.url,
    sources.publisher,
    CAST(sources.kind AS VARCHAR) AS source_kind,
    sources.published_date
FROM event_days
JOIN deal_cards USING (deal_id)
LEFT JOIN deal_event_sources USING (event_id)
LEFT JOIN sources USING (source_id)
WHERE is_shown($shown, deal_cards.deal_number)
    AND (event_days.event_day <= $as_of OR event_days.event_day IS NULL)
ORDER BY
    event_days.event_day DESC NULLS LAST,
    event_days.running_number DESC,
    event_days.event_id,
    sources.kind,
    sources.source_id
