-- One row per claim that the chosen companies had made by the day, newest first, with its sources.
-- A claim of a month or a year counts from the end of that period (counting rule 1).
SELECT
    claims.claim_id,
    organizations.name AS organization,
    claims.metric,
    claims.value AS claimed,
    claims.unit,
    claims.claim_date,
    claims.statement,
    evidence.sources,
    evidence.source_urls,
    evidence.publisher,
    evidence.source_kind,
    evidence.url,
    evidence.published_date,
    claims.organization_id,
    counted_day(claims.claim_date, $last_day) AS claim_day
FROM claims
JOIN organizations USING (organization_id)
LEFT JOIN (
    SELECT
        claim_id,
        count(*) AS sources,
        string_agg(url, ' ' ORDER BY kind, source_id) AS source_urls,
        first(publisher ORDER BY kind, source_id) AS publisher,
        first(CAST(kind AS VARCHAR) ORDER BY kind, source_id) AS source_kind,
        first(url ORDER BY kind, source_id) AS url,
        first(published_date ORDER BY kind, source_id) AS published_date
    FROM claim_sources
    JOIN sources USING (source_id)
    GROUP BY claim_id
) AS evidence USING (claim_id)
WHERE counted_day(claims.claim_date, $last_day) <= $as_of
    AND (len($vendors) = 0 OR list_contains($vendors, claims.organization_id))
ORDER BY claim_day DESC, claims.claim_id
