-- One row: how many rows deal_register has, and in how many countries.
SELECT count(*) AS deals, count(DISTINCT iso3) AS countries
FROM move_cards
WHERE is_shown($shown, deal_number)
    AND event_day <= $as_of
    AND valid_to > $as_of
    AND (len($only) = 0 OR list_contains($only, deal_id))
    AND (len($stages) = 0 OR list_contains($stages, to_stage))
