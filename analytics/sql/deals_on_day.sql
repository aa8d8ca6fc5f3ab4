-- One row per deal in view on the day, without its story: place, stage and since when.
SELECT deal_id, title, iso3, to_stage AS stage, event_day AS stage_since
FROM move_cards
WHERE list_contains($deals, deal_id) AND event_day <= $as_of AND valid_to > $as_of
ORDER BY rank DESC, event_day DESC, deal_id
