-- One row per source of a deal in view that has begun, best graded first: what a slide's notes and
-- a brief list.
SELECT
    sources.publisher,
    CAST(sources.kind AS VARCHAR) AS source_kind,
    sources.url,
    sources.title,
    sources.published_date,
    count(*) AS deals
FROM deal_cards
JOIN deal_sources USING (deal_id)
JOIN sources USING (source_id)
WHERE is_shown($shown, deal_cards.deal_number)
    AND period_starts(deal_cards.announced_date) <= $as_of
GROUP BY
    sources.source_id, sources.publisher, sources.kind, sources.url, sources.title,
    sources.published_date
ORDER BY sources.kind, deals DESC, sources.published_date DESC NULLS LAST, sources.source_id
