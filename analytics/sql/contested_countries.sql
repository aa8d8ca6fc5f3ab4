-- One row per inhabited entity in view: which of the chosen companies stands furthest there, who
-- else stands on a rung, and how many rungs lie between the first and the next (counting rule 17);
-- contested countries first. Several leaders stand level. Companies whose deals there are all
-- paused or ended stand on no rung; the line holds them too, furthest first.
WITH company_standings AS (
    SELECT
        standings.iso3,
        -- Turned round, so that the least of a line is its furthest company: min() lines them up
        -- in half the time of a sorted list.
        -CAST(max(standings.rank) AS INTEGER) AS turned_rank,
        standings.vendor,
        deal_cards.vendor_id,
        count(*) AS deals,
        coalesce(max(standings.rank) FILTER (standings.confidence = 'high') = max(standings.rank), false)
            AS is_well_sourced,
        max(standings.vendor) || ' ' || stage_of_rank(max(standings.rank)) AS stage_there
    FROM standings
    JOIN deal_cards USING (deal_number)
    WHERE is_shown($shown, standings.deal_number)
        AND ($everywhere OR list_contains($places, standings.iso3))
        AND ($members OR NOT standings.as_member)
        AND standings.stage_since <= $as_of
        AND standings.valid_to > $as_of
    GROUP BY ALL
),
lined_up AS (
    SELECT
        iso3,
        min(
            {
                'turned_rank': turned_rank,
                'vendor': vendor,
                'vendor_id': vendor_id,
                'deals': deals,
                'is_well_sourced': is_well_sourced,
                'stage_there': stage_there
            },
            1000
        ) AS line,
        count(*) FILTER (turned_rank < 0) AS on_ladder
    FROM company_standings
    GROUP BY iso3
)
SELECT
    countries.iso3,
    countries.name AS country,
    coalesce(array_to_string(
        [one.vendor FOR one IN line IF one.turned_rank < 0 AND one.turned_rank = line[1].turned_rank], ', '
    ), '') AS leader,
    coalesce(array_to_string(
        [one.vendor FOR one IN line IF one.turned_rank < 0 AND one.turned_rank > line[1].turned_rank], ', '
    ), '') AS challengers,
    CASE WHEN on_ladder >= 2 THEN line[2].turned_rank - line[1].turned_rank END AS gap,
    CASE
        WHEN coalesce(on_ladder, 0) = 0 THEN 'open'
        WHEN gap <= 1 THEN 'contested'
        ELSE 'led'
    END AS contest,
    stage_of_rank(-line[1].turned_rank) AS stage,
    coalesce(array_to_string([one.stage_there FOR one IN line], ', '), '') AS stages,
    CAST(countries.region AS VARCHAR) AS region,
    countries.subregion,
    coalesce(line, []) AS line
FROM countries
LEFT JOIN lined_up USING (iso3)
WHERE list_contains($places, countries.iso3)
    AND (len($stages) = 0 OR list_contains($stages, stage_of_rank(-line[1].turned_rank)))
ORDER BY contest = 'open', contest = 'led', line[1].turned_rank NULLS LAST, gap NULLS LAST, country
