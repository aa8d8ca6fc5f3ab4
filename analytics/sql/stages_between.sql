-- One row per deal in view that stood anywhere on either of two days: its stage then and now, and
-- the headline of its last move between them. A deal that was not there yet has no from_stage.
WITH earlier AS (
    SELECT deal_id, to_stage AS stage, rank
    FROM move_cards
    WHERE event_day <= $since AND valid_to > $since
),
later AS (
    SELECT deal_id, to_stage AS stage, rank, event_date, headline
    FROM move_cards
    WHERE event_day <= $as_of AND valid_to > $as_of
)
SELECT
    deal_cards.deal_id,
    deal_cards.title,
    deal_cards.vendor,
    deal_cards.country,
    deal_cards.iso3,
    earlier.stage AS from_stage,
    later.stage AS to_stage,
    earlier.rank AS from_rank,
    later.rank AS to_rank,
    later.event_date,
    later.headline
FROM later
LEFT JOIN earlier USING (deal_id)
JOIN deal_cards ON deal_cards.deal_id = later.deal_id
WHERE list_contains($deals, later.deal_id)
    AND (len($stages) = 0 OR list_contains($stages, later.stage))
ORDER BY later.rank DESC, earlier.rank DESC NULLS LAST, deal_cards.country, deal_cards.deal_id
