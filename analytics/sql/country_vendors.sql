-- One row per company with a deal in view in one country: its furthest stage on the day and a
-- year before, and how many deals it has there, furthest first.
WITH here AS (
    SELECT standings.*
    FROM standings
    WHERE iso3 = $iso3 AND is_shown($shown, deal_number) AND ($members OR NOT as_member)
),
now AS (
    SELECT
        vendor,
        max(rank) AS rank,
        count(*) AS deals,
        max(rank) FILTER (confidence = 'high') AS rank_well_sourced
    FROM here
    WHERE stage_since <= $as_of AND valid_to > $as_of
    GROUP BY vendor
),
year_ago AS (
    SELECT vendor, max(rank) AS rank
    FROM here
    WHERE stage_since <= $as_of - INTERVAL 1 YEAR AND valid_to > $as_of - INTERVAL 1 YEAR
    GROUP BY vendor
)
SELECT
    now.vendor,
    stage_of_rank(now.rank) AS stage,
    stage_of_rank(year_ago.rank) AS stage_year_ago,
    now.deals,
    coalesce(now.rank_well_sourced = now.rank, false) AS is_well_sourced
FROM now
LEFT JOIN year_ago USING (vendor)
ORDER BY now.rank DESC, now.deals DESC, now.vendor
