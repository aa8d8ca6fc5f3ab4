-- One row per deal whose title, counterparty, partners, country, vendor, programme or summary
-- holds every word that the reader typed, accents and capitals aside.
SELECT deal_cards.deal_id
FROM deal_cards
LEFT JOIN (
    SELECT deal_id, string_agg(organizations.name, ' ') AS names
    FROM deal_partners
    JOIN organizations USING (organization_id)
    GROUP BY deal_id
) AS partners USING (deal_id)
WHERE len(list_filter(
    $words,
    lambda word: NOT contains(
        strip_accents(lower(concat_ws(' ', title, counterparty, names, country, vendor, program,
            jurisdiction, summary))),
        strip_accents(lower(word))
    )
)) = 0
