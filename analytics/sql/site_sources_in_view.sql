-- One row per source of a datacenter in view, best graded first.
SELECT
    sources.publisher,
    CAST(sources.kind AS VARCHAR) AS source_kind,
    sources.url,
    sources.title,
    sources.published_date,
    count(*) AS datacenters
FROM site_cards
JOIN datacenter_sources USING (datacenter_id)
JOIN sources USING (source_id)
WHERE is_shown($shown_sites, site_cards.site_number)
GROUP BY
    sources.source_id, sources.publisher, sources.kind, sources.url, sources.title,
    sources.published_date
ORDER BY sources.kind, datacenters DESC, sources.published_date DESC NULLS LAST, sources.source_id
