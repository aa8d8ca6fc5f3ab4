-- One row per company and place with a deal of its own in view on the day: the furthest stage
-- (counting rule 3) and how many deals. Places are $across countries, regions (the subregions of
-- the United Nations) or groups: a country counts in each bloc that it is a member of, and a deal
-- with a bloc itself (counting rule 6) counts once, for that bloc.
WITH places AS (
    SELECT iso3, name AS country, subregion AS region, NULL AS bloc, NULL AS group_code, iso3 AS place
    FROM countries
    WHERE $across = 'countries'
    UNION ALL
    SELECT iso3, NULL, subregion, NULL, NULL, subregion
    FROM countries
    WHERE $across = 'regions'
    UNION ALL
    SELECT iso3, NULL, NULL, group_name, group_code, group_code
    FROM country_groups
    WHERE $across = 'groups'
)
SELECT
    standings.vendor,
    places.country,
    places.region,
    places.bloc,
    stage_of_rank(max(standings.rank)) AS stage,
    count(DISTINCT standings.deal_number) AS deals,
    deal_cards.vendor_id,
    CASE WHEN $across = 'countries' THEN places.place END AS iso3,
    places.group_code,
    CAST(max(standings.rank) AS INTEGER) AS rank,
    CASE
        WHEN max(standings.rank) FILTER (standings.confidence = 'high') = max(standings.rank) THEN 'high'
        WHEN max(standings.rank) FILTER (standings.confidence = 'medium') = max(standings.rank) THEN 'medium'
        ELSE 'low'
    END AS confidence,
    places.place
FROM standings
JOIN deal_cards USING (deal_number)
JOIN places ON places.iso3 = standings.iso3
WHERE is_shown($shown, standings.deal_number)
    AND ($everywhere OR list_contains($places, standings.iso3))
    AND ($members OR NOT standings.as_member OR coalesce(deal_cards.group_code = places.group_code, false))
    AND standings.stage_since <= $as_of
    AND standings.valid_to > $as_of
GROUP BY ALL
HAVING len($stages) = 0 OR list_contains($stages, stage_of_rank(max(standings.rank)))
ORDER BY standings.vendor, places.country, places.region, places.bloc
