-- An event_id is its deal_id and a running number; the events of a deal are numbered from 1
-- without a gap.
-- Where: deal_events.event_id
WITH numbered AS (
    SELECT
        event_id,
        deal_id,
        row_number() OVER (
            PARTITION BY deal_id
            ORDER BY TRY_CAST(regexp_extract(event_id, '[0-9]+$') AS INTEGER), event_id
        ) AS position
    FROM deal_events
)
SELECT
    event_id,
    deal_id || '-' || position AS expected
FROM numbered
WHERE event_id <> deal_id || '-' || position
