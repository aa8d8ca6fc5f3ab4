-- One row per deal behind one cell of the matrix of companies (the company is bound by the filter):
-- in view, begun by the day, in $place, which is $across a country, a region or a bloc as in
-- vendor_matrix; furthest first, with its newest move and the best source of that.
SELECT
    deal_cards.deal_id,
    deal_cards.title,
    deal_cards.vendor,
    deal_cards.country,
    deal_cards.confidence,
    deal_cards.value_usd,
    deal_cards.value_basis,
    move_cards.to_stage AS stage,
    move_cards.event_date,
    move_cards.headline,
    move_cards.publisher,
    move_cards.source_kind,
    move_cards.url
FROM move_cards
JOIN deal_cards USING (deal_number)
WHERE is_shown($shown, move_cards.deal_number)
    AND move_cards.event_day <= $as_of
    AND move_cards.valid_to > $as_of
    AND (len($stages) = 0 OR list_contains($stages, move_cards.to_stage))
    AND move_cards.deal_id IN (
        SELECT deal_places.deal_id
        FROM deal_places
        JOIN countries ON countries.iso3 = deal_places.iso3
        JOIN deals ON deals.deal_id = deal_places.deal_id
        WHERE ($everywhere OR list_contains($places, deal_places.iso3))
            AND ($members OR NOT as_member OR ($across = 'groups' AND deals.group_code = $place))
            AND (
                ($across = 'countries' AND countries.iso3 = $place)
                OR ($across = 'regions' AND $place IN (countries.subregion, CAST(countries.region AS VARCHAR)))
                OR (
                    $across = 'groups'
                    AND countries.iso3 IN (SELECT iso3 FROM country_groups WHERE group_code = $place)
                )
            )
    )
ORDER BY move_cards.rank DESC, move_cards.event_day DESC, deal_cards.deal_id
