-- One row per deal, in the order of their numbers: whether it passes the reader's filter, whatever
-- its stage and day. Offices are out unless asked for (counting rule 5). Under a choice of places,
-- a group's deal is in view when its bloc is chosen, or when members are painted and one of them
-- is in view.
SELECT
    coalesce(
        (len($vendors) = 0 OR list_contains($vendors, vendor_id))
        AND (len($kinds) = 0 OR list_contains($kinds, kind))
        AND ($offices OR kind <> 'office' OR list_contains($kinds, 'office'))
        AND (len($counterparties) = 0 OR list_contains($counterparties, counterparty_kind))
        AND (len($confidence) = 0 OR list_contains($confidence, confidence))
        AND (
            $everywhere
            OR coalesce(list_contains($places, iso3), false)
            OR coalesce(list_contains($groups, group_code), false)
            OR (
                $members
                AND deal_id IN (
                    SELECT deal_id
                    FROM deal_places
                    WHERE as_member AND list_contains($places, iso3)
                )
            )
        ),
        false
    ) AS is_shown
FROM deal_cards
ORDER BY deal_number
