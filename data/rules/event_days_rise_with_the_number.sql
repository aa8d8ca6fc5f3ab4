-- Within a deal the days from which events count rise with the running number, undated events
-- first; a shorter date counts from the last day of its period, never after the last day read.
-- Where: deal_events.event_date
WITH numbered AS (
    SELECT
        event_id,
        deal_id,
        event_date,
        counted_day(
            event_date, (SELECT covered_until FROM coverage WHERE topic = 'deals')
        ) AS day,
        TRY_CAST(regexp_extract(event_id, '[0-9]+$') AS INTEGER) AS number
    FROM deal_events
),
with_previous AS (
    SELECT
        *,
        lag(event_date) OVER earlier AS previous_date,
        max(day) OVER (earlier ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS latest_before
    FROM numbered
    WINDOW earlier AS (PARTITION BY deal_id ORDER BY number)
)
SELECT
    event_id,
    event_date,
    previous_date
FROM with_previous
WHERE day < latest_before OR (day IS NULL AND latest_before IS NOT NULL)
