-- The first fifty datacenters, by name, whose name or place holds every word that the reader typed,
-- accents and capitals aside.
SELECT datacenter_id
FROM site_cards
WHERE len(list_filter(
    $words,
    lambda word: NOT contains(
        strip_accents(lower(concat_ws(' ', name, locality, country))),
        strip_accents(lower(word))
    )
)) = 0
ORDER BY name, datacenter_id
LIMIT 50
