-- One row per company and month in which a deal in view of it reached agreement for the first time
-- in some country: how many such countries, and how many in all so far. A country stays counted
-- when its deal is later paused or ended. The month is its last day, never past the coverage.
WITH first_signatures AS (
    SELECT deal_cards.vendor_id, standings.iso3, min(standings.stage_since) AS day
    FROM standings
    JOIN deal_cards USING (deal_number)
    WHERE is_shown($shown, standings.deal_number)
        AND ($everywhere OR list_contains($places, standings.iso3))
        AND ($members OR NOT standings.as_member)
        AND standings.rank >= 4
        AND standings.stage_since <= $last_day
    GROUP BY ALL
),
by_month AS (
    SELECT vendor_id, least(last_day(day), $last_day) AS month, count(*) AS newly_signed
    FROM first_signatures
    GROUP BY ALL
)
SELECT
    vendor_id,
    month,
    newly_signed,
    CAST(sum(newly_signed) OVER (PARTITION BY vendor_id ORDER BY month) AS INTEGER) AS countries
FROM by_month
ORDER BY vendor_id, month
