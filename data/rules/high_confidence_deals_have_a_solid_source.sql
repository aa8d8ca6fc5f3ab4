-- A deal of high confidence rests on at least one source that is no aggregator, social medium or
-- repository.
-- Where: deals.confidence
SELECT
    deal_id,
    confidence
FROM deals
WHERE confidence = 'high'
    AND deal_id NOT IN (
        SELECT deal_id
        FROM deal_sources
        JOIN sources USING (source_id)
        WHERE sources.kind NOT IN ('aggregator', 'social', 'repository')
    )
