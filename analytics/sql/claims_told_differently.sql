-- One row per claim of the chosen companies that was told in another number, too, or that a known
-- contradiction names. Which claims speak of the same thing is bound: keys of organization and
-- metric, and the subject of each, which may be the topic of a contradiction.
WITH said AS (
    SELECT
        $subjects[list_position($same_things, organization_id || ' ' || metric)] AS subject,
        claims.claim_id,
        organizations.name AS organization,
        claims.metric,
        claims.value AS claimed,
        claims.unit,
        claims.claim_date,
        claims.statement,
        counted_day(claims.claim_date, $last_day) AS claim_day,
        best.publisher,
        best.source_kind,
        best.url
    FROM claims
    JOIN organizations USING (organization_id)
    LEFT JOIN (
        SELECT
            claim_id,
            first(publisher ORDER BY kind, source_id) AS publisher,
            first(CAST(kind AS VARCHAR) ORDER BY kind, source_id) AS source_kind,
            first(url ORDER BY kind, source_id) AS url
        FROM claim_sources
        JOIN sources USING (source_id)
        GROUP BY claim_id
    ) AS best USING (claim_id)
    WHERE list_contains($same_things, organization_id || ' ' || metric)
        AND counted_day(claims.claim_date, $last_day) <= $as_of
        AND (len($vendors) = 0 OR list_contains($vendors, organization_id))
)
SELECT said.*, contradictions.contradiction
FROM said
LEFT JOIN contradictions ON contradictions.topic = said.subject
QUALIFY contradictions.contradiction IS NOT NULL
    OR min(claimed) OVER (PARTITION BY subject) < max(claimed) OVER (PARTITION BY subject)
ORDER BY count(*) OVER (PARTITION BY subject) DESC, subject, claim_day, claimed, claim_id
