-- One row per day on which the atlas knew one more country by name: how many then, of all deals of
-- the programme's company abroad, and of the programme alone; own offices left out.
WITH first_days AS (
    SELECT
        deal_cards.iso3,
        min(move_cards.event_day) AS day,
        min(move_cards.event_day) FILTER (deal_cards.program = $programme) AS programme_day
    FROM deal_cards
    JOIN move_cards USING (deal_number)
    JOIN organizations ON organizations.organization_id = deal_cards.vendor_id
    WHERE deal_cards.vendor_id IN (SELECT vendor_id FROM deal_cards WHERE program = $programme)
        AND deal_cards.kind <> 'office'
        AND deal_cards.iso3 <> coalesce(organizations.headquarters_iso3, '')
        AND move_cards.event_day <= $as_of
    GROUP BY deal_cards.iso3
),
steps AS (
    SELECT day, 1 AS with_company, 0 AS with_programme
    FROM first_days
    UNION ALL
    SELECT programme_day, 0, 1
    FROM first_days
    WHERE programme_day IS NOT NULL
),
by_day AS (
    SELECT
        day,
        sum(with_company) AS with_company,
        sum(with_programme) AS with_programme
    FROM steps
    GROUP BY day
)
SELECT
    day,
    CAST(sum(with_company) OVER (ORDER BY day) AS INTEGER) AS countries,
    CAST(sum(with_programme) OVER (ORDER BY day) AS INTEGER) AS programme_countries
FROM by_day
ORDER BY day
