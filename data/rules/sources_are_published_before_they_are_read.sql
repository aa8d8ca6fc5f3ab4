-- A source was published no later than it was read.
-- Where: sources.published_date
SELECT
    source_id,
    published_date,
    accessed_date
FROM sources
WHERE period_starts(published_date) > accessed_date
