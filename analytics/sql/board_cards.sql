-- One row per deal on the board: of each stage those in view that have stood there longest, as many
-- as $cards.
SELECT
    deal_cards.deal_id,
    deal_cards.title,
    deal_cards.vendor,
    deal_cards.country,
    deal_cards.confidence,
    deal_cards.value_usd,
    deal_cards.value_basis,
    move_cards.to_stage AS stage,
    date_diff('day', move_cards.event_day, $as_of) AS days_in_stage,
    CASE
        WHEN move_cards.rank >= 1 THEN
            ageing_state(
                days_in_stage,
                $typical_days[greatest(move_cards.rank, 1)],
                $moves_seen[greatest(move_cards.rank, 1)],
                $moves_needed
            )
    END AS state
FROM move_cards
JOIN deal_cards USING (deal_id)
WHERE is_shown($shown, move_cards.deal_number)
    AND move_cards.event_day <= $as_of
    AND move_cards.valid_to > $as_of
QUALIFY
    row_number() OVER (
        PARTITION BY move_cards.rank ORDER BY move_cards.event_day, deal_cards.deal_id
    ) <= $cards
ORDER BY move_cards.rank DESC, move_cards.event_day, deal_cards.deal_id
