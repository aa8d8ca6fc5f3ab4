-- One row: deals in view that have begun by the day, at any stage: with a country, with a group of
-- states, and in how many countries.
SELECT
    count(*) FILTER (iso3 IS NOT NULL) AS with_country,
    count(*) FILTER (iso3 IS NULL) AS with_group,
    count(DISTINCT iso3) AS countries
FROM move_cards
WHERE is_shown($shown, deal_number) AND event_day <= $as_of AND valid_to > $as_of
