-- One row per move, up to the day, of the deals that one appointment's company has with the country
-- of the former office; the deal that moved last comes first, its moves oldest first. Placed tells
-- whether a move came before the start, after it or after the end. Both dates may stand for a whole
-- period: what is not wholly before or after is placed on neither side. It is an order of dates and
-- says nothing of causes. Own offices are left out unless asked for (counting rule 5).
SELECT
    deal_cards.deal_id,
    deal_cards.title,
    deal_cards.confidence,
    move_cards.from_stage,
    move_cards.to_stage,
    move_cards.event_date,
    move_cards.headline,
    move_cards.publisher,
    move_cards.source_kind,
    move_cards.url,
    CASE
        WHEN period_starts(move_cards.event_date) > period_ends(appointments.end_date)
            THEN 'after the end'
        WHEN appointments.start_date IS NULL THEN 'start not known'
        WHEN period_starts(move_cards.event_date) > period_ends(appointments.start_date)
            THEN 'after'
        WHEN period_ends(move_cards.event_date) < period_starts(appointments.start_date)
            THEN 'before'
        ELSE 'neither'
    END AS placed
FROM appointments
JOIN deal_cards
    ON deal_cards.vendor_id = appointments.organization_id
    AND deal_cards.iso3 = appointments.former_country_iso3
JOIN move_cards ON move_cards.deal_number = deal_cards.deal_number
WHERE appointments.appointment_id = $person
    AND ($offices OR deal_cards.kind <> 'office')
    AND move_cards.event_day <= $as_of
ORDER BY
    max(move_cards.event_day) OVER (PARTITION BY deal_cards.deal_id) DESC,
    deal_cards.deal_id,
    move_cards.event_day
