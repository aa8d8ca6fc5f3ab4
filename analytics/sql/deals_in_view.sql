-- One row per deal that passes the reader's filter, whatever its stage and day. Offices are out
-- unless asked for (counting rule 5). Under a choice of places, a group's deal is in view when its
-- bloc is chosen, or when members are painted and one of them is in view.
SELECT deal_id
FROM deals
WHERE (len($vendors) = 0 OR list_contains($vendors, vendor_id))
    AND (len($kinds) = 0 OR list_contains($kinds, CAST(kind AS VARCHAR)))
    AND ($offices OR kind <> 'office' OR list_contains($kinds, 'office'))
    AND (
        len($counterparties) = 0
        OR list_contains($counterparties, CAST(counterparty_kind AS VARCHAR))
    )
    AND (len($confidence) = 0 OR list_contains($confidence, CAST(confidence AS VARCHAR)))
    AND (
        len($regions) + len($groups) + len($countries) = 0
        OR list_contains($places, country_iso3)
        OR list_contains($groups, group_code)
        OR (
            $members
            AND deal_id IN (
                SELECT deal_id FROM deal_places WHERE as_member AND list_contains($places, iso3)
            )
        )
    )
