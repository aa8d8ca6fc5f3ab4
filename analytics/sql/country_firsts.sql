-- One row: the days of the first talk and the first signature of the deals in view in a country.
SELECT
    min(stage_since) FILTER (rank BETWEEN 1 AND 3) AS first_talk,
    min(stage_since) FILTER (rank >= 4) AS first_signature
FROM standings
WHERE iso3 = $iso3
    AND list_contains($deals, deal_id)
    AND ($members OR NOT as_member)
    AND stage_since <= $as_of
